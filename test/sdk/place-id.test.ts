import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PlaceId } from '../../sdk/contract/index.ts';
import { formatPlaceId, parsePlaceId } from '../../sdk/index.ts';

const ALPHABET = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const numbers = fc.oneof(fc.nat(), fc.maxSafeNat());

test('every number comes back from its id, which the contract accepts', () => {
  fc.assert(
    fc.property(numbers, (number) => {
      const id = formatPlaceId(number);
      assert.equal(parsePlaceId(id), number);
      assert.equal(PlaceId.safeParse(id).success, true);
    }),
  );
});

test('two numbers have two ids', () => {
  fc.assert(fc.property(numbers, numbers, (a, b) => assert.equal(formatPlaceId(a) === formatPlaceId(b), a === b)));
});

test('an id is forgiven its case, hyphens, spaces around it and look-alikes', () => {
  fc.assert(
    fc.property(numbers, fc.nat(12), fc.constantFrom('I', 'L', 'i', 'l'), (number, at, one) => {
      const id = formatPlaceId(number);
      const typed = id.replaceAll('1', one).replaceAll('0', 'o').toLowerCase();
      assert.equal(parsePlaceId(` ${typed.slice(0, at)}-${typed.slice(at)} `), number);
    }),
  );
});

test('one wrong character is always noticed', () => {
  fc.assert(
    fc.property(numbers, fc.nat(), fc.constantFrom(...ALPHABET), (number, seed, wrong) => {
      const id = [...formatPlaceId(number)];
      const at = seed % id.length;
      fc.pre(id[at] !== wrong);
      assert.equal(parsePlaceId(id.with(at, wrong).join('')), undefined);
    }),
    { numRuns: 1000 },
  );
});

test('two neighbours that changed places are always noticed', () => {
  fc.assert(
    fc.property(numbers, fc.nat(), (number, seed) => {
      const id = [...formatPlaceId(number)];
      const at = seed % (id.length - 1);
      const [left, right] = [id[at] ?? '', id[at + 1] ?? ''];
      fc.pre(left !== right);
      assert.equal(
        parsePlaceId(
          id
            .with(at, right)
            .with(at + 1, left)
            .join(''),
        ),
        undefined,
      );
    }),
    { numRuns: 1000 },
  );
});

test('a text that is no id is undefined', () => {
  for (const text of ['', '0', 'U0', '!', '10042000000000', 'médiathèque', '１２']) {
    assert.equal(parsePlaceId(text), undefined, text);
  }
  fc.assert(fc.property(fc.string(), (text) => assert.doesNotThrow(() => parsePlaceId(text))));
});

test('a number that no place can have is refused', () => {
  for (const number of [-1, 0.5, NaN, Infinity, 2 ** 53]) assert.throws(() => formatPlaceId(number), RangeError);
});
