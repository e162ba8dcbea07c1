import type { Clock } from '../clock.ts';
import type { Sql } from '../database/database.ts';
import type { Log } from '../log.ts';
import { post, type Posted, type PostLimits } from './post.ts';
import { signatureOf } from './sign.ts';

export interface WebhookDelivery {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: PostLimits;
}

/** Seconds to wait after the first attempt, the second, and so on: ten attempts in three days (standard-webhooks). */
export const retryDelays = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 72_000] as const;
export const MOST_ATTEMPTS = retryDelays.length + 1;

/** Seconds. Longer than any attempt may take: a claim that old belongs to a worker that is gone. */
const CLAIM_SECONDS = 60;

interface Claim {
  readonly placeId: number;
  readonly id: string;
  readonly webhookId: string;
  readonly body: string;
  /** This attempt's number, from 1. */
  readonly attempt: number;
  readonly url: string;
  readonly secret: Buffer;
}

/**
 * Attempts the delivery that is due first.
 * @param onClaim called when there is one, before it is sent
 * @returns false when none is due
 */
export async function deliverNext(delivery: WebhookDelivery, onClaim?: () => void): Promise<boolean> {
  const { sql, clock, limits, log } = delivery;
  const claim = await claimNext(sql, clock());
  if (claim === undefined) return false;
  onClaim?.();
  const id = `msg_${claim.id}`;
  // The receiver refuses what is signed at another time than its own: each attempt has its own.
  const timestamp = Math.floor(clock().getTime() / 1000);
  const { url, body, secret } = claim;
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatureOf(secret, { id, timestamp, body }),
  };
  const posted = await post(url, body, headers, limits);
  await recordAttempt(sql, claim, posted, clock());
  const { webhookId, attempt } = claim;
  log.debug('webhook attempted', { webhook: webhookId, delivery: claim.id, attempt, ...posted });
  return true;
}

/**
 * Claims and counts in one statement; rows that another worker is claiming are passed over, and so are those of a
 * receiver that somebody is talking to: one that hangs keeps one worker and not all. What was never tried is due
 * whatever the clock says.
 */
async function claimNext(sql: Sql, now: Date): Promise<Claim | undefined> {
  const [row] = await sql<Claim[]>`
    update webhook_delivery d set attempts = attempts + 1, last_attempt_at = ${now},
      claimed_until = clock_timestamp() + ${CLAIM_SECONDS}::int * interval '1 second'
    from webhook w
    where w.place_id = d.place_id and w.id = d.webhook_id and (d.place_id, d.id) = (
      select due.place_id, due.id from webhook_delivery due
      join webhook receiver on receiver.place_id = due.place_id and receiver.id = due.webhook_id
      where due.delivered_at is null and due.given_up_at is null and receiver.disabled_at is null
        and (due.claimed_until is null or due.claimed_until < clock_timestamp())
        and (due.attempts = 0 or due.next_attempt_at <= ${now})
        and not exists (select from webhook_delivery other
          where other.place_id = due.place_id and other.webhook_id = due.webhook_id
            and other.claimed_until > clock_timestamp() and other.delivered_at is null)
      order by due.next_attempt_at, due.created_at
      limit 1
      for update of due skip locked)
    returning d.place_id as "placeId", d.id, d.webhook_id as "webhookId", d.body, d.attempts as attempt,
      w.url, w.secret`;
  return row;
}

async function recordAttempt(sql: Sql, claim: Claim, posted: Posted, now: Date): Promise<void> {
  const status = 'status' in posted ? posted.status : null;
  const fault = 'fault' in posted ? posted.fault : null;
  const delivered = status !== null && status >= 200 && status < 300;
  const gone = status === 410;
  const delay = retryDelays[claim.attempt - 1];
  const over = !delivered && (gone || delay === undefined);
  await sql.begin(async (transaction) => {
    await transaction`
      update webhook_delivery set claimed_until = null, last_status = ${status}, last_fault = ${fault},
        delivered_at = ${delivered ? now : null}, given_up_at = ${over ? now : null},
        next_attempt_at = ${new Date(now.getTime() + (delay ?? 0) * 1000)}
      where place_id = ${claim.placeId} and id = ${claim.id}`;
    if (!gone) return;
    // « 410 Gone »: the receiver wants no more, of this or anything else.
    await transaction`
      update webhook set disabled_at = ${now}, gone = true
      where place_id = ${claim.placeId} and id = ${claim.webhookId} and disabled_at is null`;
  });
}

/** Days for which the log of deliveries is kept. */
const LOG_DAYS = 30;

export async function dropOldDeliveries(sql: Sql, now: Date): Promise<void> {
  await sql`
    delete from webhook_delivery
    where (delivered_at is not null or given_up_at is not null)
      and created_at < ${now}::timestamptz - ${LOG_DAYS}::int * interval '1 day'`;
}
