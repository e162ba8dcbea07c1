/** Figures worked out by hand, and what stands beside each: units, bounds, factors, assumptions. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ImpactFactors } from '../../../sdk/contract/impact.ts';
import {
  addTallies,
  allFactors,
  annualTravelCost,
  assumptions,
  emptyTally,
  factorOf,
  factorSet,
  factorsCsv,
  greatCircle,
  isMode,
  isShared,
  kilometresResult,
  leg,
  mileageScales,
  modes,
  moneySaved,
  netGrams,
  openFactors,
  sources,
  sparedLegs,
  speedOf,
  suppressSmall,
  tallyOf,
  timeSaved,
  visitImpact,
  visitsPerYear,
  yearImpact,
  yearKilometres,
  type Leg,
  type Source,
  type Visit,
} from '../../../sdk/impact/index.ts';

const near = (one: number, other: number): void =>
  assert.ok(Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other)), `${one} ≠ ${other}`);

const passenger = (id: string, value: number, uncertaintyPercent: number): Leg['factor'] => ({
  ...factorOf('bus-diesel'),
  ...{ id, value, uncertaintyPercent },
});
/** 2,000 g both ways, the factor ±20 %, the distance ±10 %. */
const far: Leg = { factor: passenger('far', 100, 20), kilometres: 10, uncertaintyPercent: 10 };
/** 400 g, ±10 %, ±30 %. */
const close: Leg = { factor: passenger('close', 50, 10), kilometres: 4, uncertaintyPercent: 30 };
const place = { value: 100, low: 40, high: 220 };
const rebound = { low: 0.1, value: 0.2, high: 0.5 };

describe('the range of a visit', () => {
  test('of a saving: rebound, factors, distances and place, each in quadrature', () => {
    const also = [{ id: 'place-energy', value: 100, unit: 'g' }];
    const result = visitImpact({ without: 'employer', usual: [far], today: [close], place }, { rebound, also });
    near(result.value, 1600 - 320 - 100);
    // 320² + 32² of the factors, 0.8² × (200² + 120²) of the distances.
    const shared = 103_424 + 0.64 * 54_400;
    near(result.low, 1180 - Math.sqrt(shared + 480 ** 2 + 120 ** 2));
    near(result.high, 1180 + Math.sqrt(shared + 160 ** 2 + 60 ** 2));
    assert.deepEqual(result.computation, {
      usual: 2000,
      today: 400,
      gross: 1600,
      rebound: -320,
      place: -100,
      net: 1180,
    });
    assert.deepEqual(result.scenarios, { optimistic: 1340, central: 1180, pessimistic: 700 });
    assert.equal(result.unit, 'g');
    assert.deepEqual(result.factorIds, ['close', 'far']);
    assert.deepEqual(result.assumptions, [{ id: 'rebound', ...rebound, unit: '1' }, ...also]);
    assert.deepEqual([result.visits, result.counted, result.coverage], [1, 1, 1]);
    assert.match(result.modelVersion, /^\d+\.\d+\.\d+$/);
  });

  test('of an excess: nothing is taken back of it, and its whole error counts', () => {
    const { value, low, high, computation } = visitImpact(
      { without: 'other-place', usual: [close], today: [far], place },
      { rebound },
    );
    near(value, -1700);
    near(low, -1700 - 480);
    near(high, -1700 + Math.sqrt(161_600 + 54_400 + 60 ** 2));
    assert.equal(computation.rebound, -0);
  });

  test('of a whole rebound is still one: nothing is left of the saving', () => {
    const all = { low: 1, value: 1, high: 1 };
    assert.equal(visitImpact({ without: 'employer', usual: [far], today: [] }, { rebound: all }).value, 0);
  });

  test('net is gross less what is taken back of a saving, less the place', () => {
    assert.equal(netGrams(100, 0.25, 10), 65);
    assert.equal(netGrams(100, 0.25), 75);
    assert.equal(netGrams(-100, 0.25, 10), -110);
  });

  test('who stayed at home, or may have, spared no trip', () => {
    const visit = { usual: [far], today: [close] };
    for (const without of ['home', 'unknown'] as const) assert.deepEqual(sparedLegs({ ...visit, without }), []);
    for (const without of ['employer', 'other-place'] as const)
      assert.deepEqual(sparedLegs({ ...visit, without }), [far]);
  });
});

