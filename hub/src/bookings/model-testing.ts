import assert from 'node:assert/strict';
import type fc from 'fast-check';
import type { BookingStatus } from '../../../sdk/contract/index.ts';
import type { Sql } from '../database/database.ts';
import { ProblemError } from '../http/problem.ts';
import { testRules, type Bookable, type requestFor } from './testing.ts';

/*
 * The plain model that the bookings of a hub are compared with: one place, two mornings, desks and a room beside them.
 */

export const MINUTE = 60_000;
export const SLOT = 30 * MINUTE;
/** Two mornings, 9:00 to 12:00 in Paris: few enough slots for bookings to meet. */
export const days = ['2026-11-24', '2026-11-25'] as const;
export const opening = (day: number): number => Date.parse(`${days[day]}T08:00:00Z`);
export const SLOTS_A_DAY = 6;
/** Seats of the desks, which are booked, and of what bookings may be moved to as well. */
export const seatsOf = [3, 1] as const;
export const CAPACITY = seatsOf[0];

export interface ModelBooking {
  readonly id: string;
  /** Index in {@link seatsOf}. */
  resource: number;
  from: number;
  to: number;
  readonly seats: number;
  readonly confirmBy: number;
  cancelBy: number;
  status: BookingStatus;
  units: number[];
  readonly messages: string[];
  erased: boolean;
}

export interface Model {
  now: number;
  /** Days off by the rules: nothing is booked on them, and what was booked stays. */
  readonly closed: Set<string>;
  /** Days that the place has closed, which cancelled what was on them; with the closing's id. */
  readonly closings: Map<string, string>;
  readonly bookings: ModelBooking[];
  keys: {
    readonly key: string;
    readonly at: number;
    readonly request: Parameters<typeof requestFor>[1];
    answer: string;
  }[];
}

export interface Real {
  readonly sql: Sql;
  readonly on: Bookable;
  /** Ids of the resources, as {@link seatsOf} counts them. */
  readonly resources: readonly number[];
  /** As they were last written. */
  rules?: string;
}

export type Command = fc.AsyncCommand<Model, Real>;

export const rfc3339 = (instant: number): string => new Date(instant).toISOString().replace('.000Z', 'Z');

export const dateOf = ({ from }: Pick<ModelBooking, 'from'>): string => new Date(from).toISOString().slice(0, 10);

export const isShut = (model: Model, date: string): boolean => model.closed.has(date) || model.closings.has(date);

export const isStale = (booking: ModelBooking, now: number): boolean =>
  booking.status === 'held' && booking.confirmBy <= now;
const overlaps = (booking: ModelBooking, from: number, to: number): boolean => booking.from < to && booking.to > from;

/** A stretch of time of a resource. */
export interface Place {
  readonly resource: number;
  readonly from: number;
  readonly to: number;
}

/** Units that are free all the time, lowest first; those of stale holds count as free. */
export function freeUnits(model: Model, { resource, from, to }: Place, except?: ModelBooking): number[] {
  const taken = model.bookings.filter(
    (booking) =>
      booking !== except &&
      booking.resource === resource &&
      overlaps(booking, from, to) &&
      !isStale(booking, model.now),
  );
  const units = new Set(taken.flatMap((booking) => booking.units));
  return Array.from({ length: seatsOf[resource] ?? 0 }, (_, index) => index + 1).filter((unit) => !units.has(unit));
}

/** Units that no booking holds, not even one that may be let go. */
export const untouched = (model: Model, place: Place): number[] => freeUnits({ ...model, now: -Infinity }, place);

export function expire(booking: ModelBooking): void {
  booking.status = 'expired';
  booking.units = [];
  booking.messages.push('expired');
}

/** What a booking that takes seats does to stale holds in its way. */
export function expireInTheWay(model: Model, { resource, from, to }: Place): void {
  for (const booking of model.bookings) {
    if (booking.resource === resource && isStale(booking, model.now) && overlaps(booking, from, to)) expire(booking);
  }
}

/** What the database holds, and what it should. */
async function compare(model: Model, { sql, on, resources }: Real): Promise<void> {
  const rows = await sql`
    select b.id, b.status, b.email is null as erased, b.resource_id as resource, lower(b.during) as start,
      upper(b.during) as "end", b.cancel_until as "cancelUntil",
      b.confirm_by as "confirmBy", b.day,
      array(select unit_id from booked_unit u where u.place_id = b.place_id and u.booking_id = b.id
        and u.resource_id = b.resource_id and u.during = b.during order by 1) as units,
      (select count(*)::int from booked_unit u where u.booking_id = b.id) as seats,
      array(select kind from outbox o where o.place_id = b.place_id and o.booking_id = b.id order by 1) as messages
    from booking b where place_id = ${on.placeId} order by id`;
  const expected = model.bookings
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((booking) => ({
      ...{ id: booking.id, status: booking.status, erased: booking.erased, resource: resources[booking.resource] },
      ...{ start: new Date(booking.from), end: new Date(booking.to), cancelUntil: new Date(booking.cancelBy) },
      confirmBy: booking.status === 'held' ? new Date(booking.confirmBy) : null,
      ...{ day: dateOf(booking), units: booking.units, seats: booking.units.length },
      messages: booking.messages.toSorted(),
    }));
  assert.deepEqual(
    [...rows].map((row) => ({ ...row })),
    expected,
  );
}

/** Asks, and changes nothing: what it gives is compared by itself. */
export const question = (text: string, run: (model: Model, real: Real) => Promise<void>): Command => ({
  check: () => true,
  run,
  toString: () => text,
});

export const command = (text: string, run: (model: Model, real: Real) => Promise<void>): Command =>
  question(text, async (model, real) => {
    await run(model, real);
    await compare(model, real);
  });

/**
 * On one of the bookings made so far, when there is one.
 * @param state only of those
 */
export const onBooking = (
  text: string,
  pick: number,
  run: (booking: ModelBooking, model: Model, real: Real) => Promise<void>,
  state?: BookingStatus,
): Command => ({
  ...command(`${text}(${pick})`, async (model, real) => {
    const some = state === undefined ? model.bookings : model.bookings.filter(({ status }) => status === state);
    const booking = some[pick % some.length];
    if (booking) await run(booking, model, real);
  }),
  check: ({ bookings }: Readonly<Model>) => bookings.some(({ status }) => state === undefined || status === state),
});

/** Runs a change; gives the reason for which it was refused, or undefined. */
export async function reasonOf(change: Promise<unknown>): Promise<string | undefined> {
  try {
    await change;
    return undefined;
  } catch (error) {
    if (error instanceof ProblemError && error.type === 'booking-refused') return error.options.reason;
    throw error;
  }
}

export const cancelDeadline = testRules.cancelUntil * MINUTE;
