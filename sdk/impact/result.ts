/** The model's own version (Semantic Versioning): a change of its arithmetic is a new one. */
export const MODEL_VERSION = '1.0.0';

/** An assumption as it was used for one result. */
export interface UsedAssumption {
  readonly id: string;
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly unit: string;
}

/** A figure that explains itself. Nothing of it is clamped: it may be negative, and so may its bounds. */
export interface Result {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly unit: 'g' | 'km' | 'EUR' | 'h';
  readonly factorIds: readonly string[];
  readonly modelVersion: string;
  readonly assumptions: readonly UsedAssumption[];
  /** Visits that could be counted, of all: 0 to 1. */
  readonly coverage: number;
}

/** How a figure in grams came to be; the lines add up to `net`. */
export interface Computation {
  /** What the usual trips would have emitted, both ways. */
  readonly usual: number;
  /** What the trips to the place emitted, both ways; subtracted. */
  readonly today: number;
  /** `usual − today`. */
  readonly gross: number;
  /** What is taken back of the savings alone: at most 0. */
  readonly rebound: number;
  /** Energy of the place; at most 0. */
  readonly place: number;
  readonly net: number;
}

/** Net grams of CO2 equivalent avoided; negative when more was emitted. */
export interface ImpactResult extends Result {
  readonly unit: 'g';
  readonly computation: Computation;
  /** The net value under each rebound, everything else at its central value. */
  readonly scenarios: { readonly optimistic: number; readonly central: number; readonly pessimistic: number };
  readonly visits: number;
  readonly counted: number;
}
