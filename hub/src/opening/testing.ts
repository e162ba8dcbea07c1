import fc from 'fast-check';

/** Time zones of France, with and without daylight saving, on both sides of the date line. */
export const frenchTimeZones = [
  'Europe/Paris',
  'America/Miquelon',
  'America/Guadeloupe',
  'America/Martinique',
  'America/Cayenne',
  'Indian/Reunion',
  'Indian/Mayotte',
  'Pacific/Tahiti',
  'Pacific/Noumea',
  'Pacific/Wallis',
] as const;

/** Days around the nights on which the clocks of Paris or Miquelon change, and an ordinary one. */
export const remarkableDays = ['2026-10-25', '2027-03-28', '2026-11-01', '2027-03-14', '2026-12-26'] as const;

const QUARTER = 15;
const MINUTE = 60_000;
const STEP = QUARTER * MINUTE;
const DAY = 86_400_000;
const weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

/** A day's periods in minutes since its midnight; the end may lie on the next day. */
export interface DayGrid {
  readonly weekday: string;
  readonly times: readonly (readonly [from: number, to: number])[];
}

/** Random weekly grids, their times on the quarter of an hour. */
export const weekGrid = (latestEnd: number): fc.Arbitrary<DayGrid[]> =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...weekdays), times(latestEnd)), {
      selector: ([weekday]) => weekday,
      minLength: 1,
      maxLength: 7,
    })
    .map((days) => days.map(([weekday, dayTimes]) => ({ weekday, times: dayTimes })));

const times = (latestEnd: number): fc.Arbitrary<(readonly [number, number])[]> =>
  fc
    .uniqueArray(fc.integer({ min: 0, max: latestEnd / QUARTER }), { minLength: 2, maxLength: 4 })
    .filter((marks) => marks.length % 2 === 0)
    .map((marks) => marks.toSorted((one, other) => one - other).map((mark) => mark * QUARTER))
    .map((marks) =>
      marks.length === 2
        ? [[marks[0] ?? 0, marks[1] ?? 0] as const]
        : [[marks[0] ?? 0, marks[1] ?? 0] as const, [marks[2] ?? 0, marks[3] ?? 0] as const],
    )
    .filter((periods) => periods.every(([from]) => from < 24 * 60));

const time = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** The opening_hours text of a grid; the comma before a rule lets periods of the night before run on. */
export const gridText = (grid: readonly DayGrid[], separator: '; ' | ', ' = '; '): string =>
  grid
    .map(
      ({ weekday, times: dayTimes }) =>
        `${weekday} ${dayTimes.map(([from, to]) => `${time(from)}-${time(to)}`).join(',')}`,
    )
    .join(separator);

/**
 * The independent model: an hour of the wall means the first instant at which the wall shows it or a later one,
 * found by asking Intl about every quarter of an hour.
 */
export function naivePeriods(grid: readonly DayGrid[], timeZone: string, from: Date, to: Date): [number, number][] {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const walls: { instant: number; text: string }[] = [];
  for (let time = from.getTime() - 3 * DAY; time <= to.getTime() + 3 * DAY; time += STEP) {
    walls.push({ instant: time, text: format.format(time) });
  }
  const instantOf = (midnight: number, minutes: number): number => {
    const text = new Date(midnight + minutes * MINUTE).toISOString().slice(0, 16).replace('T', ' ');
    return walls.find((wall) => wall.text >= text)?.instant ?? Number.NaN;
  };
  const open = new Set<number>();
  for (
    let midnight = Math.floor(from.getTime() / DAY) * DAY - 2 * DAY;
    midnight < to.getTime() + DAY;
    midnight += DAY
  ) {
    const weekday = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'][new Date(midnight).getUTCDay()];
    for (const [start, end] of grid.find((day) => day.weekday === weekday)?.times ?? []) {
      for (let time = instantOf(midnight, start); time < instantOf(midnight, end); time += STEP) open.add(time);
    }
  }
  const quarters = [...open].filter((time) => time >= from.getTime() && time < to.getTime()).toSorted((a, b) => a - b);
  const periods: [number, number][] = [];
  for (const time of quarters) {
    const last = periods.at(-1);
    if (last?.[1] === time) last[1] = time + STEP;
    else periods.push([time, time + STEP]);
  }
  return periods;
}
