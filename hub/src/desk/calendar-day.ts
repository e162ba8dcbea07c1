import { dayNumber, formatDay, parseDay } from '../bookings/slots.ts';
import { WallClock } from '../opening/wall-clock.ts';

/** The day that a place's calendar shows at an instant, ISO 8601. */
export const dayAt = (timeZone: string, instant: Date): string =>
  formatDay(dayNumber(WallClock.of(timeZone), instant.getTime()));

/** A day so many days later, or earlier. */
export const addDays = (day: string, days: number): string => formatDay(parseDay(day) + days);

/** Whether a text is a day as ISO 8601 writes it, and there is such a day. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = parseDay(text);
  return !Number.isNaN(day) && formatDay(day) === text;
}

/** The days of a month, `2026-11`, from the first to the last. */
export function daysOfMonth(month: string): string[] {
  const first = parseDay(`${month}-01`);
  const [year = 0, number = 0] = month.split('-').map(Number);
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length }, (_, index) => formatDay(first + index));
}

/** Whether a text is a month as ISO 8601 writes it. */
export const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
