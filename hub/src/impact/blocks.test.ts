import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formBlocks, isWhole, levels, peopleOf, type Atom, type Block } from './blocks.ts';

/** Few enough people that a world in which everything can be tried has both large and small places. */
const LEAST = 3;

/** One quarter: each place with the people who came. */
const world = fc.array(
  fc.record({
    people: fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 5 }).map((people) => new Set(people)),
    // Who showed a link is one of the same people, or another.
    links: fc.uniqueArray(fc.constantFrom(...'efghij'), { maxLength: 4 }).map((links) => new Set(links)),
    commune: fc.constantFrom('c1', 'c2', 'c3', null),
    epci: fc.constantFrom('e1', 'e2', null),
    departement: fc.constantFrom('d1', 'd2'),
  }),
  { minLength: 2, maxLength: 6 },
);
type World = readonly Omit<Atom, 'placeId' | 'region'>[];
const atomsOf = (places: World): Atom[] => places.map((place, placeId) => ({ ...place, placeId, region: 'r1' }));

/** Areas whose figures anybody may ask for, as tests of a place. */
const areas = (atoms: readonly Atom[]): ((atom: Atom) => boolean)[] => [
  () => true,
  ...atoms.map(
    ({ placeId }) =>
      (atom: Atom) =>
        atom.placeId === placeId,
  ),
  ...levels.flatMap((level) =>
    [...new Set(atoms.map((atom) => atom[level]))].map((code) => (atom: Atom) => code !== null && atom[level] === code),
  ),
];

function isPublished(blocks: readonly Block[], within: (atom: Atom) => boolean): boolean {
  const inside = new Map<number, number>();
  const whole = new Map<number, number>();
  blocks.forEach((block, index) => {
    const count = block.filter(within).length;
    if (count > 0) inside.set(index, count);
    whole.set(index, block.length);
  });
  return isWhole(inside, whole);
}

test('every block has enough people, and every place is in one', () => {
  fc.assert(
    fc.property(world, (places) => {
      const atoms = atomsOf(places);
      const blocks = formBlocks(atoms, LEAST);
      for (const block of blocks) assert.ok(peopleOf(block) >= LEAST);
      const inBlocks = blocks.flat().map(({ placeId }) => placeId);
      if (peopleOf(atoms) >= LEAST && blocks.length > 0) assert.equal(new Set(inBlocks).size, atoms.length);
      else assert.equal(blocks.length, 0);
      assert.equal(inBlocks.length, new Set(inBlocks).size);
    }),
    { numRuns: 500 },
  );
});

/** Row echelon form, for asking whether a vector is a combination of others. */
function reduce(rows: readonly (readonly number[])[]): { row: number[]; lead: number }[] {
  const basis: { row: number[]; lead: number }[] = [];
  for (const each of rows) {
    const row = remainder(each, basis);
    const lead = row.findIndex((value) => Math.abs(value) > 1e-9);
    if (lead >= 0) basis.push({ row: row.map((value) => value / (row[lead] ?? 1)), lead });
  }
  return basis;
}

function remainder(vector: readonly number[], basis: readonly { row: number[]; lead: number }[]): number[] {
  let rest = [...vector];
  for (const { row, lead } of basis) {
    const times = rest[lead] ?? 0;
    rest = rest.map((value, index) => value - times * (row[index] ?? 0));
  }
  return rest;
}

test('no sum or difference of published figures is about fewer people: all places, areas and a year, by brute force', () => {
  let tried = 0;
  fc.assert(
    fc.property(world, world, (first, second) => {
      // The same places in two quarters; the year is their sum. Who has no visit adds nothing anywhere.
      const count = Math.min(first.length, second.length, 5);
      const quarters = [first, second].map((places) => atomsOf(places.slice(0, count)));
      const cells = quarters.flatMap((atoms, quarter) => atoms.map((atom) => ({ atom, quarter })));
      const blocks = quarters.map((atoms) => formBlocks(atoms, LEAST));
      const published: number[][] = [];
      for (const within of quarters.flatMap(areas)) {
        const shown = blocks.map((each) => isPublished(each, within));
        const vector = (wanted: (quarter: number) => boolean) =>
          cells.map(({ atom, quarter }) => (wanted(quarter) && within(atom) ? 1 : 0));
        shown.forEach((is, quarter) => is && published.push(vector((each) => each === quarter)));
        if (shown.every(Boolean)) published.push(vector(() => true));
      }
      const basis = reduce(published);
      for (let subset = 1; subset < 2 ** cells.length; subset += 1) {
        const chosen = cells.filter((_, index) => subset & (1 << index));
        if (peopleOf(chosen.map(({ atom }) => atom)) >= LEAST) continue;
        const rest = remainder(
          cells.map((_, index) => (subset & (1 << index) ? 1 : 0)),
          basis,
        );
        assert.ok(
          rest.some((value) => Math.abs(value) > 1e-9),
          'a figure of too few people can be worked out',
        );
        tried += 1;
      }
    }),
    { numRuns: 400 },
  );
  assert.ok(tried > 1000, `only ${tried} groups of too few people were tried`);
});

test('the proof bites: with places published as soon as they have enough people, a difference gives the others away', () => {
  const atom = (placeId: number, people: string): Atom => ({
    ...{
      placeId,
      people: new Set(people),
      links: new Set(),
      commune: 'c1',
      epci: null,
      departement: 'd1',
      region: 'r1',
    },
  });
  const atoms = [atom(0, 'abcd'), atom(1, 'e')];
  const naive = reduce([
    [1, 0],
    [1, 1],
  ]);
  assert.ok(remainder([0, 1], naive).every((value) => Math.abs(value) < 1e-9));
  // Ours publishes the commune, and neither of its places.
  const blocks = formBlocks(atoms, LEAST);
  assert.equal(
    isPublished(blocks, ({ placeId }) => placeId === 0),
    false,
  );
  assert.equal(
    isPublished(blocks, ({ commune }) => commune === 'c1'),
    true,
  );
});

test('a large place keeps its own figure when the small ones are enough together', () => {
  const atom = (placeId: number, people: string, commune: string): Atom => ({
    ...{ placeId, people: new Set(people), links: new Set(), commune, epci: null, departement: 'd1', region: 'r1' },
  });
  const blocks = formBlocks([atom(0, 'abcd', 'c1'), atom(1, 'ef', 'c1'), atom(2, 'gh', 'c2')], LEAST);
  assert.equal(
    isPublished(blocks, ({ placeId }) => placeId === 0),
    true,
  );
  assert.equal(
    isPublished(blocks, ({ placeId }) => placeId === 1),
    false,
  );
  assert.equal(
    isPublished(blocks, ({ commune }) => commune === 'c1'),
    false,
  );
  assert.equal(
    isPublished(blocks, ({ departement }) => departement === 'd1'),
    true,
  );
});

test('nothing is published of a network with too few people', () => {
  const people = new Set(['a', 'b']);
  assert.deepEqual(
    formBlocks(
      [{ placeId: 1, people, links: new Set(), commune: 'c', epci: null, departement: 'd', region: 'r' }],
      LEAST,
    ),
    [],
  );
});
