import type { Sentence } from '../../http/language.ts';
import {
  closed,
  MINUTES_A_DAY,
  overlaps,
  weekdays,
  type CalendarDay,
  type DayPlan,
  type HoursGrid,
  type Period,
} from './grid.ts';
import { clockTime } from './write.ts';

/** One period as a person types it. */
export interface TypedPeriod {
  readonly from: string;
  readonly to: string;
  /** By appointment, to be checked: not promised. */
  readonly unsure: boolean;
  readonly note: string;
}

/** A day other than those of the week: as usual, closed, or with hours of its own. */
export interface TypedPlan {
  readonly mode: 'same' | 'closed' | 'open';
  readonly periods: readonly TypedPeriod[];
  /** Why it is closed. */
  readonly note: string;
}

export interface TypedException extends TypedPlan {
  /** ISO 8601 days; `until` may be empty for one day. */
  readonly day: string;
  readonly until: string;
  readonly yearly: boolean;
}

/** The week grid as a form holds it. */
export interface TypedGrid {
  readonly week: readonly (readonly TypedPeriod[])[];
  readonly publicHolidays: TypedPlan;
  readonly schoolHolidays: TypedPlan;
  readonly exceptions: readonly TypedException[];
}

/** Where something is wrong: the name of its first control, as {@link periodName} and the form give it. */
export interface GridFault {
  readonly name: string;
  readonly text: Sentence;
}

/** Names of the controls: `Mo-0-from`, `PH-mode`, `x1-day`. */
export const periodName = (plan: string, index: number, part: keyof TypedPeriod): string => `${plan}-${index}-${part}`;

const emptyPlan: TypedPlan = { mode: 'same', periods: [], note: '' };

/** The grid as its form shows it. */
export const typedGrid = ({ week, publicHolidays, schoolHolidays, exceptions }: HoursGrid): TypedGrid => ({
  week: week.map(({ periods }) => periods.map(typedPeriod)),
  publicHolidays: publicHolidays ? typedPlan(publicHolidays) : emptyPlan,
  schoolHolidays: schoolHolidays ? typedPlan(schoolHolidays) : emptyPlan,
  exceptions: exceptions.map(({ from, to, plan }) => ({
    ...typedPlan(plan),
    day: isoDay(from),
    until: isoDay(from) === isoDay(to) ? '' : isoDay(to),
    yearly: from.year === null,
  })),
});

export const emptyGrid: TypedGrid = {
  week: weekdays.map(() => []),
  publicHolidays: { ...emptyPlan, mode: 'closed' },
  schoolHolidays: emptyPlan,
  exceptions: [],
};

const typedPlan = ({ periods, closedNote }: DayPlan): TypedPlan => ({
  mode: periods.length === 0 ? 'closed' : 'open',
  periods: periods.map(typedPeriod),
  note: closedNote ?? '',
});

const typedPeriod = ({ from, to, certain, note }: Period): TypedPeriod => ({
  from: clockTime(from),
  to: clockTime(to > MINUTES_A_DAY ? to - MINUTES_A_DAY : to),
  unsure: !certain,
  note: note ?? '',
});

const two = (value: number): string => String(value).padStart(2, '0');
/** A yearly day needs some year in a date field: one that has just these days. */
const YEARLY = 2001;
const isoDay = ({ year, month, day }: CalendarDay): string => `${year ?? YEARLY}-${two(month)}-${two(day)}`;

/**
 * Understands what was typed.
 * @returns the grid, or everything that is wrong with it
 */
export function readTypedGrid(typed: TypedGrid): { grid: HoursGrid } | { faults: GridFault[] } {
  const faults: GridFault[] = [];
  const grid: HoursGrid = {
    week: typed.week.map((periods, index) => ({
      ...closed,
      periods: readPeriods(weekdays[index] ?? '', periods, faults),
    })),
    publicHolidays: readPlan('PH', typed.publicHolidays, faults),
    schoolHolidays: readPlan('SH', typed.schoolHolidays, faults),
    exceptions: typed.exceptions.flatMap((exception, index) => readException(`x${index}`, exception, faults)),
  };
  return faults.length > 0 ? { faults } : { grid };
}

