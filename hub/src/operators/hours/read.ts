import { isDeepStrictEqual } from 'node:util';
import {
  closed,
  MINUTES_A_DAY,
  overlaps,
  passesMidnight,
  samePlan,
  type DayPlan,
  type Exception,
  type HoursGrid,
} from './grid.ts';
import { rulesOf, type Rule } from './rules.ts';
import { writeHoursGrid } from './write.ts';

/** A kind of day that the rules of a week may tell apart. */
interface DayClass {
  /** 0 for Monday. */
  readonly weekday: number;
  readonly publicHoliday: boolean;
  readonly schoolHoliday: boolean;
}

const DAYS = [0, 1, 2, 3, 4, 5, 6];

/**
 * The grid of an opening_hours text in canonical form, or undefined when it says more than a grid can hold (seasons,
 * week numbers, the sun, holidays of some weekdays alone…): then it is to be edited as text, and nothing of it is lost.
 * What is read here means the same when it is written again (a test holds both to the judgement of the library).
 */
export function readHoursGrid(hours: string): HoursGrid | undefined {
  const rules = hours.trim() === '24/7' ? rulesOf('Mo-Su 00:00-24:00') : rulesOf(hours);
  if (rules === undefined) return undefined;
  const firstDated = rules.findIndex(({ dates }) => dates !== undefined);
  const weekly = firstDated === -1 ? rules : rules.slice(0, firstDated);
  const days = readWeek(weekly);
  const exceptions = readExceptions(rules.slice(weekly.length));
  if (days === undefined || exceptions === undefined) return undefined;
  const grid = { ...days, exceptions };
  return isPlain(grid) && keepsNights(grid, rules) ? grid : undefined;
}

type Week = Omit<HoursGrid, 'exceptions'>;

/** Judges every kind of day by the rules, and sees whether a grid tells the same. */
function readWeek(rules: readonly Rule[]): Week | undefined {
  const judge = (publicHoliday: boolean, schoolHoliday: boolean): DayPlan[] | undefined => {
    const plans = DAYS.map((weekday) => judgeDay(rules, { weekday, publicHoliday, schoolHoliday }));
    return plans.every((plan) => plan !== undefined) ? plans : undefined;
  };
  const [week, school, holiday, both] = [
    judge(false, false),
    judge(false, true),
    judge(true, false),
    judge(true, true),
  ];
  if (!week || !school || !holiday || !both) return undefined;
  const schoolHolidays = holidayPlan(school, week);
  const publicHolidays = holidayPlan(holiday, week);
  if (schoolHolidays === undefined || publicHolidays === undefined) return undefined;
  const told = both.every((plan, day) => samePlan(plan, publicHolidays ?? schoolHolidays ?? week[day] ?? closed));
  return told ? { week, publicHolidays, schoolHolidays } : undefined;
}

/** Null when holidays are as any day, undefined when they differ from one weekday to another. */
function holidayPlan(plans: readonly DayPlan[], week: readonly DayPlan[]): DayPlan | null | undefined {
  if (plans.every((plan, day) => samePlan(plan, week[day] ?? closed))) return null;
  const [first] = plans;
  return first !== undefined && plans.every((plan) => samePlan(plan, first)) ? first : undefined;
}

/** A rule after a semicolon replaces what was said of its days; one after a comma adds to it. */
function judgeDay(rules: readonly Rule[], day: DayClass): DayPlan | undefined {
  let plan = closed;
  for (const rule of rules) {
    if (!speaksOf(rule, day)) continue;
    if (!rule.adds) plan = rule.plan;
    else if (rule.plan.periods.length === 0) return undefined;
    else plan = together(plan, rule.plan);
    if (overlaps(plan.periods)) return undefined;
  }
  return plan;
}

const speaksOf = ({ weekdays, publicHolidays, schoolHolidays }: Rule, day: DayClass): boolean =>
  weekdays.has(day.weekday) || (publicHolidays && day.publicHoliday) || (schoolHolidays && day.schoolHoliday);

const together = (one: DayPlan, other: DayPlan): DayPlan => ({
  periods: [...one.periods, ...other.periods].toSorted((a, b) => a.from - b.from || a.to - b.to),
  closedNote: null,
});

/** Exceptions stand after everything else, or the week would have the last word. */
function readExceptions(rules: readonly Rule[]): Exception[] | undefined {
  const exceptions: Exception[] = [];
  for (const { dates, plan, adds } of rules) {
    if (dates === undefined) return undefined;
    const last = exceptions.at(-1);
    if (!adds) {
      exceptions.push({ ...dates, plan });
    } else {
      if (last === undefined || plan.periods.length === 0) return undefined;
      if (JSON.stringify([last.from, last.to]) !== JSON.stringify([dates.from, dates.to])) return undefined;
      exceptions[exceptions.length - 1] = { ...last, plan: together(last.plan, plan) };
    }
  }
  return exceptions.some(({ plan }) => overlaps(plan.periods)) ? undefined : exceptions;
}

/** Only holidays and exceptions say why they are closed, and no night runs into hours that the next day has. */
const isPlain = ({ week }: HoursGrid): boolean =>
  week.every(({ closedNote }) => closedNote === null) && !week.some(({ periods }) => runInto(periods, week));

const runInto = (periods: DayPlan['periods'], week: readonly DayPlan[]): boolean =>
  periods.some(({ to }) => week.some((day) => (day.periods[0]?.from ?? to) < to - MINUTES_A_DAY));

/**
 * A rule after a semicolon also cuts what runs over from the night before. Where there are such nights, a text is a
 * grid only if its rules are those that would be written: the days of the week first, added to each other, then the
 * others one by one.
 */
function keepsNights(grid: HoursGrid, rules: readonly Rule[]): boolean {
  // Asked of the rules: a night that a later rule replaces still runs over.
  const nightly = (some: readonly Rule[]): boolean => some.some(({ plan }) => passesMidnight(plan));
  if (!nightly(rules)) return true;
  const first = rules.findIndex(({ weekdays }) => weekdays.size === 0);
  const ofWeek = first === -1 ? rules : rules.slice(0, first);
  const rest = rules.slice(ofWeek.length);
  if (ofWeek.some((rule) => rule.publicHolidays || rule.schoolHolidays)) return false;
  if (nightly(ofWeek) && !ofWeek.every(({ adds, plan }, n) => (n === 0 || adds) && plan.periods.length > 0)) {
    return false;
  }
  const written = rulesOf(writeHoursGrid(grid)) ?? [];
  return isDeepStrictEqual(
    rest,
    written.filter(({ weekdays }) => weekdays.size === 0),
  );
}
