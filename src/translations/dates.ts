import type { Sentences } from './messages.ts';
import { formatDay, formatTime, inZone } from './opening.ts';

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

/** The calendar day in full and the time of day of an instant in a time zone (IANA), else the reader's. */
export function dayAndTime(
  instant: number,
  messages: Sentences<'common'>,
  timeZone?: string,
): readonly [day: string, time: string] {
  const [date = '', clock = ''] = inZone(instant, timeZone);
  return [fullDay(date, messages), formatTime(clock, messages)];
}

/** When an information on show is from, in the reader's own time: the time alone today, the day too before. */
export function sayStale(moment: number, now: Date, messages: Sentences<'common' | 'card'>): string {
  const { stale } = messages.card;
  const [date = '', clock = ''] = inZone(moment);
  const time = formatTime(clock, messages);
  if (date === inZone(now)[0]) return stale.today(time);
  return stale.earlier(time, formatDay(date, messages, { day: 'numeric', month: 'long' }));
}
