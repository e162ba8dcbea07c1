import { en } from '../../../../../src/translations/en.ts';
import { fr } from '../../../../../src/translations/fr.ts';
import type { Messages } from '../../../../../src/translations/messages.ts';
import { formatDay } from '../../../../../src/translations/opening.ts';
import type { Language } from '../../../http/language.ts';
import { WallClock } from '../../../opening/wall-clock.ts';

const translations: Readonly<Record<Language, Messages>> = { fr, en };

export const messagesIn = (language: Language): Messages => translations[language];

/** « mardi 24 novembre 2026 ». */
export const longDay = (day: string, language: Language): string =>
  formatDay(day, translations[language], { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** « mar. 24 nov. ». */
export const shortDay = (day: string, language: Language): string =>
  formatDay(day, translations[language], { weekday: 'short', day: 'numeric', month: 'short' });

/** « mar. 24 », under a month's name. */
export const dayOfMonth = (day: string, language: Language): string =>
  formatDay(day, translations[language], { weekday: 'short', day: 'numeric' });

/** « novembre 2026 ». */
export const longMonth = (month: string, language: Language): string =>
  formatDay(`${month}-01`, translations[language], { month: 'long', year: 'numeric' });

/** « 9 h 30 », on the wall of the place. */
export function timeAt(instant: Date, timeZone: string, language: Language): string {
  const wall = new Date(WallClock.of(timeZone).wallTime(instant.getTime()));
  return translations[language].common.time(wall.getUTCHours(), wall.getUTCMinutes());
}

/** « 9 h – 10 h 30 », on the wall of the place; a line never begins with the dash. */
export const periodOf = (
  { start, end }: { readonly start: Date; readonly end: Date },
  timeZone: string,
  language: Language,
): string => `${timeAt(start, timeZone, language)}\xa0– ${timeAt(end, timeZone, language)}`;

/** `09:30`, for a cell. */
export const cellTime = (instant: Date, timeZone: string): string =>
  new Date(WallClock.of(timeZone).wallTime(instant.getTime())).toISOString().slice(11, 16);
