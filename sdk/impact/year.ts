import { assumed } from './data/assumption-values.ts';
import { MODEL_VERSION, type ImpactResult, type Result } from './result.ts';
import { tallyOf, kilometresResult, visitImpact, type ResultOptions } from './tally.ts';
import type { Visit } from './visit.ts';
import { within } from './within.ts';

/** How often, and for how many people. */
export interface Rhythm {
  /** Days a week; may be a fraction. */
  readonly visitsPerWeek: number;
  /** 46 when left out. */
  readonly weeksPerYear?: number;
  /** 1 when left out. */
  readonly people?: number;
}

/**
 * Visits in a year.
 * @throws RangeError for what no week, no year and no number of people is
 */
export const visitsPerYear = ({ visitsPerWeek, weeksPerYear = assumed.weeksPerYear, people = 1 }: Rhythm): number =>
  within(visitsPerWeek, 'visits a week') * within(weeksPerYear, 'weeks of a year') * within(people, 'people');

/**
 * One year of the same visit. Its distances are the same every day, so that their error is common to all days as well:
 * the whole range grows with the number of visits.
 */
export function yearImpact(
  visit: Visit,
  rhythm: Rhythm,
  options?: ResultOptions,
): ImpactResult & { readonly inputs: Visit & Rhythm } {
  const one = visitImpact(visit, options);
  const times = visitsPerYear(rhythm);
  const weeks = rhythm.weeksPerYear ?? assumed.weeksPerYear;
  const used = { id: 'weeks-per-year', value: weeks, unit: 'weeks' };
  return {
    ...scaled(one, times),
    unit: 'g',
    inputs: { ...visit, ...rhythm },
    assumptions: [...one.assumptions, used],
    computation: scaleFields(one.computation, times),
    scenarios: scaleFields(one.scenarios, times),
    visits: times,
    counted: one.counted * times,
  };
}

/** Kilometres of people, or of vehicles, spared in a year. */
export const yearKilometres = (visit: Visit, rhythm: Rhythm, of?: 'people' | 'vehicles'): Result =>
  scaled(kilometresResult(tallyOf(visit), of), visitsPerYear(rhythm));

/** A result taken a number of times, its whole range with it. */
export const scaled = (result: Result, times: number): Result => ({
  ...result,
  value: result.value * times,
  low: result.low * times,
  high: result.high * times,
  modelVersion: MODEL_VERSION,
});

const scaleFields = <T extends Readonly<Record<keyof T, number>>>(fields: T, times: number): T =>
  // Sound: every field of T is a number, and none is added or left out.
  Object.fromEntries(Object.keys(fields).map((key) => [key, fields[key as keyof T] * times])) as T;
