import {
  MINUTES_A_DAY,
  passesMidnight,
  samePlan,
  weekdays,
  type CalendarDay,
  type DayPlan,
  type HoursGrid,
  type Period,
} from './grid.ts';
import { months } from './rules.ts';

/** The opening_hours text of a grid, canonical; empty when no day is spoken of. */
export function writeHoursGrid({ week, publicHolidays, schoolHolidays, exceptions }: HoursGrid): string {
  // A semicolon cuts what runs over from the night before: then commas, which are as good between different days.
  const nightly = week.some(passesMidnight);
  const ordinary = groups(week).map(({ days, plan }) => writeRules(days, plan));
  return [
    ...(nightly ? [ordinary.join(', ')] : ordinary),
    ...(schoolHolidays ? [writeRules('SH', schoolHolidays)] : []),
    ...(publicHolidays ? [writeRules('PH', publicHolidays)] : []),
    ...exceptions.map(({ from, to, plan }) => writeRules(writeDates(from, to), plan)),
  ]
    .filter((rule) => rule !== '')
    .join('; ');
}

/** Equal days together, in the order of their first; closed days need not be named. */
function groups(week: readonly DayPlan[]): { days: string; plan: DayPlan }[] {
  const found: { indexes: number[]; plan: DayPlan }[] = [];
  for (const [index, plan] of week.entries()) {
    if (plan.periods.length === 0) continue;
    const same = found.find((group) => samePlan(group.plan, plan));
    if (same) same.indexes.push(index);
    else found.push({ indexes: [index], plan });
  }
  return found.map(({ indexes, plan }) => ({ days: writeDays(indexes), plan }));
}

/** Three days in a row and more are a range: `Mo-We,Fr,Sa`. */
function writeDays(indexes: readonly number[]): string {
  const runs: number[][] = [];
  for (const index of indexes) {
    const run = runs.at(-1);
    if (run?.at(-1) === index - 1) run.push(index);
    else runs.push([index]);
  }
  return runs
    .map((run) => {
      const names = run.map((index) => weekdays[index] ?? '');
      return run.length > 2 ? `${names[0] ?? ''}-${names.at(-1) ?? ''}` : names.join(',');
    })
    .join(',');
}

/** A rule says one thing of its times: periods with other remarks are added by rules of their own. */
function writeRules(selector: string, { periods, closedNote }: DayPlan): string {
  if (periods.length === 0) return `${selector} off${writeNote(closedNote)}`;
  const alike = new Map<string, Period[]>();
  for (const period of periods) {
    const key = JSON.stringify([period.certain, period.note]);
    alike.set(key, [...(alike.get(key) ?? []), period]);
  }
  return [...alike.values()].map((some) => writeRule(selector, some)).join(', ');
}

function writeRule(selector: string, periods: readonly Period[]): string {
  const [first] = periods;
  if (first === undefined) return '';
  // A comment alone would make them uncertain.
  const state = first.certain ? (first.note === null ? '' : ' open') : ' unknown';
  const allDay = periods.length === 1 && first.from === 0 && first.to === MINUTES_A_DAY;
  const times = allDay && !first.certain ? '' : ` ${periods.map(writeSpan).join(',')}`;
  return `${selector}${times}${state}${writeNote(first.note)}`;
}

const writeNote = (note: string | null): string => (note === null ? '' : ` "${note}"`);

const two = (value: number): string => String(value).padStart(2, '0');

/** Minutes since midnight as opening_hours writes them. */
export const clockTime = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

const writeSpan = ({ from, to }: Period): string =>
  // « until two » rather than « until 26 o'clock », unless that would be the same hour a day later.
  `${clockTime(from)}-${clockTime(to > MINUTES_A_DAY && to - MINUTES_A_DAY <= from ? to - MINUTES_A_DAY : to)}`;

const writeDate = ({ year, month, day }: CalendarDay): string =>
  `${year === null ? '' : `${year} `}${months[month - 1] ?? ''} ${two(day)}`;

const writeDates = (from: CalendarDay, to: CalendarDay): string =>
  from.year === to.year && from.month === to.month && from.day === to.day
    ? writeDate(from)
    : `${writeDate(from)}-${writeDate(to)}`;
