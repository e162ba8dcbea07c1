import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addTallies,
  allFactors,
  annualTravelCost,
  assumptions,
  emptyTally,
  factorOf,
  greatCircle,
  grossGrams,
  hasConstruction,
  kilometresResult,
  leg,
  mileageScales,
  modes,
  moneySaved,
  resultOf,
  suppressSmall,
  tallyOf,
  timeSaved,
  visitImpact,
  visitsImpact,
  yearImpact,
  type Alternative,
  type Leg,
  type MileageScaleId,
  type Mode,
  type Visit,
} from '../../../sdk/impact/index.ts';

const mode = fc.constantFrom<Mode>(...modes);
const kilometres = fc.double({ min: 0, max: 300, noNaN: true });
const anyLeg: fc.Arbitrary<Leg> = fc
  .record({
    mode,
    kilometres,
    occupants: fc.double({ min: 1, max: 5, noNaN: true }),
    distance: fc.constantFrom('stated' as const, 'communes' as const),
  })
  .map(({ mode, kilometres, ...options }) => leg(mode, kilometres, options));
const trip = fc.array(anyLeg, { maxLength: 3 });
const alternative = fc.constantFrom<Alternative>('employer', 'home', 'other-place', 'unknown');
const place = fc.option(fc.double({ min: 0, max: 2000, noNaN: true }), { nil: 0 });
const anyVisit: fc.Arbitrary<Visit> = fc.record({ without: alternative, usual: trip, today: trip, place });
const anyVisits = fc.array(anyVisit, { maxLength: 30 });

/** Equal but for what rounding of sums may do. */
const near = (one: number, other: number, scale = 1): void =>
  assert.ok(Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other), scale), `${one} ≠ ${other}`);

test('swapping the two trips flips the sign of the gross figure', () => {
  fc.assert(
    fc.property(trip, trip, (usual, today) => {
      near(
        grossGrams({ without: 'employer', usual, today }),
        -grossGrams({ without: 'employer', usual: today, today: usual }),
      );
    }),
  );
});

test('swapping the two trips never flips the sign of the net figure alone: an excess is not discounted', () => {
  fc.assert(
    fc.property(trip, trip, (usual, today) => {
      const one = visitImpact({ without: 'employer', usual, today });
      const other = visitImpact({ without: 'employer', usual: today, today: usual });
      // What is saved one way is a quarter less than what the other way costs.
      near(Math.max(one.value, other.value), -0.75 * Math.min(one.value, other.value));
    }),
  );
});

test('a farther place is never better', () => {
  fc.assert(
    fc.property(anyVisit, anyLeg, kilometres, (visit, last, farther) => {
      const at = (more: number) =>
        visitImpact({ ...visit, today: [...visit.today, { ...last, kilometres: last.kilometres + more }] }).value;
      assert.ok(at(farther) <= at(0) + 1e-9 * Math.abs(at(0)));
    }),
  );
});

test('a longer usual trip is never worse', () => {
  fc.assert(
    fc.property(anyVisit, anyLeg, kilometres, (visit, last, longer) => {
      const at = (more: number) =>
        visitImpact({ ...visit, usual: [...visit.usual, { ...last, kilometres: last.kilometres + more }] }).value;
      assert.ok(at(longer) >= at(0) - 1e-9 * Math.abs(at(0)));
    }),
  );
});

test('who would have stayed at home never saves anything', () => {
  fc.assert(
    fc.property(anyVisit, (visit) => {
      const { value, high, computation } = visitImpact({ ...visit, without: 'home' });
      assert.ok(value <= 0 && computation.gross <= 0 && computation.rebound === 0 && high >= value);
    }),
  );
});

test('an unknown alternative lowers the coverage and adds nothing', () => {
  fc.assert(
    fc.property(anyVisits, (visits) => {
      const known = visits.filter(({ without }) => without !== 'unknown');
      const all = visitsImpact(visits);
      near(all.value, visitsImpact(known).value);
      assert.equal(all.coverage, visits.length === 0 ? 0 : known.length / visits.length);
    }),
  );
});

