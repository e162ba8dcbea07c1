import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  bounds,
  fromQuery,
  readField,
  simulate,
  standard,
  toCsv,
  toJson,
  toQuery,
  type NumberName,
  type Simulation,
} from '../../components/impact-simulator/simulation.ts';
import { leg, modes, moneySaved, timeSaved, visitImpact } from '../../sdk/impact/index.ts';

const numbers = Object.fromEntries(
  Object.entries(bounds).map(([name, [min, max]]) => [name, fc.double({ min, max, noNaN: true })]),
) as Record<NumberName, fc.Arbitrary<number>>;
const anySimulation: fc.Arbitrary<Simulation> = fc.record({
  ...numbers,
  audience: fc.constantFrom('employee' as const, 'employer' as const, 'town' as const),
  where: fc.constantFrom('place' as const, 'home' as const),
  mode: fc.constantFrom(...modes),
  placeMode: fc.constantFrom(...modes),
});

test('a link gives back the very simulation', () => {
  fc.assert(
    fc.property(anySimulation, (simulation) =>
      assert.deepEqual({ ...fromQuery(toQuery(simulation)) }, { ...simulation }),
    ),
  );
  assert.equal(toQuery(standard), '');
});

test('a link that was tampered with changes nothing that cannot be', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(standard), '__proto__', 'x'), fc.string())),
      (pairs) => {
        const read = fromQuery(new URLSearchParams(pairs).toString());
        assert.deepEqual(Object.keys(read).sort(), Object.keys(standard).sort());
        for (const [name, [least, most]] of Object.entries(bounds)) {
          const value = read[name as NumberName];
          assert.ok(value >= least && value <= most);
        }
      },
    ),
  );
  assert.equal(readField('km', '12,5'), 12.5);
  assert.equal(readField('km', 'douze'), undefined);
});

test('every range contains its value, whatever is assumed', () => {
  fc.assert(
    fc.property(anySimulation, (simulation) => {
      const { co2, money, time, kilometres } = simulate(simulation);
      for (const result of [co2, time, kilometres, ...(money ? [money] : [])]) {
        assert.ok(Number.isFinite(result.value));
        assert.ok(result.low <= result.value && result.value <= result.high, JSON.stringify(result));
      }
    }),
  );
});

test('it is the engine’s own figure', () => {
  const { co2, money } = simulate({ ...standard, km: 13, placeKm: 0, placeMode: 'walk', placeEnergy: 0 });
  const visit = visitImpact({ without: 'employer', usual: [leg('car-thermal-compact-petrol', 13)], today: [] });
  assert.ok(Math.abs(co2.value - 46 * visit.value) < 1e-6);
  assert.ok(Math.abs((money?.value ?? 0) - moneySaved(5980, 4784, { scale: 'car-5' }).value) < 1e-9);
  assert.ok(Math.abs((money?.value ?? 0) - 487.236) < 1e-9);
});

test('time is the engine’s own, and every part of it can be said otherwise', () => {
  const visit = { without: 'employer', usual: [leg('car-electric-compact', 20)], today: [leg('bike', 2)] } as const;
  const chosen: Simulation = { ...standard, mode: 'car-electric-compact' };
  const { time } = simulate(chosen);
  const one = timeSaved(visit);
  for (const bound of ['value', 'low', 'high'] as const)
    assert.ok(Math.abs(time[bound] - 46 * one[bound]) < 1e-9, bound);
  assert.ok(Math.abs(simulate({ ...chosen, speed: 25, placeKm: 0 }).time.value - 46 * 1.6) < 1e-9);
  assert.ok(simulate({ ...chosen, placeSpeed: 2 }).time.value < time.value);
  const exact = simulate({ ...chosen, timeError: 0 }).time;
  assert.deepEqual([exact.low, exact.high], [exact.value, exact.value]);
  const alone = simulate({ ...chosen, placeMode: 'car-suv-petrol' }).co2.value;
  assert.ok(simulate({ ...chosen, placeMode: 'car-suv-petrol', placeOccupants: 2 }).co2.value > alone);
});

test('an employer’s figure is that of all its people, and a person’s is theirs', () => {
  const one = simulate(standard).co2.value;
  assert.ok(Math.abs(simulate({ ...standard, audience: 'employer', people: 40 }).co2.value - 40 * one) < 1e-6);
  assert.equal(simulate({ ...standard, people: 40 }).co2.value, one);
});

test('a place that is too far costs CO2, money and time', () => {
  const { co2, money, time } = simulate({ ...standard, km: 3, placeKm: 20, placeMode: 'car-suv-petrol' });
  assert.ok(co2.value < 0 && (money?.value ?? 0) < 0 && time.value < 0);
  assert.equal(simulate({ ...standard, mode: 'ter', placeMode: 'bike' }).money, null);
});

test('files hold results and all inputs', () => {
  const outcome = simulate(standard);
  const json = JSON.parse(toJson(standard, outcome)) as { inputs: Simulation; results: { co2: { value: number } } };
  assert.deepEqual(json.inputs, standard);
  assert.equal(json.results.co2.value, outcome.co2.value);
  const lines = toCsv(standard, outcome).split('\r\n');
  assert.equal(lines[0], 'name,value,low,high,unit');
  assert.equal(lines.length, 1 + 4 + Object.keys(standard).length + 2 + 1);
});
