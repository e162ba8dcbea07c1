import type { Booking } from '../../../sdk/contract/index.ts';
import { record, type State } from '../access/journal.ts';
import { undoable } from '../access/undo.ts';
import { findAlternatives } from '../bookings/availability.ts';
import { dayOf, durationOf, elsewhen, halfDaysFor } from '../bookings/book.ts';
import { readBooking, toBooking, type BookingRow } from '../bookings/booking-row.ts';
import { quoteFor } from '../bookings/quote.ts';
import { refused, refusedSentence } from '../bookings/refusals.ts';
import { isBookable, judgePeriod, type BookableTerms, type Refusal } from '../bookings/rules.ts';
import { formatDay, type Stretch } from '../bookings/slots.ts';
import { closedSince, gone, noBooking, spent, takeSeats } from '../bookings/states.ts';
import { readTerms, unitsFor } from '../bookings/terms.ts';
import { sqlState } from '../database/connection.ts';
import { WallClock } from '../opening/wall-clock.ts';
import type { Transaction } from '../places/transaction.ts';
import type { Sql } from '../database/database.ts';
import { byTheHouse } from '../series/judge.ts';
import type { AtDesk } from './attendance.ts';

/** Where a booking is moved to. */
export interface NewTime {
  readonly start: Date;
  readonly end: Date;
  /** Of the same place; the booking's own when left out. */
  readonly resourceId?: number;
  /** For the person, in the operator's words. */
  readonly word?: string;
}

/**
 * Moves a booking to another time or another resource of its place: wholly, or not at all. It stays the same booking,
 * with its link and its calendar entry; the person is told, and may cancel until it begins, having chosen neither. The
 * hours, closings and steps of the place hold as for any booking; its notice and its horizon do not bind the house. The
 * price stays what was agreed unless the length or the resource changes. Moving it to where it is changes nothing.
 * @throws ProblemError `not-found` also for a booking of another place; `booking-refused`, with other times, when it is
 *   no longer to come, or the seats, hours or voucher do not allow it: then it stays where it was
 */
export function reschedule(sql: Sql, id: string, to: NewTime, at: AtDesk): Promise<Booking> {
  return sql.begin(async (transaction) => {
    const { before, after } = await rescheduleIn(transaction, id, to, at);
    if (before === after) return toBooking(after);
    const subject = { kind: 'booking-time', id, placeId: at.placeId };
    await record(transaction, { ...at, subject, before: stateOf(before), after: stateOf(after) });
    return toBooking(after);
  });
}

async function rescheduleIn(transaction: Transaction, id: string, to: NewTime, { placeId, now }: AtDesk) {
  await awaitClosings(transaction, placeId);
  const row = await readBooking(transaction, id, true);
  if (row?.placeId !== placeId) throw noBooking();
  if (isThere(row, to)) return { before: row, after: row };
  if (row.status !== 'requested' && row.status !== 'confirmed') throw refusedSentence('not-allowed', notLive);
  if (row.start <= now) throw refusedSentence('too-late', begun);
  const [terms] = (await readTerms(transaction, placeId, to.resourceId ?? row.resourceId)) ?? [];
  if (terms === undefined) throw refusedSentence('not-bookable', gone);
  const free = byTheHouse(terms);
  const period = { from: to.start.getTime(), to: to.end.getTime() };
  if (!isBookable(free)) throw refused({ reason: 'not-bookable' }, free);
  // Its own seats are nobody else's: they do not stand in its way.
  await transaction`delete from booked_unit where place_id = ${placeId} and booking_id = ${id}`;
  const refusal = await seat(transaction, row, free, period, now);
  if (refusal) throw await withOtherTimes(transaction, refusal, free, { period, row, now });
  await write(transaction, row, free, period, { now, word: to.word });
  const after = await readBooking(transaction, id);
  if (after === undefined) throw noBooking();
  return { before: row, after };
}

/** Before the row is locked: the order of whoever closes days and then cancels what is on them. */
const awaitClosings = (transaction: Transaction, placeId: number) =>
  transaction`select pg_advisory_xact_lock_shared(closing_lock(${placeId}))`;

const isThere = (row: BookingRow, { start, end, resourceId = row.resourceId }: NewTime): boolean =>
  row.resourceId === resourceId && row.start.getTime() === start.getTime() && row.end.getTime() === end.getTime();

/** Takes the new seats, or says what stands against it. */
async function seat(
  transaction: Transaction,
  row: BookingRow,
  terms: BookableTerms,
  period: Stretch,
  now: Date,
): Promise<Refusal | undefined> {
  if (row.seats > terms.seats) return { reason: 'not-enough-seats', free: terms.seats };
  const refusal = judgePeriod(terms, period, now.getTime());
  if (refusal) return refusal;
  const moved = { ...row, start: new Date(period.from), end: new Date(period.to) };
  return (await takeSeats(transaction, terms, moved, now)) ? undefined : { reason: 'taken' };
}

