import { createHmac, randomBytes } from 'node:crypto';
import type { Queries } from '../places/transaction.ts';
import type { Quarter } from './quarter.ts';

/** What tells a person apart: an e-mail address, or the booking of somebody whose address was erased since. */
export type Person = { readonly email: string } | { readonly booking: string };

/**
 * The person's pseudonym in one quarter: HMAC-SHA-256 under the quarter's key. The same person has another one in
 * another quarter, and once the key is destroyed nobody can tell whose it was, not even with the address at hand.
 */
export async function pseudonym(sql: Queries, quarter: Quarter, person: Person): Promise<Buffer> {
  const key = await quarterKey(sql, quarter);
  const text =
    'email' in person ? `email:${person.email.trim().toLowerCase()}` : `booking:${person.booking.toLowerCase()}`;
  return createHmac('sha256', key).update(text).digest();
}

async function quarterKey(sql: Queries, quarter: Quarter): Promise<Buffer> {
  const select = () => sql<{ key: Buffer }[]>`select key from visit_key where quarter = ${quarter}`;
  const [known] = await select();
  if (known) return known.key;
  await sql`insert into visit_key (quarter, key) values (${quarter}, ${randomBytes(32)}) on conflict do nothing`;
  const [made] = await select();
  if (!made) throw new Error(`The key of ${quarter} was not stored.`);
  return made.key;
}
