import type { BookingRules, RefusalReason } from '../../../sdk/contract/index.ts';
import type { Sentence } from '../http/language.ts';
import { WallClock } from '../opening/wall-clock.ts';
import { openingsOf } from './openings.ts';
import { cutSlots, dayNumber, formatDay, type DaySlots, type Stretch } from './slots.ts';
import type { Terms } from './terms.ts';

const MINUTE = 60_000;
/** Minutes; as the longest duration it means « a whole day », which has 25 hours once a year. */
const WHOLE_DAY = 1440;
const LONGEST_DAY = 1500;

/** Terms of a resource that is booked here. */
export type BookableTerms = Terms & { readonly rules: BookingRules };

export const isBookable = (terms: Terms): terms is BookableTerms =>
  terms.rules !== null && terms.placeStatus === 'open' && terms.hours !== null;

/** Why a booking is refused, with the figure that the sentence names. */
export interface Refusal {
  readonly reason: RefusalReason;
  /** Of `too-late` and `too-early`: the first or last start that is possible. Milliseconds. */
  readonly limit?: number;
  /** Of `not-enough-seats`: how many there are. */
  readonly free?: number;
  /** Of `voucher`: what is wrong with it. */
  readonly detail?: Sentence;
}

/** Days whose slots are kept with the terms they were cut by, those of long ago forgotten first. */
const DAYS_KEPT = 20;
const kept = new WeakMap<BookableTerms, Map<number, DaySlots>>();

/** Slots of a resource by day. */
export function slotsOf(terms: BookableTerms, firstDay: number, days: number): DaySlots[] {
  const known = kept.get(terms) ?? new Map<number, DaySlots>();
  kept.set(terms, known);
  const wanted = Array.from({ length: days }, (_, index) => known.get(firstDay + index));
  if (wanted.every((day) => day !== undefined)) return wanted;
  const cut = cutSlots(openingsOf(terms, firstDay, days), terms.rules, terms.timeZone, firstDay, days);
  for (const [index, day] of cut.entries()) known.set(firstDay + index, day);
  for (const day of known.keys()) if (known.size > DAYS_KEPT) known.delete(day);
  return cut;
}

/** The first instant at which a booking made now may start. */
export const earliestStart = ({ notice }: BookingRules, now: number): number => now + notice * MINUTE;

/** The last day, as `dayNumber` counts, on which a booking made now may start. */
export const lastDay = ({ timeZone, rules }: BookableTerms, now: number): number =>
  dayNumber(WallClock.of(timeZone), now) + rules.horizon;

/** Whether a booking may last so long. Elapsed time counts: the night of October with one hour more is longer. */
export function lastsAsAllowed(rules: BookingRules, { from, to }: Stretch, slots: number): boolean {
  const minutes = (to - from) / MINUTE;
  if (minutes < rules.minDuration) return false;
  const wholeDay = rules.step === 'day' && rules.maxDuration === WHOLE_DAY && slots === 1;
  return minutes <= (wholeDay ? LONGEST_DAY : rules.maxDuration);
}

/**
 * What the rules say of a period, whoever else has booked.
 * @returns undefined when it may be booked
 */
export function judgePeriod(terms: BookableTerms, period: Stretch, now: number): Refusal | undefined {
  const { rules, timeZone } = terms;
  const earliest = earliestStart(rules, now);
  if (period.from < earliest) return { reason: 'too-late', limit: earliest };
  const clock = WallClock.of(timeZone);
  const day = dayNumber(clock, period.from);
  const last = lastDay(terms, now);
  if (day > last) return { reason: 'too-early', limit: Date.parse(`${formatDay(last)}T00:00:00Z`) };
  // More than any allowed duration: no calendar is judged for a period of ten thousand years.
  if (period.to <= period.from || period.to - period.from > LONGEST_DAY * MINUTE) return { reason: 'not-allowed' };
  // From the day before, to which a slot past midnight belongs, to the day after, on which a booking may end.
  const slots = slotsOf(terms, day - 1, 3).flatMap((slotDay) => slotDay.slots);
  const run = runOf(slots, period);
  if (run === undefined) return { reason: isWithin(slots, period) ? 'not-allowed' : 'closed' };
  return lastsAsAllowed(rules, period, run) ? undefined : { reason: 'not-allowed' };
}

/** How many slots that touch make up the period exactly; undefined when none do. */
function runOf(slots: readonly Stretch[], { from, to }: Stretch): number | undefined {
  let count = 0;
  for (let reached = from; reached < to; count += 1) {
    const next = slots.find((slot) => slot.from === reached);
    if (next === undefined || next.to > to) return undefined;
    reached = next.to;
  }
  return count;
}

/** Whether slots cover the whole period, though not from and to their own bounds. */
function isWithin(slots: readonly Stretch[], { from, to }: Stretch): boolean {
  let reached = from;
  for (const slot of slots) {
    if (slot.from <= reached && slot.to > reached) reached = slot.to;
  }
  return reached >= to;
}
