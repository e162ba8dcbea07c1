import type { Factor } from './factors.ts';
import { within, withinBounds } from './within.ts';

/** What somebody would have done without the place. */
export type Alternative = 'employer' | 'home' | 'other-place' | 'unknown';

/** How a distance is known. */
export type DistanceKind = 'stated' | 'communes';

/** As much of a factor as a computation needs. */
export type LegFactor = Pick<Factor, 'id' | 'mode' | 'value' | 'occupancyBasis' | 'uncertaintyPercent'>;

/** One leg of a trip, one way; the way back is the same. */
export interface Leg {
  readonly factor: LegFactor;
  /** One way, 0 or more. */
  readonly kilometres: number;
  /** People in the vehicle, the traveller included: 1 or more. Counts only where the factor is per vehicle. */
  readonly occupants?: number;
  /** Of the distance; 10 when left out. */
  readonly uncertaintyPercent?: number;
}

/** A figure with what is certain of it. */
export interface Bounded {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** One full day's presence in a place, witnessed by the place. */
export interface Visit {
  readonly without: Alternative;
  /** The trip that was not made: to the employer, or to the other place. Left aside for `home` and `unknown`. */
  readonly usual: readonly Leg[];
  /** The trip to the place. */
  readonly today: readonly Leg[];
  /** Grams that the place emitted for this presence; nothing when left out. */
  readonly place?: number | Bounded;
}

/**
 * Grams for one passenger and one kilometre: a vehicle's shared by the people in it, a passenger's as it is.
 * @throws RangeError for fewer than one person, or a negative or infinite figure
 */
export function perPassenger(
  { value, occupancyBasis }: Pick<LegFactor, 'value' | 'occupancyBasis'>,
  occupants = 1,
): number {
  within(occupants, 'a number of people', 1);
  within(value, 'a factor');
  return occupancyBasis === 'vehicle' ? value / occupants : value;
}

/**
 * Grams of a leg, both ways.
 * @throws RangeError for a distance, a factor or a number of people that cannot be
 */
export function legGrams({ factor, kilometres, occupants }: Leg): number {
  return 2 * within(kilometres, 'a distance') * perPassenger(factor, occupants);
}

/** Grams of a trip, both ways: its legs add up. */
export const tripGrams = (legs: readonly Leg[]): number => legs.reduce((sum, each) => sum + legGrams(each), 0);

/**
 * The legs of the trip that was not made: none for somebody who would have stayed at home.
 * @throws RangeError for an alternative that is none
 */
export function sparedLegs({ without, usual }: Visit): readonly Leg[] {
  if (without === 'employer' || without === 'other-place') return usual;
  if (without === 'home' || without === 'unknown') return [];
  throw new RangeError(`Not an alternative: ${String(without)}`);
}

/** Gross grams avoided by one visit: `2·d_ref·f_p(ref) − 2·d_sub·f_p(sub)`; never positive for `home`. */
export const grossGrams = (visit: Visit): number => tripGrams(sparedLegs(visit)) - tripGrams(visit.today);

/**
 * Net grams: a rebound takes back of a saving, and never of an excess.
 * @param rebound share, 0 to 1
 */
export const netGrams = (gross: number, rebound: number, place = 0): number =>
  (gross > 0 ? gross * (1 - rebound) : gross) - place;

/** @throws RangeError for what no place emits */
export const boundsOf = (place: number | Bounded = 0): Bounded =>
  withinBounds(typeof place === 'number' ? { value: place, low: place, high: place } : place, 'grams of a place');
