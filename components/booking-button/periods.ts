import type { Availability, BookingRules, Resource, Slot } from '../../sdk/contract/index.ts';
import { minutesBetween } from './moments.ts';

export type Offered = Availability['resources'][number];
export type OfferedDay = Offered['days'][number];

/** A time that can be booked: one slot, or several that touch. */
export interface Period {
  readonly start: string;
  readonly end: string;
  /** Seats free for all of it. */
  readonly free: number;
  /** Slots that it is made of. */
  readonly slots: number;
}

/** Desks are shared, seat by seat; a room, an office or a booth is taken whole, however many people come. */
export const unitsFor = ({ kind }: Pick<Resource, 'kind'>, people: number): number => (kind === 'desk' ? people : 1);

/**
 * What can be booked from a slot on: the slots that touch, as far as all have room and the place allows the duration.
 * @param seats that must be free; a room taken whole has all of its seats free, or none
 */
export function periodsFrom(slots: readonly Slot[], start: string, rules: BookingRules, seats: number): Period[] {
  const found: Period[] = [];
  let free = Infinity;
  let reached = start;
  let count = 0;
  for (const slot of slots) {
    if (slot.start !== reached) continue;
    free = Math.min(free, slot.free);
    if (free < seats) break;
    reached = slot.end;
    count += 1;
    if (lasts(rules, minutesBetween(start, reached), count)) found.push({ start, end: reached, free, slots: count });
  }
  return found;
}

/** A whole day may be booked whole, on the night that has an hour more too. */
function lasts({ step, minDuration, maxDuration }: BookingRules, minutes: number, slots: number): boolean {
  if (minutes < minDuration) return false;
  return minutes <= maxDuration || (step === 'day' && slots === 1 && maxDuration === 1440);
}

/** A start that a visitor may choose, with the shortest period that it begins; none when there is no room. */
export interface Start {
  readonly slot: Slot;
  readonly shortest: Period | undefined;
}

export const startsOf = ({ slots }: OfferedDay, rules: BookingRules, seats: number): Start[] =>
  slots.map((slot) => ({ slot, shortest: periodsFrom(slots, slot.start, rules, seats)[0] }));

/** Whether anything of a day can be booked. */
export const hasRoom = (day: OfferedDay, rules: BookingRules, seats: number): boolean =>
  startsOf(day, rules, seats).some(({ shortest }) => shortest);

/** The day that was chosen, else the first one on which there is room. */
export const dayFor = (
  { days, rules }: Offered,
  { date, seats }: { readonly date: string | undefined; readonly seats: number },
): OfferedDay | undefined =>
  days.find((day) => day.date === date && hasRoom(day, rules, seats)) ?? days.find((day) => hasRoom(day, rules, seats));

/** The period as it is offered now, unless somebody took it since or the seats do not suffice any more. */
export function stillFree(period: Period | undefined, offered: Offered | undefined, seats: number): Period | undefined {
  if (!period || !offered) return undefined;
  const day = offered.days.find(({ slots }) => slots.some(({ start }) => start === period.start));
  return day && periodsFrom(day.slots, period.start, offered.rules, seats).find(({ end }) => end === period.end);
}
