import type { Availability, Slot } from '../../../sdk/contract/index.ts';
import { formatPlaceId } from '../../../sdk/place-id.ts';
import { WallClock } from '../opening/wall-clock.ts';
import type { Queries } from '../places/transaction.ts';
import { formatInstant } from './booking-row.ts';
import { earliestStart, isBookable, lastDay, lastsAsAllowed, slotsOf, type BookableTerms } from './rules.ts';
import { dayNumber, formatDay, type DaySlots, type Stretch } from './slots.ts';
import { unitsFor, unitsOf } from './terms.ts';

/** Time during which a unit is taken; without a unit, the whole resource is. */
interface Taken extends Stretch {
  readonly resourceId: number;
  readonly unit: number | null;
}

const MAX_ALTERNATIVES = 5;
/** Times that are looked at first. */
const NEAR = 16;
/** Days that are searched for another time, from that of the refused one. */
const SEARCHED_DAYS = 7;
/** Starts that are tried: each half hour of a week, at a place that never closes. */
const MAX_CANDIDATES = 400;

/**
 * What is taken of a place's resources between two instants. Stale holds count as free.
 * @param except a booking whose seats count as free
 */
async function readTaken(
  sql: Queries,
  placeId: number,
  resources: readonly number[],
  span: Stretch,
  { now, except = null }: { readonly now: number; readonly except?: string | null },
): Promise<Taken[]> {
  const during = `[${new Date(span.from).toISOString()},${new Date(span.to).toISOString()})`;
  const rows = await sql<{ resource: number; unit: number | null; from: Date; to: Date }[]>`
    select u.resource_id as resource, u.unit_id as unit, lower(u.during) as "from", upper(u.during) as "to"
    from booked_unit u
    where u.place_id = ${placeId} and u.resource_id = any(${[...resources]}::bigint[])
      and u.during && ${during}::tstzrange and u.booking_id is distinct from ${except}
      -- looked up by its key: a join would invite the planner to read all bookings
      and not (select b.status = 'held' and b.confirm_by <= ${new Date(now)} from booking b
        where b.place_id = u.place_id and b.id = u.booking_id)
    union all
    select resource_id, null, lower(during), upper(during) from busy_period
    where place_id = ${placeId} and resource_id = any(${[...resources]}::bigint[]) and during && ${during}::tstzrange`;
  return rows.map(({ resource, unit, from, to }): Taken => ({
    resourceId: resource,
    unit,
    // A calendar's event may have no end in sight.
    from: from instanceof Date ? from.getTime() : -Infinity,
    to: to instanceof Date ? to.getTime() : Infinity,
  }));
}

/** Seats that are free for all of a period: of a resource taken whole, all or none. */
function freeSeats(terms: BookableTerms, taken: readonly Taken[], { from, to }: Stretch): number {
  const units = unitsOf(terms);
  const occupied = new Set<number>();
  for (const period of taken) {
    if (period.resourceId !== terms.resourceId || period.from >= to || period.to <= from) continue;
    if (period.unit === null) return 0;
    if (period.unit <= units) occupied.add(period.unit);
  }
  return seatsOf(terms, units - occupied.size);
}

/** Seats in so many free units. */
const seatsOf = ({ kind, seats }: BookableTerms, freeUnits: number): number =>
  kind === 'desk' ? freeUnits : freeUnits > 0 ? seats : 0;

export interface AvailabilityOptions {
  /** As `dayNumber` counts; today when left out. */
  readonly firstDay?: number;
  readonly days: number;
  readonly seats: number;
  readonly now: Date;
}

/** What is free at a place, by resource, day and slot. Slots that can no longer, or not yet, be booked are left out. */
export async function readAvailability(
  sql: Queries,
  place: { readonly id: number; readonly timeZone: string },
  resources: readonly BookableTerms[],
  { firstDay, days, seats, now }: AvailabilityOptions,
): Promise<Availability> {
  const clock = WallClock.of(place.timeZone);
  const first = firstDay ?? dayNumber(clock, now.getTime());
  const offered = resources.filter((terms) => terms.seats >= seats);
  const cut = offered.map((terms) => bookableSlots(terms, first, days, now.getTime()));
  const slots = cut.flat().flatMap((day) => day.slots);
  const span = { from: Math.min(...slots.map((slot) => slot.from)), to: Math.max(...slots.map((slot) => slot.to)) };
  const ids = offered.map(({ resourceId }) => resourceId);
  const taken = slots.length === 0 ? [] : await readTaken(sql, place.id, ids, span, { now: now.getTime() });
  return {
    place: formatPlaceId(place.id),
    timeZone: place.timeZone,
    resources: offered.map((terms, index) => ({
      resource: String(terms.resourceId),
      seats: terms.seats,
      rules: terms.rules,
      days: (cut[index] ?? []).map(({ date, slots: ofDay }) => ({
        date,
        closed: ofDay.length === 0,
        slots: ofDay.map((slot) => toSlot(slot, freeSeats(terms, taken, slot))),
      })),
    })),
    evaluatedAt: formatInstant(now),
  };
}

