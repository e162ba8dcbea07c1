import type { Clock } from '../clock.ts';
import type { Sql } from '../database/database.ts';
import type { Log } from '../log.ts';
import { readBookingView, type BookingView } from './booking-view.ts';
import { composeForOperator, composeForPerson, type Sender } from './compose.ts';
import { findOtherTimes } from './other-times.ts';
import {
  CLAIM_SECONDS,
  claimNext,
  recordFailed,
  recordSent,
  releaseClaim,
  renewClaim,
  wasSent,
  type BookingClaim,
  type Claim,
  type LetterClaim,
} from './outbox.ts';
import { DeliveryError, UndeliverableError, type Postman } from './postman.ts';
import { letterWriters, type Written } from './letters.ts';
import type { MessageKind } from './words.ts';

export interface Delivery {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly sender: Sender;
  readonly postman: Postman;
  readonly log: Log;
}

/** Milliseconds after which a message is given up. Mail servers themselves give up after four to five days. */
const GIVEN_UP_MS = 3 * 86_400_000;

/** Milliseconds between two tries to record what has happened already. */
const RECORD_AGAIN_MS = 500;

/**
 * Sends the message that is due first.
 * @param onClaim called when there is one, before it is sent
 * @returns false when none is due
 */
export async function deliverNext(delivery: Delivery, onClaim?: () => void): Promise<boolean> {
  const { sql, clock } = delivery;
  const claim = await claimNext(sql, clock());
  if (!claim) return false;
  onClaim?.();
  const renewal = setInterval(() => void renewQuietly(delivery, claim), (CLAIM_SECONDS * 1000) / 3);
  try {
    await settle(delivery, claim);
  } finally {
    clearInterval(renewal);
  }
  return true;
}

async function renewQuietly({ sql, log }: Delivery, claim: Claim): Promise<void> {
  try {
    await renewClaim(sql, claim);
  } catch (error) {
    log.warn('a message’s claim could not be renewed', { outbox: claim.id }, error);
  }
}

async function settle(delivery: Delivery, claim: Claim): Promise<void> {
  const { sql, postman, sender, log } = delivery;
  const { id, createdAt } = claim;
  const bookingId = claim.kind === 'letter' ? id : claim.bookingId;
  // The part after the @ is ours, so that no other host's message can have this id (RFC 5322, 3.6.4).
  const messageId = `${id}@${sender.address.slice(sender.address.lastIndexOf('@') + 1)}`;
  try {
    const written = await writeMail(delivery, claim);
    if ('obsolete' in written) return await recordFailed(sql, claim, written.obsolete);
    await postman.deliver({ id, bookingId, messageId, createdAt, mail: written.mail });
  } catch (error) {
    return postpone(delivery, claim, error);
  }
  await recordAtAnyPrice(delivery, claim);
  log.debug('message sent', { outbox: id, kind: claim.kind, attempt: claim.attempt });
  // The person was erased while the message was on its way: what was written here of it goes too.
  if (claim.kind === 'letter') return;
  const now = await readBookingView(sql, bookingId);
  if (!now?.email) await postman.forget(bookingId);
}

/** A message taken over is never sent again: what has happened is recorded even if the database is away for a while. */
async function recordAtAnyPrice({ sql, clock, log }: Delivery, claim: Claim): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await recordSent(sql, claim, clock());
      return;
    } catch (error) {
      log.warn('a sent message could not be recorded yet', { outbox: claim.id, tries }, error);
      if (tries * RECORD_AGAIN_MS >= CLAIM_SECONDS * 4000) throw error;
      await new Promise((resolve) => setTimeout(resolve, RECORD_AGAIN_MS));
    }
  }
}

async function postpone({ sql, clock, log }: Delivery, claim: Claim, error: unknown): Promise<void> {
  const known = error instanceof DeliveryError || error instanceof UndeliverableError;
  const reason = known ? error.message : 'could not be written';
  const fields = { outbox: claim.id, kind: claim.kind, attempt: claim.attempt, reason };
  const late = clock().getTime() - claim.createdAt.getTime() > GIVEN_UP_MS;
  if (error instanceof UndeliverableError || late) {
    log.error('message given up', fields, known ? undefined : error);
    return recordFailed(sql, claim, reason);
  }
  log.warn('message postponed', fields, known ? undefined : error);
  return releaseClaim(sql, claim);
}

/** Written from the booking as it stands now: nothing of the person is kept in the outbox. */
function writeMail(delivery: Delivery, claim: Claim): Promise<Written> {
  return claim.kind === 'letter' ? writeLetter(delivery, claim) : writeAboutBooking(delivery, claim);
}

async function writeLetter({ sql, sender, clock }: Delivery, claim: LetterClaim): Promise<Written> {
  const { letter, subject, createdAt } = claim;
  const write = letterWriters[letter];
  // A newer hub on this database may know it.
  if (!write) throw new DeliveryError(`letter ${letter} is unknown to this hub`);
  return write(subject, { sql, sender, now: clock(), createdAt });
}

async function writeAboutBooking({ sql, clock, sender }: Delivery, claim: BookingClaim): Promise<Written> {
  const booking = await readBookingView(sql, claim.bookingId);
  if (!booking) return { obsolete: 'no such booking' };
  if (claim.kind === 'operator') {
    const { email } = booking.place;
    return email === null ? { obsolete: 'no address' } : { mail: composeForOperator(booking, email, sender) };
  }
  const { email } = booking;
  if (email === null) return { obsolete: 'erased' };
  if (!stillTrue(claim.kind, booking)) return { obsolete: 'superseded' };
  const follows = claim.kind === 'cancelled' || claim.kind === 'closed' || claim.kind === 'moved';
  const published = follows && (await wasSent(sql, claim, 'confirmed'));
  const otherTimes = claim.kind === 'closed' ? await findOtherTimes(sql, claim.bookingId, clock()) : [];
  return { mail: composeForPerson(claim.kind, { ...booking, email }, { sender, published, otherTimes }) };
}

/** A message that says what is no longer so would mislead: the one that tells what came after is due as well. */
function stillTrue(kind: Exclude<MessageKind, 'operator'>, { status }: BookingView): boolean {
  switch (kind) {
    case 'confirm':
      return status === 'held';
    case 'moved':
      return status === 'requested' || status === 'confirmed' || status === 'honoured';
    case 'confirmed':
      return status === 'confirmed' || status === 'honoured';
    case 'closed':
      return status === 'cancelled';
    case 'requested':
    case 'cancelled':
    case 'expired':
    case 'refused':
      return status === kind;
  }
}
