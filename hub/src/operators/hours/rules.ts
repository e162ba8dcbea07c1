import { MINUTES_A_DAY, weekdays, type CalendarDay, type DayPlan, type Period } from './grid.ts';

/** One rule of an opening_hours text, of those that a grid can hold. */
export interface Rule {
  /** 0 for Monday. */
  readonly weekdays: ReadonlySet<number>;
  readonly publicHolidays: boolean;
  readonly schoolHolidays: boolean;
  readonly dates: { readonly from: CalendarDay; readonly to: CalendarDay } | undefined;
  readonly plan: DayPlan;
  /** True after a comma: it adds to what the rules before it say, where a semicolon replaces. */
  readonly adds: boolean;
}

const WEEKDAY = `(?:${weekdays.join('|')})`;
const DAY = `(?:${WEEKDAY}(?:-${WEEKDAY})?|PH|SH)`;
export const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const DATE = `(?:\\d{4} )?(?:${months.join('|')})(?: \\d{2})?`;
const SPAN = '\\d\\d:\\d\\d-\\d\\d:\\d\\d';
const RULE = new RegExp(
  `^(?:(?<days>${DAY}(?:,${DAY})*)|(?<from>${DATE})(?:-(?<to>${DATE}|\\d{2}))?)?` +
    `(?:^| |$)(?<times>${SPAN}(?:,${SPAN})*)?` +
    '(?:^| |$)?(?<state>open|off|closed|unknown)?(?:^| |$)?(?:"(?<note>[^"]*)")?$',
);

/** The rules of a text; undefined when one of them is richer than a grid. */
export function rulesOf(hours: string): Rule[] | undefined {
  const rules: Rule[] = [];
  for (const { text, adds } of split(hours)) {
    const rule = readRule(text, adds, rules.length === 0);
    if (rule === undefined) return undefined;
    rules.push(rule);
  }
  return rules[0]?.adds === false ? rules : undefined;
}

/** Semicolons, and commas that a space follows, part rules; inside a comment they part nothing. */
function split(hours: string): { text: string; adds: boolean }[] {
  const parts: { text: string; adds: boolean }[] = [];
  let text = '';
  let adds = false;
  for (const piece of hours.trim().match(/"[^"]*"|; ?|, |[^";,]+|["; ,]/g) ?? []) {
    if (piece.startsWith(';') || piece === ', ') {
      parts.push({ text: text.trim(), adds });
      [text, adds] = ['', piece === ', '];
    } else text += piece;
  }
  return [...parts, { text: text.trim(), adds }];
}

function readRule(text: string, adds: boolean, first: boolean): Rule | undefined {
  const { days, from, to, times, state, note } = RULE.exec(text)?.groups ?? {};
  const selected = days !== undefined || from !== undefined;
  // Without a selector only the first rule speaks of every day: a later one adds, whatever stands before it. And a
  // selector alone is no rule that anybody writes.
  if ((!selected && !first) || !(times ?? state ?? note)) return undefined;
  const plan = readPlan(times, state, note ?? null);
  const selector = from === undefined ? readDays(days ?? 'Mo-Su') : readDates(from, to);
  return plan && selector ? { ...selector, plan, adds } : undefined;
}

function readPlan(times: string | undefined, state: string | undefined, note: string | null): DayPlan | undefined {
  if (state === 'off' || state === 'closed') {
    return times === undefined ? { periods: [], closedNote: note } : undefined;
  }
  // A comment without « open » says that nothing is sure.
  const certain = state === 'open' || (state === undefined && note === null);
  const spans = times?.split(',').map(readSpan) ?? [{ from: 0, to: MINUTES_A_DAY }];
  if (!spans.every((span) => span !== undefined)) return undefined;
  const periods = spans.map((span): Period => ({ ...span, certain, note }));
  return { periods: periods.toSorted((a, b) => a.from - b.from || a.to - b.to), closedNote: null };
}

function readSpan(text: string): { from: number; to: number } | undefined {
  const [from = NaN, to = NaN] = text.split('-').map((time) => {
    const [hours = NaN, minutes = NaN] = time.split(':').map(Number);
    return minutes < 60 ? hours * 60 + minutes : NaN;
  });
  const end = to <= from ? to + MINUTES_A_DAY : to;
  return from < MINUTES_A_DAY && end <= 2 * MINUTES_A_DAY ? { from, to: end } : undefined;
}

type Selector = Pick<Rule, 'weekdays' | 'publicHolidays' | 'schoolHolidays' | 'dates'>;

function readDays(text: string): Selector | undefined {
  const selected = new Set<number>();
  const parts = text.split(',');
  for (const part of parts) {
    if (part === 'PH' || part === 'SH') continue;
    const [first, last] = part.split('-').map((day) => weekdays.findIndex((name) => name === day));
    if (first === undefined || first === last) return undefined;
    const length = last === undefined ? 0 : (last - first + 7) % 7;
    for (let day = 0; day <= length; day++) selected.add((first + day) % 7);
  }
  return {
    weekdays: selected,
    publicHolidays: parts.includes('PH'),
    schoolHolidays: parts.includes('SH'),
    dates: undefined,
  };
}

function readDates(fromText: string, toText: string | undefined): Selector | undefined {
  const from = readDate(fromText);
  if (from === undefined) return undefined;
  const [first, last] = from.day === undefined ? wholeMonth(from, toText) : [from, readEnd(from, toText)];
  if (first?.day === undefined || last?.day === undefined) return undefined;
  const dates = { from: { ...first, day: first.day }, to: { ...last, day: last.day } };
  const ordered = dates.from.year === null || daysSince(dates.from) <= daysSince(dates.to);
  if (!ordered || !exists(dates.from) || !exists(dates.to)) return undefined;
  return { weekdays: new Set(), publicHolidays: false, schoolHolidays: false, dates };
}

type PartialDate = Omit<CalendarDay, 'day'> & { readonly day: number | undefined };

function readDate(text: string): PartialDate | undefined {
  const [, year, month, day] = /^(?:(\d{4}) )?([A-Z][a-z]{2})(?: (\d{2}))?$/.exec(text) ?? [];
  const number = months.findIndex((name) => name === month) + 1;
  if (number === 0) return undefined;
  return {
    year: year === undefined ? null : Number(year),
    month: number,
    day: day === undefined ? undefined : Number(day),
  };
}

/** The end of a range says only what differs from its beginning: `2026 Dec 24-26`, `2026 Jul 13-Aug 22`. */
function readEnd(from: PartialDate, text: string | undefined): PartialDate | undefined {
  if (text === undefined) return from;
  if (/^\d{2}$/.test(text)) return { ...from, day: Number(text) };
  const end = readDate(text);
  if (end === undefined || (from.year === null && end.year !== null)) return undefined;
  return { ...end, year: end.year ?? from.year };
}

/** `Aug`; not February, whose end differs from year to year, and no range of months: that is a season. */
function wholeMonth(month: PartialDate, end: string | undefined): [] | [PartialDate, PartialDate] {
  if (end !== undefined || month.month === 2) return [];
  return [
    { ...month, day: 1 },
    { ...month, day: new Date(Date.UTC(2026, month.month, 0)).getUTCDate() },
  ];
}

const daysSince = ({ year, month, day }: CalendarDay): number => Date.UTC(year ?? 0, month - 1, day);

/** 29 February is no day of every year, and would be another one in some. */
function exists({ year, month, day }: CalendarDay): boolean {
  const date = new Date(Date.UTC(year ?? 2026, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
