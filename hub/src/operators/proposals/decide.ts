import type { PlaceEdit } from '../../../../sdk/contract/index.ts';
import { formatPlaceId } from '../../../../sdk/place-id.ts';
import { addAccount, giveRole } from '../../access/accounts.ts';
import { record } from '../../access/journal.ts';
import type { Sql } from '../../database/database.ts';
import { doubtsAbout, PointCounter } from '../../import/checks.ts';
import { proposeDuplicates } from '../../import/duplicates.ts';
import { queueLetter } from '../../messages/outbox.ts';
import type { Doubt, PlaceDraft } from '../../places/draft.ts';
import { savePlacesIn } from '../../places/store.ts';
import type { Queries, Transaction } from '../../places/transaction.ts';
import type { Territories } from '../../territories/territories.ts';
import { factNames } from '../edit/checks.ts';
import type { FactName } from '../edit/record.ts';
import { readPlace } from '../edit/record.ts';
import { savePlaceEdit, type By } from '../edit/save.ts';
import { readProposal, type StoredProposal } from './store.ts';

/** Where a place stands whose position nobody gave: in the middle of its commune, and that is said. */
export function withPosition(edit: PlaceEdit, territories: Territories): PlaceEdit {
  const insee = edit.address?.inseeCode;
  if (edit.position || !insee) return edit;
  const commune = territories.locate(insee)?.commune;
  const centre = commune === undefined ? undefined : territories.get(`commune:${commune}`)?.centre;
  return centre ? { ...edit, position: { ...centre, precision: 'approximate' } } : edit;
}

export interface ProposalChecks {
  /** What an import of the same would doubt. */
  readonly doubts: readonly Doubt[];
  readonly alike: readonly {
    readonly id: number;
    readonly name: string;
    readonly city: string | null;
    readonly metres: number | null;
  }[];
}

/** What an importer would have to say about a new place, for whoever decides. */
export async function checkProposal(sql: Queries, edit: PlaceEdit, territories: Territories): Promise<ProposalChecks> {
  const draft = draftOf('check', edit);
  const { lat = null, lon = null } = draft;
  const alike = await sql<ProposalChecks['alike'][number][]>`
    select id, name, city, round(distance_metres(lat, lon, ${lat}::float8, ${lon}::float8))::int as metres from place
    where not demonstration and similarity(sort_name, left(fold(${draft.name}), 50)) >= 0.4
      and (commune = ${draft.inseeCode ?? null} or distance_metres(lat, lon, ${lat}::float8, ${lon}::float8) < 500)
    order by similarity(sort_name, left(fold(${draft.name}), 50)) desc limit 5`;
  return { doubts: doubtsAbout(draft, territories, new PointCounter()), alike: [...alike] };
}

function draftOf(id: string, { name = '?', kinds = ['other'], address, position }: PlaceEdit): PlaceDraft {
  const [first = 'other', ...others] = kinds;
  return {
    source: { platform: 'proposal', id },
    name,
    kinds: [first, ...others],
    listed: false,
    ...(address?.postalCode ? { postalCode: address.postalCode } : {}),
    ...(address?.inseeCode ? { inseeCode: address.inseeCode } : {}),
    ...(position ? { lat: position.lat, lon: position.lon } : {}),
  };
}

export interface Decision {
  readonly id: string;
  /** Of a correction: the fields that are taken. */
  readonly fields?: readonly FactName[];
  readonly reply: string | null;
}

export type Decided = { readonly outcome: 'done'; readonly placeId: number | null } | { readonly outcome: 'already' };

/**
 * Takes a proposal: a new place is made, published, and entrusted to its proposer; a correction changes the fields
 * that were ticked. Its author is told.
 */
export async function acceptProposal(
  sql: Sql,
  { id, fields, reply }: Decision,
  by: By & { readonly territories: Territories },
): Promise<Decided> {
  return sql.begin(async (tx): Promise<Decided> => {
    const proposal = await readProposal(tx, id, true);
    if (proposal?.status !== 'waiting') return { outcome: 'already' };
    const placeId = proposal.placeId ?? (await makePlace(tx, proposal, by));
    const place = await readPlace(tx, placeId, true);
    if (place === undefined) return { outcome: 'already' };
    if (proposal.placeId === null) {
      const edit = { ...withPosition(proposal.edit, by.territories), listed: true };
      await savePlaceEdit(tx, place, edit, by, { say: factNames.filter((name) => edit[name] !== undefined) });
      await proposeDuplicates(tx, [placeId]);
    } else {
      const kept = Object.entries(proposal.edit).filter(([name]) => fields?.some((field) => field === name));
      await savePlaceEdit(tx, place, Object.fromEntries(kept), by);
    }
    await decide(tx, proposal, { status: 'accepted', reply, placeId }, by);
    return { outcome: 'done', placeId };
  });
}

async function makePlace(tx: Transaction, proposal: StoredProposal, by: By): Promise<number> {
  const [saved] = await savePlacesIn(tx, [draftOf(proposal.id, proposal.edit)], by);
  if (saved === undefined) throw new Error('The proposed place was not stored');
  const { email, language } = proposal;
  if (email !== null) {
    const account = await addAccount(tx, { email, name: null, language }, by);
    await giveRole(tx, account, { kind: 'operator', placeId: saved.id }, by);
  }
  return saved.id;
}

/** Puts a proposal aside; its author is told why. */
export async function refuseProposal(sql: Sql, { id, reply }: Decision, by: By): Promise<Decided> {
  return sql.begin(async (tx): Promise<Decided> => {
    const proposal = await readProposal(tx, id, true);
    if (proposal?.status !== 'waiting') return { outcome: 'already' };
    await decide(tx, proposal, { status: 'refused', reply, placeId: null }, by);
    return { outcome: 'done', placeId: null };
  });
}

async function decide(
  tx: Transaction,
  proposal: StoredProposal,
  { status, reply, placeId }: { status: 'accepted' | 'refused'; reply: string | null; placeId: number | null },
  { actor, now }: Pick<By, 'actor' | 'now'>,
): Promise<void> {
  const { id } = proposal;
  await tx`
    update proposal set status = ${status}, reply = ${reply}, decided_at = ${now}, decided_by = ${actor.id},
      accepted_place = ${placeId} where id = ${id}`;
  const place = placeId ?? proposal.placeId;
  const subject = { kind: 'proposal', id, ...(place === null ? {} : { placeId: place }) };
  const after = { status, ...(place === null ? {} : { place: formatPlaceId(place) }) };
  await record(tx, { actor, now, subject, before: { status: 'waiting' }, after });
  if (proposal.email !== null) await queueLetter(tx, { letter: 'proposal-decided', subject: id, now });
}
