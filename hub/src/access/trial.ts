import { randomUUID } from 'node:crypto';
import type { Sql } from '../database/database.ts';
import type { Queries } from '../places/transaction.ts';
import { emailKey } from './email.ts';

/** Who administers a hub that is being tried out. Nobody can have this address (RFC 2606). */
export const trialEmail = 'administration@escale.example';

/**
 * Makes the account of whoever tries a hub out, for a sign-in on this very machine while nothing is sent anywhere. It
 * goes with the demonstration.
 */
export async function ensureTrialAccount(sql: Sql, now: Date): Promise<void> {
  await sql`
    with made as (
      insert into account (id, email, email_key, created_at)
      values (${randomUUID()}, ${trialEmail}, ${emailKey(trialEmail)}, ${now})
      on conflict (email_key) do update set removed_at = null returning id)
    insert into account_role (account_id, kind) select id, 'administrator' from made on conflict do nothing`;
}

/** Takes it away, with its sessions and keys. */
export async function dropTrialAccount(sql: Queries): Promise<void> {
  await sql`delete from account where email_key = ${emailKey(trialEmail)}`;
}
