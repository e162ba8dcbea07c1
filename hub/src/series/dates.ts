import { LONGEST_SERIES, type SeriesRequest } from '../../../sdk/contract/index.ts';
import { DAY, formatDay, parseDay, type Stretch } from '../bookings/slots.ts';
import type { Fault } from '../http/problem.ts';
import { WallClock } from '../opening/wall-clock.ts';

const MINUTE = 60_000;
const WEEK = 7;

/** One date of a series. */
export interface SeriesDate {
  /** As it was asked for, in the place's calendar. */
  readonly date: string;
  readonly period: Stretch;
}

export type Rhythm = Pick<SeriesRequest, 'date' | 'from' | 'to' | 'count' | 'until' | 'without'>;

/** What is wrong with the dates that are asked for, for whoever wrote the request. */
export function faultsOf({ date, count, until, without = [] }: Rhythm): Fault[] {
  if ((count === undefined) === (until === undefined)) return [{ pointer: '/count', detail: eitherOr }];
  if (until !== undefined && until < date) return [{ pointer: '/until', detail: turned }];
  const last = formatDay(parseDay(date) + (LONGEST_SERIES - 1) * WEEK);
  if (until !== undefined && parseDay(until) >= parseDay(last) + WEEK) return [{ pointer: '/until', detail: tooLong }];
  const dates = weeks({ date, ...(count === undefined ? {} : { count }), ...(until === undefined ? {} : { until }) });
  const strange = without.findIndex((left) => !dates.includes(left));
  if (strange >= 0) return [{ pointer: `/without/${strange}`, detail: noDate }];
  return new Set(without).size === dates.length ? [{ pointer: '/without', detail: nothingLeft }] : [];
}

function weeks({ date, count, until }: Pick<Rhythm, 'date' | 'count' | 'until'>): string[] {
  const first = parseDay(date);
  const most = count ?? (until === undefined ? 1 : Math.floor((parseDay(until) - first) / WEEK) + 1);
  return Array.from({ length: Math.min(most, LONGEST_SERIES) }, (_, week) => formatDay(first + week * WEEK));
}

/**
 * The dates of a series, soonest first: the same hours on the wall clock of the place each week, so that a change to
 * summer time shifts nothing for whoever comes. A `to` that is not later than `from` is on the next day.
 */
export function datesOf(rhythm: Rhythm, timeZone: string): SeriesDate[] {
  const { from, to, without = [] } = rhythm;
  const clock = WallClock.of(timeZone);
  const begins = minutesOf(from);
  const ends = minutesOf(to) > begins ? minutesOf(to) : minutesOf(to) + DAY / MINUTE;
  return weeks(rhythm)
    .filter((date) => !without.includes(date))
    .map((date) => {
      const midnight = parseDay(date) * DAY;
      const at = (minutes: number): number => clock.instant(midnight + minutes * MINUTE);
      return { date, period: { from: at(begins), to: at(ends) } };
    });
}

/** `HH:MM` as minutes since midnight. */
function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

const eitherOr = {
  fr: 'Dites soit le nombre de semaines (count), soit le dernier jour (until).',
  en: 'Say either how many weeks (count) or the last day (until).',
};
const turned = {
  fr: 'Le dernier jour vient avant le premier.',
  en: 'The last day comes before the first.',
};
const tooLong = {
  fr: `Une série compte ${LONGEST_SERIES} semaines au plus.`,
  en: `A series has ${LONGEST_SERIES} weeks at most.`,
};
const noDate = { fr: 'Ce jour n’est pas une date de la série.', en: 'This day is no date of the series.' };
const nothingLeft = { fr: 'Il ne reste aucune date.', en: 'No date is left.' };
