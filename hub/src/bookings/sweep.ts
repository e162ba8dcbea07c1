import type { Sql } from '../database/database.ts';
import { KEY_KEPT } from './idempotency.ts';

export interface Swept {
  /** Held bookings that nobody confirmed in time. */
  readonly expired: number;
  /** Idempotency keys past their time. */
  readonly keys: number;
}

const BATCH = 500;

/**
 * Lets go of the seats of held bookings that nobody confirmed in time, and forgets old idempotency keys. A stale hold
 * keeps nobody from booking meanwhile; this is what tells whoever held. Any number of processes may do it at once.
 */
export async function sweep(sql: Sql, now: Date): Promise<Swept> {
  let expired = 0;
  for (;;) {
    const batch = await expireBatch(sql, now);
    expired += batch;
    if (batch < BATCH) break;
  }
  const keys = await sql`delete from idempotency_key where created_at < ${new Date(now.getTime() - KEY_KEPT)}`;
  return { expired, keys: keys.count };
}

/** One statement, in which the state, the seats and the message change together. */
async function expireBatch(sql: Sql, now: Date): Promise<number> {
  const [row] = await sql<{ expired: number }[]>`
    with stale as (
      select place_id, id from booking where status = 'held' and confirm_by <= ${now}
      order by confirm_by limit ${BATCH} for no key update skip locked
    ), expired as (
      update booking b set status = 'expired', confirm_by = null, updated_at = ${now}, revision = revision + 1
      from stale where b.place_id = stale.place_id and b.id = stale.id and b.status = 'held'
      returning b.place_id, b.id
    ), freed as (
      delete from booked_unit u using expired e where u.place_id = e.place_id and u.booking_id = e.id
    ), told as (
      insert into outbox (place_id, id, booking_id, kind, created_at, next_attempt_at)
      select place_id, gen_random_uuid(), id, 'expired', ${now}, ${now} from expired
    )
    select count(*) as expired from expired`;
  return row?.expired ?? 0;
}
