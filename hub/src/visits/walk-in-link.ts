import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Queries } from '../places/transaction.ts';
import { doorKey } from './day-code.ts';

/** Bytes of the token, and of the proof that it is one of this hub's. */
const TOKEN = 12;
const PROOF = 9;

/**
 * A new token for the link of somebody who came without a booking and gave no address: random, so that it says nothing
 * of anybody, and signed, so that nobody makes up people. It is not kept: the person may keep the link, after whose « # »
 * it stands, and only what is computed from it under the quarter's key is stored.
 */
export async function newWalkInLink(sql: Queries): Promise<string> {
  const token = randomBytes(TOKEN);
  return Buffer.concat([token, await proof(sql, token)]).toString('base64url');
}

/** Whether a text is a token that this hub gave. */
export async function isWalkInLink(sql: Queries, text: string): Promise<boolean> {
  const given = Buffer.from(text, 'base64url');
  if (given.length !== TOKEN + PROOF || given.toString('base64url') !== text) return false;
  return timingSafeEqual(given.subarray(TOKEN), await proof(sql, given.subarray(0, TOKEN)));
}

async function proof(sql: Queries, token: Buffer): Promise<Buffer> {
  const key = await doorKey(sql);
  return createHmac('sha256', key).update('walk-in-link:').update(token).digest().subarray(0, PROOF);
}