const toSlot = ({ from, to }: Stretch, free: number): Slot => ({
  start: formatInstant(from),
  end: formatInstant(to),
  free,
});

/** The slots in which a booking made now may start, or that may follow in one. */
function bookableSlots(terms: BookableTerms, firstDay: number, days: number, now: number): DaySlots[] {
  const { rules, timeZone } = terms;
  const clock = WallClock.of(timeZone);
  const [earliest, last] = [earliestStart(rules, now), lastDay(terms, now)];
  return slotsOf(terms, firstDay, days).map(({ date, slots }) => ({
    date,
    slots: slots.filter(
      (slot) =>
        slot.from >= earliest &&
        dayNumber(clock, slot.from) <= last &&
        // A step that is longer than a booking may last is nothing to offer.
        ((slot.to - slot.from) / 60_000 < rules.minDuration || lastsAsAllowed(rules, slot, 1)),
    ),
  }));
}

/**
 * The nearest free times for a booking like the one that was refused: as long, or of as many steps, for as many
 * people, in the days after and around it; soonest first.
 */
export async function findAlternatives(
  sql: Queries,
  terms: BookableTerms,
  wanted: Stretch,
  seats: number,
  now: number,
): Promise<Slot[]> {
  if (!isBookable(terms) || seats > terms.seats) return [];
  const clock = WallClock.of(terms.timeZone);
  const today = dayNumber(clock, now);
  const day = Math.min(Math.max(dayNumber(clock, wanted.from), today), lastDay(terms, now));
  const firstDay = Math.max(today, day - 1);
  const slots = bookableSlots(terms, firstDay, SEARCHED_DAYS + 1, now).flatMap((slotDay) => slotDay.slots);
  const distance = (run: Stretch): number => Math.abs(run.from - wanted.from);
  const runs = runsLike(slots, wanted, terms).sort((a, b) => distance(a) - distance(b));
  // The nearest are looked at first: nearly always there is enough among them.
  const near = await firstFree(sql, terms, runs.slice(0, NEAR), { seats, now, most: MAX_ALTERNATIVES });
  const most = MAX_ALTERNATIVES - near.length;
  const far = await firstFree(sql, terms, runs.slice(NEAR), { seats, now, most });
  return [...near, ...far].sort((a, b) => a.start.localeCompare(b.start));
}

/** A booking that somebody wants at another time. */
export interface Relocation {
  readonly bookingId: string;
  readonly period: Stretch;
  readonly seats: number;
  /** As `dayNumber` counts. */
  readonly day: number;
  readonly now: number;
}

/** Times of a day that are free for a booking, as long as it is now; its own seats count as free. */
export async function freeTimes(
  sql: Queries,
  terms: BookableTerms,
  { bookingId, period, seats, day, now }: Relocation,
): Promise<Stretch[]> {
  const runs = runsLike(
    bookableSlots(terms, day, 1, now).flatMap(({ slots }) => slots),
    period,
    terms,
  );
  const [first, last] = [runs[0], runs.at(-1)];
  if (first === undefined || last === undefined || seats > terms.seats) return [];
  const span = { from: first.from, to: last.to };
  const taken = await readTaken(sql, terms.placeId, [terms.resourceId], span, { now, except: bookingId });
  return runs.filter((run) => freeSeats(terms, taken, run) >= seats);
}

/** The first of the runs that are free, at most so many. */
async function firstFree(
  sql: Queries,
  terms: BookableTerms,
  runs: readonly Stretch[],
  { seats, now, most }: { readonly seats: number; readonly now: number; readonly most: number },
): Promise<Slot[]> {
  if (runs.length === 0 || most === 0) return [];
  const instants = (instantOf: (run: Stretch) => number) => runs.map((run) => new Date(instantOf(run)).toISOString());
  const rows = await sql<{ number: number; free: number }[]>`
    select number, free from first_free(${terms.placeId}, ${terms.resourceId}, ${unitsOf(terms)},
      ${unitsFor(terms, seats)}, ${instants(({ from }) => from)}::timestamptz[],
      ${instants(({ to }) => to)}::timestamptz[], ${new Date(now)}, ${most})`;
  return rows.flatMap(({ number, free }) => {
    const run = runs[number - 1];
    return run ? [toSlot(run, seatsOf(terms, free))] : [];
  });
}

/** Runs of slots that touch, as long as what was wanted, or else of one slot. */
function runsLike(slots: readonly Stretch[], wanted: Stretch, { rules }: BookableTerms): Stretch[] {
  const length = wanted.to - wanted.from;
  const runs = slots.flatMap((slot, index) => {
    let to = slot.to;
    let count = 1;
    for (let next = index + 1; to - slot.from < length && slots[next]?.from === to; next += 1) {
      to = slots[next]?.to ?? to;
      count += 1;
    }
    const run = { from: slot.from, to };
    const fits = rules.step !== '30-minutes' || to - slot.from === length;
    return fits && lastsAsAllowed(rules, run, count) ? [run] : [];
  });
  return runs.slice(0, MAX_CANDIDATES);
}

export const today = (timeZone: string, now: Date): string =>
  formatDay(dayNumber(WallClock.of(timeZone), now.getTime()));
