import type { Booking, BookingStatus } from '../../../sdk/contract/index.ts';
import { sqlState } from '../database/connection.ts';
import type { Sql } from '../database/database.ts';
import { ProblemError } from '../http/problem.ts';
import type { Queries, Transaction } from '../places/transaction.ts';
import { readBooking, toBooking, type BookingRow } from './booking-row.ts';
import { refused, refusedSentence } from './refusals.ts';
import { readTerms, unitsFor, unitsOf, type Terms } from './terms.ts';

/** States in which a booking holds its seats. */
export const holding: ReadonlySet<BookingStatus> = new Set(['held', 'requested', 'confirmed', 'honoured', 'no-show']);

/** Messages that a booking gives rise to. */
export type MessageKind =
  'confirm' | 'confirmed' | 'requested' | 'cancelled' | 'closed' | 'expired' | 'refused' | 'moved' | 'operator';

/** A booking by its id; undefined when there is none. */
export async function findBooking(sql: Queries, id: string): Promise<Booking | undefined> {
  const row = await readBooking(sql, id);
  return row && toBooking(row);
}

/**
 * Makes a held booking firm; confirming twice is harmless. A hold that lapsed still books while its seats are free.
 * @throws ProblemError `not-found`; `booking-refused` when it was cancelled or refused, has begun, or lapsed and
 *   somebody else has the seat
 */
export function confirm(sql: Sql, id: string, now: Date): Promise<Booking> {
  return change(sql, id, async (transaction, row) => {
    if (row.status === 'confirmed' || row.status === 'honoured' || row.status === 'no-show') return undefined;
    if (row.status === 'requested') throw refusedSentence('not-allowed', waitsForOperator);
    if (row.status === 'cancelled' || row.status === 'refused') throw refusedSentence('not-allowed', letGo);
    if (row.start <= now) throw refusedSentence('too-late', begun);
    if (row.status === 'expired') await takeAgain(transaction, row, now);
    return { status: 'confirmed', messages: ['confirmed', 'operator'], now };
  });
}

/** The operator's yes to a requested booking. Saying it twice is harmless. */
export const accept = (sql: Sql, id: string, now: Date): Promise<Booking> => change(sql, id, accepting(now));

/**
 * The operator's no to a requested booking; its seats are free again. Saying it twice is harmless.
 * @param word for the person, in the operator's words
 */
export const refuse = (sql: Sql, id: string, now: Date, word?: string): Promise<Booking> =>
  change(sql, id, refusing(now, word));

export const accepting =
  (now: Date): Decide =>
  (_transaction, row) => {
    if (row.status === 'confirmed') return undefined;
    if (row.status !== 'requested') throw refusedSentence('not-allowed', letGo);
    return { status: 'confirmed', messages: ['confirmed'], now };
  };

export const refusing =
  (now: Date, word?: string): Decide =>
  (_transaction, row) => {
    if (row.status === 'refused') return undefined;
    if (row.status !== 'requested') throw refusedSentence('not-allowed', letGo);
    return { status: 'refused', messages: ['refused'], now, ...(word === undefined ? {} : { word }) };
  };

/**
 * Cancels, until the place's deadline; what is not firm yet, until it begins. Cancelling twice is harmless, and so is
 * cancelling what has lapsed or was refused: the seat is free already.
 * @throws ProblemError `not-found`; `booking-refused` after the deadline
 */
export const cancel = (sql: Sql, id: string, now: Date): Promise<Booking> => change(sql, id, cancelling(now));

export const cancelling =
  (now: Date) =>
  (_transaction: Transaction, row: BookingRow): Change | undefined => {
    if (!holding.has(row.status)) return undefined;
    const deadline = row.status === 'confirmed' ? row.cancelUntil : row.start;
    if (now > deadline || row.status === 'honoured' || row.status === 'no-show') {
      throw refusedSentence('too-late', deadlinePassed);
    }
    return { status: 'cancelled', messages: ['cancelled', 'operator'], now };
  };

/**
 * Erases what says who booked (RGPD, art. 17). Erasing twice is harmless.
 * @throws ProblemError `not-found`; `booking-refused` while the booking is live: it is cancelled first
 */
export async function erase(sql: Sql, id: string, now: Date): Promise<Booking> {
  return sql.begin(async (transaction) => {
    const row = await lockBooking(transaction, id);
    if (holding.has(row.status) && row.end > now) throw refusedSentence('not-allowed', live);
    if (!row.erased) {
      await transaction`
        update booking set email = null, name = null, word = null, erased_at = ${now}, updated_at = ${now}
        where place_id = ${row.placeId} and id = ${id}`;
    }
    return toBooking(row);
  });
}

/** What becomes of a booking. */
export interface Change {
  readonly status: BookingStatus;
  readonly messages: readonly MessageKind[];
  readonly now: Date;
  /** The operator's word to the person; what was said before stays when left out. */
  readonly word?: string;
}

/** Judges a booking whose row is locked; undefined leaves it as it is. */
export type Decide = (transaction: Transaction, row: BookingRow) => Change | undefined | Promise<Change | undefined>;

/** Moves a booking to another state in a transaction of its own. */
const change = (sql: Sql, id: string, decide: Decide): Promise<Booking> =>
  sql.begin(async (transaction) => (await changeIn(transaction, id, decide)).booking);

export interface Changed {
  readonly booking: Booking;
  /** The state before; the same as the booking's when nothing changed. */
  readonly before: BookingStatus;
}

