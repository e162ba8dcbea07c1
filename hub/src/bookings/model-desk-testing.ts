import assert from 'node:assert/strict';
import type { BookingStatus } from '../../../sdk/contract/index.ts';
import { moveBooking, type Move } from '../desk/attendance.ts';
import { closeDays, liftClosure } from '../desk/closures.ts';
import { reschedule } from '../desk/reschedule.ts';
import { actor } from '../desk/testing.ts';
import {
  command,
  dateOf,
  days,
  expireInTheWay,
  freeUnits,
  isShut,
  MINUTE,
  onBooking,
  opening,
  reasonOf,
  seatsOf,
  SLOT,
  SLOTS_A_DAY,
  type Command,
  type Model,
  type ModelBooking,
  type Place,
  type Real,
} from './model-testing.ts';
import { accept, refuse } from './states.ts';

/* What those who run the place do with the bookings of the model. */

const atDesk = ({ now }: Model, { on }: Real) => ({ placeId: on.placeId, actor, now: new Date(now) });

/** The operator's word on a requested booking. */
export const answered = (yes: boolean, pick: number): Command =>
  onBooking(yes ? 'accept' : 'refuse', pick, async (booking, model, { sql }) => {
    const reason = await reasonOf((yes ? accept : refuse)(sql, booking.id, new Date(model.now)));
    const status = yes ? 'confirmed' : 'refused';
    if (booking.status === status) return assert.equal(reason, undefined);
    if (booking.status !== 'requested') return assert.equal(reason, 'not-allowed');
    assert.equal(reason, undefined);
    Object.assign(booking, { status, units: yes ? booking.units : [] });
    booking.messages.push(status);
  });

export const attended: ReadonlySet<BookingStatus> = new Set(['honoured', 'no-show']);

/** What the desk ticks: from which states, to which. */
const ticks = {
  'check-in': { from: ['held', 'requested', 'confirmed', 'no-show'], to: 'honoured' },
  'no-show': { from: ['confirmed', 'honoured'], to: 'no-show' },
  undo: { from: ['honoured', 'no-show'], to: 'confirmed' },
} as const satisfies Partial<Record<Move, { from: readonly BookingStatus[]; to: BookingStatus }>>;

export const ticked = (tick: keyof typeof ticks, pick: number): Command =>
  onBooking(tick, pick, async (booking, model, real) => {
    const reason = await reasonOf(moveBooking(real.sql, booking.id, tick, atDesk(model, real)));
    // An arrival is ticked from midnight of the place's day on, 23:00 in UTC.
    const midnight = booking.from - (booking.from % 86_400_000) - 60 * MINUTE;
    const earliest = { 'check-in': midnight, 'no-show': booking.from, undo: -Infinity }[tick];
    if (model.now < earliest) return assert.equal(reason, 'too-early');
    const { from, to } = ticks[tick];
    if (booking.status === to) return assert.equal(reason, undefined);
    if (!from.some((status) => status === booking.status)) return assert.equal(reason, 'not-allowed');
    assert.equal(reason, undefined);
    booking.status = to;
  });

/** Where a booking is to go; as long as it is, unless said otherwise. */
export interface Destination {
  readonly resource: number;
  readonly day: number;
  readonly slot: number;
  /** Slots. */
  readonly length: number | undefined;
}

function refusalOfMove(booking: ModelBooking, model: Model, to: Place): string | undefined {
  if (booking.status !== 'requested' && booking.status !== 'confirmed') return 'not-allowed';
  if (booking.from <= model.now) return 'too-late';
  if (booking.seats > (seatsOf[to.resource] ?? 0)) return 'not-enough-seats';
  if (to.from < model.now) return 'too-late';
  const closing = opening(0) + SLOTS_A_DAY * SLOT;
  if (isShut(model, dateOf(to)) || to.to % 86_400_000 > closing % 86_400_000) return 'closed';
  return freeUnits(model, to, booking).length < booking.seats ? 'taken' : undefined;
}

/** To another time, or beside the desks: wholly, or not at all. */
export const moved = (pick: number, { resource, day, slot, length }: Destination): Command =>
  onBooking(`move to ${resource}, day ${day}, slot ${slot}+${length}`, pick, async (booking, model, real) => {
    const from = opening(day) + slot * SLOT;
    const to = { resource, from, to: from + (length === undefined ? booking.to - booking.from : length * SLOT) };
    const wish = { start: new Date(to.from), end: new Date(to.to), resourceId: real.resources[resource] ?? -1 };
    const reason = await reasonOf(reschedule(real.sql, booking.id, wish, atDesk(model, real)));
    const isThere = booking.resource === resource && booking.from === to.from && booking.to === to.to;
    const refusal = isThere ? undefined : refusalOfMove(booking, model, to);
    assert.equal(reason, refusal);
    if (isThere || refusal !== undefined) return;
    // Whatever of its own was there has gone before.
    booking.units = [];
    expireInTheWay(model, to);
    Object.assign(booking, { ...to, cancelBy: to.from, units: freeUnits(model, to).slice(0, booking.seats) });
    booking.messages.push('moved');
  });

/** Closes a day, which cancels what is on it and still to end; or opens it again, which brings nothing back. */
export const shut = (day: number, isShutting: boolean): Command =>
  command(`${isShutting ? 'close' : 'reopen'}(day ${day})`, async (model, real) => {
    const date = days[day] ?? '';
    const { sql } = real;
    const known = model.closings.get(date);
    if (!isShutting) {
      assert.equal(known !== undefined && (await liftClosure(sql, known, atDesk(model, real))), known !== undefined);
      model.closings.delete(date);
      return;
    }
    if (known !== undefined) return;
    const closure = { resourceId: null, fromDay: date, untilDay: date, word: null };
    const at = { ...atDesk(model, real), timeZone: 'Europe/Paris' };
    const today = new Date(model.now + 60 * MINUTE).toISOString().slice(0, 10);
    if (date < today) return assert.equal(await reasonOf(closeDays(sql, closure, at)), 'too-late');
    const { closure: made, cancelled } = await closeDays(sql, closure, at);
    const concerned = model.bookings.filter(
      (booking) =>
        dateOf(booking) === date &&
        booking.to > model.now &&
        ['held', 'requested', 'confirmed'].includes(booking.status),
    );
    assert.equal(cancelled, concerned.length);
    for (const booking of concerned) {
      Object.assign(booking, { status: 'cancelled', units: [] });
      booking.messages.push('closed');
    }
    model.closings.set(date, made.id);
  });
