import { publicHolidays } from './holidays.ts';

/**
 * Plain weekly grids (`Mo-Fr 09:00-12:30,14:00-18:00; Sa 10:00-12:00; PH off`), judged without the library.
 *
 * Nearly every imported schedule is one, and the library needs about four milliseconds for each, most of it
 * repeating what it knows of the calendar. What is not exactly of this form is left to the library, and a test holds
 * both to the same answers.
 */
const DAY = 86_400_000;
const MINUTE = 60_000;

const WEEKDAYS = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'];
const TIME = '(?:[01]\\d|2[0-4]):[0-5]\\d';
const DAYS = '(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:[-,](?:Mo|Tu|We|Th|Fr|Sa|Su))*';
const RULE = new RegExp(`^(${DAYS}|PH) (off|${TIME}-${TIME}(?:,${TIME}-${TIME})*)$`);

interface GridRule {
  /** Weekdays, 0 for Sunday; empty for public holidays. */
  readonly weekdays: ReadonlySet<number>;
  /** Minutes since midnight, within the day. */
  readonly times: readonly (readonly [from: number, to: number])[];
}

/** The rules of a plain weekly grid in canonical form; undefined for any other hours. */
export function readGrid(hours: string): readonly GridRule[] | undefined {
  const rules: GridRule[] = [];
  for (const text of hours.split('; ')) {
    const [, days, times] = RULE.exec(text) ?? [];
    if (!days || !times) return undefined;
    const weekdays = days === 'PH' ? new Set<number>() : readDays(days);
    const periods = times === 'off' ? [] : times.split(',').map(readTimes);
    if (!weekdays || periods.some(([from, to]) => from >= to || to > 24 * 60)) return undefined;
    rules.push({ weekdays, times: periods });
  }
  return rules;
}

/** `Mo-We,Fr`; undefined for what no one writes (`Mo-Tu-We`, `Mo-Mo`). */
function readDays(text: string): Set<number> | undefined {
  const weekdays = new Set<number>();
  for (const range of text.split(',')) {
    const [first, last, ...more] = range.split('-').map((day) => WEEKDAYS.indexOf(day));
    if (first === undefined || first === last || more.length > 0) return undefined;
    const length = last === undefined ? 0 : (last - first + 7) % 7;
    for (let day = 0; day <= length; day++) weekdays.add((first + day) % 7);
  }
  return weekdays;
}

function readTimes(text: string): readonly [number, number] {
  const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return [minutes(text.slice(0, 5)), minutes(text.slice(6))];
}

/** Whether the grid opens at all. */
export const gridOpens = (grid: readonly GridRule[]): boolean => grid.some((rule) => rule.times.length > 0);

/**
 * Periods of a grid, in wall time and in order; they may touch.
 * @param zone whose public holidays count
 * @param first wall time; the periods of its whole day are given
 * @param last wall time; no period begins after it
 */
export function gridPeriods(
  grid: readonly GridRule[],
  zone: string,
  first: number,
  last: number,
): { from: number; to: number }[] {
  const isHoliday = publicHolidays(zone);
  const periods: { from: number; to: number }[] = [];
  for (let midnight = Math.floor(first / DAY) * DAY; midnight < last; midnight += DAY) {
    const weekday = new Date(midnight).getUTCDay();
    // The last rule that speaks of a day decides, whatever the ones before say.
    const rule = grid.findLast(({ weekdays }) => (weekdays.size > 0 ? weekdays.has(weekday) : isHoliday(midnight)));
    for (const [from, to] of rule?.times.toSorted(([one], [other]) => one - other) ?? []) {
      periods.push({ from: midnight + from * MINUTE, to: midnight + to * MINUTE });
    }
  }
  return periods;
}
