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

/** When an information on show is from, in the reader's own time: the time alone today, the day too before. */
export function sayStale(moment: number, now: Date, { card, common }: Sentences<'common' | 'card'>): string {
  const date = new Date(moment);
  const time = common.time(date.getHours(), date.getMinutes());
  if (date.toDateString() === now.toDateString()) return card.stale.today(time);
  return card.stale.earlier(time, date.toLocaleDateString(common.locale, { day: 'numeric', month: 'long' }));
}