/**
 * Moves a booking to another state under its row's lock, with its seats and messages, in the caller's transaction.
 * @throws ProblemError `not-found`; whatever `decide` throws; `booking-refused` when the place closes on that day
 */
export async function changeIn(transaction: Transaction, id: string, decide: Decide): Promise<Changed> {
  const row = await lockBooking(transaction, id);
  const next = await decide(transaction, row);
  if (next === undefined) return { booking: toBooking(row), before: row.status };
  const { status, messages, now, word } = next;
  await moveRow(transaction, row, next);
  if (!holding.has(status)) {
    await transaction`delete from booked_unit where place_id = ${row.placeId} and booking_id = ${id}`;
  }
  await transaction`
    insert into outbox (place_id, id, booking_id, kind, created_at, next_attempt_at)
    select ${row.placeId}, gen_random_uuid(), ${id}, kind, ${now}, ${now} from unnest(${[...messages]}::text[]) kind`;
  if (word !== undefined)
    await transaction`update booking set word = ${word} where place_id = ${row.placeId} and id = ${id}`;
  return { booking: toBooking({ ...row, status, confirmBy: null, revision: row.revision + 1 }), before: row.status };
}

/** Compare and swap: should the lock ever be lost, nothing is changed that is not what was judged. */
async function moveRow(transaction: Transaction, row: BookingRow, { status, now }: Change): Promise<void> {
  try {
    const changed = await transaction`
      update booking set status = ${status}, confirm_by = null, updated_at = ${now}, revision = revision + 1
      where place_id = ${row.placeId} and id = ${row.id} and status = ${row.status}`;
    if (changed.count !== 1) throw new Error(`The booking changed under its lock, from ${row.status}.`);
  } catch (error) {
    // What came back to life is judged anew: the place closes on that day, or the voucher is used up.
    if (sqlState(error) === 'ESC01') throw refusedSentence('closed', closedSince);
    if (sqlState(error) === 'ESC02') throw refusedSentence('voucher', spent);
    throw error;
  }
}

async function lockBooking(transaction: Transaction, id: string): Promise<BookingRow> {
  const row = await readBooking(transaction, id, true);
  if (row === undefined) throw noBooking();
  return row;
}

/** Takes the seats of a booking that had let go of them. */
async function takeAgain(transaction: Transaction, row: BookingRow, now: Date): Promise<void> {
  const [terms] = (await readTerms(transaction, row.placeId, row.resourceId)) ?? [];
  if (terms === undefined) throw refusedSentence('not-bookable', gone);
  // The transaction is undone, and with it what was taken of it.
  if (!(await takeSeats(transaction, terms, row, now))) throw refused({ reason: 'taken' }, terms);
}

/** What seats are taken for. */
export type Seating = Pick<BookingRow, 'id' | 'start' | 'end' | 'seats'>;

/**
 * Takes seats for a booking that holds none. Holds that lapsed give way.
 * @returns false when they are not free: what was taken of them goes with the transaction, which must not be committed
 */
export async function takeSeats(transaction: Transaction, terms: Terms, booking: Seating, now: Date): Promise<boolean> {
  const { placeId, resourceId } = terms;
  const during = `[${booking.start.toISOString()},${booking.end.toISOString()})`;
  const count = unitsFor(terms, booking.seats);
  const units = unitsOf(terms);
  await transaction`select expire_holds(${placeId}, ${resourceId}, ${during}::tstzrange, ${now})`;
  const [free] = await transaction<{ taken: number }[]>`
    select case when free_units(${placeId}, ${resourceId}, ${units}, ${during}::tstzrange, ${now}) < ${count} then 0
      else take_units(${placeId}, ${resourceId}, ${units}, ${booking.id}, ${during}::tstzrange, ${count}) end as taken`;
  return free?.taken === count;
}

export const noBooking = (): ProblemError =>
  new ProblemError('not-found', {
    detail: { fr: 'Cette réservation n’existe pas.', en: 'There is no such booking.' },
    final: true,
  });

const waitsForOperator = {
  fr: 'C’est au lieu de confirmer cette réservation\xa0; il vous écrira.',
  en: 'It is for the place to confirm this booking; it will write to you.',
};
const letGo = {
  fr: 'Cette réservation a été annulée ou refusée\xa0: ses places sont libres de nouveau. Réservez à nouveau si vous voulez venir.',
  en: 'This booking was cancelled or refused: its seats are free again. Please book again if you want to come.',
};
const begun = {
  fr: 'Ce créneau a déjà commencé\xa0: cette réservation ne peut plus être confirmée.',
  en: 'This time has begun: the booking can no longer be confirmed.',
};
const deadlinePassed = {
  fr: 'Le délai d’annulation de ce lieu est passé. Prévenez le lieu, ses coordonnées sont sur sa fiche.',
  en: 'The place’s deadline for cancelling has passed. Please tell the place; how to reach it is on its page.',
};
export const closedSince = {
  fr: 'Le lieu ferme ce jour-là. Choisissez une autre date.',
  en: 'The place closes on that day. Please choose another date.',
};
export const spent = {
  fr: 'Le bon qui devait payer cette réservation est épuisé ou n’est plus valable. Réservez à nouveau, sans bon.',
  en: 'The voucher that was to pay for this booking is used up or no longer valid. Please book again without one.',
};
export const gone = { fr: 'Ceci ne se réserve plus ici.', en: 'This can no longer be booked here.' };
const live = {
  fr: 'Cette réservation est encore à venir\xa0: le lieu a besoin de votre adresse pour vous prévenir. Annulez-la d’abord.',
  en: 'This booking is still to come: your address serves to keep you informed. Cancel it first.',
};
