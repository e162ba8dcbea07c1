import type { Booking, BookingStatus } from '../../../sdk/contract/index.ts';
import { record, type Author } from '../access/journal.ts';
import { undoable } from '../access/undo.ts';
import type { BookingRow } from '../bookings/booking-row.ts';
import { refusedSentence } from '../bookings/refusals.ts';
import { accepting, changeIn, noBooking, refusing, type Decide } from '../bookings/states.ts';
import type { Sql } from '../database/database.ts';
import type { Transaction } from '../places/transaction.ts';
import { unwitness, witness } from '../visits/witness.ts';
import { dayAt } from './calendar-day.ts';

/** Who does something at the desk, where and when. */
export interface AtDesk {
  readonly placeId: number;
  readonly actor: Author;
  readonly now: Date;
}

/** What a desk does with a booking. Doing the same twice is harmless. */
export type Move = 'accept' | 'refuse' | 'check-in' | 'no-show' | 'undo';

/**
 * Moves a booking of the place, and writes down who did. A check-in is a presence that the staff witnessed: of one
 * person, whoever else came along is ticked as a walk-in.
 * @param word with a refusal: told to the person
 * @throws ProblemError `not-found` also for a booking of another place; `booking-refused` when it is too early, or the
 *   booking is no longer what it was
 */
export function moveBooking(sql: Sql, id: string, move: Move, at: AtDesk, word?: string): Promise<Booking> {
  return sql.begin(async (transaction) => {
    const { booking, before } = await changeIn(transaction, id, ofPlace(at.placeId, decisions(at.now, word)[move]));
    if (booking.status === before) return booking;
    await followPresence(transaction, id, at.placeId, before, booking.status);
    const kind = move === 'accept' || move === 'refuse' ? 'booking' : 'attendance';
    const subject = { kind, id, placeId: at.placeId };
    await record(transaction, { ...at, subject, before: { status: before }, after: { status: booking.status } });
    return booking;
  });
}

const ofPlace =
  (placeId: number, decide: Decide): Decide =>
  (transaction, row) => {
    if (row.placeId !== placeId) throw noBooking();
    return decide(transaction, row);
  };

const decisions = (now: Date, word: string | undefined): Readonly<Record<Move, Decide>> => ({
  accept: accepting(now),
  refuse: refusing(now, word),
  'check-in': (transaction, row) => checkIn(transaction, row, now),
  'no-show': (_transaction, row) => {
    if (row.start > now) throw refusedSentence('too-early', notBegun);
    return attend(row, ['confirmed', 'honoured'], 'no-show', now);
  },
  undo: (_transaction, row) => attend(row, ['honoured', 'no-show'], 'confirmed', now),
});

/** Whoever stands at the desk has come, also when the e-mail’s click is missing. */
async function checkIn(transaction: Transaction, row: BookingRow, now: Date) {
  const day = await dayOfBooking(transaction, row.placeId, row.id);
  if (dayAt(row.timeZone, now) < day) throw refusedSentence('too-early', anotherDay);
  return attend(row, ['held', 'requested', 'confirmed', 'no-show'], 'honoured', now);
}

function attend(row: BookingRow, from: readonly BookingStatus[], status: BookingStatus, now: Date) {
  if (row.status === status) return undefined;
  if (!from.includes(row.status)) throw refusedSentence('not-allowed', movedOn);
  return { status, messages: [], now };
}

async function dayOfBooking(transaction: Transaction, placeId: number, id: string): Promise<string> {
  const [row] = await transaction<
    { day: string }[]
  >`select day from booking where place_id = ${placeId} and id = ${id}`;
  if (row === undefined) throw noBooking();
  return row.day;
}

/** Presences follow the state: ticked with a check-in, taken back when it is. */
async function followPresence(
  transaction: Transaction,
  bookingId: string,
  placeId: number,
  before: BookingStatus,
  after: BookingStatus,
): Promise<void> {
  if (before !== 'honoured' && after !== 'honoured') return;
  const date = await dayOfBooking(transaction, placeId, bookingId);
  if (after === 'honoured') await witness(transaction, { placeId, date, by: 'staff', bookingId });
  else await unwitness(transaction, { placeId, date, bookingId });
}

/** States between which the journal's button moves a booking back. */
const attended: readonly unknown[] = ['confirmed', 'honoured', 'no-show'];

undoable('attendance', {
  async read(transaction, { subject }) {
    const [row] = await transaction<{ status: BookingStatus }[]>`
      select status from booking where place_id = ${subject.placeId ?? -1} and id = ${subject.id} for no key update`;
    return row ?? null;
  },
  async write(transaction, { subject }, state, { now }) {
    // A booking that was still to be confirmed when somebody came is confirmed by that.
    const status = (attended.includes(state?.['status']) ? state?.['status'] : 'confirmed') as BookingStatus;
    const { booking, before } = await changeIn(transaction, subject.id, (_transaction, row) =>
      attend(row, ['confirmed', 'honoured', 'no-show'], status, now),
    );
    await followPresence(transaction, subject.id, subject.placeId ?? -1, before, booking.status);
  },
});

const notBegun = {
  fr: 'Ce créneau n’a pas encore commencé\xa0: attendez son début pour dire que personne n’est venu.',
  en: 'This time has not begun: wait for it before saying that nobody came.',
};
const anotherDay = {
  fr: 'Cette réservation est pour un autre jour\xa0: on pointe une arrivée le jour même ou après.',
  en: 'This booking is for another day: an arrival is ticked on that day or later.',
};
const movedOn = {
  fr: 'Cette réservation n’est plus dans cet état\xa0: elle a été annulée, refusée ou n’a pas été confirmée.',
  en: 'This booking is no longer in that state: it was cancelled, declined or not confirmed.',
};
