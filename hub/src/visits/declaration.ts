import {
  assumptions,
  isMode,
  isShared,
  leg,
  type Alternative,
  type Leg,
  type Mode,
  type Visit,
} from '../../../sdk/impact/index.ts';

/** One way, as a person said it. */
export interface DeclaredTrip {
  readonly mode: Mode;
  /** One way, 0 to 1000. */
  readonly kilometres: number;
  /** People in the vehicle, the traveller included; 1 where it is not shared. */
  readonly occupants: number;
  /** In kilometres, or as two communes. */
  readonly distance: 'stated' | 'communes';
}

/** What somebody said of a visit; it holds neither who nor where from. */
export interface Declaration {
  readonly without: Alternative;
  /** The trip that was not made; null for `home` and `unknown`. */
  readonly usual: DeclaredTrip | null;
  /** The trip to the place; null for `unknown`. */
  readonly today: DeclaredTrip | null;
  /** Half a day, before or after going to work as well: no trip is spared, and the visit never enters. */
  readonly partOfDay: boolean;
}

export const LONGEST_KM = 1000;
export const MOST_OCCUPANTS = 9;

/** Grams of the place for a presence, in the lack of a measure: cautious, and from nothing to twice as much. */
const place = {
  value: assumptions['place-energy'].value,
  low: assumptions['place-energy'].low,
  high: assumptions['place-energy'].high,
};

/** The visit that a declaration describes; `unknown` when it was skipped, or says too little to be counted. */
export function visitOf(declaration: Declaration | null): Visit {
  const today = declaration?.today;
  const usual = declaration?.usual;
  const needsUsual = declaration?.without === 'employer' || declaration?.without === 'other-place';
  if (!declaration || declaration.without === 'unknown' || !today || (needsUsual && !usual)) {
    return { without: 'unknown', usual: [], today: [] };
  }
  return { without: declaration.without, usual: usual ? [legOf(usual)] : [], today: [legOf(today)], place };
}

function legOf({ mode, kilometres, occupants, distance }: DeclaredTrip): Leg {
  return leg(mode, kilometres, { occupants: isShared(mode) ? occupants : 1, distance });
}

const alternatives: ReadonlySet<unknown> = new Set(['employer', 'home', 'other-place', 'unknown']);

/** Reads a stored or carried declaration; undefined when it is not one. */
export function readDeclaration(value: unknown): Declaration | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const {
    without,
    usual = null,
    today = null,
    partOfDay = false,
  } = value as Partial<Record<keyof Declaration, unknown>>;
  const trips = [usual, today].map((trip) => (trip === null ? null : readTrip(trip)));
  const [first, second] = trips;
  if (!alternatives.has(without) || first === undefined || second === undefined || typeof partOfDay !== 'boolean') {
    return undefined;
  }
  return { without: without as Alternative, usual: first, today: second, partOfDay };
}

function readTrip(value: unknown): DeclaredTrip | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { mode, kilometres, occupants, distance } = value as Partial<Record<keyof DeclaredTrip, unknown>>;
  if (typeof mode !== 'string' || !isMode(mode)) return undefined;
  if (typeof kilometres !== 'number' || !(kilometres >= 0 && kilometres <= LONGEST_KM)) return undefined;
  if (typeof occupants !== 'number' || !(occupants >= 1 && occupants <= MOST_OCCUPANTS)) return undefined;
  if (distance !== 'stated' && distance !== 'communes') return undefined;
  return { mode, kilometres, occupants, distance };
}