describe('kilometres', () => {
  const visit: Visit = {
    without: 'employer',
    usual: [leg('car-electric-compact', 30, { occupants: 2 }), leg('bus-diesel', 5)],
    today: [leg('bike', 4, { distance: 'communes' })],
  };
  const told = { unit: 'km', factorIds: [], modelVersion: '1.0.0', assumptions: [], coverage: 1 };

  test('are told with the error of their distances, of people and of vehicles', () => {
    const { value, low, high, ...rest } = kilometresResult(tallyOf(visit));
    near(value, 62);
    // 6, 1 and 2.4 km, each for itself.
    near(low, 62 - Math.sqrt(42.76));
    near(high, 62 + Math.sqrt(42.76));
    assert.deepEqual(rest, told);
    assert.deepEqual(kilometresResult(tallyOf(visit), 'vehicles'), { ...told, value: 30, low: 27, high: 33 });
  });

  test('add up from nothing', () => {
    const sum = addTallies(emptyTally, tallyOf(visit));
    for (const whose of ['people', 'vehicles'] as const)
      assert.deepEqual(kilometresResult(sum, whose), kilometresResult(tallyOf(visit), whose));
    assert.equal(kilometresResult(emptyTally).value, 0);
    assert.equal(kilometresResult(tallyOf({ ...visit, without: 'unknown' })).value, 0);
  });

  test('of a leg are as sure as they are known', () => {
    assert.deepEqual(leg('bike', 3), { factor: factorOf('bike'), kilometres: 3, occupants: 1, uncertaintyPercent: 10 });
    assert.equal(leg('bike', 3, { distance: 'stated' }).uncertaintyPercent, 10);
    assert.equal(leg('bike', 3, { distance: 'communes' }).uncertaintyPercent, 30);
    assert.equal(leg('coach', 3, { scope: 'use-and-construction' }).factor.id, 'coach:use-and-construction');
  });

  test('between points are those of a sphere of 6371.0088 km', () => {
    const sixth = (Math.PI * 6371.0088) / 3;
    near(greatCircle({ lat: 60, lon: 0 }, { lat: 60, lon: 180 }), sixth);
    near(greatCircle({ lat: 60, lon: -90 }, { lat: 60, lon: 90 }), sixth);
    near(greatCircle({ lat: 0, lon: 10 }, { lat: 0, lon: 70 }), sixth);
    near(greatCircle({ lat: -30, lon: 5 }, { lat: 30, lon: 5 }), sixth);
    near(greatCircle({ lat: 90, lon: 5 }, { lat: -90, lon: 99 }), 3 * sixth);
  });
});

describe('a year', () => {
  const visit: Visit = { without: 'employer', usual: [far], today: [close], place };
  const rhythm = { visitsPerWeek: 2, weeksPerYear: 40, people: 3 };

  test('is its visits: value, range, lines, scenarios and counts', () => {
    const one = visitImpact(visit, { rebound });
    const year = yearImpact(visit, rhythm, { rebound });
    const each = (fields: object) => Object.values(fields).map((value) => Number(value) * 240);
    near(year.value, one.value * 240);
    near(year.low, one.low * 240);
    near(year.high, one.high * 240);
    assert.deepEqual(
      Object.entries(year.computation).flat(),
      Object.keys(one.computation).flatMap((key, n) => [key, each(one.computation)[n]]),
    );
    assert.deepEqual(Object.values(year.scenarios), each(one.scenarios));
    assert.deepEqual([year.visits, year.counted, year.unit, year.coverage], [240, 240, 'g', 1]);
    assert.deepEqual(year.inputs, { ...visit, ...rhythm });
    assert.deepEqual(year.assumptions, [...one.assumptions, { id: 'weeks-per-year', value: 40, unit: 'weeks' }]);
  });

  test('has 46 weeks and one person unless said otherwise', () => {
    assert.equal(visitsPerYear({ visitsPerWeek: 1.5 }), 69);
    const { assumptions: used } = yearImpact(visit, { visitsPerWeek: 1 });
    assert.deepEqual(used.at(-1), { id: 'weeks-per-year', value: 46, unit: 'weeks' });
  });

  test('has the kilometres of its visits', () => {
    const { value, low, high, unit } = yearKilometres(visit, rhythm);
    near(value, 12 * 240);
    near(low, (12 - Math.hypot(2, 2.4)) * 240);
    near(high, (12 + Math.hypot(2, 2.4)) * 240);
    assert.equal(unit, 'km');
    assert.equal(yearKilometres(visit, rhythm, 'vehicles').value, 0);
  });
});

