const MINUTE = 60_000;
const MOST_SECONDS = 60;

/**
 * Days begin at a full quarter of an hour of UTC in every time zone in use: +05:45 is the oddest. So what ends with a
 * day somewhere, as labels do, ends at one of these.
 */
const QUARTER_HOUR = 15 * MINUTE;

/**
 * The instant at which an answer is judged: the full minute. Opening hours and labels change at full minutes, so that
 * it says the same as the second would, and equal answers within a minute are equal byte for byte (ETag).
 */
export const judgedAt = (now: Date): Date => new Date(Math.floor(now.getTime() / MINUTE) * MINUTE);

/**
 * Seconds for which an answer stays true: until the next opening change it shows, or the next instant at which a day,
 * and with it a label, may end where a place lies; a minute at most, because places are edited as well.
 */
export function maxAge(now: Date, nextChange: Date | null): number {
  const untilQuarter = (QUARTER_HOUR - (now.getTime() % QUARTER_HOUR)) / 1000;
  const untilChange = nextChange === null ? MOST_SECONDS : (nextChange.getTime() - now.getTime()) / 1000;
  return Math.max(0, Math.floor(Math.min(MOST_SECONDS, untilQuarter, untilChange)));
}
