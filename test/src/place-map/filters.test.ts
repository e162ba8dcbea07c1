import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Kind } from '../../../sdk/index.ts';
import { type ChosenFilters, type FixedFilters, isEmpty, narrow } from '../../../components/place-map/filters.ts';

const kinds: Kind[] = ['coworking', 'media-library', 'third-place', 'fablab', 'cafe'];
const box = fc
  .tuple(fc.double({ min: -10, max: 10, noNaN: true }), fc.double({ min: 40, max: 52, noNaN: true }))
  .chain(([west, south]) =>
    fc.tuple(
      fc.constant(west),
      fc.constant(south),
      fc.double({ min: west, max: 11, noNaN: true }),
      fc.double({ min: south, max: 53, noNaN: true }),
    ),
  );
const fixed: fc.Arbitrary<FixedFilters> = fc.record(
  {
    kind: fc.subarray(kinds, { minLength: 1 }),
    bbox: box,
    q: fc.constantFrom('rennes', 'gare'),
    bookable: fc.constant(true),
    near: fc.constant<[number, number]>([48.1, -1.7]),
    radius: fc.constant(5000),
  },
  { requiredKeys: [] },
);
const chosen: fc.Arbitrary<ChosenFilters> = fc.record(
  {
    kind: fc.subarray(kinds, { minLength: 1 }),
    bbox: box,
    q: fc.constantFrom('calme', 'café'),
    open: fc.constant<true>(true),
    bookable: fc.constant<true>(true),
    near: fc.constant({ lat: 47, lon: 2, name: 'Bourges', radius: 50_000 }),
  },
  { requiredKeys: [] },
);

describe('the filters of a visitor', () => {
  it('narrow what the webmaster fixed and never widen it', () => {
    fc.assert(
      fc.property(fixed, chosen, (set, visitor) => {
        const asked = narrow(set, visitor);
        const { bbox } = asked;
        if (set.kind && asked.kind) assert.ok(asked.kind.every((kind) => set.kind?.includes(kind)));
        if (set.kind) assert.ok(asked.kind ?? bbox, 'a fixed kind is still asked for');
        if (set.bbox && bbox && !isNowhere(bbox)) {
          assert.ok(bbox[0] >= set.bbox[0] && bbox[1] >= set.bbox[1]);
          assert.ok(bbox[2] <= set.bbox[2] && bbox[3] <= set.bbox[3]);
        }
        for (const word of [set.q, visitor.q]) if (word) assert.ok(asked.q?.split(' ').includes(word));
        if (set.bookable) assert.equal(asked.bookable, true);
        if (set.near) assert.deepEqual([asked.near, asked.radius], [set.near, set.radius]);
      }),
    );
  });

  it('ask for nothing anywhere when they exclude what is fixed', () => {
    const asked = narrow({ kind: ['cafe'] }, { kind: ['fablab'] });
    assert.deepEqual(asked.kind, ['cafe']);
    assert.ok(asked.bbox && isNowhere(asked.bbox));
    const apart = narrow({ bbox: [-2, 47, -1, 48] }, { bbox: [5, 43, 6, 44] });
    assert.ok(apart.bbox && isNowhere(apart.bbox));
  });

  it('leave a box across the antimeridian as it is written', () => {
    assert.deepEqual(narrow({ bbox: [170, -25, -170, -10] }, { bbox: [160, -30, 179, 0] }).bbox, [170, -25, -170, -10]);
  });

  it('are empty when there are none', () => {
    assert.equal(isEmpty({}), true);
    assert.equal(isEmpty({ open: true }), false);
  });
});

const isNowhere = (bbox: readonly number[]): boolean => bbox.every((degrees) => degrees === 0);
