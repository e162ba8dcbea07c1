import type { BookingRules, BookingStep } from '../../../sdk/contract/index.ts';
import { WallClock } from '../opening/wall-clock.ts';

/** A stretch of time in milliseconds since 1970, half-open. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The slots of one day of the place's calendar. */
export interface DaySlots {
  /** ISO 8601. */
  readonly date: string;
  readonly slots: readonly Stretch[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** A part of a day that is shorter is not called a half-day: hours 9:00-13:30 are one, not two. */
const SHORTEST_HALF = HOUR;

/** The day, counted from 1970, that a place's calendar shows at an instant. */
export const dayNumber = (clock: WallClock, instant: number): number => Math.floor(clock.wallTime(instant) / DAY);

export const parseDay = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;

export const formatDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/**
 * Cuts the time during which a resource is to be had into slots, on the wall clock of the place.
 *
 * A day has what opens on it, also past midnight; what is open for more than 24 hours is cut at midnight. A day off has
 * nothing, not even the hours past midnight of its evening. Then
 * - `30-minutes`: half hours from each opening on;
 * - `half-day`: each opening, cut at 13:00 unless the day has a lunch break (closed at some time from 11:30 to 14:30);
 * - `day`: from the first opening to the last closing.
 * @param openings certain opening periods in order, complete from two days before the first day to two days after the
 *   last
 * @param firstDay as {@link dayNumber} counts
 */
export function cutSlots(
  openings: readonly Stretch[],
  { step, closedOn }: Pick<BookingRules, 'step' | 'closedOn'>,
  timeZone: string,
  firstDay: number,
  days: number,
): DaySlots[] {
  const clock = WallClock.of(timeZone);
  const closed = new Set(closedOn);
  return Array.from({ length: days }, (_, index) => {
    const day = firstDay + index;
    const date = formatDay(day);
    return { date, slots: closed.has(date) ? [] : cutters[step](stretchesOf(openings, clock, day), clock, day) };
  });
}

const wholeDay = (clock: WallClock, day: number): Stretch => ({
  from: clock.instant(day * DAY),
  to: clock.instant((day + 1) * DAY),
});

/** What of the openings belongs to a day. */
function stretchesOf(openings: readonly Stretch[], clock: WallClock, day: number): Stretch[] {
  const { from: midnight, to: nextMidnight } = wholeDay(clock, day);
  return openings.flatMap((opening) => {
    const long = opening.to - opening.from > DAY;
    if (!long) return opening.from >= midnight && opening.from < nextMidnight ? [opening] : [];
    const from = Math.max(opening.from, midnight);
    const to = Math.min(opening.to, nextMidnight);
    return from < to ? [{ from, to }] : [];
  });
}

type Cut = (stretches: readonly Stretch[], clock: WallClock, day: number) => Stretch[];

const cutters: Readonly<Record<BookingStep, Cut>> = {
  '30-minutes': (stretches) => stretches.flatMap(halfHours),
  'half-day': halfDays,
  day: (stretches) => {
    const [first] = stretches;
    const last = stretches.at(-1);
    return first && last ? [{ from: first.from, to: last.to }] : [];
  },
};

function halfHours({ from, to }: Stretch): Stretch[] {
  const step = 30 * MINUTE;
  return Array.from({ length: Math.floor((to - from) / step) }, (_, index) => ({
    from: from + index * step,
    to: from + (index + 1) * step,
  }));
}

function halfDays(stretches: readonly Stretch[], clock: WallClock, day: number): Stretch[] {
  const at = (hours: number): number => clock.instant(day * DAY + hours * HOUR);
  const gaps = stretches.slice(1).map((next, index) => ({ from: stretches[index]?.to ?? next.from, to: next.from }));
  if (gaps.some(({ from, to }) => from < at(14.5) && to > at(11.5))) return [...stretches];
  const noon = at(13);
  return stretches.flatMap((stretch) =>
    noon - stretch.from >= SHORTEST_HALF && stretch.to - noon >= SHORTEST_HALF
      ? [
          { from: stretch.from, to: noon },
          { from: noon, to: stretch.to },
        ]
      : [stretch],
  );
}
