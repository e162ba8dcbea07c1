import type { opening_hours } from 'opening_hours';
import { gridPeriods, readGrid } from './grid.ts';
import { regionFor, speaksOfSchoolHolidays } from './holidays.ts';
import { readHours, withSunOf } from './library.ts';
import { WallClock } from './wall-clock.ts';
import { WallDate } from './wall-date.ts';

/** Time during which a place is open, or may be (half-open: `to` is the first instant that no longer belongs). */
export interface OpeningPeriod {
  readonly from: Date;
  readonly to: Date;
  /** False while the hours say « unknown », for instance by appointment. */
  readonly certain: boolean;
  /** What the hours say of it, in the words of whoever wrote them. */
  readonly note: string | null;
}

/** A period in milliseconds: of the wall first, of instants in the end. */
interface Stretch {
  from: number;
  to: number;
  certain: boolean;
  note: string | null;
}

const HOUR = 3_600_000;
/** More than any clock is ever put forward or back. */
const MARGIN = 3 * HOUR;

export const unknownSchoolHolidays = 'selon les vacances scolaires, pas encore connues';
const openEnd = 'heure de fermeture non précisée';

/**
 * Judges opening hours over a window of time.
 * @param hours OpenStreetMap opening_hours, canonical
 * @param timeZone IANA time zone of the place: the hours are read on its clock, whatever zone the process runs in
 * @param zone whose holidays apply, as `holidayZone` gives it
 * @returns all periods between `from` and `to`, in order, as long as they can be: never cut at midnight, and no two
 *   of the same certainty touch or overlap
 * @throws the library's error when the hours cannot be read, RangeError for an unknown time zone
 */
export function evaluatePeriods(hours: string, timeZone: string, zone: string, from: Date, to: Date): OpeningPeriod[] {
  const clock = WallClock.of(timeZone);
  const first = clock.wallTime(from.getTime()) - MARGIN;
  const last = clock.wallTime(to.getTime()) + MARGIN;
  const instants = judge(hours, timeZone, zone, first, last)
    .map((stretch) => ({
      ...stretch,
      from: Math.max(clock.instant(stretch.from), from.getTime()),
      to: Math.min(clock.instant(stretch.to), to.getTime()),
    }))
    .filter((stretch) => stretch.from < stretch.to);
  return merge(instants).map((period) => ({ ...period, from: new Date(period.from), to: new Date(period.to) }));
}

/** Judges in wall time; where the school holidays are not known, by the other rules, and without certainty. */
function judge(hours: string, timeZone: string, zone: string, first: number, last: number): Stretch[] {
  const read = (text: string): Stretch[] =>
    withSunOf(timeZone, () => stretches(readHours(text, regionFor(text, zone)), text, first, last));
  const grid = readGrid(hours);
  if (grid) return gridPeriods(grid, zone, first, last).map((period) => ({ ...period, certain: true, note: null }));
  if (!speaksOfSchoolHolidays(hours)) return read(hours);
  try {
    return read(hours);
  } catch {
    // The library knows the school holidays of some years and regions, and throws for the others.
    const others = rulesOf(hours).filter((rule) => !speaksOfSchoolHolidays(rule));
    const rest = others.length > 0 ? read(others.join('; ')) : [{ from: first, to: last }];
    return rest.map(({ from, to }) => ({ from, to, certain: false, note: unknownSchoolHolidays }));
  }
}

/** The rules of an opening_hours text; a semicolon inside a comment separates nothing. */
const rulesOf = (hours: string): string[] => (hours.match(/(?:"[^"]*"|[^;"])+/g) ?? []).map((rule) => rule.trim());

function stretches(schedule: opening_hours, text: string, first: number, last: number): Stretch[] {
  return schedule.getOpenIntervals(new WallDate(first), new WallDate(last)).map(([from, to, unknown, comment]) => ({
    from: from.getTime(),
    to: to.getTime(),
    certain: !unknown,
    note: noteOf(comment, text),
  }));
}

/** The library also puts names of holidays, and remarks of its own, in place of a comment: those are not notes. */
function noteOf(comment: string | undefined, text: string): string | null {
  if (!comment) return null;
  if (text.includes(`"${comment}"`)) return comment;
  return comment.includes('open end') ? openEnd : null;
}

function merge(periods: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = [];
  for (const period of periods) {
    const previous = merged.at(-1);
    if (previous?.certain === period.certain && previous.to >= period.from) {
      previous.to = Math.max(previous.to, period.to);
      previous.note = joinNotes(previous.note, period.note);
    } else {
      merged.push({ ...period });
    }
  }
  return merged;
}

function joinNotes(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one.split('\xa0; ').includes(other) ? one : `${one}\xa0; ${other}`;
}
