const MINUTE = 60_000;
const MOST_SECONDS = 60;

const parisTime = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', timeStyle: 'medium' });

/**
 * The instant at which an answer is judged: the full minute. Opening hours and labels change at full minutes, so that
 * it says the same as the second would, and equal answers within a minute are equal byte for byte (ETag).
 */
export const judgedAt = (now: Date): Date => new Date(Math.floor(now.getTime() / MINUTE) * MINUTE);

/**
 * Seconds for which an answer stays true: until the next opening change it shows, or midnight in Paris, when labels
 * end; a minute at most, because places are edited as well.
 */
export function maxAge(now: Date, nextChange: Date | null): number {
  const [hours = 0, minutes = 0, seconds = 0] = parisTime.format(now).split(':').map(Number);
  const untilMidnight = 86_400 - (hours * 3600 + minutes * 60 + seconds);
  const untilChange = nextChange === null ? MOST_SECONDS : (nextChange.getTime() - now.getTime()) / 1000;
  return Math.max(0, Math.floor(Math.min(MOST_SECONDS, untilMidnight, untilChange)));
}
