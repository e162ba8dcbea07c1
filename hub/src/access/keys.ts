import type { Sql } from '../database/database.ts';
import { covers, type Actor } from './actor.ts';
import { roleOf, rolesOfAccount, type RoleRow } from './roles.ts';
import { hashSecret } from './secret.ts';

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
