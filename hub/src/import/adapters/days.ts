import { canonicalHours } from '../../opening/canonical.ts';
import type { Doubt } from '../../places/draft.ts';
import { readDayHours, weekdays, writeWeek, type DayReading, type Weekday } from '../normalise/hours.ts';
import type { RowReader } from '../row-reader.ts';

const frenchDays: Readonly<Record<Weekday, string>> = {
  Mo: 'lundi',
  Tu: 'mardi',
  We: 'mercredi',
  Th: 'jeudi',
  Fr: 'vendredi',
  Sa: 'samedi',
  Su: 'dimanche',
};

/**
 * Reads a week kept in one column a day.
 * @returns the hours (undefined when no day says anything) and one doubt for each day that is not clear
 */
export function readDays(
  row: RowReader,
  columns: Readonly<Partial<Record<Weekday, string>>>,
): { hours: string | undefined; doubts: Doubt[] } {
  const days: Partial<Record<Weekday, DayReading>> = {};
  const doubts: Doubt[] = [];
  for (const day of weekdays) {
    const column = columns[day];
    const text = column === undefined ? undefined : row.text(column);
    if (column === undefined || text === undefined) continue;
    const reading = readDayHours(text);
    days[day] = reading;
    if (reading.status === 'unreadable') row.take(column, { dropped: 'unreadable-hours' });
    else row.take(column, { value: reading.slots, repaired: reading.repaired });
    if (reading.status !== 'certain') {
      const reason = reading.status === 'contested' ? 'les plages se contredisent' : 'le texte ne se comprend pas';
      doubts.push({
        code: 'unreadable-hours',
        detail: `Horaires du ${frenchDays[day]}\xa0: ${reason} («\xa0${text}\xa0»).`,
      });
    }
  }
  return { hours: canonicalWeek(days, doubts), doubts };
}

/** Reading hours costs a millisecond, and a few hundred weeks serve thousands of places. */
const canonical = new Map<string, ReturnType<typeof canonicalHours>>();

function canonicalWeek(days: Readonly<Partial<Record<Weekday, DayReading>>>, doubts: Doubt[]): string | undefined {
  const week = writeWeek(days);
  if (week === undefined) return undefined;
  const reading = canonical.get(week) ?? canonicalHours(week);
  if (canonical.size < 10_000) canonical.set(week, reading);
  if ('hours' in reading) return reading.hours;
  doubts.push({ code: 'unreadable-hours', detail: reading.problem });
  return undefined;
}
