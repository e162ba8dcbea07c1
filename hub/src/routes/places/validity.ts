const MINUTE = 60_000;
const MOST_SECONDS = 60;

const parisTime = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', timeStyle: 'medium' });
const parisDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', dateStyle: 'short' });

/** The clock of Paris at a full minute; kept, because formatting a date takes as long as the rest of an answer. */
let paris = { minute: Number.NaN, date: '', secondsLeft: 0 };

function parisAt(instant: Date): typeof paris {
  const minute = Math.floor(instant.getTime() / MINUTE);
  if (paris.minute !== minute) {
    const [hours = 0, minutes = 0] = parisTime.format(instant).split(':').map(Number);
    paris = { minute, date: parisDay.format(instant), secondsLeft: 86_400 - (hours * 60 + minutes) * 60 };
  }
  return paris;
}

/** The day in Paris, ISO 8601: labels begin and end with it. */
export const parisDate = (instant: Date): string => parisAt(instant).date;

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
  const untilMidnight = parisAt(now).secondsLeft - (now.getTime() % MINUTE) / 1000;
  const untilChange = nextChange === null ? MOST_SECONDS : (nextChange.getTime() - now.getTime()) / 1000;
  return Math.max(0, Math.floor(Math.min(MOST_SECONDS, untilMidnight, untilChange)));
}
