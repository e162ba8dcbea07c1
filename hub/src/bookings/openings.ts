import { evaluatePeriods } from '../opening/periods.ts';
import { WallClock } from '../opening/wall-clock.ts';
import { DAY, type Stretch } from './slots.ts';
import type { Terms } from './terms.ts';

/** Judged hours, the least recently used first: the same few days of a place are asked for again and again. */
const judged = new Map<string, readonly Stretch[]>();
const KEPT = 1000;

/**
 * When a resource is certainly to be had, in order, complete from two days before the first day to two days after the
 * last. Hours are judged here and not read from `opening_period`, which ends a month ahead: one may book a year ahead.
 * Hours that are unknown, or cannot be read, open nothing.
 */
export function openingsOf(terms: Terms, firstDay: number, days: number): readonly Stretch[] {
  const { hours, timeZone, holidays } = terms;
  if (hours === null) return [];
  const key = JSON.stringify([hours, timeZone, holidays, firstDay, days]);
  const known = judged.get(key);
  if (known) judged.delete(key);
  const openings = known ?? judge(hours, timeZone, holidays, firstDay, days);
  judged.set(key, openings);
  const [oldest] = judged.keys();
  if (judged.size > KEPT && oldest !== undefined) judged.delete(oldest);
  return openings;
}

function judge(hours: string, timeZone: string, holidays: string, firstDay: number, days: number): Stretch[] {
  const clock = WallClock.of(timeZone);
  const from = new Date(clock.instant((firstDay - 2) * DAY));
  const to = new Date(clock.instant((firstDay + days + 2) * DAY));
  try {
    return evaluatePeriods(hours, timeZone, holidays, from, to)
      .filter(({ certain }) => certain)
      .map((period) => ({ from: period.from.getTime(), to: period.to.getTime() }));
  } catch {
    // Whoever stores hours has read them first; hours that became unreadable since say « unknown » everywhere.
    return [];
  }
}
