import { formatPlaceId, parsePlaceId } from '../../../sdk/place-id.ts';
import type { Queries } from '../places/transaction.ts';
import type { Role } from './actor.ts';

/** A role as its table holds it. */
export interface RoleRow {
  readonly kind: Role['kind'];
  readonly placeId: number | null;
  readonly scheme: string | null;
}

/** @throws Error when the row breaks the rules of its table */
export function roleOf({ kind, placeId, scheme }: RoleRow): Role {
  if (kind === 'administrator') return { kind };
  if (kind === 'issuer' && scheme !== null) return { kind, scheme };
  if ((kind === 'operator' || kind === 'staff') && placeId !== null) return { kind, placeId };
  throw new Error(`A role «\xa0${kind}\xa0» without what it is for`);
}

export const rowOf = (role: Role): RoleRow => ({
  kind: role.kind,
  placeId: 'placeId' in role ? role.placeId : null,
  scheme: 'scheme' in role ? role.scheme : null,
});

/** A role in one word, for forms and the journal: `staff/1002M`. */
export function roleKey(role: Role): string {
  if ('placeId' in role) return `${role.kind}/${formatPlaceId(role.placeId)}`;
  return 'scheme' in role ? `${role.kind}/${role.scheme}` : role.kind;
}

/** The role that {@link roleKey} wrote. */
export function parseRoleKey(key: string): Role | undefined {
  const slash = key.indexOf('/');
  const [kind, rest] = slash < 0 ? [key, ''] : [key.slice(0, slash), key.slice(slash + 1)];
  if (kind === 'administrator' && rest === '') return { kind };
  if (kind === 'issuer' && rest !== '') return { kind, scheme: rest };
  const placeId = parsePlaceId(rest);
  return (kind === 'operator' || kind === 'staff') && placeId !== undefined ? { kind, placeId } : undefined;
}

/** The roles of an account as JSON, for the queries that read somebody with them. */
export const rolesOfAccount = (sql: Queries) => sql`
  coalesce((select json_agg(json_build_object('kind', r.kind, 'placeId', r.place_id, 'scheme', r.scheme)
    order by r.kind, r.place_id, r.scheme) from account_role r where r.account_id = a.id), '[]')`;
