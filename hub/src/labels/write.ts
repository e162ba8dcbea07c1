import { isAdministrator, type Actor } from '../access/actor.ts';
import { record, type State } from '../access/journal.ts';
import type { Criterion } from '../../../sdk/contract/index.ts';
import type { Sql } from '../database/database.ts';
import type { Transaction } from '../places/transaction.ts';
import './undo.ts';
import { applyChange, type Change, type Circumstances, type Standing } from './change.ts';
import type { Claim } from './read.ts';

export interface ChangeRequest {
  readonly placeId: number;
  readonly scheme: string;
  readonly change: Change;
  /** The revision that whoever asks has seen, 0 for none; undefined when they do not care. */
  readonly revision?: number | undefined;
  readonly actor: Actor;
  readonly now: Date;
  /** Who is named when an administrator acts in the issuer's place. */
  readonly networkName: string;
}

export type ChangeOutcome =
  | { readonly outcome: 'changed' | 'unchanged'; readonly revision: number }
  | { readonly outcome: 'no-place' | 'no-scheme' }
  /** Somebody else changed it since. */
  | { readonly outcome: 'stale'; readonly revision: number };

interface Row {
  readonly place_name: string;
  readonly today: string;
  readonly issuer_name: string | null;
  readonly criteria: Criterion[] | null;
  readonly months: number | null;
}

interface GrantRow {
  readonly status: Standing['status'];
  readonly valid_from: string;
  readonly valid_until: string | null;
  readonly reason: string | null;
  readonly claims: Claim[];
  readonly by_issuer: boolean;
  readonly revision: number;
}

/** An administrator who does not also issue the label speaks for the network. */
const speaksForNetwork = (actor: Actor, scheme: string): boolean =>
  isAdministrator(actor) && !actor.roles.some((role) => role.kind === 'issuer' && role.scheme === scheme);

/**
 * Makes a change of a grant, keeps it in the grant's history and in the journal.
 * @throws LabelRefusal when the change cannot be made
 */
export function changeGrant(sql: Sql, request: ChangeRequest): Promise<ChangeOutcome> {
  const { placeId, scheme, change, now, actor } = request;
  return sql.begin(async (tx): Promise<ChangeOutcome> => {
    // The place's row is the lock: a grant that is not there yet has none.
    const [row] = await tx<Row[]>`
      select p.name as place_name, (${now}::timestamptz at time zone p.time_zone)::date as today,
        n.issuer_name, n.criteria, n.months
      from place p left join label_scheme n on n.id = ${scheme}
      where p.id = ${placeId} and p.listed for no key update of p`;
    if (!row) return { outcome: 'no-place' };
    if (row.issuer_name === null) return { outcome: 'no-scheme' };
    const [stored] = await tx<GrantRow[]>`
      select status, valid_from, valid_until, reason, criteria as claims, by_issuer, revision
      from label_grant where place_id = ${placeId} and scheme = ${scheme}`;
    const current = stored && standingOf(stored);
    const byNetwork = speaksForNetwork(actor, scheme);
    const circumstances: Circumstances = {
      today: row.today,
      criteria: row.criteria,
      months: row.months,
      speaker: byNetwork ? request.networkName : row.issuer_name,
      placeName: row.place_name,
    };
    const next = applyChange(current, change, circumstances);
    const before = stored?.revision ?? 0;
    // What a list said becomes the issuer's own word when the issuer says the same.
    if (next === current && stored?.by_issuer) return { outcome: 'unchanged', revision: before };
    if (request.revision !== undefined && request.revision !== before) return { outcome: 'stale', revision: before };
    const revision = await store(tx, request, next, byNetwork);
    const subject = { kind: 'grant', id: `${placeId}/${scheme}`, placeId, scheme };
    await record(tx, { actor, now, subject, before: current ? stateOf(current) : null, after: stateOf(next) });
    return { outcome: 'changed', revision };
  });
}

const standingOf = ({ status, valid_from, valid_until, reason, claims }: GrantRow): Standing => ({
  status,
  from: valid_from,
  until: valid_until,
  reason,
  claims,
});

const stateOf = ({ claims, ...standing }: Standing): State => ({
  ...standing,
  criteria: claims.map((claim) => ({ ...claim })),
});

async function store(
  tx: Transaction,
  { placeId, scheme, change, actor, now }: ChangeRequest,
  next: Standing,
  byNetwork: boolean,
): Promise<number> {
  const [row] = await tx<{ revision: number }[]>`
    insert into label_grant (place_id, scheme, status, valid_from, valid_until, reason, criteria, by_issuer, action,
      author, changed_at, by_network)
    values (${placeId}, ${scheme}, ${next.status}, ${next.from}, ${next.until}, ${next.reason},
      ${JSON.stringify(next.claims)}::text::jsonb, true, ${change.action}, ${actor.id}, ${now}, ${byNetwork})
    on conflict (place_id, scheme) do update set status = excluded.status, valid_from = excluded.valid_from,
      valid_until = excluded.valid_until, reason = excluded.reason, criteria = excluded.criteria,
      by_issuer = true, action = excluded.action, author = excluded.author, changed_at = excluded.changed_at,
      by_network = excluded.by_network
    returning revision`;
  if (!row) throw new Error('The grant was not stored');
  return row.revision;
}
