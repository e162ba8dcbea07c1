import { readHours } from './library.ts';
import { regionOf, schoolRegions, zonesWithOwnHolidays } from './regions.ts';
import type { HolidayRegion } from './regions.ts';
import { WallDate } from './wall-date.ts';

const DAY = 86_400_000;

const withoutComments = (hours: string): string => hours.replace(/"[^"]*"/g, '""');

/** Whether a canonical opening_hours text depends on school holidays. */
export const speaksOfSchoolHolidays = (hours: string): boolean => /\bSH\b/.test(withoutComments(hours));

/**
 * The ISO 3166-2 subdivision whose holidays decide a schedule: the part of France when it has public holidays of its
 * own (Alsace-Moselle, overseas), the region when the hours speak of school holidays, else `FR`. Kept as coarse as
 * can be, because each distinct schedule is judged on its own.
 * @param departement INSEE code, such as `35` or `974`; null or undefined when not known
 * @param hours the opening hours, when there are any
 */
export function holidayZone(departement: string | null | undefined, hours = ''): string {
  if (!departement) return 'FR';
  const own = zonesWithOwnHolidays[departement];
  if (own) return own;
  if (!speaksOfSchoolHolidays(hours)) return 'FR';
  return Object.entries(schoolRegions).find(([, departements]) => departements.includes(departement))?.[0] ?? 'FR';
}

/**
 * What the library must be told so that it can judge these hours. Its tables hold the public holidays of
 * Alsace-Moselle by departement but the school holidays by region, and it takes only one name: there, hours that
 * speak of school holidays get those, and go without Good Friday and 26 December.
 */
export function regionFor(hours: string, zone: string): HolidayRegion {
  const alsaceMoselle = ['FR-57', 'FR-67', 'FR-68'].includes(zone);
  return regionOf(alsaceMoselle && speaksOfSchoolHolidays(hours) ? 'FR-GES' : zone);
}

/**
 * Names, in French, of the public holidays of some days in a row.
 * @param zone as {@link holidayZone} gives it
 * @param first the first day, as its wall time at 00:00
 * @returns one name or null for each day
 */
export function holidayNames(zone: string, first: number, days: number): (string | null)[] {
  const calendar = calendarOf(zone);
  return Array.from({ length: days }, (_, day) => calendar.name(first + day * DAY));
}

/** Tells whether a day (its wall time at 00:00) is a public holiday in a zone. */
export function publicHolidays(zone: string): (midnight: number) => boolean {
  const calendar = calendarOf(zone);
  return (midnight) => calendar.name(midnight) !== null;
}

/** The public holidays of a zone; keeps what it has asked the library, which computes Easter anew for each day. */
class HolidayCalendar {
  readonly #library;
  readonly #names = new Map<number, string | null>();

  constructor(zone: string) {
    this.#library = readHours('PH', regionOf(zone));
  }

  name(midnight: number): string | null {
    let name = this.#names.get(midnight);
    if (name === undefined) {
      const midday = new WallDate(midnight + DAY / 2);
      name = this.#library.getState(midday) ? (this.#library.getComment(midday) ?? null) : null;
      this.#names.set(midnight, name);
    }
    return name;
  }
}

const calendars = new Map<string, HolidayCalendar>();

function calendarOf(zone: string): HolidayCalendar {
  let calendar = calendars.get(zone);
  if (!calendar) {
    calendar = new HolidayCalendar(zone);
    calendars.set(zone, calendar);
  }
  return calendar;
}
