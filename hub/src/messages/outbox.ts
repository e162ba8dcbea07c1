import { randomUUID } from 'node:crypto';
import type { Sql } from '../database/database.ts';
import type { Queries } from '../places/transaction.ts';
import type { LetterName } from './letters.ts';
import type { MessageKind } from './words.ts';

/**
 * The outbox: messages are rows written in the transaction of what they tell of, so that none is lost and none tells
 * of what did not happen. See docs/decisions for the whole.
 */

/** A message that this worker, and no other, is to send. */
export type Claim = BookingClaim | LetterClaim;

interface AnyClaim {
  readonly placeId: number;
  readonly id: string;
  readonly createdAt: Date;
  /** This attempt's number, from 1. */
  readonly attempt: number;
}

/** A message about a booking. */
export interface BookingClaim extends AnyClaim {
  readonly kind: MessageKind;
  readonly bookingId: string;
}

/** A letter about something else; see {@link queueLetter}. */
export interface LetterClaim extends AnyClaim {
  readonly kind: 'letter';
  readonly letter: string;
  readonly subject: string;
}

/** Place under which the letters wait that are about none. */
const NO_PLACE = 0;

/**
 * Queues a letter, in the transaction of what it tells of. Neither an address nor a secret is stored with it: what it
 * says and to whom is read when it is sent.
 * @param letter which one of letters.ts
 * @param subject the id of what it is about
 */
export async function queueLetter(
  sql: Queries,
  { letter, subject, now }: { readonly letter: LetterName; readonly subject: string; readonly now: Date },
): Promise<void> {
  await sql`
    insert into outbox (place_id, id, kind, letter, subject, created_at, next_attempt_at)
    values (${NO_PLACE}, ${randomUUID()}, 'letter', ${letter}, ${subject}, ${now}, ${now})`;
}

/** Seconds. A claim that is not renewed for so long belongs to a worker that is gone. */
export const CLAIM_SECONDS = 30;

/** Seconds before the second attempt; doubled for each further one. */
const FIRST_DELAY = 30;
/** Seconds between attempts, at most. */
const LONGEST_DELAY = 6 * 3600;

/**
 * Claims the message that is due first and counts the attempt, in one statement. Rows that another worker is
 * claiming are passed over. The next attempt is set at once, so that a message which brings a worker down waits too;
 * a quarter more or less keeps many messages from coming back together.
 *
 * What was never tried is due whatever the clock says, and no attempt is further off than the longest delay: a clock
 * that was put back does not hold messages up.
 */
export async function claimNext(sql: Sql, now: Date): Promise<Claim | undefined> {
  const [row] = await sql<Claim[]>`
    update outbox set
      attempts = attempts + 1,
      claimed_until = clock_timestamp() + ${CLAIM_SECONDS}::int * interval '1 second',
      next_attempt_at = ${now}::timestamptz + interval '1 second' * (0.75 + 0.5 * random())
        * least(${LONGEST_DELAY}::int, ${FIRST_DELAY}::int * power(2, least(attempts, 20)))
    where (place_id, id) = (
      select place_id, id from outbox
      where sent_at is null and failed is null
        and (claimed_until is null or claimed_until < clock_timestamp())
        and (attempts = 0 or next_attempt_at <= ${now}
          or next_attempt_at > ${now}::timestamptz + 1.25 * ${LONGEST_DELAY}::int * interval '1 second')
      order by next_attempt_at
      limit 1
      for update skip locked)
    returning place_id as "placeId", id, booking_id as "bookingId", kind, letter, subject, created_at as "createdAt",
      attempts as attempt`;
  return row;
}

/** Keeps the claim while the message is on its way. */
export async function renewClaim(sql: Sql, { placeId, id }: Claim): Promise<void> {
  await sql`
    update outbox set claimed_until = clock_timestamp() + ${CLAIM_SECONDS}::int * interval '1 second'
    where place_id = ${placeId} and id = ${id} and sent_at is null`;
}

/** Records that the receiver has taken the message over: it is never sent again. */
export async function recordSent(sql: Sql, { placeId, id }: Claim, now: Date): Promise<void> {
  await sql`
    update outbox set sent_at = ${now}, failed = null, claimed_until = null
    where place_id = ${placeId} and id = ${id} and sent_at is null`;
}

/** Lets go of a message that is to be tried again when its time comes. */
export async function releaseClaim(sql: Sql, { placeId, id }: Claim): Promise<void> {
  await sql`update outbox set claimed_until = null where place_id = ${placeId} and id = ${id}`;
}

/** Gives a message up; the reason holds nothing personal. */
export async function recordFailed(sql: Sql, { placeId, id }: Claim, reason: string): Promise<void> {
  await sql`
    update outbox set failed = ${reason}, claimed_until = null
    where place_id = ${placeId} and id = ${id} and sent_at is null`;
}

/** Whether a message of this kind about the booking has reached its receiver; that of a series tells of each date. */
export async function wasSent(sql: Sql, { placeId, bookingId }: BookingClaim, kind: MessageKind): Promise<boolean> {
  const [row] = await sql<{ sent: boolean }[]>`
    select exists (select from outbox
      where place_id = ${placeId} and booking_id = ${bookingId} and kind = ${kind} and sent_at is not null)
      or ${kind} = 'confirmed' and exists (select from booking b join outbox o
        on o.letter = 'series-booked' and o.subject = b.series_id::text
        where b.id = ${bookingId} and o.sent_at is not null) as sent`;
  return row?.sent ?? false;
}
