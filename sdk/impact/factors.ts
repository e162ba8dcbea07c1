import { FACTOR_UNCERTAINTY, factorRows, factorSet, modes, type Mode, type OccupancyBasis } from './data/factors.ts';
import { sources, type Source } from './data/sources.ts';

/** What is counted: the energy of the trip, or that and the building of the vehicle. */
export type Scope = 'use' | 'use-and-construction';

/** How much one kilometre emits, and who says so. */
export interface Factor {
  /** Such as `bus-diesel:use`. */
  readonly id: string;
  readonly mode: string;
  /** Grams of CO2 equivalent per kilometre of a vehicle or of a passenger, as `occupancyBasis` says. */
  readonly value: number;
  readonly unit: 'g/vkm' | 'g/pkm';
  readonly scope: Scope;
  readonly occupancyBasis: OccupancyBasis;
  readonly year: number;
  readonly source: Source;
  /** Of the value, common to all trips that use it. */
  readonly uncertaintyPercent: number;
  /** ISO 8601 day by which the value is to be looked at again. */
  readonly reviewBy: string;
}

/** The one value of a source that says nothing of what is use and what is construction. */
const INDIVISIBLE: ReadonlySet<Mode> = new Set(['motorbike-under-250']);

/**
 * The factor of a way to travel.
 * @throws RangeError for a mode that the set does not know, and when construction is asked for and no source that may be
 * reused gives it (`hasConstruction`)
 */
export function factorOf(mode: Mode, scope: Scope = 'use'): Factor {
  if (!Object.hasOwn(factorRows, mode)) throw new RangeError(`Not a way to travel: ${mode}`);
  if (scope !== 'use' && scope !== 'use-and-construction') throw new RangeError(`Not a scope: ${String(scope)}`);
  const [use, occupancyBasis, source, , build, builder] = factorRows[mode];
  if (scope !== 'use' && build === undefined) throw new RangeError(`No reusable construction value for ${mode}`);
  const value = scope === 'use' ? use : use + (build ?? 0);
  return {
    id: `${mode}:${scope}`,
    mode,
    value,
    unit: occupancyBasis === 'vehicle' ? 'g/vkm' : 'g/pkm',
    scope: INDIVISIBLE.has(mode) ? 'use-and-construction' : scope,
    occupancyBasis,
    year: factorSet.year,
    source: sources[(scope === 'use' ? undefined : builder) ?? source],
    uncertaintyPercent: value === 0 ? 0 : FACTOR_UNCERTAINTY,
    reviewBy: factorSet.reviewBy,
  };
}

export const hasConstruction = (mode: Mode): boolean => factorRows[mode][4] !== undefined;

/** Every factor of the set, each with its source. */
export const allFactors = (): Factor[] =>
  modes.flatMap((mode) => [
    factorOf(mode),
    ...(hasConstruction(mode) && !INDIVISIBLE.has(mode) ? [factorOf(mode, 'use-and-construction')] : []),
  ]);
