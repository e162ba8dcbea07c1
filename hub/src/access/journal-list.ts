import type { Sql } from '../database/database.ts';
import { isAdministrator, type Actor } from './actor.ts';
import { entryColumns, type Entry } from './journal.ts';

/** An entry as the page shows it. */
export interface ListedEntry extends Entry {
  /** Who it was: null for an account that was erased, and for what the hub does by itself. */
  readonly by: { readonly name: string | null; readonly email: string | null; readonly key: string | null } | null;
  readonly undone: boolean;
  /** Of the account that the entry is about. */
  readonly email: string | null;
  readonly placeName: string | null;
  readonly schemeName: string | null;
}

export interface JournalFilter {
  readonly subject?: { readonly kind: string; readonly id: string } | undefined;
  readonly placeId?: number | undefined;
  readonly scheme?: string | undefined;
  /** Only entries with a smaller number. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** What somebody may see of the journal, the newest first: their places' and schemes' entries, or all. */
export function listEntries(sql: Sql, actor: Actor, filter: JournalFilter): Promise<ListedEntry[]> {
  const { subject, placeId, scheme, before, limit } = filter;
  return sql<ListedEntry[]>`
    select ${entryColumns(sql)}, p.name as "placeName", about.email, s.name as "schemeName",
      exists (select from journal u where u.undoes = j.id) as undone,
      (select json_build_object('name', a.name, 'email', a.email, 'key', k.name)
        from account a left join access_key k on 'key:' || k.id = j.actor
        where a.id = coalesce(k.account_id, case when j.actor like 'account:%' then substr(j.actor, 9)::uuid end)) as by
    from journal j left join place p on p.id = j.place_id left join label_scheme s on s.id = j.scheme
      left join account about
        on j.subject_kind in ('account', 'role') and about.id::text = split_part(j.subject_id, '/', 1)
    where ${visible(sql, actor)}
      ${subject ? about(sql, subject) : sql``}
      ${placeId === undefined ? sql`` : sql`and j.place_id = ${placeId}`}
      ${scheme === undefined ? sql`` : sql`and j.scheme = ${scheme}`}
      ${before === undefined ? sql`` : sql`and j.id < ${before}`}
    order by j.id desc limit ${limit}`;
}

/** The entries of a subject; what an account was given is part of its history. */
const about = (sql: Sql, { kind, id }: { readonly kind: string; readonly id: string }) => sql`
  and (j.subject_kind = ${kind} and j.subject_id = ${id}
    or ${kind} = 'account' and j.subject_kind = 'role' and starts_with(j.subject_id, ${`${id}/`}))`;

/** The same rule as `needOf`, as a condition: what concerns a place, its operators see. */
function visible(sql: Sql, actor: Actor) {
  if (isAdministrator(actor)) return sql`true`;
  const places = actor.roles.flatMap((role) => (role.kind === 'operator' ? [role.placeId] : []));
  const schemes = actor.roles.flatMap((role) => (role.kind === 'issuer' ? [role.scheme] : []));
  return sql`(j.place_id = any(${places}::bigint[]) or (j.place_id is null and j.scheme = any(${schemes}::text[])))`;
}