test('a range contains its central value, and every rebound with all else exact', () => {
  fc.assert(
    fc.property(anyVisits, (visits) => {
      const { value, low, high, scenarios } = visitsImpact(visits);
      assert.ok(low <= value && value <= high);
      const slack = 1e-9 * Math.max(Math.abs(value), 1);
      assert.ok(low <= scenarios.pessimistic + slack && scenarios.optimistic <= high + slack);
    }),
  );
});

test('nothing is clamped: a sum is the sum of its visits, negative ones included', () => {
  fc.assert(
    fc.property(anyVisits, (visits) => {
      const each = visits.map((visit) => visitImpact(visit).value);
      near(
        visitsImpact(visits).value,
        each.reduce((sum, value) => sum + value, 0),
        1e6,
      );
    }),
  );
  const visit: Visit = { without: 'home', usual: [], today: [leg('car-suv-petrol', 20)], place: 442 };
  const total = visitsImpact([visit, visit]);
  assert.equal(total.value, -2 * (2 * 20 * 330.5904 + 442));
  assert.ok(total.low < total.value && total.high < 0);
});

test('the lines of a computation add up to its figure', () => {
  fc.assert(
    fc.property(anyVisits, (visits) => {
      const { value, computation: c } = visitsImpact(visits);
      near(c.usual - c.today, c.gross, 1e6);
      near(c.gross + c.rebound + c.place, value, 1e6);
      assert.equal(c.net, value);
    }),
  );
});

test('tallies add up in any order', () => {
  fc.assert(
    fc.property(anyVisits, anyVisits, (one, other) => {
      const tally = (visits: readonly Visit[]) => visits.map(tallyOf).reduce(addTallies, emptyTally);
      const apart = resultOf(addTallies(tally(one), tally(other)));
      const together = visitsImpact([...other, ...one]);
      near(apart.value, together.value, 1e6);
      near(apart.low, together.low, 1e6);
      near(apart.high, together.high, 1e6);
      assert.deepEqual(apart.factorIds, together.factorIds);
    }),
  );
});

test('the error of a factor does not shrink with the number of visits, that of distances does', () => {
  const share = (visit: Visit, count: number): number => {
    const { value, low } = visitsImpact(
      Array.from({ length: count }, () => visit),
      { rebound: { low: 0, value: 0, high: 0 } },
    );
    return (value - low) / value;
  };
  const exact = { ...factorOf('bus-diesel'), uncertaintyPercent: 0 };
  const byFactor = (km: number): Visit => ({
    without: 'employer',
    usual: [{ ...leg('car-thermal-compact-petrol', km), uncertaintyPercent: 0 }],
    today: [],
  });
  near(share(byFactor(10), 1), 0.25);
  near(share(byFactor(10), 100), 0.25);
  const byDistance: Visit = {
    without: 'employer',
    usual: [{ factor: exact, kilometres: 10, uncertaintyPercent: 30 }],
    today: [],
  };
  near(share(byDistance, 1), 0.3);
  near(share(byDistance, 100), 0.03);
});

test('the same bus on both trips: its error counts once, on the difference', () => {
  const byBus = (kilometres: number): Leg[] => [{ factor: factorOf('bus-diesel'), kilometres, uncertaintyPercent: 0 }];
  const { value, low } = visitImpact(
    { without: 'employer', usual: byBus(20), today: byBus(10) },
    { rebound: { low: 0, value: 0, high: 0 } },
  );
  near((value - low) / value, 0.25);
});

test('people in the vehicle share a car and not a bus', () => {
  const alone = visitImpact({ without: 'employer', usual: [leg('car-thermal-compact-petrol', 10)], today: [] });
  const shared = visitImpact({
    without: 'employer',
    usual: [leg('car-thermal-compact-petrol', 10, { occupants: 2 })],
    today: [],
  });
  near(shared.value, alone.value / 2);
  assert.equal(
    visitImpact({ without: 'employer', usual: [leg('bus-diesel', 10, { occupants: 2 })], today: [] }).value,
    visitImpact({ without: 'employer', usual: [leg('bus-diesel', 10)], today: [] }).value,
  );
});

