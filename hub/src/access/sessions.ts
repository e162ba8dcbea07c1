import { randomUUID } from 'node:crypto';
import type { Sql } from '../database/database.ts';
import type { Queries } from '../places/transaction.ts';
import type { Actor } from './actor.ts';
import { roleOf, rolesOfAccount, type RoleRow } from './roles.ts';
import { deriveFrom, hashSecret, newSecret } from './secret.ts';

/** Hours without a request after which a session ends: a working day at a counter. */
export const IDLE_HOURS = 8;
/** Hours after which it ends whatever was done: whoever comes back the next day asks for a link again. */
export const LONGEST_HOURS = 24;
/** Seconds. When a session was last used is known to the minute. */
const SEEN_SECONDS = 60;

/** A person who is signed in. */
export interface Session {
  readonly id: string;
  readonly accountId: string;
  readonly email: string;
  readonly actor: Actor;
  /** What the forms of this session carry; derived from the cookie, so it is stored nowhere. */
  readonly csrf: string;
}

/**
 * Opens a session.
 * @param device what its owner will know it by, such as « Firefox, Android »
 * @returns the secret for the cookie, which is not stored
 */
export async function openSession(
  sql: Queries,
  { accountId, device, now }: { readonly accountId: string; readonly device: string; readonly now: Date },
): Promise<string> {
  const secret = newSecret();
  await sql`
    insert into operator_session (hash, id, account_id, device, created_at, seen_at, expires_at)
    values (${hashSecret(secret)}, ${randomUUID()}, ${accountId}, ${device}, ${now}, ${now},
      ${now}::timestamptz + ${LONGEST_HOURS}::int * interval '1 hour')`;
  await sql`update account set signed_in_at = ${now} where id = ${accountId}`;
  return secret;
}

interface SessionRow {
  readonly id: string;
  readonly accountId: string;
  readonly email: string;
  readonly name: string | null;
  readonly roles: RoleRow[];
  readonly stale: boolean;
}

/**
 * Who is behind a cookie, with the roles of this very moment.
 * @returns undefined when the session never was, ended, ran out, or its account is gone
 */
export async function readSession(sql: Sql, secret: string, now: Date): Promise<Session | undefined> {
  const hash = hashSecret(secret);
  const [row] = await sql<SessionRow[]>`
    select s.id, a.id as "accountId", a.email, a.name, ${rolesOfAccount(sql)} as roles,
      s.seen_at < ${now}::timestamptz - ${SEEN_SECONDS}::int * interval '1 second' as stale
    from operator_session s join account a on a.id = s.account_id
    where s.hash = ${hash} and a.removed_at is null and s.expires_at > ${now}
      and s.seen_at > ${now}::timestamptz - ${IDLE_HOURS}::int * interval '1 hour'`;
  if (row === undefined) return undefined;
  if (row.stale) await sql`update operator_session set seen_at = ${now} where hash = ${hash}`;
  const actor = { id: `account:${row.accountId}`, name: row.name ?? row.email, roles: row.roles.map(roleOf) };
  return { id: row.id, accountId: row.accountId, email: row.email, actor, csrf: deriveFrom(secret, 'csrf') };
}

export interface OpenSession {
  readonly id: string;
  readonly device: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
}

/** The sessions of an account that still open something, the last used first. */
export const openSessions = (sql: Sql, accountId: string, now: Date): Promise<OpenSession[]> => sql<OpenSession[]>`
  select id, device, created_at as "createdAt", seen_at as "seenAt" from operator_session
  where account_id = ${accountId} and expires_at > ${now}
    and seen_at > ${now}::timestamptz - ${IDLE_HOURS}::int * interval '1 hour'
  order by seen_at desc, id`;

/** Ends one session of an account, or all of them. */
export async function endSessions(sql: Queries, accountId: string, id?: string): Promise<void> {
  await sql`
    delete from operator_session
    where account_id = ${accountId} ${id === undefined ? sql`` : sql`and id::text = ${id}`}`;
}

/** Forgets sessions and links that open nothing any more. */
export async function dropEnded(sql: Queries, now: Date): Promise<void> {
  await sql`
    delete from operator_session
    where expires_at <= ${now} or seen_at <= ${now}::timestamptz - ${IDLE_HOURS}::int * interval '1 hour'`;
  await sql`delete from sign_in_link where expires_at <= ${now}`;
}
