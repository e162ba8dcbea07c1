import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Queries } from '../places/transaction.ts';

/**
 * Crockford base 32. Six characters are a thousand million codes: at the pace that the page lets one address try,
 * a day's guessing succeeds once in a hundred thousand (hub/src/routes/visits/limits.ts).
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 6;

/**
 * The code that a place shows at its door on one day, such as `K7M4PX`: whoever types it was there. It follows from a
 * key of this hub, the place and the date, so it is not stored and cannot be computed ahead by anybody else.
 * @param date in the place's own calendar, ISO 8601
 */
export async function dayCode(sql: Queries, placeId: number, date: string): Promise<string> {
  const hash = createHmac('sha256', await doorKey(sql))
    .update(`day-code:${placeId}:${date}`)
    .digest();
  // 256 is a multiple of 32: every character is equally likely.
  return Array.from(hash.subarray(0, LENGTH), (byte) => ALPHABET[byte % 32]).join('');
}

/** Whether a text is the day's code, as a person types it: case, spaces, hyphens and the look-alikes are forgiven. */
export async function isDayCode(sql: Queries, placeId: number, date: string, typed: string): Promise<boolean> {
  const expected = Buffer.from(await dayCode(sql, placeId, date));
  const folded = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replaceAll('O', '0');
  const given = Buffer.from(folded);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The code in two groups, for a sheet of paper at the door: `K7M 4PX`. */
export const spacedCode = (code: string): string => `${code.slice(0, LENGTH / 2)} ${code.slice(LENGTH / 2)}`;

/** The key of the day codes, made at first use; other purposes under it name themselves. */
export async function doorKey(sql: Queries): Promise<Buffer> {
  const select = () => sql<{ key: Buffer }[]>`select key from server_key where purpose = 'day-code'`;
  const [known] = await select();
  if (known) return known.key;
  await sql`insert into server_key (purpose, key) values ('day-code', ${randomBytes(32)}) on conflict do nothing`;
  const [made] = await select();
  if (!made) throw new Error('The key of the day codes was not stored.');
  return made.key;
}
