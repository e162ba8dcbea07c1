import type { OpeningState } from '../../sdk/contract/index.ts';
import type { Messages, Sentences } from './messages.ts';

/** Opening hours as sentences, without a DOM: for elements, and for the hub's own pages. */

const DAY = 86_400_000;

const formats: Record<string, Intl.DateTimeFormat> = {};

/** Kept: to make one takes a phone milliseconds, a list needs one for each row, and there are few kinds. */
const formatOf = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  (formats[locale + JSON.stringify(options)] ??= new Intl.DateTimeFormat(locale, options));

/** The calendar day (ISO 8601) and the wall-clock time (18:30) of an instant in a time zone (IANA), else the reader's. */
export const inZone = (instant: Date | number, timeZone?: string): string[] =>
  // Sweden writes dates and times as ISO 8601 does: 2026-11-21 18:30.
  formatOf('sv', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(instant).split(' ');

type Seen = keyof Messages['opening']['openUntil'];

/** A day as it is seen from today, and its name: a weekday within a week, a date after that. */
function seenFrom(today: string, date: string, messages: Sentences<'common'>): [seen: Seen, day: string] {
  const ahead = Math.round((Date.parse(date) - Date.parse(today)) / DAY);
  if (ahead <= 0) return ['today', ''];
  if (ahead === 1) return ['tomorrow', ''];
  if (ahead < 7) return ['weekday', formatDay(date, messages, { weekday: 'long' })];
  return ['date', formatDay(date, messages, { day: 'numeric', month: 'long' })];
}

/**
 * Formats a calendar day (ISO 8601), which is the same day everywhere. No line breaks between a day and the month behind
 * it, which Intl leaves to whoever writes.
 */
export function formatDay(date: string, { common }: Sentences<'common'>, options: Intl.DateTimeFormatOptions): string {
  const written = formatOf(common.locale, { ...options, timeZone: 'UTC' }).format(new Date(date));
  return common.day(written.replace(/\b(\d\d?\.?) (?=\p{L})/u, '$1\xa0'));
}

/** A wall-clock time (`09:00` to `24:00`) as it is said. */
export function formatTime(time: string, { common }: Sentences<'common'>): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return common.time(hours, minutes);
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
  const { opening: say } = messages;
  if (opening.openNow === null) return opening.hours === null ? say.unknown : say.uncertain;
  if (!opening.nextChange) return opening.openNow ? say.openAlways : say.closed;
  const change = Date.parse(opening.nextChange);
  const [, clock = ''] = inZone(change, timeZone);
  // One closes at midnight of the day before, not at zero o'clock of the next.
  const midnight = opening.openNow && clock === '00:00';
  const [today = ''] = inZone(now, timeZone);
  const [date = ''] = inZone(midnight ? change - 1 : change, timeZone);
  const [seen, day] = seenFrom(today, date, messages);
  const time = formatTime(midnight ? '24:00' : clock, messages);
  return (opening.openNow ? say.openUntil : say.closedUntil)[seen](time, day);
}
