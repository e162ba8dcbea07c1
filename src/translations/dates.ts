import type { Sentences } from './messages.ts';
import { formatDay } from './opening.ts';

const OLD_MONTHS = 18;

/**
 * The month of an information, when it is so old (over 18 months) that a reader should know.
 * @param observedAt ISO 8601 day
 */
export function oldMonth(observedAt: string, now: Date, messages: Sentences<'common'>): string | undefined {
  const limit = new Date(now);
  limit.setUTCMonth(limit.getUTCMonth() - OLD_MONTHS);
  return new Date(observedAt) < limit ? formatDay(observedAt, messages, { month: 'long', year: 'numeric' }) : undefined;
}

/** A calendar day (ISO 8601) in full. */
export const fullDay = (date: string, messages: Sentences<'common'>): string =>
  formatDay(date, messages, { day: 'numeric', month: 'long', year: 'numeric' });

/** A moment in the reader's own time: the time alone today, the day too before. In milliseconds since 1970. */
export function formatMoment(moment: number, now: Date, messages: Sentences<'common' | 'opening'>): string {
  const date = new Date(moment);
  const time = messages.common.time(date.getHours(), date.getMinutes());
  if (date.toDateString() === now.toDateString()) return time;
  const day = date.toLocaleDateString(messages.common.locale, { day: 'numeric', month: 'long' });
  return messages.opening.until(day, time);
}