test('what cannot be is refused, not mended, and the error names it', () => {
  const car = leg('car-electric-compact', 1);
  const base: Visit = { without: 'employer', usual: [car], today: [] };
  const visit = (change: Partial<Visit>) => () => visitImpact({ ...base, ...change });
  const usual = (change: Partial<Leg>) => visit({ usual: [{ ...car, ...change }] });
  const none = undefined as never;
  // What JavaScript may hand in, whatever the types say.
  const word = (text: string) => text as never;
  const cases: readonly (readonly [() => unknown, string])[] = [
    [usual({ kilometres: -1 }), 'Not a distance: -1'],
    [usual({ kilometres: NaN }), 'Not a distance: NaN'],
    [usual({ kilometres: Infinity }), 'Not a distance: Infinity'],
    [usual({ kilometres: word('12') }), 'Not a distance: 12'],
    [usual({ kilometres: none }), 'Not a distance: undefined'],
    [visit({ today: [{ ...car, kilometres: -0.1 }] }), 'Not a distance: -0.1'],
    [usual({ occupants: 0.5 }), 'Not a number of people: 0.5'],
    [usual({ occupants: NaN }), 'Not a number of people: NaN'],
    [usual({ uncertaintyPercent: -1 }), 'Not an uncertainty in percent: -1'],
    [usual({ factor: { ...factorOf('bike'), value: -1 } }), 'Not a factor: -1'],
    [usual({ factor: { ...factorOf('bike'), uncertaintyPercent: NaN } }), 'Not an uncertainty in percent: NaN'],
    [visit({ without: word('office') }), 'Not an alternative: office'],
    [visit({ place: -5 }), 'Not grams of a place: -5'],
    [visit({ place: { value: 5, low: 6, high: 7 } }), 'Not grams of a place: 5'],
    [visit({ place: { value: 5, low: 0, high: 4 } }), 'Not grams of a place: 4'],
    [() => visitImpact(base, { rebound: { low: 0, value: 0.4, high: 0.3 } }), 'Not a rebound: 0.3'],
    [() => visitImpact(base, { rebound: { low: 0, value: 0.4, high: 1.5 } }), 'Not a rebound: 1.5'],
    [() => yearImpact(base, { visitsPerWeek: -1 }), 'Not visits a week: -1'],
    [() => yearImpact(base, { visitsPerWeek: 1, weeksPerYear: NaN }), 'Not weeks of a year: NaN'],
    [() => leg(word('voiturethermique'), 1), 'Not a way to travel: voiturethermique'],
    [() => leg(word('toString'), 1), 'Not a way to travel: toString'],
    [() => leg('bike', 1, { distance: word('guessed') }), 'Not a kind of distance: guessed'],
    [() => factorOf('bike', word('all')), 'Not a scope: all'],
    [() => factorOf('car-suv-petrol', 'use-and-construction'), 'No reusable construction value for car-suv-petrol'],
    [() => annualTravelCost(-1, { scale: 'car-5' }), 'Not a distance: -1'],
    [() => annualTravelCost(1, { scale: word('car-9') }), 'Not a mileage scale: car-9'],
    [() => timeSaved(base, { usual: -1, today: 0 }), 'Not minutes: -1'],
  ];
  for (const [act, message] of cases) assert.throws(act, { name: 'RangeError', message });
});

test('a result holds all that it was computed from: computed again from its own words, it is the same', () => {
  fc.assert(
    fc.property(anyVisit, (visit) => {
      const told = JSON.parse(JSON.stringify(visitImpact(visit))) as ReturnType<typeof visitImpact>;
      const rebound = told.assumptions.find(({ id }) => id === 'rebound');
      assert.ok(rebound?.low !== undefined && rebound.high !== undefined);
      const again = visitImpact(told.inputs, {
        rebound: { low: rebound.low, value: rebound.value, high: rebound.high },
      });
      assert.deepEqual([again.value, again.low, again.high], [told.value, told.low, told.high]);
      const used = visit.without === 'unknown' ? [] : [...told.inputs.usual, ...told.inputs.today];
      for (const id of told.factorIds) assert.ok(used.some(({ factor }) => factor.id === id));
    }),
  );
});

