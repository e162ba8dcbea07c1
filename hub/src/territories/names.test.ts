import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { nameKey, typos, words } from './names.ts';

describe('nameKey', () => {
  it('forgives case, accents, hyphens, apostrophes, ligatures and « st »', () => {
    assert.equal(nameKey('Saint-Brieuc'), nameKey('ST BRIEUC'));
    assert.equal(nameKey('Sainte-Mère-Église'), nameKey('ste mere eglise'));
    assert.equal(nameKey('L’Aigle'), nameKey("l'aigle"));
    assert.equal(nameKey('Œuilly'), nameKey('oeuilly'));
  });
});

describe('words', () => {
  it('splits at everything that is neither letter nor digit', () => {
    assert.deepEqual(words(' Café-libraire, « 3D » n°2 '), ['cafe', 'libraire', '3d', 'n', '2']);
    assert.deepEqual(words('!?'), []);
  });
});

describe('typos', () => {
  it('counts one for each letter dropped, added, changed or swapped', () => {
    assert.equal(typos('rennes', 'rennes', 2), 0);
    assert.equal(typos('renes', 'rennes', 2), 1);
    assert.equal(typos('rennnes', 'rennes', 2), 1);
    assert.equal(typos('remnes', 'rennes', 2), 1);
    assert.equal(typos('ernnes', 'rennes', 2), 1);
    assert.equal(typos('', 'ab', 2), 2);
  });

  it('is symmetric, zero only for equal texts, and never more than most + 1', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, fc.nat(4), (a, b, most) => {
        const distance = typos(a, b, most);
        assert.equal(distance, typos(b, a, most));
        assert.equal(distance === 0, a === b);
        assert.ok(distance <= most + 1);
      }),
    );
  });
});
