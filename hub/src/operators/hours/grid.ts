/**
 * Opening hours as a person sees them: a week, what holidays change of it, and the days that are exceptions. The text
 * (OpenStreetMap opening_hours) is what is stored and what they mean; `read.ts` and `write.ts` go between the two.
 */

/** Days of the week as opening_hours names them, Monday first (ISO 8601). */
export const weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;
export type Weekday = (typeof weekdays)[number];

export const MINUTES_A_DAY = 24 * 60;

/** Minutes since the midnight of the day it begins on; `to` beyond 1440 lies on the next day. */
export interface Period {
  readonly from: number;
  readonly to: number;
  /** False for hours that are not promised: by appointment, to be checked. */
  readonly certain: boolean;
  /** Anything but a double quote: opening_hours knows no escape. */
  readonly note: string | null;
}

/** One day: its periods in order, none overlapping another; closed when there is none. */
export interface DayPlan {
  readonly periods: readonly Period[];
  /** Why it is closed. */
  readonly closedNote: string | null;
}

/** A day of the calendar; every year when the year is null. */
export interface CalendarDay {
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** Days on which another plan holds, the last one included. Both ends have a year, or neither. */
export interface Exception {
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  readonly plan: DayPlan;
}

/** What decides a day: the last exception that names it, else public holidays, else school holidays, else the week. */
export interface HoursGrid {
  /** Seven plans, Monday first. */
  readonly week: readonly DayPlan[];
  /** Null when public holidays are days like others. */
  readonly publicHolidays: DayPlan | null;
  /** Null when school holidays change nothing. */
  readonly schoolHolidays: DayPlan | null;
  readonly exceptions: readonly Exception[];
}

export const closed: DayPlan = { periods: [], closedNote: null };

export const samePeriod = (one: Period, other: Period): boolean =>
  one.from === other.from && one.to === other.to && one.certain === other.certain && one.note === other.note;

export const samePlan = (one: DayPlan, other: DayPlan): boolean =>
  one.closedNote === other.closedNote &&
  one.periods.length === other.periods.length &&
  one.periods.every((period, index) => {
    const counterpart = other.periods[index];
    return counterpart !== undefined && samePeriod(period, counterpart);
  });

export const passesMidnight = ({ periods }: DayPlan): boolean => periods.some(({ to }) => to > MINUTES_A_DAY);

/** Whether some period begins before the one before it has ended. */
export const overlaps = (periods: readonly Period[]): boolean =>
  periods.some((period, index) => period.from < (periods[index - 1]?.to ?? 0));