test('every way to travel, near or far, alone or together, gives what its row says', () => {
  fc.assert(
    fc.property(
      mode,
      mode,
      kilometres,
      kilometres,
      fc.integer({ min: 1, max: 9 }),
      (one, other, far, near_, people) => {
        const { value, occupancyBasis } = factorOf(one);
        const share = occupancyBasis === 'vehicle' ? people : 1;
        const visit: Visit = {
          without: 'employer',
          usual: [leg(one, far, { occupants: people })],
          today: [leg(other, near_)],
        };
        near(grossGrams(visit), (2 * far * value) / share - 2 * near_ * factorOf(other).value);
      },
    ),
  );
});

test('kilometres are of people, and of vehicles shared by their people', () => {
  const tally = tallyOf({
    without: 'employer',
    usual: [leg('car-electric-compact', 30, { occupants: 2 }), leg('bus-diesel', 5)],
    today: [leg('bike', 4)],
  });
  near(kilometresResult(tally).value, 2 * (30 + 5 - 4));
  near(kilometresResult(tally, 'vehicles').value, 30);
  assert.ok(kilometresResult(tally).low < 62 && kilometresResult(tally).high > 62);
});

test('a year is its visits, with the whole range', () => {
  const visit: Visit = { without: 'employer', usual: [leg('ter', 35)], today: [leg('bike', 3)] };
  const one = visitImpact(visit);
  const year = yearImpact(visit, { visitsPerWeek: 1.5, people: 20 });
  near(year.value, one.value * 1.5 * 46 * 20);
  near(year.high, one.high * 1.5 * 46 * 20);
  assert.deepEqual(
    year.assumptions.map(({ id }) => id),
    ['rebound', 'weeks-per-year'],
  );
});

test('money never grows by driving less, and its range contains it', () => {
  const scale = fc.constantFrom(...(Object.keys(mileageScales) as MileageScaleId[]));
  fc.assert(
    fc.property(
      scale,
      fc.integer({ min: 0, max: 60_000 }),
      fc.integer({ min: 0, max: 60_000 }),
      (scale, one, other) => {
        const [after, before] = [Math.min(one, other), Math.max(one, other)];
        const { value, low, high } = moneySaved(before, after, { scale });
        assert.ok(low <= value && value <= high);
        near(value, -moneySaved(after, before, { scale }).value);
        near(value, annualTravelCost(before, { scale }) - annualTravelCost(after, { scale }));
      },
    ),
  );
});

test('time is declared, else estimated and said to be', () => {
  const visit: Visit = { without: 'employer', usual: [leg('car-electric-compact', 50)], today: [leg('walk', 0.9)] };
  const declared = timeSaved(visit, { usual: 60, today: 12 });
  assert.deepEqual([declared.value, declared.low, declared.high], [1.6, 1.6, 1.6]);
  assert.deepEqual(declared.assumptions, []);
  const estimated = timeSaved(visit);
  near(estimated.value, 1.6);
  assert.ok(estimated.low < 1.6 && estimated.high > 1.6);
  assert.deepEqual(
    estimated.assumptions.map(({ id }) => id),
    ['trip-time'],
  );
});

test('every factor and assumption says where it comes from and when it is looked at again', () => {
  const ids = allFactors().map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const { source, reviewBy, value } of [...allFactors(), ...Object.values(assumptions)]) {
    assert.ok(source.name && source.version && source.url && source.licence);
    assert.match(reviewBy, /^\d{4}-\d{2}-\d{2}$/);
    assert.ok(value >= 0);
  }
  assert.ok(modes.filter(hasConstruction).length > 15);
});

test('what is hidden of counts cannot be worked out from their total', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 6 }), (counts) => {
      const shown = suppressSmall(counts);
      const total = counts.reduce((sum, count) => sum + count, 0);
      if (shown === null) return assert.ok(total < 11);
      shown.forEach((count) => assert.ok(count === null || count === 0 || count >= 11));
      const hidden = counts.filter((_, index) => shown[index] === null);
      assert.ok(hidden.length !== 1 || counts.filter((count) => count > 0).length === 1);
    }),
  );
});

test('distances between towns are those of the globe', () => {
  assert.ok(Math.abs(greatCircle({ lat: 48.1147, lon: -1.6794 }, { lat: 47.2173, lon: -1.5534 }) - 100.2) < 0.5);
  assert.equal(greatCircle({ lat: 48, lon: 2 }, { lat: 48, lon: 2 }), 0);
});