describe('time', () => {
  const visit: Visit = { without: 'employer', usual: [leg('car-electric-compact', 50)], today: [leg('walk', 0.9)] };

  test('that is declared is exact unless said otherwise; nobody at home would have travelled', () => {
    assert.deepEqual(timeSaved(visit, { usual: 60, today: 12 }), {
      ...{
        value: 1.6,
        low: 1.6,
        high: 1.6,
        unit: 'h',
        factorIds: [],
        modelVersion: '1.0.0',
        assumptions: [],
        coverage: 1,
      },
    });
    assert.equal(timeSaved({ ...visit, without: 'home' }, { usual: 60, today: 12 }).value, -0.4);
    const { low, high, assumptions: used } = timeSaved(visit, { usual: 60, today: 12 }, 20);
    near(low, 1.6 - Math.hypot(2, 0.4) * 0.2);
    near(high, 1.6 + Math.hypot(2, 0.4) * 0.2);
    assert.deepEqual(used, [{ id: 'trip-time', value: 20, unit: '%' }]);
  });

  test('that is estimated comes from speeds, each trip ±30 %', () => {
    const { value, low, high, assumptions: used } = timeSaved(visit);
    near(value, 1.6);
    near(low, 1.6 - Math.hypot(2, 0.4) * 0.3);
    near(high, 1.6 + Math.hypot(2, 0.4) * 0.3);
    assert.deepEqual(used, [{ id: 'trip-time', value: 30, unit: '%' }]);
  });

  test('of an unknown alternative covers nothing', () => {
    assert.equal(timeSaved({ ...visit, without: 'unknown' }).coverage, 0);
    assert.equal(timeSaved({ ...visit, without: 'home' }).coverage, 1);
  });

  test('that cannot be is refused, and the error names it', () => {
    const strange = { ...leg('bike', 3), factor: { ...factorOf('bike'), mode: 'rocket' } };
    const cases: readonly (readonly [() => unknown, string])[] = [
      [() => timeSaved({ ...visit, today: [strange] }), 'No speed is known for rocket: declare the minutes'],
      [() => timeSaved(visit, { usual: 60, today: 12 }, -1), 'Not an uncertainty in percent: -1'],
      [() => timeSaved({ ...visit, today: [leg('bike', -1)] }), 'Not a distance: -1'],
    ];
    for (const [act, message] of cases) assert.throws(act, { name: 'RangeError', message });
  });
});

describe('money', () => {
  test('of a year follows the three parts of the scale', () => {
    const costs = [
      ['car-5', 4000, 2544],
      ['car-5', 10_000, 4965],
      ['car-5', 30_000, 12_810],
      ['motorbike-5', 3000, 1404],
      ['motorbike-5', 6000, 1650],
      ['motorbike-5', 10_000, 2750],
      ['moped', 4000, 1027],
    ] as const;
    for (const [scale, kilometres, euros] of costs) near(annualTravelCost(kilometres, { scale }), euros);
    near(annualTravelCost(4000, { scale: 'car-5', electric: true }), 1.2 * 2544);
    // At its bounds a scale is that of the part before.
    for (const [scale, { bounds, near: first, middle, fixed }] of Object.entries(mileageScales)) {
      const vehicle = { scale: scale as keyof typeof mileageScales };
      assert.equal(annualTravelCost(bounds[0], vehicle), bounds[0] * first);
      assert.equal(annualTravelCost(bounds[1], vehicle), bounds[1] * middle + fixed);
    }
  });

  test('that is saved has the range of both distances, wrong by the same tenth', () => {
    // B(20,000) − B(4,000), B(18,000) − B(3,600), B(22,000) − B(4,400).
    const { value, low, high, ...rest } = moneySaved(20_000, 4000, { scale: 'car-5' });
    near(value, 5991);
    near(low, 5531.4);
    near(high, 6595.6);
    assert.deepEqual(rest, {
      unit: 'EUR',
      factorIds: ['mileage-scale:car-5'],
      modelVersion: '1.0.0',
      assumptions: [{ id: 'distance-stated', value: 10, unit: '%' }],
      coverage: 1,
    });
  });
});

