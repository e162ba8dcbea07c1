import type { Sentences } from '../../src/translations/messages.ts';
import { formatDay } from '../../src/translations/opening.ts';

const DAY = 86_400_000;

/** An instant on the clock and the calendar of a place. */
export interface Moment {
  /** ISO 8601. */
  readonly date: string;
  readonly hours: number;
  readonly minutes: number;
}

/** @param instant RFC 3339, or milliseconds since 1970 */
export function momentAt(instant: string | number, timeZone: string): Moment {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const [date = '', time = ''] = format.format(new Date(instant)).split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return { date, hours, minutes };
}

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

/** Minutes that pass between two instants. */
export const minutesBetween = (start: string, end: string): number => (Date.parse(end) - Date.parse(start)) / 60_000;

/** The wall-clock time at a place, « 9 h 30 »; the end of a day is midnight and not zero o'clock. */
export function sayTime(
  instant: string,
  timeZone: string,
  messages: Sentences<'common' | 'opening'>,
  isEnd = false,
): string {
  const { hours, minutes } = momentAt(instant, timeZone);
  return messages.common.time(isEnd && hours + minutes === 0 ? 24 : hours, minutes);
}

/** From one to the other; no line is broken before the dash. */
export const span = (from: string, to: string): string => `${from}\xa0–\u2060\xa0${to}`;

/** « 9 h – 13 h ». */
export const sayPeriod = (
  start: string,
  end: string,
  timeZone: string,
  messages: Sentences<'common' | 'opening'>,
): string => span(sayTime(start, timeZone, messages), sayTime(end, timeZone, messages, true));

/** « lundi 23 novembre ». */
export const sayDay = (date: string, messages: Sentences<'common' | 'opening'>): string =>
  formatDay(date, messages, { weekday: 'long', day: 'numeric', month: 'long' });

/** « lundi 23 novembre, 9 h ». */
export const sayMoment = (instant: string, timeZone: string, messages: Sentences<'common' | 'opening'>): string =>
  messages.opening.moment(sayTime(instant, timeZone, messages), sayDay(momentAt(instant, timeZone).date, messages));
