import type { Booking } from '../../../sdk/contract/index.ts';
import { record } from '../access/journal.ts';
import { undoable } from '../access/undo.ts';
import { refusedSentence } from '../bookings/refusals.ts';
import { cancelling, changeIn, findBooking, holding, noBooking } from '../bookings/states.ts';
import type { Sql } from '../database/database.ts';
import type { AtDesk } from '../desk/attendance.ts';
import { queueLetter } from '../messages/outbox.ts';
import type { Transaction } from '../places/transaction.ts';
import { noSeries, readDates } from './read.ts';

/**
 * Cancels dates of a series for the place: those named, or all that are still to come. The person is told once, with one
 * calendar file. Doing it twice is harmless.
 * @param days in the place's calendar; what is over, or no date of the series, is left alone
 * @returns how many were cancelled
 * @throws ProblemError `not-found`
 */
export function cancelDates(sql: Sql, id: string, days: readonly string[] | undefined, at: AtDesk): Promise<number> {
  return sql.begin(async (tx) => {
    const cancelled = await cancelIn(tx, id, days, at);
    if (cancelled.length === 0) return 0;
    // Of another kind than the series itself: what a person was told is not taken back by a button.
    const subject = { kind: 'series-dates', id, placeId: at.placeId };
    await record(tx, { ...at, subject, before: null, after: { cancelled } });
    return cancelled.length;
  });
}

async function cancelIn(
  tx: Transaction,
  id: string,
  days: readonly string[] | undefined,
  { placeId, now }: Pick<AtDesk, 'placeId' | 'now'>,
): Promise<string[]> {
  const dates = await readDates(tx, placeId, id);
  if (dates.length === 0) throw noSeries();
  const cancelled: string[] = [];
  for (const date of dates) {
    if (date.end <= now || (days && !days.includes(date.day))) continue;
    const { before } = await changeIn(tx, date.id, (_transaction, row) =>
      row.status === 'confirmed' ? { status: 'cancelled', messages: [], now } : undefined,
    );
    if (before === 'confirmed') cancelled.push(date.day);
  }
  if (cancelled.length > 0) await queueLetter(tx, { letter: 'series-cancelled', subject: id, now });
  return cancelled;
}

/**
 * Cancels, for the person, a booking and the later ones of its series: each until the place's deadline, all or none. The
 * person and the place are told once. Doing it twice is harmless; a booking of no series is cancelled by itself.
 * @throws ProblemError `not-found`; `booking-refused` after the deadline of the first
 */
export function cancelRest(sql: Sql, bookingId: string, now: Date): Promise<Booking> {
  return sql.begin(async (tx) => {
    const booking = await findBooking(tx, bookingId);
    if (booking === undefined) throw noBooking();
    if (booking.series === undefined) return (await changeIn(tx, bookingId, cancelling(now))).booking;
    const rest = await tx<{ id: string }[]>`
      select later.id from booking b join booking later on later.series_id = b.series_id and later.place_id = b.place_id
        and later.during >= b.during
      where b.id = ${bookingId} order by later.during`;
    let changed = false;
    for (const { id } of rest) {
      const { before, booking: after } = await changeIn(tx, id, (transaction, row) => {
        const next = cancelling(now)(transaction, row);
        return next && { ...next, messages: [] };
      });
      changed ||= before !== after.status;
    }
    if (changed) {
      await queueLetter(tx, { letter: 'series-cancelled', subject: booking.series, now });
      await queueLetter(tx, { letter: 'series-left', subject: booking.series, now });
    }
    return (await findBooking(tx, bookingId)) ?? booking;
  });
}

undoable('series', {
  async read(tx, { subject, after }) {
    const dates = await readDates(tx, subject.placeId ?? -1, subject.id);
    return dates.some(({ status }) => holding.has(status)) ? after : null;
  },
  async write(tx, { subject }, state, { now }) {
    // The seats are free for others since, and the person was told: a new series is a new promise.
    if (state !== null) throw refusedSentence('not-allowed', toldSince);
    await cancelIn(tx, subject.id, undefined, { placeId: subject.placeId ?? -1, now });
  },
});

const toldSince = {
  fr: 'Cette série a été annulée et la personne prévenue. Réservez-la de nouveau depuis la page du jour.',
  en: 'This series was cancelled and the person told. Book it again from the day’s page.',
};
