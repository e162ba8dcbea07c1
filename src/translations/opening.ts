import type { OpeningDay, OpeningState } from '../../sdk/contract/index.ts';
import type { Messages } from './messages.ts';

/** Opening hours as sentences, without a DOM: for elements, and for the hub's own pages. */

const DAY = 86_400_000;

/** The calendar day (ISO 8601) and the wall-clock time of an instant in a time zone (IANA). */
function inZone(instant: Date, timeZone: string): { date: string; hours: number; minutes: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((each) => each.type === type)?.value ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    hours: Number(part('hour')),
    minutes: Number(part('minute')),
  };
}

const previousDay = (date: string): string => new Date(Date.parse(date) - DAY).toISOString().slice(0, 10);

/** The name of a day seen from today: absent today, tomorrow, a weekday within a week, else a date. */
function dayName(date: string, today: string, messages: Messages): string | undefined {
  const ahead = Math.round((Date.parse(date) - Date.parse(today)) / DAY);
  const { opening } = messages;
  if (ahead <= 0) return undefined;
  if (ahead === 1) return opening.tomorrow;
  if (ahead < 7) return formatDay(date, messages, { weekday: 'long' });
  return opening.onDate(formatDay(date, messages, { day: 'numeric', month: 'long' }));
}

/** Formats a calendar day (ISO 8601), which is the same day everywhere. */
export function formatDay(date: string, messages: Messages, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(messages.common.locale, { ...options, timeZone: 'UTC' });
  return messages.common.day(format.format(new Date(date)));
}

/**
 * Whether a place is open and until when, such as « Ouvert jusqu'à 18 h 30 » or « Fermé, ouvre lundi à 9 h ».
 * @param timeZone the place's, IANA
 */
export function openingSentence(opening: OpeningState, timeZone: string, now: Date, messages: Messages): string {
  const { opening: say, common } = messages;
  if (opening.openNow === null) return opening.hours === null ? say.unknown : say.uncertain;
  if (!opening.nextChange) return opening.openNow ? say.openAlways : say.closed;
  const change = inZone(new Date(opening.nextChange), timeZone);
  // One closes at midnight of the day before, not at zero o'clock of the next.
  const midnight = opening.openNow && change.hours + change.minutes === 0;
  const date = midnight ? previousDay(change.date) : change.date;
  const day = dayName(date, inZone(now, timeZone).date, messages);
  const time = common.time(midnight ? 24 : change.hours, change.minutes);
  return opening.openNow ? say.openUntil(say.until(time, day)) : say.closedUntil(say.at(time, day));
}

/** The hours of one day, such as « 9 h – 12 h 30, 14 h – 18 h », or that it is closed. */
export const daySentence = (day: OpeningDay, messages: Messages): string =>
  messages.common.list(dayPeriods(day, messages));

/** The same, period by period; one that says that it is closed when there is none. */
export function dayPeriods({ periods }: OpeningDay, messages: Messages): string[] {
  if (periods.length === 0) return [messages.opening.dayClosed];
  return periods.map((period) => periodSentence(period, messages));
}

function periodSentence(period: OpeningDay['periods'][number], messages: Messages): string {
  const { opening } = messages;
  const hours = opening.period(formatTime(period.from, messages), formatTime(period.to, messages));
  const remarks = [period.uncertain && opening.uncertainPeriod, period.note].filter(Boolean);
  return remarks.length > 0 ? `${hours} (${remarks.join(', ')})` : hours;
}

/** A wall-clock time (`09:00` to `24:00`) as it is said. */
export const formatTime = (time: string, messages: Messages): string => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return messages.common.time(hours, minutes);
};
