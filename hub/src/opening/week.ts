import type { OpeningDay } from '../../../sdk/contract/index.ts';
import { holidayNames } from './holidays.ts';
import type { OpeningPeriod } from './periods.ts';
import { WallClock } from './wall-clock.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const DAYS = 7;

/**
 * Today and the six days after, in the place's calendar; a period that passes midnight is shown on both days.
 * @param periods periods that cover these days (others are ignored), in order
 * @param timeZone IANA time zone of the place
 * @param zone whose public holidays are named, as `holidayZone` gives it
 */
export function openingWeek(
  periods: readonly OpeningPeriod[],
  timeZone: string,
  zone: string,
  now: Date,
): OpeningDay[] {
  const clock = WallClock.of(timeZone);
  const today = Math.floor(clock.wallTime(now.getTime()) / DAY) * DAY;
  return holidayNames(zone, today, DAYS).map((holiday, index) => {
    const midnight = today + index * DAY;
    return {
      date: new Date(midnight).toISOString().slice(0, 10),
      holiday,
      periods: periods.flatMap((period) => partOfDay(period, clock, midnight)),
    };
  });
}

/** What a day shows of a period: nothing, or one line. */
function partOfDay(period: OpeningPeriod, clock: WallClock, midnight: number): OpeningDay['periods'] {
  const start = Math.max(period.from.getTime(), clock.instant(midnight));
  const end = Math.min(period.to.getTime(), clock.instant(midnight + DAY));
  if (start >= end) return [];
  const sinceMidnight = (instant: number): number => Math.floor((clock.wallTime(instant) - midnight) / MINUTE);
  return [
    {
      from: timeOfDay(Math.max(sinceMidnight(start), 0)),
      to: end === clock.instant(midnight + DAY) ? '24:00' : timeOfDay(sinceMidnight(end)),
      ...(period.certain ? {} : { uncertain: true }),
      ...(period.note === null ? {} : { note: period.note }),
    },
  ];
}

const timeOfDay = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
