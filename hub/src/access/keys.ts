import { randomUUID } from 'node:crypto';
import type { Sql } from '../database/database.ts';
import type { Transaction } from '../places/transaction.ts';
import { covers, type Actor, type Role } from './actor.ts';
import { record, type Author } from './journal.ts';
import { roleKey, roleOf, rolesOfAccount, rowOf, type RoleRow } from './roles.ts';
import { hashSecret, newSecret } from './secret.ts';
import type { Session } from './sessions.ts';

/** What every key begins with, so that people and secret scanners know one when they see it. */
export const keyPrefix = 'esk_';

/** Seconds. When a key was last used is known to the minute: nobody needs it closer, and each write costs. */
const USE_SECONDS = 60;

interface KeyRow {
  readonly id: string;
  readonly name: string;
  readonly roles: RoleRow[];
  readonly makerRoles: RoleRow[];
  readonly stale: boolean;
}

/**
 * Whom a key speaks for. Read from the database each time, so that a key is refused from the moment it is revoked. It
 * may what it was made for, as far as its maker still may: who loses a place loses it with all keys.
 * @returns undefined for what is no key, was revoked, or whose maker is gone
 */
export async function actorOfKey(sql: Sql, secret: string, now: Date): Promise<Actor | undefined> {
  if (!secret.startsWith(keyPrefix)) return undefined;
  const [row] = await sql<KeyRow[]>`
    select k.id, k.name, ${rolesOfAccount(sql)} as "makerRoles",
      coalesce((select json_agg(json_build_object('kind', r.kind, 'placeId', r.place_id, 'scheme', r.scheme))
        from access_key_role r where r.key_id = k.id), '[]') as roles,
      k.used_at is null or k.used_at < ${now}::timestamptz - ${USE_SECONDS}::int * interval '1 second' as stale
    from access_key k join account a on a.id = k.account_id
    where k.hash = ${hashSecret(secret)} and k.revoked_at is null and a.removed_at is null`;
  if (row === undefined) return undefined;
  if (row.stale) await sql`update access_key set used_at = ${now} where id = ${row.id} and revoked_at is null`;
  const makerRoles = row.makerRoles.map(roleOf);
  const roles = row.roles.map(roleOf).filter((role) => covers(makerRoles, role));
  return { id: `key:${row.id}`, name: row.name, roles };
}

/** Too many roles, or one that its maker does not have. */
export class KeyScopeError extends Error {
  override readonly name = 'KeyScopeError';
}

export interface NewKey {
  readonly name: string;
  readonly roles: readonly Role[];
}

/**
 * Makes a key. Its secret is returned and stored nowhere: whoever loses it makes another one.
 * @throws KeyScopeError when its maker may less than the key would
 */
export async function makeKey(
  sql: Transaction,
  { name, roles }: NewKey,
  { session, now }: { readonly session: Session; readonly now: Date },
): Promise<string> {
  const { actor, accountId } = session;
  if (roles.length === 0 || !roles.every((role) => covers(actor.roles, role))) throw new KeyScopeError();
  const id = randomUUID();
  const secret = `${keyPrefix}${newSecret()}`;
  await sql`
    insert into access_key (id, hash, name, account_id, created_at)
    values (${id}, ${hashSecret(secret)}, ${name}, ${accountId}, ${now})`;
  for (const { kind, placeId: place_id, scheme } of roles.map(rowOf)) {
    await sql`insert into access_key_role ${sql({ key_id: id, kind, place_id, scheme })} on conflict do nothing`;
  }
  const after = { name, roles: roles.map(roleKey) };
  await record(sql, { actor, now, subject: { kind: 'key', id }, before: null, after });
  return secret;
}

/** A key as its maker sees it; the secret is not among what is known of it. */
export interface Key extends NewKey {
  readonly id: string;
  readonly accountId: string;
  readonly maker: string;
  readonly createdAt: Date;
  /** To the minute. */
  readonly usedAt: Date | null;
}

/** The keys that open something: of one account, or of all when none is named. */
export async function listKeys(sql: Sql, accountId?: string): Promise<Key[]> {
  const rows = await sql<(Omit<Key, 'roles'> & { readonly roles: RoleRow[] })[]>`
    select k.id, k.name, k.account_id as "accountId", a.email as maker, k.created_at as "createdAt",
      k.used_at as "usedAt",
      coalesce((select json_agg(json_build_object('kind', r.kind, 'placeId', r.place_id, 'scheme', r.scheme)
        order by r.kind, r.place_id, r.scheme) from access_key_role r where r.key_id = k.id), '[]') as roles
    from access_key k join account a on a.id = k.account_id
    where k.revoked_at is null and a.removed_at is null
      ${accountId === undefined ? sql`` : sql`and k.account_id = ${accountId}`}
    order by k.created_at desc, k.id`;
  return rows.map((row) => ({ ...row, roles: row.roles.map(roleOf) }));
}

/**
 * Revokes a key: from that moment it is refused, and nothing brings it back.
 * @param accountId whose key it must be; undefined for anybody's
 * @returns false when there is no such key
 */
export async function revokeKey(
  sql: Transaction,
  id: string,
  { actor, now, accountId }: { readonly actor: Author; readonly now: Date; readonly accountId: string | undefined },
): Promise<boolean> {
  const [row] = await sql<{ name: string }[]>`
    update access_key set revoked_at = ${now}
    where id::text = ${id} and revoked_at is null
      ${accountId === undefined ? sql`` : sql`and account_id = ${accountId}`}
    returning name`;
  if (row === undefined) return false;
  const [before, after] = [{ revoked: false }, { revoked: true }].map((state) => ({ name: row.name, ...state }));
  await record(sql, { actor, now, subject: { kind: 'key', id }, before: before!, after: after! });
  return true;
}