async function withOtherTimes(
  transaction: Transaction,
  refusal: Refusal,
  terms: BookableTerms,
  { period, row, now }: { readonly period: Stretch; readonly row: BookingRow; readonly now: Date },
) {
  const sought = elsewhen.has(refusal.reason);
  const others = sought ? await findAlternatives(transaction, terms, period, row.seats, now.getTime()) : [];
  return refused(refusal, terms, others);
}

async function write(
  transaction: Transaction,
  row: BookingRow,
  terms: BookableTerms,
  period: Stretch,
  { now, word }: { readonly now: Date; readonly word: string | undefined },
): Promise<void> {
  const { quote, halfDays } = priceOf(row, terms, period);
  const [before, during] = [rangeOf(row.start, row.end), rangeOf(new Date(period.from), new Date(period.to))];
  try {
    await transaction`
      update booking set resource_id = ${terms.resourceId}, during = ${during}::tstzrange,
        day = ${formatDay(dayOf(terms, period.from))}, cancel_until = ${new Date(period.from)},
        quote = ${JSON.stringify(quote)}::text::jsonb, voucher_half_days = ${halfDays}, moved_from = ${before}::tstzrange,
        word = ${word ?? null}, updated_at = ${now}, revision = revision + 1
      where place_id = ${row.placeId} and id = ${row.id}`;
  } catch (error) {
    if (sqlState(error) === 'ESC01') throw refusedSentence('closed', closedSince);
    if (sqlState(error) === 'ESC02') throw refusedSentence('voucher', spent);
    throw error;
  }
  await transaction`
    insert into outbox (place_id, id, booking_id, kind, created_at, next_attempt_at)
    values (${row.placeId}, gen_random_uuid(), ${row.id}, 'moved', ${now}, ${now})`;
}

const rangeOf = (start: Date, end: Date): string => `[${start.toISOString()},${end.toISOString()})`;

/** What was agreed, unless something else is booked now. */
function priceOf(row: BookingRow, terms: BookableTerms, period: Stretch) {
  const { voucherHalfDays = null } = row;
  const asLong = period.to - period.from === row.end.getTime() - row.start.getTime();
  if (asLong && terms.resourceId === row.resourceId) return { quote: row.quote, halfDays: voucherHalfDays };
  const { seats } = row;
  return {
    quote: quoteFor(terms.price, durationOf(terms, period), unitsFor(terms, seats)),
    halfDays: voucherHalfDays === null ? null : halfDaysFor(terms, period, seats),
  };
}

/** As the journal shows it: on the wall clock of the place, and still an exact instant. */
const stateOf = ({ resourceId, resourceName, start, end, timeZone }: BookingRow): State => ({
  resource: resourceName,
  resourceId,
  from: onTheWall(start, timeZone),
  to: onTheWall(end, timeZone),
});

/** RFC 3339 with the place's offset: `2026-11-24T10:00:00+01:00`. */
function onTheWall(instant: Date, timeZone: string): string {
  const wall = WallClock.of(timeZone).wallTime(instant.getTime());
  const minutes = Math.round((wall - instant.getTime()) / 60_000);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const offset = [hours, rest].map((part) => String(part).padStart(2, '0')).join(':');
  return `${new Date(wall).toISOString().slice(0, 19)}${minutes < 0 ? '-' : '+'}${offset}`;
}

const instantOf = (written: unknown): Date => new Date(typeof written === 'string' ? written : NaN);

undoable('booking-time', {
  async read(transaction, { subject }) {
    await awaitClosings(transaction, subject.placeId ?? -1);
    const row = await readBooking(transaction, subject.id, true);
    return row && row.placeId === subject.placeId ? stateOf(row) : null;
  },
  async write(transaction, { subject }, state, { actor, now }) {
    const to = {
      start: instantOf(state?.['from']),
      end: instantOf(state?.['to']),
      resourceId: Number(state?.['resourceId']),
    };
    await rescheduleIn(transaction, subject.id, to, { placeId: subject.placeId ?? -1, actor, now });
  },
});

const notLive = {
  fr: 'Seule une réservation confirmée, ou qui attend votre réponse, peut être déplacée.',
  en: 'Only a booking that is confirmed, or waits for your answer, can be moved.',
};
const begun = {
  fr: 'Cette réservation a déjà commencé\xa0: elle ne peut plus être déplacée.',
  en: 'This booking has begun: it can no longer be moved.',
};
