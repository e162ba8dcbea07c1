import type { JSONValue } from 'postgres';
import type { Queries } from '../places/transaction.ts';
import type { Actor, Need, Scope } from './actor.ts';

/** What was changed, and whose affair it is: of the operators of a place, the issuers of a scheme, or administrators. */
export interface Subject extends Scope {
  /** Such as `place`, `resource`, `grant`, `account`. */
  readonly kind: string;
  readonly id: string;
}

/** The state of a subject, or as much of it as a change is about; null when it was or is not there. Nothing personal. */
export type State = Readonly<Record<string, JSONValue | undefined>> | null;

/** Who changes something: somebody signed in, a machine, or the hub by itself (`system:…`). */
export type Author = Pick<Actor, 'id'>;

export interface Change {
  readonly actor: Author;
  readonly now: Date;
  readonly subject: Subject;
  readonly before: State;
  readonly after: State;
  /** The entry that this change takes back. */
  readonly undoes?: number;
}

/** Writes a change down, in the transaction that makes it. Returns the entry's number. */
export async function record(sql: Queries, change: Change): Promise<number> {
  const { actor, now, subject, before, after, undoes = null } = change;
  const asJson = (state: State) => (state === null ? null : JSON.stringify(state));
  const [row] = await sql<{ id: number }[]>`
    insert into journal (at, actor, subject_kind, subject_id, place_id, scheme, before, after, undoes)
    values (${now}, ${actor.id}, ${subject.kind}, ${subject.id}, ${subject.placeId ?? null}, ${subject.scheme ?? null},
      ${asJson(before)}::text::jsonb, ${asJson(after)}::text::jsonb, ${undoes})
    returning id`;
  if (row === undefined) throw new Error('The change was not written down.');
  return row.id;
}

/** A change as it was written down. */
export interface Entry {
  readonly id: number;
  readonly at: Date;
  readonly actor: string;
  readonly subject: Subject;
  readonly before: State;
  readonly after: State;
  readonly undoes: number | null;
}

/** Who may see an entry, and take the change back: whoever may make one. */
export const needOf = ({ placeId, scheme }: Scope): Need =>
  placeId === undefined ? (scheme === undefined ? 'administrator' : 'issuer') : 'operator';

/** Columns of an {@link Entry}; `j` is the journal. */
export const entryColumns = (sql: Queries) => sql`
  j.id, j.at, j.actor, j.before, j.after, j.undoes,
  json_strip_nulls(json_build_object(
    'kind', j.subject_kind, 'id', j.subject_id, 'placeId', j.place_id, 'scheme', j.scheme)) as subject`;
