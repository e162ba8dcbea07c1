import type { Sql } from '../database/database.ts';
import { forgetMessages, keptMessages } from './folder.ts';

const BATCH = 1000;

/**
 * Erases who booked from bookings that ended more than `days` ago (RGPD, art. 5: no longer than needed). The rest
 * stays, as a count without a person.
 * @returns how many bookings were erased
 */
export async function eraseOld(sql: Sql, now: Date, days: number): Promise<number> {
  let erased = 0;
  for (;;) {
    const batch = await sql`
      update booking set email = null, name = null, word = null, erased_at = ${now}, updated_at = ${now}
      where (place_id, id) in (
        select place_id, id from booking
        where email is not null and upper(during) < ${now}::timestamptz - ${days}::int * interval '1 day'
        limit ${BATCH} for update skip locked)`;
    erased += batch.count;
    if (batch.count < BATCH) return erased;
  }
}

/**
 * Removes from the folder the messages of bookings that are erased or gone. Judged by what is in the database,
 * so that it makes good whatever a killed hub left undone.
 */
export async function forgetErased(sql: Sql, folder: string): Promise<void> {
  const kept = [...new Set((await keptMessages(folder)).map(({ bookingId }) => bookingId))];
  for (let first = 0; first < kept.length; first += BATCH) {
    const some = kept.slice(first, first + BATCH);
    const live = await sql<{ id: string }[]>`
      select id from booking where id = any(${some}::uuid[]) and email is not null`;
    const needed = new Set(live.map(({ id }) => id));
    for (const bookingId of some) if (!needed.has(bookingId)) await forgetMessages(folder, bookingId);
  }
}

/** Forgets messages sent or given up so long ago that nobody asks about them; they name no person. */
export async function dropOldMessages(sql: Sql, now: Date, days: number): Promise<void> {
  await sql`
    delete from outbox
    where (sent_at is not null or failed is not null)
      and created_at < ${now}::timestamptz - ${days}::int * interval '1 day'`;
}
