import type { OpeningState } from '../../sdk/contract/index.ts';
import type { Messages, Sentences } from './messages.ts';

/** Opening hours as sentences, without a DOM: for elements, and for the hub's own pages. */

const DAY = 86_400_000;

/** The calendar day (ISO 8601) and the wall-clock time of an instant in a time zone (IANA). */
function inZone(instant: Date, timeZone: string): { date: string; hours: number; minutes: number } {
  // Sweden writes dates and times as ISO 8601 does: 2026-11-21 18:30.
  const [date = '', time = ''] = instant.toLocaleString('sv', { timeZone }).split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return { date, hours, minutes };
}

const previousDay = (date: string): string => new Date(Date.parse(date) - DAY).toISOString().slice(0, 10);

type Seen = keyof Messages['opening']['openUntil'];

/** A day as it is seen from today, and its name: a weekday within a week, a date after that. */
function seenFrom(today: string, date: string, messages: Sentences<'common'>): [seen: Seen, day: string] {
  const ahead = Math.round((Date.parse(date) - Date.parse(today)) / DAY);
  if (ahead <= 0) return ['today', ''];
  if (ahead === 1) return ['tomorrow', ''];
  if (ahead < 7) return ['weekday', formatDay(date, messages, { weekday: 'long' })];
  return ['date', formatDay(date, messages, { day: 'numeric', month: 'long' })];
}

/** Formats a calendar day (ISO 8601), which is the same day everywhere. */
export function formatDay(date: string, messages: Sentences<'common'>, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(messages.common.locale, { ...options, timeZone: 'UTC' });
  return messages.common.day(format.format(new Date(date)));
}

/**
 * Whether a place is open and until when, such as « Ouvert jusqu'à 18 h 30 » or « Fermé, ouvre lundi à 9 h ».
 * @param timeZone the place's, IANA
 */
export function openingSentence(
  opening: OpeningState,
  timeZone: string,
  now: Date,
  messages: Sentences<'common' | 'opening'>,
): string {
  const { opening: say, common } = messages;
  if (opening.openNow === null) return opening.hours === null ? say.unknown : say.uncertain;
  if (!opening.nextChange) return opening.openNow ? say.openAlways : say.closed;
  const change = inZone(new Date(opening.nextChange), timeZone);
  // One closes at midnight of the day before, not at zero o'clock of the next.
  const midnight = opening.openNow && change.hours + change.minutes === 0;
  const date = midnight ? previousDay(change.date) : change.date;
  const [seen, day] = seenFrom(inZone(now, timeZone).date, date, messages);
  const time = common.time(midnight ? 24 : change.hours, change.minutes);
  return (opening.openNow ? say.openUntil : say.closedUntil)[seen](time, day);
}
