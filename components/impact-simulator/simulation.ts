import { assumed } from '../../sdk/impact/data/assumption-values.ts';
import { FACTOR_UNCERTAINTY, factorRows, factorSet, type Mode } from '../../sdk/impact/data/factors.ts';
import { isMode, isShared, speedOf } from '../../sdk/impact/modes.ts';
import { moneySaved, type Vehicle } from '../../sdk/impact/money.ts';
import { MODEL_VERSION, type ImpactResult, type Result } from '../../sdk/impact/result.ts';
import { timeSaved } from '../../sdk/impact/time.ts';
import type { Leg, Visit } from '../../sdk/impact/visit.ts';
import { scaled, visitsPerYear, yearImpact, yearKilometres } from '../../sdk/impact/year.ts';

export const audiences = ['employee', 'employer', 'town'] as const;

/** Grams of a way to travel, a kilometre, as the set has it. */
export const gramsOf = (mode: Mode): number => factorRows[mode][0];

/** What somebody says of their work, and every assumption, each of which they may change. */
export interface Simulation {
  readonly audience: (typeof audiences)[number];
  /** For an employer or a town. */
  readonly people: number;
  readonly mode: Mode;
  /** One way. */
  readonly km: number;
  readonly occupants: number;
  /** Days a week at work, wherever. */
  readonly workdays: number;
  /** Of these, days that would be worked elsewhere. */
  readonly days: number;
  readonly where: 'place' | 'home';
  readonly placeMode: Mode;
  readonly placeKm: number;
  readonly placeOccupants: number;
  /** Fiscal power of the car, 3 to 7. */
  readonly power: number;
  readonly weeks: number;
  /** Percent: central, optimistic, pessimistic. */
  readonly rebound: number;
  readonly reboundLow: number;
  readonly reboundHigh: number;
  /** Grams of the place for a presence: from nothing to twice as much. */
  readonly placeEnergy: number;
  /** Percent, of each distance. */
  readonly distanceError: number;
  /** Percent, of each factor. */
  readonly factorError: number;
  /** Grams a kilometre of the two ways to travel; 0 is for those of the set. */
  readonly factor: number;
  readonly placeFactor: number;
  /** Kilometres an hour of the two, from door to door; 0 is for those of the set. */
  readonly speed: number;
  readonly placeSpeed: number;
  /** Percent, of each trip's time. */
  readonly timeError: number;
}

export const standard: Simulation = {
  audience: 'employee',
  people: 50,
  mode: 'car-thermal-compact-petrol',
  km: 20,
  occupants: 1,
  workdays: 5,
  days: 1,
  where: 'place',
  placeMode: 'bike',
  placeKm: 2,
  placeOccupants: 1,
  power: 5,
  weeks: assumed.weeksPerYear,
  rebound: assumed.rebound.value * 100,
  reboundLow: assumed.rebound.low * 100,
  reboundHigh: assumed.rebound.high * 100,
  placeEnergy: Math.round(assumed.placeEnergy.value),
  distanceError: assumed.distanceStated,
  factorError: FACTOR_UNCERTAINTY,
  factor: 0,
  placeFactor: 0,
  speed: 0,
  placeSpeed: 0,
  timeError: assumed.tripTime,
};

/** The least and the most that a number may be. */
export const bounds: Readonly<Record<NumberName, readonly [least: number, most: number]>> = {
  people: [1, 1_000_000],
  km: [0, 1000],
  occupants: [1, 9],
  workdays: [0.5, 7],
  days: [0, 7],
  placeKm: [0, 1000],
  placeOccupants: [1, 9],
  power: [3, 7],
  weeks: [1, 52],
  rebound: [0, 100],
  reboundLow: [0, 100],
  reboundHigh: [0, 100],
  placeEnergy: [0, 20_000],
  distanceError: [0, 100],
  factorError: [0, 100],
  factor: [0, 2000],
  placeFactor: [0, 2000],
  speed: [0, 300],
  placeSpeed: [0, 300],
  timeError: [0, 100],
};

export type NumberName = {
  [K in keyof Simulation]: Simulation[K] extends number ? K : never;
}[keyof Simulation];

/** What a year comes to, for all the people. */
export interface Outcome {
  readonly co2: ImpactResult;
  /** Null where no vehicle of one's own is spared or used: what tickets and passes cost is not known here. */
  readonly money: Result | null;
  readonly time: Result;
  readonly kilometres: Result;
}

