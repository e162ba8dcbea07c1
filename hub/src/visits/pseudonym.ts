import { createHmac, randomBytes } from 'node:crypto';
import type { Queries } from '../places/transaction.ts';
import type { Quarter } from './quarter.ts';

/**
 * What tells a person apart: an e-mail address, the booking of somebody whose address was erased since, or the token in
 * the link that a walk-in may keep.
 */
export type Person = { readonly email: string } | { readonly booking: string } | { readonly link: string };

/**
 * The person's pseudonym in one quarter: HMAC-SHA-256 under the quarter's key. The same person has another one in
 * another quarter, and once the key is destroyed nobody can tell whose it was, not even with the address at hand.
 */
export async function pseudonym(sql: Queries, quarter: Quarter, person: Person): Promise<Buffer> {
  const key = await quarterKey(sql, quarter);
  return createHmac('sha256', key).update(textOf(person)).digest();
}

function textOf(person: Person): string {
  if ('email' in person) return `email:${person.email.trim().toLowerCase()}`;
  return 'link' in person ? `link:${person.link}` : `booking:${person.booking.toLowerCase()}`;
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
