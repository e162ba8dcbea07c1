import { fullDay } from '../../../src/translations/dates.ts';
import type { Messages } from '../../../src/translations/messages.ts';
import { formatDay } from '../../../src/translations/opening.ts';
import { WallClock } from '../opening/wall-clock.ts';

/** The zone of the readers: times elsewhere are said to be those of the place. */
const HOME = 'Europe/Paris';

const words = {
  fr: {
    within: (day: string, from: string, to: string) => `${day}, de ${from} à ${to}`,
    across: (from: string, to: string) => `du ${from} au ${to}`,
    at: (day: string, time: string) => `${day} à ${time}`,
    local: (sentence: string) => `${sentence} (heure du lieu)`,
  },
  en: {
    within: (day: string, from: string, to: string) => `${day}, ${from} to ${to}`,
    across: (from: string, to: string) => `from ${from} to ${to}`,
    at: (day: string, time: string) => `${day} at ${time}`,
    local: (sentence: string) => `${sentence} (local time of the place)`,
  },
};

const wordsOf = (messages: Messages): (typeof words)['fr'] =>
  messages.common.locale.startsWith('fr') ? words.fr : words.en;

/** What the wall of the place shows: the calendar day (ISO 8601), the same in full, and the time of day. */
function onTheWall(
  instant: Date,
  timeZone: string,
  messages: Messages,
): { readonly date: string; readonly day: string; readonly time: string } {
  const wall = new Date(WallClock.of(timeZone).wallTime(instant.getTime()));
  const date = wall.toISOString().slice(0, 10);
  return {
    date,
    day: formatDay(date, messages, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    time: messages.common.time(wall.getUTCHours(), wall.getUTCMinutes()),
  };
}

const locally = (sentence: string, timeZone: string, messages: Messages): string =>
  timeZone === HOME ? sentence : wordsOf(messages).local(sentence);

/** « mardi 24 novembre 2026, de 9 h à 12 h 30 », in the place's wall-clock time. */
export function periodSentence(start: Date, end: Date, timeZone: string, messages: Messages): string {
  const say = wordsOf(messages);
  const from = onTheWall(start, timeZone, messages);
  const to = onTheWall(end, timeZone, messages);
  const sentence =
    from.day === to.day
      ? say.within(from.day, from.time, to.time)
      : say.across(say.at(from.day, from.time), say.at(to.day, to.time));
  return locally(sentence, timeZone, messages);
}

/** « mardi 24 novembre 2026 à 9 h », in the place's wall-clock time. */
export function instantSentence(instant: Date, timeZone: string, messages: Messages): string {
  const { day, time } = onTheWall(instant, timeZone, messages);
  return locally(wordsOf(messages).at(day, time), timeZone, messages);
}

/** « 24 novembre 2026 à 9 h 05 », by the clock of a zone: when something was done or changes. */
export function momentSentence(instant: Date, timeZone: string, messages: Messages): string {
  const { date, time } = onTheWall(instant, timeZone, messages);
  return wordsOf(messages).at(fullDay(date, messages), time);
}

/** The day alone, for a subject line. */
export const daySentence = (instant: Date, timeZone: string, messages: Messages): string =>
  onTheWall(instant, timeZone, messages).day;