export function simulate(simulation: Simulation): Outcome {
  const { people, audience, days, weeks, where, placeEnergy, rebound, reboundLow, reboundHigh } = simulation;
  const usual = legOf(simulation, simulation.mode, simulation.km, simulation.factor);
  const today = legOf(
    { ...simulation, occupants: simulation.placeOccupants },
    simulation.placeMode,
    simulation.placeKm,
    simulation.placeFactor,
  );
  const visit: Visit = {
    without: 'employer',
    usual: [usual],
    today: where === 'home' ? [] : [today],
    place: where === 'home' ? 0 : { value: placeEnergy, low: 0, high: 2 * placeEnergy },
  };
  const rhythm = { visitsPerWeek: days, weeksPerYear: weeks, people: audience === 'employee' ? 1 : people };
  const shares = [reboundLow, rebound, reboundHigh].map((percent) => percent / 100).sort((a, b) => a - b);
  const [low = 0, value = 0, high = 0] = shares;
  const also =
    where === 'home'
      ? []
      : [{ id: 'place-energy', value: placeEnergy, low: 0, high: 2 * placeEnergy, unit: 'g/visit' }];
  return {
    co2: yearImpact(visit, rhythm, { rebound: { low, value, high }, also }),
    money: moneyOf(simulation, rhythm.people),
    time: scaled(timeSaved(visit, minutesOf(simulation), simulation.timeError), visitsPerYear(rhythm)),
    kilometres: yearKilometres(visit, rhythm),
  };
}

function legOf({ occupants, distanceError, factorError }: Simulation, mode: Mode, km: number, own: number): Leg {
  const [use, occupancyBasis] = factorRows[mode];
  const value = own || use;
  const factor = { id: `${mode}:use`, mode, value, occupancyBasis, uncertaintyPercent: value === 0 ? 0 : factorError };
  return { factor, kilometres: km, occupants: isShared(mode) ? occupants : 1, uncertaintyPercent: distanceError };
}

/** Kilometres an hour of a way to travel, as the set has it. */
export { speedOf };

const minutesOf = ({ mode, km, speed, where, placeMode, placeKm, placeSpeed }: Simulation) => ({
  usual: (60 * km) / Math.max(1, speed || speedOf(mode)),
  today: where === 'home' ? 0 : (60 * placeKm) / Math.max(1, placeSpeed || speedOf(placeMode)),
});

function moneyOf(
  { mode, km, placeMode, placeKm, where, workdays, days, weeks, power }: Simulation,
  people: number,
): Result | null {
  const toWork = isShared(mode) ? 2 * km * weeks : 0;
  const toPlace = where === 'place' && isShared(placeMode) ? 2 * placeKm * weeks : 0;
  if (toWork === 0 && toPlace === 0) return null;
  const before = toWork * workdays;
  const after = toWork * Math.max(0, workdays - days) + toPlace * days;
  return scaled(moneySaved(before, after, vehicleOf(isShared(mode) ? mode : placeMode, power)), people);
}

function vehicleOf(mode: Mode, power: number): Vehicle {
  const electric = mode.includes('electric');
  if (mode.startsWith('scooter') || mode === 'motorbike-under-250') return { scale: 'moped', electric };
  if (mode.startsWith('motorbike')) return { scale: 'motorbike-5' };
  return { scale: `car-${Math.min(7, Math.max(3, Math.round(power))) as 3 | 4 | 5 | 6 | 7}`, electric };
}

/** Only what differs from the standard: a link stays short, and follows later editions of the rest. */
export function toQuery(simulation: Simulation): string {
  const changed = Object.entries(simulation).filter(([name, value]) => standard[name as keyof Simulation] !== value);
  return new URLSearchParams(changed.map(([name, value]) => [name, String(value)])).toString();
}

/** Reads a link; whatever of it cannot be is left at the standard. */
export function fromQuery(query: string): Simulation {
  const read: Record<string, unknown> = { ...standard };
  for (const [name, text] of new URLSearchParams(query)) {
    const checked = readField(name, text);
    if (checked !== undefined) read[name] = checked;
  }
  // Sound: every field was there and is replaced only by what its own check lets through.
  return read as unknown as Simulation;
}

/** The value of a field, as it was typed or came in a link; undefined when it cannot be. */
export function readField(name: string, text: string): string | number | undefined {
  if (name === 'audience') return audiences.find((each) => each === text);
  if (name === 'where') return (['place', 'home'] as const).find((each) => each === text);
  if (name === 'mode' || name === 'placeMode') return isMode(text) ? text : undefined;
  if (!Object.hasOwn(bounds, name) || text.trim() === '') return undefined;
  const [least, most] = bounds[name as NumberName];
  const number = Number(text.replace(',', '.'));
  return number >= least && number <= most ? number : undefined;
}

/** The result with all that it was computed from, for a file. */
export const toJson = (simulation: Simulation, { co2, money, time, kilometres }: Outcome): string =>
  JSON.stringify(
    {
      model: MODEL_VERSION,
      factorSet: factorSet.version,
      inputs: simulation,
      results: { co2, money, time, kilometres },
    },
    null,
    2,
  );

/** RFC 4180; nothing in it was typed by anybody but as a number. */
export function toCsv(simulation: Simulation, { co2, money, time, kilometres }: Outcome): string {
  const results = { co2, ...(money && { money }), time, kilometres };
  const lines = [
    ['name', 'value', 'low', 'high', 'unit'],
    ...Object.entries(results).map(([name, { value, low, high, unit }]) => [name, value, low, high, unit]),
    ...Object.entries(simulation).map(([name, value]) => [name, value as string | number, '', '', 'input']),
    ['model', MODEL_VERSION, '', '', 'input'],
    ['factorSet', factorSet.version, '', '', 'input'],
  ];
  return lines.map((line) => `${line.join(',')}\r\n`).join('');
}
