import { createHmac, createSecretKey, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Sql } from '../database/database.ts';

/** The right to see, confirm, cancel and erase a booking: nothing secret is stored with it. */
export interface Capability {
  /** HMAC-SHA-256 of the booking's id under the hub's key, base64url: 43 characters. */
  sign(bookingId: string): string;
  /** Compares in constant time. */
  verify(bookingId: string, text: string): boolean;
  /** HMAC-SHA-256 of a text, for what must be compared later and never read again. */
  digest(text: string): Buffer;
}

const known = new WeakMap<Sql, Promise<Capability>>();

/** The hub's capability, with the key that all processes of one database share; made at first use. */
export function capabilityOf(sql: Sql): Promise<Capability> {
  let capability = known.get(sql);
  if (capability === undefined) {
    capability = readKey(sql).then(withKey);
    known.set(sql, capability);
    // A database that was away is asked again next time.
    capability.catch(() => known.delete(sql));
  }
  return capability;
}

async function readKey(sql: Sql): Promise<Buffer> {
  await sql`insert into server_key (purpose, key) values ('booking', ${randomBytes(32)}) on conflict do nothing`;
  const [row] = await sql<{ key: Buffer }[]>`select key from server_key where purpose = 'booking'`;
  if (row === undefined) throw new Error('The key of the bookings was not stored.');
  return row.key;
}

function withKey(key: Buffer): Capability {
  // Made once: a key that is handed over as bytes is wrapped anew for each text.
  const secret = createSecretKey(key);
  const hmac = (text: string): Buffer => createHmac('sha256', secret).update(text).digest();
  // Different purposes under one key: each text names its own.
  const sign = (bookingId: string): string => hmac(`booking:${bookingId.toLowerCase()}`).toString('base64url');
  return {
    sign,
    verify(bookingId, text) {
      const expected = Buffer.from(sign(bookingId));
      const given = Buffer.from(text);
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
    digest: (text) => hmac(`digest:${text}`),
  };
}
