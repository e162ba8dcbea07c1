import { randomUUID } from 'node:crypto';
import { record } from '../access/journal.ts';
import type { AtDesk } from '../desk/attendance.ts';
import type { Sql } from '../database/database.ts';
import { ProblemError } from '../http/problem.ts';
import type { Queries, Transaction } from '../places/transaction.ts';
import { formatSecret, newSecret } from './sign.ts';

export const webhookEvents = ['booking.created', 'booking.changed', 'booking.cancelled', 'place.changed'] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/** A server that is told what happens at a place. */
export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly createdAt: Date;
  readonly disabled: boolean;
  /** The receiver said that it wants no more (410). */
  readonly gone: boolean;
}

/** A message on its way, or at its end. */
export interface LoggedDelivery {
  readonly id: string;
  readonly webhookId: string;
  readonly type: string;
  readonly createdAt: Date;
  readonly attempts: number;
  readonly nextAttemptAt: Date;
  readonly deliveredAt: Date | null;
  readonly givenUpAt: Date | null;
  readonly lastStatus: number | null;
  readonly lastFault: string | null;
}

/** Servers that one place may tell. */
const MOST = 10;

/**
 * Adds a server. Its secret is told now and never again.
 * @throws ProblemError `invalid-body` when the place has too many
 */
export function makeWebhook(
  sql: Sql,
  { url, events }: Pick<Webhook, 'url' | 'events'>,
  at: AtDesk,
): Promise<{ readonly webhook: Webhook; readonly secret: string }> {
  return sql.begin(async (transaction) => {
    await transaction`select from place where id = ${at.placeId} for share`;
    const { length } = await transaction`select from webhook where place_id = ${at.placeId}`;
    if (length >= MOST) throw new ProblemError('invalid-body', { detail: tooMany, final: true });
    const id = randomUUID();
    const secret = newSecret();
    await transaction`
      insert into webhook (place_id, id, url, secret, events, created_at)
      values (${at.placeId}, ${id}, ${url}, ${secret}, ${[...events]}::text[], ${at.now})`;
    const webhook: Webhook = { id, url, events, createdAt: at.now, disabled: false, gone: false };
    await record(transaction, { ...at, subject: subjectOf(id, at), before: null, after: stateOf(webhook) });
    return { webhook, secret: formatSecret(secret) };
  });
}

/** Takes a server away, with the log of what it was sent. */
export function dropWebhook(sql: Sql, id: string, at: AtDesk): Promise<boolean> {
  return sql.begin(async (transaction) => {
    const webhook = await lockWebhook(transaction, id, at.placeId);
    if (webhook === undefined) return false;
    await transaction`delete from webhook where place_id = ${at.placeId} and id = ${id}`;
    await record(transaction, { ...at, subject: subjectOf(id, at), before: stateOf(webhook), after: null });
    return true;
  });
}

/** Sends to a server again after it said that it wanted no more, or was paused; or pauses it. */
export function switchWebhook(sql: Sql, id: string, on: boolean, at: AtDesk): Promise<boolean> {
  return sql.begin(async (transaction) => {
    const webhook = await lockWebhook(transaction, id, at.placeId);
    if (webhook === undefined) return false;
    if (webhook.disabled === !on) return true;
    await transaction`
      update webhook set disabled_at = ${on ? null : at.now}, gone = false where place_id = ${at.placeId} and id = ${id}`;
    const after = stateOf({ ...webhook, disabled: !on });
    await record(transaction, { ...at, subject: subjectOf(id, at), before: stateOf(webhook), after });
    return true;
  });
}

/** Sends a message again from the beginning, under the same id: a receiver that keeps ids knows it. */
export function redeliver(sql: Sql, deliveryId: string, at: AtDesk): Promise<boolean> {
  const { placeId, now } = at;
  return sql.begin(async (transaction) => {
    const [sent] = await transaction<{ webhookId: string; type: string }[]>`
      update webhook_delivery set attempts = 0, next_attempt_at = ${now}, delivered_at = null, given_up_at = null
      where place_id = ${placeId} and id = ${deliveryId}
        and (claimed_until is null or claimed_until < clock_timestamp())
      returning webhook_id as "webhookId", type`;
    if (sent === undefined) return false;
    const subject = { kind: 'delivery', id: deliveryId, placeId };
    await record(transaction, { ...at, subject, before: null, after: { event: sent.type, webhook: sent.webhookId } });
    return true;
  });
}

export async function readWebhooks(sql: Queries, placeId: number): Promise<Webhook[]> {
  return [
    ...(await sql<Webhook[]>`
      select ${columns(sql)} from webhook where place_id = ${placeId} order by created_at, id`),
  ];
}

/** What was sent last, the newest first. */
export async function readDeliveries(sql: Queries, placeId: number, limit: number): Promise<LoggedDelivery[]> {
  return [
    ...(await sql<LoggedDelivery[]>`
      select id, webhook_id as "webhookId", type, created_at as "createdAt", attempts,
        next_attempt_at as "nextAttemptAt", delivered_at as "deliveredAt", given_up_at as "givenUpAt",
        last_status as "lastStatus", last_fault as "lastFault"
      from webhook_delivery where place_id = ${placeId} order by created_at desc, id limit ${limit}`),
  ];
}

async function lockWebhook(sql: Transaction, id: string, placeId: number): Promise<Webhook | undefined> {
  const [row] = await sql<Webhook[]>`
    select ${columns(sql)} from webhook where place_id = ${placeId} and id = ${id} for update`;
  return row;
}

const columns = (sql: Queries) =>
  sql`id, url, events, created_at as "createdAt", disabled_at is not null as disabled, gone`;

const subjectOf = (id: string, { placeId }: AtDesk) => ({ kind: 'webhook', id, placeId });

/** The host alone: the rest of an address may be a secret of the receiver's. */
const stateOf = ({ url, events, disabled }: Webhook) => ({ host: new URL(url).host, events: [...events], disabled });

const tooMany = {
  fr: `Un lieu prévient ${MOST} serveurs au plus. Retirez-en un d’abord.`,
  en: `A place tells ${MOST} servers at most. Take one away first.`,
};
