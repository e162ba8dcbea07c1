import { assumed } from './data/assumption-values.ts';
import { MODEL_VERSION, type ImpactResult, type Result, type UsedAssumption } from './result.ts';
import { within, withinBounds } from './within.ts';
import { boundsOf, legGrams, sparedLegs, tripGrams, type Leg, type Visit } from './visit.ts';

/** Grams and a share of them: of all visits, and of those alone that saved something, of which rebound takes back. */
interface Split {
  readonly all: number;
  readonly saving: number;
}

/**
 * What a sum of visits is made of. Every number is a plain sum over the visits, so that tallies add up in any order
 * and a stored one gives the same result ever after; nothing of one visit can be read back from it.
 */
export interface Tally {
  readonly visits: number;
  /** Visits whose alternative is known. */
  readonly counted: number;
  readonly usual: number;
  readonly today: number;
  readonly gross: Split;
  /** Grams of the place; the bounds of the place's energy are common to all visits. */
  readonly place: { readonly value: number; readonly low: number; readonly high: number };
  /** By factor id: what it contributes to the gross sum, and its uncertainty as a share. */
  readonly factors: Readonly<Record<string, Split & { readonly uncertainty: number }>>;
  /** Variance of the distances in g²: those of each visit are independent. */
  readonly variance: { readonly saving: number; readonly other: number };
  /** Kilometres of people, both ways: spared, and their variance in km². */
  readonly kilometres: { readonly spared: number; readonly variance: number };
  /** The same of cars, motorbikes and scooters, each shared by the people in it. */
  readonly vehicleKilometres: { readonly spared: number; readonly variance: number };
}

export const emptyTally: Tally = {
  visits: 0,
  counted: 0,
  usual: 0,
  today: 0,
  gross: { all: 0, saving: 0 },
  place: { value: 0, low: 0, high: 0 },
  factors: {},
  variance: { saving: 0, other: 0 },
  kilometres: { spared: 0, variance: 0 },
  vehicleKilometres: { spared: 0, variance: 0 },
};

/**
 * The tally of one visit. One whose alternative is unknown adds to the visits and to nothing else.
 * @throws RangeError for a distance, a number of people, a factor or grams of the place that cannot be
 */
export function tallyOf(visit: Visit): Tally {
  if (visit.without === 'unknown') return { ...emptyTally, visits: 1 };
  const usual = tripGrams(sparedLegs(visit));
  const today = tripGrams(visit.today);
  const gross = usual - today;
  const sides: readonly [readonly Leg[], 1 | -1][] = [
    [sparedLegs(visit), 1],
    [visit.today, -1],
  ];
  const legs = sides.flatMap(([each, sign]) => each.map((leg) => ({ leg, sign })));
  const variance = legs.reduce((sum, { leg }) => sum + (legGrams(leg) * distanceShare(leg)) ** 2, 0);
  return {
    visits: 1,
    counted: 1,
    usual,
    today,
    gross: { all: gross, saving: gross > 0 ? gross : 0 },
    place: boundsOf(visit.place),
    factors: factorsOf(legs, gross > 0),
    variance: gross > 0 ? { saving: variance, other: 0 } : { saving: 0, other: variance },
    kilometres: kilometresOf(legs, () => 2),
    vehicleKilometres: kilometresOf(legs, ({ factor, occupants = 1 }) =>
      factor.occupancyBasis === 'vehicle' ? 2 / occupants : 0,
    ),
  };
}

interface SignedLeg {
  readonly leg: Leg;
  readonly sign: 1 | -1;
}

const distanceShare = ({ uncertaintyPercent = assumed.distanceStated }: Leg): number =>
  within(uncertaintyPercent, 'an uncertainty in percent') / 100;

function factorsOf(legs: readonly SignedLeg[], saves: boolean): Tally['factors'] {
  const factors: Record<string, Split & { uncertainty: number }> = {};
  for (const { leg, sign } of legs) {
    const { id, uncertaintyPercent } = leg.factor;
    const all = (factors[id]?.all ?? 0) + sign * legGrams(leg);
    const uncertainty = within(uncertaintyPercent, 'an uncertainty in percent') / 100;
    factors[id] = { all, saving: saves ? all : 0, uncertainty };
  }
  return factors;
}

function kilometresOf(legs: readonly SignedLeg[], share: (leg: Leg) => number): Tally['kilometres'] {
  let spared = 0;
  let variance = 0;
  for (const { leg, sign } of legs) {
    const kilometres = leg.kilometres * share(leg);
    spared += sign * kilometres;
    variance += (kilometres * distanceShare(leg)) ** 2;
  }
  return { spared, variance };
}

