import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import type { ComplexAttributeConverter } from 'lit';
import { numberWithin, numbersWithin, oneOf, someOf } from '../../../src/core/converters.ts';
import { warningsIn } from './page.ts';

type Case = readonly [written: string | null, read: unknown];

/** Reads attributes; `accepted` is what a warning says instead of each value in `refused`. */
function reads(t: TestContext, converter: ComplexAttributeConverter, cases: readonly Case[], warnings: string[]): void {
  const written = warningsIn(t);
  for (const [attribute, expected] of cases) {
    assert.deepEqual(converter.fromAttribute?.(attribute), expected, String(attribute));
  }
  assert.deepEqual(written, warnings);
}

describe('an attribute', () => {
  test('of one word is read without case and spaces, or named with what is accepted', (t) => {
    reads(
      t,
      oneOf('escale-a view', ['list', 'map']),
      [
        ['list', 'list'],
        [' Map ', 'map'],
        ['', undefined],
        ['  ', undefined],
        [null, undefined],
        [' Globe', undefined],
      ],
      ['[escale] <escale-a view="globe"> is not understood and ignored. Accepted: list, map.'],
    );
  });

  test('of several words is read with commas or spaces, without the words that are unknown', (t) => {
    reads(
      t,
      someOf('escale-b kinds', ['coworking', 'third-place', 'library']),
      [
        ['coworking, LIBRARY', ['coworking', 'library']],
        [' third-place\n library ', ['third-place', 'library']],
        ['coworking,bar', ['coworking']],
        ['pub', undefined],
        ['', undefined],
        [' , ', undefined],
        [null, undefined],
      ],
      ['bar', 'pub'].map(
        (word) =>
          `[escale] <escale-b kinds="${word}"> is not understood and ignored. Accepted: coworking, third-place, library.`,
      ),
    );
  });

  test('of a number is read between its bounds, both included', (t) => {
    reads(
      t,
      numberWithin('escale-c zoom', 3, 18),
      [
        ['3', 3],
        [' 12.5 ', 12.5],
        ['18', 18],
        ['', undefined],
        [' ', undefined],
        [null, undefined],
        ['2.9', undefined],
        ['19', undefined],
        ['far', undefined],
      ],
      ['2.9', '19', 'far'].map(
        (value) => `[escale] <escale-c zoom="${value}"> is not understood and ignored. Accepted: 3 to 18.`,
      ),
    );
  });

  test('of several numbers is read when it has as many as it should, each between its own bounds', (t) => {
    const wrong = ['91,0', '0,181', '-91,0', '0,-181', '48', '48,2,0', '48,', ' ,2', 'a,b'];
    reads(
      t,
      numbersWithin<[number, number]>(
        'escale-d center',
        [
          [-90, 90],
          [-180, 180],
        ],
        '47.65,-2.08',
      ),
      [
        ['47.65, -2.08', [47.65, -2.08]],
        ['-90,180', [-90, 180]],
        ['90,-180', [90, -180]],
        ['', undefined],
        [' ', undefined],
        [null, undefined],
        ...wrong.map((value): Case => [value, undefined]),
      ],
      wrong.map(
        (value) =>
          `[escale] <escale-d center="${value}"> is not understood and ignored. Accepted: 2 numbers such as 47.65,-2.08.`,
      ),
    );
  });

  test('is named once, however many elements have it', (t) => {
    const written = warningsIn(t);
    const view = oneOf('escale-e view', ['list']);
    for (const word of ['globe', 'globe', 'mars']) view.fromAttribute?.(word);
    assert.equal(written.length, 2);
  });
});
