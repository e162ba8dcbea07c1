import { assumed } from './data/assumption-values.ts';
import type { Mode } from './data/factors.ts';
import { factorOf, type Scope } from './factors.ts';
import type { DistanceKind, Leg } from './visit.ts';

export interface LegOptions {
  readonly occupants?: number;
  /** Kilometres given by a person or a route planner, or measured between the centres of two communes. */
  readonly distance?: DistanceKind;
  readonly scope?: Scope;
}

/**
 * A leg by its way to travel, with the uncertainty that goes with how its distance is known.
 * @throws RangeError for a mode, a scope or a kind of distance that the set does not know
 */
export function leg(
  mode: Mode,
  kilometres: number,
  { occupants = 1, distance = 'stated', scope }: LegOptions = {},
): Leg {
  if (distance !== 'stated' && distance !== 'communes')
    throw new RangeError(`Not a kind of distance: ${String(distance)}`);
  return {
    factor: factorOf(mode, scope),
    kilometres,
    occupants,
    uncertaintyPercent: distance === 'stated' ? assumed.distanceStated : assumed.distanceCommunes,
  };
}
