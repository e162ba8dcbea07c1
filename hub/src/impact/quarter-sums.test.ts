import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Declaration } from '../visits/declaration.ts';
import type { KnownBy } from '../visits/witness.ts';
import { quarterSums, type WitnessedVisit } from './quarter-sums.ts';

const LEAST = 3;

const declaration: Declaration = {
  without: 'employer',
  usual: { mode: 'ter', kilometres: 30, occupants: 1, distance: 'stated' },
  today: { mode: 'walk', kilometres: 1, occupants: 1, distance: 'stated' },
  partOfDay: false,
};

/** What somebody does at the door: whether they give their address, show the link they have, and keep a new one. */
const arrival = fc.record({
  who: fc.nat({ max: 6 }),
  placeId: fc.nat({ max: 2 }),
  day: fc.constantFrom('2026-07-01', '2026-07-02', '2026-07-03', '2026-07-04'),
  habit: fc.constantFrom('address', 'link', 'link', 'nothing'),
  keeps: fc.boolean(),
  tells: fc.boolean(),
});
type Arrival = typeof arrival extends fc.Arbitrary<infer T> ? T : never;

/** What the hub keeps of these arrivals; `who` is what it never knows. */
function witnessed(arrivals: readonly Arrival[]): (WitnessedVisit & { readonly who: number })[] {
  const links = new Map<number, string>();
  const inOrder = arrivals.toSorted((one, other) => one.day.localeCompare(other.day));
  return inOrder.map(({ who, placeId, day, habit, keeps, tells }, index) => {
    const kept = habit === 'link' ? links.get(who) : undefined;
    const given = `link ${index}`;
    if (habit !== 'address' && kept === undefined && keeps && !links.has(who)) links.set(who, given);
    const known: { person: string; knownBy: KnownBy } =
      habit === 'address'
        ? { person: `address ${who}`, knownBy: 'address' }
        : { person: kept ?? given, knownBy: kept === undefined ? 'new-link' : 'link' };
    const areas = { commune: `c${placeId}`, epci: null, departement: 'd', region: 'r' };
    return { who, placeId, day, ...known, declaration: tells ? declaration : null, ...areas };
  });
}

test('every figure is about enough true people, however often and by whatever means each of them is told apart', () => {
  let published = 0;
  fc.assert(
    fc.property(fc.array(arrival, { minLength: 10, maxLength: 40 }), (arrivals) => {
      const visits = witnessed(arrivals);
      const sums = quarterSums(visits, LEAST);
      for (const [, block] of Map.groupBy(sums, (sum) => sum.block)) {
        const places = new Set(block.map(({ placeId }) => placeId));
        const people = visits.filter((visit) => places.has(visit.placeId) && visit.declaration !== null);
        assert.ok(new Set(people.map(({ who }) => who)).size >= LEAST);
        published += 1;
      }
    }),
    { numRuns: 1000 },
  );
  assert.ok(published > 200, `only ${published} figures were published`);
});

const visit = (person: string | null, knownBy: KnownBy | null, day: string): WitnessedVisit => ({
  ...{ placeId: 1, day, person, knownBy, declaration },
  ...{ commune: 'c', epci: null, departement: 'd', region: 'r' },
});

test('whoever types the code again and again without a link of theirs is nobody towards the least number', () => {
  const days = Array.from({ length: 20 }, (_, day) => `2026-07-${String(day + 1).padStart(2, '0')}`);
  const asNew = days.map((day) => visit(`link ${day}`, 'new-link', day));
  const byStaff = days.map((day) => visit(null, null, day));
  const byErasedBookings = days.map((day) => visit(`booking ${day}`, 'booking', day));
  assert.deepEqual(quarterSums([...asNew, ...byStaff, ...byErasedBookings]), []);
});

test('walk-ins who come again by their links make a figure of their own, with all their visits in it', () => {
  const people = Array.from({ length: 11 }, (_, person) => `link ${person}`);
  const first = people.map((person) => visit(person, 'new-link', '2026-07-01'));
  const again = people.map((person) => visit(person, 'link', '2026-07-08'));
  assert.equal(quarterSums([...first, ...again.slice(1)]).length, 0);
  const [sum] = quarterSums([...first, ...again]);
  assert.equal(sum?.tally.visits, 22);
});

test('an address and a link may be one person’s: they are never added up', () => {
  const people = Array.from({ length: 10 }, (_, person) => person);
  const byAddress = people.map((person) => visit(`address ${person}`, 'address', '2026-07-01'));
  const byLink = people.map((person) => visit(`link ${person}`, 'link', '2026-07-02'));
  assert.deepEqual(quarterSums([...byAddress, ...byLink]), []);
});
