import type { Entry, State } from '../access/journal.ts';
import { undoable } from '../access/undo.ts';
import { ProblemError } from '../http/problem.ts';
import type { Transaction } from '../places/transaction.ts';
import type { SchemeDraft } from './schemes.ts';
import { readScheme, saveScheme } from './store.ts';

interface Standing {
  readonly status: 'granted' | 'suspended' | 'revoked';
  readonly from: string;
  readonly until: string | null;
  readonly reason: string | null;
  readonly criteria: readonly object[];
}

/** Nothing of a label is deleted: one that should never have been granted is revoked, and says why. */
const mistake = 'Accordé par erreur.';

/** What the history calls the way back. */
const actions = { granted: 'reinstated', suspended: 'suspended', revoked: 'revoked' } as const;

undoable('grant', {
  read: async (sql, entry) => {
    const [row] = await sql<{ state: State }[]>`
      select json_build_object('status', status, 'from', valid_from, 'until', valid_until, 'reason', reason,
        'criteria', criteria) as state
      from label_grant where place_id = ${placeOf(entry)} and scheme = ${schemeOf(entry)} for update`;
    return row?.state ?? null;
  },
  write: async (sql, entry, state, { actor, now }) => {
    if (state === null) return revokeMistake(sql, entry, { author: actor.id, now });
    // The journal holds what `changeGrant` wrote into it.
    const { status, from, until, reason, criteria } = state as unknown as Standing;
    await sql`
      update label_grant set status = ${status}, valid_from = ${from}, valid_until = ${until}, reason = ${reason},
        criteria = ${JSON.stringify(criteria)}::text::jsonb, by_issuer = true, action = ${actions[status]},
        author = ${actor.id}, changed_at = ${now}
      where place_id = ${placeOf(entry)} and scheme = ${schemeOf(entry)}`;
  },
});

async function revokeMistake(
  sql: Transaction,
  entry: Entry,
  { author, now }: { author: string; now: Date },
): Promise<void> {
  await sql`
    update label_grant set status = 'revoked', reason = ${mistake}, by_issuer = true, action = 'revoked',
      author = ${author}, changed_at = ${now}
    where place_id = ${placeOf(entry)} and scheme = ${schemeOf(entry)}`;
}

const placeOf = ({ subject }: Entry): number => subject.placeId ?? 0;
const schemeOf = ({ subject }: Entry): string => subject.scheme ?? '';

/** A label scheme that an administrator added or replaced. One that is in use is not taken away. */
undoable('scheme', {
  read: async (sql, { subject }) => {
    await sql`select from label_scheme where id = ${subject.id} for update`;
    return schemeState(await readScheme(sql, subject.id));
  },
  write: async (sql, { subject: { id } }, state) => {
    // Written by the administrator's page, from a scheme.
    if (state !== null) {
      await saveScheme(sql, state as unknown as SchemeDraft);
      return;
    }
    const [used] = await sql`
      select from label_event where scheme = ${id} union all
      select from account_role where scheme = ${id} union all select from access_key_role where scheme = ${id} limit 1`;
    if (used) throw schemeInUse();
    await sql`delete from label_scheme where id = ${id}`;
  },
});

/** What the journal keeps of a scheme. */
export const schemeState = (scheme: SchemeDraft | undefined): State =>
  scheme === undefined ? null : (JSON.parse(JSON.stringify(scheme)) as State);

const schemeInUse = (): ProblemError =>
  new ProblemError('conflict', {
    detail: {
      fr: 'Rien n’a été fait\xa0: ce label a été accordé, ou quelqu’un peut l’accorder. Retirez d’abord ce rôle\xa0; un label accordé reste connu, avec son histoire.',
      en: 'Nothing was done: this label was granted, or somebody may grant it. Take that role away first; a label that was granted stays known, with its history.',
    },
    final: true,
  });
