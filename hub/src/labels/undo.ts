import type { Entry, State } from '../access/journal.ts';
import { undoable } from '../access/undo.ts';
import type { Transaction } from '../places/transaction.ts';

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