/** Adds two tallies up. */
export function addTallies(one: Tally, other: Tally): Tally {
  const factors = { ...one.factors };
  for (const [id, { all, saving, uncertainty }] of Object.entries(other.factors)) {
    const known = factors[id] ?? { all: 0, saving: 0, uncertainty };
    factors[id] = { all: known.all + all, saving: known.saving + saving, uncertainty };
  }
  return {
    visits: one.visits + other.visits,
    counted: one.counted + other.counted,
    usual: one.usual + other.usual,
    today: one.today + other.today,
    gross: addFields(one.gross, other.gross),
    place: addFields(one.place, other.place),
    factors,
    variance: addFields(one.variance, other.variance),
    kilometres: addFields(one.kilometres, other.kilometres),
    vehicleKilometres: addFields(one.vehicleKilometres, other.vehicleKilometres),
  };
}

const addFields = <T extends Readonly<Record<keyof T, number>>>(one: T, other: T): T =>
  // Sound: every field of T is a number, and none is added or left out.
  Object.fromEntries(Object.keys(one).map((key) => [key, one[key as keyof T] + other[key as keyof T]])) as T;

/** Shares of a saving that are taken back: 0 to 1, the low one first. */
export interface Rebound {
  readonly low: number;
  readonly value: number;
  readonly high: number;
}

export interface ResultOptions {
  /** 0.25, from 0 to 0.31, when left out. */
  readonly rebound?: Rebound;
  /** Names the values that the visits were given, where they are not those of the set. */
  readonly also?: readonly UsedAssumption[];
}

const standardRebound: Rebound = assumed.rebound;

/**
 * The result of a tally, with its range: independent inputs in quadrature (GUM), each side on its own. A factor's
 * error, the rebound and the place's energy are common to all visits and do not shrink with their number; the error of
 * a distance is that visit's own.
 * @throws RangeError for a rebound that is no share, or whose bounds are not in order
 */
export function resultOf(tally: Tally, { rebound = standardRebound, also = [] }: ResultOptions = {}): ImpactResult {
  withinBounds(rebound, 'a rebound', 1);
  const { gross, place, visits, counted } = tally;
  const net = (share: number): number => gross.all - share * gross.saving - place.value;
  const value = net(rebound.value);
  const common = Object.values(tally.factors).map(
    ({ all, saving, uncertainty }) => (all - rebound.value * saving) * uncertainty,
  );
  const own = tally.variance.other + (1 - rebound.value) ** 2 * tally.variance.saving;
  const shared = own + common.reduce((sum, error) => sum + error ** 2, 0);
  const down = Math.sqrt(shared + (value - net(rebound.high)) ** 2 + (place.high - place.value) ** 2);
  const up = Math.sqrt(shared + (net(rebound.low) - value) ** 2 + (place.value - place.low) ** 2);
  return {
    value,
    low: value - down,
    high: value + up,
    unit: 'g',
    factorIds: Object.keys(tally.factors).sort(),
    modelVersion: MODEL_VERSION,
    assumptions: [{ id: 'rebound', ...bounds(rebound), unit: '1' }, ...also],
    coverage: coverageOf(tally),
    computation: {
      usual: tally.usual,
      today: tally.today,
      gross: gross.all,
      rebound: -rebound.value * gross.saving,
      place: -place.value,
      net: value,
    },
    scenarios: { optimistic: net(rebound.low), central: value, pessimistic: net(rebound.high) },
    visits,
    counted,
  };
}

const bounds = ({ value, low, high }: Rebound) => ({ value, low, high });

/** Counted visits, of all; 0 when there is none. */
export const coverageOf = ({ visits, counted }: Pick<Tally, 'visits' | 'counted'>): number =>
  visits === 0 ? 0 : counted / visits;

/** Kilometres spared: of people, or of cars, motorbikes and scooters shared by the people in them. */
export function kilometresResult(tally: Tally, of: 'people' | 'vehicles' = 'people'): Result {
  const { spared, variance } = of === 'people' ? tally.kilometres : tally.vehicleKilometres;
  const error = Math.sqrt(variance);
  return {
    value: spared,
    low: spared - error,
    high: spared + error,
    unit: 'km',
    factorIds: [],
    modelVersion: MODEL_VERSION,
    assumptions: [],
    coverage: coverageOf(tally),
  };
}

/** One visit, with what it was computed from: `JSON.stringify` of it is the whole computation. */
export const visitImpact = (visit: Visit, options?: ResultOptions): ImpactResult & { readonly inputs: Visit } => ({
  ...resultOf(tallyOf(visit), options),
  inputs: visit,
});

/** A sum of visits, negative ones included. */
export const visitsImpact = (visits: Iterable<Visit>, options?: ResultOptions): ImpactResult => {
  let sum = emptyTally;
  for (const visit of visits) sum = addTallies(sum, tallyOf(visit));
  return resultOf(sum, options);
};