function readPlan(name: string, { mode, periods, note }: TypedPlan, faults: GridFault[]): DayPlan | null {
  if (mode === 'same') return null;
  if (mode === 'closed') return { periods: [], closedNote: readNote(note) };
  const read = readPeriods(name, periods, faults);
  if (read.length === 0 && !faults.some((one) => one.name.startsWith(`${name}-`))) {
    const text = {
      fr: 'Donnez au moins une plage, ou choisissez «\xa0fermé\xa0».',
      en: 'Give at least one period, or choose “closed”.',
    };
    faults.push({ name: periodName(name, 0, 'from'), text });
  }
  return { periods: read, closedNote: null };
}

function readException(name: string, typed: TypedException, faults: GridFault[]): HoursGrid['exceptions'] {
  const empty =
    typed.day === '' && typed.until === '' && typed.periods.every(({ from, to }) => from === '' && to === '');
  if (empty && typed.note === '') return [];
  const from = readDay(typed.day, typed.yearly);
  const to = typed.until === '' ? from : readDay(typed.until, typed.yearly);
  if (from === undefined || to === undefined) {
    const text = { fr: 'Donnez le jour de l’exception.', en: 'Give the day of the exception.' };
    faults.push({ name: `${name}-${from === undefined ? 'day' : 'until'}`, text });
    return [];
  }
  if (!typed.yearly && isoDay(to) < isoDay(from)) {
    const text = { fr: 'La fin vient avant le début.', en: 'The end comes before the beginning.' };
    faults.push({ name: `${name}-until`, text });
    return [];
  }
  return [
    { from, to, plan: readPlan(name, { ...typed, mode: typed.mode === 'open' ? 'open' : 'closed' }, faults) ?? closed },
  ];
}

function readDay(text: string, yearly: boolean): CalendarDay | undefined {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = new Date(Date.UTC(yearly ? YEARLY : year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return { year: yearly ? null : year, month, day };
}

function readPeriods(plan: string, typed: readonly TypedPeriod[], faults: GridFault[]): Period[] {
  const periods: Period[] = [];
  for (const [index, { from, to, unsure, note }] of typed.entries()) {
    if (from === '' && to === '') continue;
    const [start, end] = [readTime(from), readTime(to)];
    if (start === undefined || start >= MINUTES_A_DAY) {
      faults.push({ name: periodName(plan, index, 'from'), text: timeFault(from) });
    } else if (end === undefined) {
      faults.push({ name: periodName(plan, index, 'to'), text: timeFault(to) });
    } else {
      // What ends before it begins ends on the next day.
      const until = end <= start ? end + MINUTES_A_DAY : end;
      periods.push({ from: start, to: until, certain: !unsure, note: readNote(note) });
    }
  }
  const sorted = periods.toSorted((one, other) => one.from - other.from || one.to - other.to);
  if (overlaps(sorted)) {
    const text = { fr: 'Deux plages de ce jour se chevauchent.', en: 'Two periods of this day overlap.' };
    faults.push({ name: periodName(plan, 0, 'from'), text });
  }
  return sorted;
}

const timeFault = (typed: string): Sentence => {
  const shown = typed.slice(0, 20);
  return typed === ''
    ? { fr: 'Il manque une heure.', en: 'A time is missing.' }
    : {
        fr: `«\xa0${shown}\xa0» n’est pas une heure. Exemples\xa0: 9:00, 9h30, 18h.`,
        en: `“${shown}” is not a time. Examples: 9:00, 09:30, 18:00.`,
      };
};

/** Minutes since midnight of « 9:00 », « 9h30 », « 0930 », « 18 h », « 18 »; 24:00 is the end of a day. */
export function readTime(text: string): number | undefined {
  const [, hours, minutes = '0'] = /^(\d{1,2})\s*(?:[:h.]\s*(\d{2})?|(\d{2}))?$/i.exec(text.trim()) ?? [];
  const compact = /^(\d{1,2})(\d{2})$/.exec(text.trim());
  const [hour, minute] = compact ? [Number(compact[1]), Number(compact[2])] : [Number(hours ?? NaN), Number(minutes)];
  const time = hour * 60 + minute;
  return minute < 60 && time <= MINUTES_A_DAY ? time : undefined;
}

/** opening_hours has no way to write a double quote inside a comment. */
const readNote = (text: string): string | null => {
  const note = text.replaceAll('"', '’').replace(/\s+/g, ' ').trim().slice(0, 100).toWellFormed();
  return note === '' ? null : note;
};
