import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Queries } from '../places/transaction.ts';
import { doorKey } from './day-code.ts';

/**
 * The right to say something of one visit, for whoever typed the code: HMAC of the visit under the key of the day
 * codes. It travels in the form that follows the code and is kept nowhere.
 */
export async function ticketFor(sql: Queries, visitId: string): Promise<string> {
  const hash = createHmac('sha256', await doorKey(sql))
    .update(`visit:${visitId}`)
    .digest('base64url');
  return `${visitId}.${hash}`;
}

/** The visit that a ticket is for; undefined when it is none of ours. */
export async function visitOfTicket(sql: Queries, ticket: string): Promise<string | undefined> {
  const visitId = ticket.split('.')[0] ?? '';
  const expected = Buffer.from(await ticketFor(sql, visitId));
  const given = Buffer.from(ticket);
  return given.length === expected.length && timingSafeEqual(given, expected) ? visitId : undefined;
}