describe('a factor', () => {
  test('is of a vehicle or of a passenger, of use or with construction, each with its source', () => {
    const { id, mode, value, unit, scope, occupancyBasis, source } = factorOf('car-thermal-compact-petrol');
    assert.deepEqual(
      { id, mode, value, unit, scope, occupancyBasis },
      {
        ...{ id: 'car-thermal-compact-petrol:use', mode: 'car-thermal-compact-petrol', value: 220.822 },
        ...{ unit: 'g/vkm', scope: 'use', occupancyBasis: 'vehicle' },
      },
    );
    assert.equal(source, sources.nosGestesClimat);
    const whole = factorOf('car-thermal-compact-petrol', 'use-and-construction');
    near(whole.value, 220.822 + 25.6);
    assert.equal(whole.source, sources.monImpactTransport);
    assert.deepEqual([whole.scope, whole.uncertaintyPercent], ['use-and-construction', 25]);
    assert.equal(factorOf('bus-diesel').unit, 'g/pkm');
    near(factorOf('bus-diesel', 'use-and-construction').value, 113.5 + 8.92);
    assert.equal(factorOf('bus-diesel', 'use-and-construction').source, sources.impactCo2);
  });

  test('of nothing is exact, and one that cannot be divided says so', () => {
    assert.equal(factorOf('bike').uncertaintyPercent, 0);
    assert.equal(factorOf('bike', 'use-and-construction').uncertaintyPercent, 25);
    assert.equal(factorOf('motorbike-under-250').scope, 'use-and-construction');
  });

  test('stands in the set once for use, and once with construction where that is something else', () => {
    const ids = allFactors().map(({ id }) => id);
    const [uses, wholes] = [':use', ':use-and-construction'].map((end) => ids.filter((id) => id.endsWith(end)));
    assert.deepEqual([uses?.length, wholes?.length, ids.length], [modes.length, 19, modes.length + 19]);
    assert.ok(ids.includes('walk:use-and-construction'));
    for (const none of ['motorbike-under-250', 'car-suv-petrol'])
      assert.ok(!ids.includes(`${none}:use-and-construction`));
  });

  test('of a mode: how fast, whether it is shared, whether there is such a one', () => {
    assert.deepEqual([speedOf('walk'), speedOf('tgv')], [4.5, 150]);
    assert.deepEqual([isShared('scooter-electric'), isShared('tram')], [true, false]);
    assert.deepEqual(['bike', 'rocket', 'toString'].map(isMode), [true, false, false]);
  });
});

describe('what is open', () => {
  test('is what the contract says, whole', () => {
    const open = openFactors();
    assert.deepEqual(ImpactFactors.parse(open), open);
    assert.deepEqual(
      [open.version, open.year, open.modelVersion, open.factors],
      [factorSet.version, factorSet.year, '1.0.0', allFactors()],
    );
    assert.deepEqual(open.assumptions, Object.values(assumptions));
    assert.deepEqual(open.mileageScales, mileageScales);
  });

  test('is a table too: a line for each factor and assumption, each with its source', () => {
    const lines = factorsCsv().split('\r\n');
    assert.equal(lines.pop(), '');
    const [head = '', ...rows] = lines.map(cells);
    assert.deepEqual(head, [
      ...['id', 'kind', 'value', 'low', 'high', 'unit', 'scope', 'per', 'uncertainty_percent', 'year', 'review_by'],
      ...['source', 'dataset', 'version', 'url', 'licence', 'factor_set', 'model_version'],
    ]);
    assert.equal(rows.length, allFactors().length + Object.keys(assumptions).length);
    const row = (id: string) =>
      Object.fromEntries(rows.find(([first]) => first === id)?.map((cell, n) => [head[n] ?? '', cell]) ?? []);
    const from = ({ name, dataset, version, url, licence }: Source) => ({
      ...{ source: name, dataset, version, url, licence, factor_set: factorSet.version, model_version: '1.0.0' },
    });
    assert.deepEqual(row('bus-diesel:use'), {
      ...{ id: 'bus-diesel:use', kind: 'factor', value: '113.5', low: '', high: '', unit: 'g/pkm', scope: 'use' },
      ...{ per: 'passenger', uncertainty_percent: '25', year: String(factorSet.year), review_by: factorSet.reviewBy },
      ...from(sources.impactCo2),
    });
    assert.deepEqual(row('rebound'), {
      ...{ id: 'rebound', kind: 'assumption', value: '0.25', low: '0', high: '0.31', unit: '1', scope: '', per: '' },
      ...{ uncertainty_percent: '', year: '', review_by: factorSet.reviewBy, ...from(sources.teleworkStudies) },
    });
    assert.deepEqual([row('distance-stated')['low'], row('distance-stated')['high']], ['', '']);
    for (const cellsOfRow of rows) assert.equal(cellsOfRow.length, head.length);
  });
});

/** Reads a line of RFC 4180. */
const cells = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(
    ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain,
  );

describe('counts that say who', () => {
  test('are shown from eleven on', () => {
    assert.deepEqual(suppressSmall([11, 12, 0]), [11, 12, 0]);
    assert.deepEqual(suppressSmall([11]), [11]);
    assert.equal(suppressSmall([10]), null);
    assert.equal(suppressSmall([]), null);
    assert.deepEqual(suppressSmall([3, 4], 3), [3, 4]);
  });

  test('are hidden below, with the smallest of the others when one alone would be worked out from the total', () => {
    assert.deepEqual(suppressSmall([5, 6, 30]), [null, null, 30]);
    assert.deepEqual(suppressSmall([40, 5, 12, 0, 30]), [40, null, null, 0, 30]);
    assert.deepEqual(suppressSmall([5, 40, 0, 20]), [null, 40, 0, null]);
    assert.deepEqual(suppressSmall([20, 40, 5]), [null, 40, null]);
  });
});
