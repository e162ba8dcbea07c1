import type { PlaceEdit } from '../../../../sdk/contract/index.ts';
import { formatPlaceId } from '../../../../sdk/place-id.ts';
import { record, type State } from '../../access/journal.ts';
import type { Sql } from '../../database/database.ts';
import { takeTurnSaving } from '../../places/store.ts';
import type { Transaction } from '../../places/transaction.ts';
import { findDisagreements } from '../disagreements.ts';
import { readPlace, type FactName, type KeptPlace, type PlaceFacts } from '../edit/record.ts';
import { changedFacts, lockPlace, savePlaceEdit, type By } from '../edit/save.ts';

export interface Merging {
  /** The place that stays. */
  readonly kept: number;
  /** The place whose id leads to the other from now on. */
  readonly merged: number;
  /** Fields whose value comes from the merged place; all others stay as the kept one has them. */
  readonly take: readonly FactName[];
}

export type MergeOutcome =
  | { readonly outcome: 'merged' }
  /** One of the two is gone, or was merged before. */
  | { readonly outcome: 'gone' }
  /** People still come to the place that would go: it has to be the one that stays. */
  | { readonly outcome: 'booked'; readonly bookings: number };

/** What follows from a merge, to be given back when the two are separated. */
export interface Moved {
  readonly listed: boolean;
  readonly sources: readonly { readonly platform: string; readonly source_id: string }[];
  readonly labels: readonly string[];
  readonly accountRoles: readonly { readonly owner: string; readonly kind: string }[];
  readonly keyRoles: readonly { readonly owner: string; readonly kind: string }[];
  /** Fields that count as said since. */
  readonly said: readonly string[];
}

/** Whether a place belongs to the network's rule, not to what is told of it: not a matter of choice. */
const notChosen: readonly FactName[] = ['listed'];

/** The fields of which two places say something else. */
export const differingFacts = (kept: PlaceFacts, merged: PlaceFacts): FactName[] =>
  changedFacts(merged, kept).filter((name) => !notChosen.includes(name));

/**
 * Makes two places one, in one transaction: the kept one gets the chosen fields, the lists that spoke of the other speak
 * of it from now on, and so do the labels and roles of the other. Bookings, seats, visits, calendars and webhooks stay
 * with the row that they were made for, because a booking's link, its seat and its place are one key: a place that
 * people have booked for a day to come is not merged into another, so nobody's booking is lost, and none is taken where
 * another list of the same seats is booked.
 */
export async function mergePlaces(sql: Sql, merging: Merging, by: By): Promise<MergeOutcome> {
  return sql.begin(async (tx) => {
    const pair = await lockPair(tx, merging);
    if (pair === undefined) return { outcome: 'gone' };
    const { kept, merged } = pair;
    const differing = differingFacts(kept.facts, merged.facts);
    const edit = pick(
      merged.facts,
      differing.filter((name) => merging.take.includes(name)),
    );
    const bookings = await joinPlaces(tx, pair, { edit, say: differing }, by);
    if (bookings > 0) return { outcome: 'booked', bookings };
    const before = { mergedInto: null, ...(pick(kept.facts, keysOf(edit)) as State) };
    const after = { mergedInto: kept.publicId, ...(edit as State) };
    await writeDown(tx, merged.stored.id, { before: plain(before), after: plain(after) }, by);
    return { outcome: 'merged' };
  });
}

export interface LockedPair {
  readonly kept: KeptPlace;
  readonly merged: KeptPlace;
}

/** Imports, closings and bookings of the place that goes take turns with a merge; then both rows, smaller id first. */
export async function lockPair(
  tx: Transaction,
  { kept, merged }: Pick<Merging, 'kept' | 'merged'>,
): Promise<LockedPair | undefined> {
  await takeTurnSaving(tx);
  await tx`select pg_advisory_xact_lock(closing_lock(${merged}))`;
  await tx`select from place where id in (${kept}, ${merged}) order by id for update`;
  const [over] = await tx`select from place_merge where place_id in (${kept}, ${merged})`;
  const pair = { kept: await lockPlace(tx, kept), merged: await lockPlace(tx, merged) };
  if (over !== undefined || kept === merged || !pair.kept || !pair.merged) return undefined;
  return { kept: pair.kept, merged: pair.merged };
}

/**
 * Makes the two one, without a word in the journal.
 * @returns how many bookings of the place that should go stand in the way; nothing is done unless it is 0
 */
export async function joinPlaces(
  tx: Transaction,
  { kept, merged }: LockedPair,
  { edit, say }: { readonly edit: PlaceEdit; readonly say: readonly FactName[] },
  by: By,
): Promise<number> {
  const [from, to] = [merged.stored.id, kept.stored.id];
  const [ahead] = await tx<{ bookings: number }[]>`
    select count(*)::int as bookings from booking where place_id = ${from}
      and status in ('held', 'requested', 'confirmed') and upper(during) > ${by.now}`;
  if (ahead && ahead.bookings > 0) return ahead.bookings;
  await savePlaceEdit(tx, kept, edit, by, { say, journal: false });
  // What is booked at the kept place stays as it is: another list's seats may be the same ones under another name.
  await tx`
    update place set said = said || 'resources'::text where id = ${to} and not 'resources' = any(said)
      and exists (select from resource where place_id = ${to} and not withdrawn)`;
  const moved = await movePossessions(tx, { from, to }, by);
  await tx`update place set listed = false, updated_at = ${by.now} where id = ${from}`;
  const said = (await readPlace(tx, to))?.stored.said ?? [];
  const all: Moved = {
    ...moved,
    listed: merged.stored.listed,
    said: said.filter((name) => !kept.stored.said.includes(name)),
  };
  await tx`
    insert into place_merge (place_id, into_id, at, by, moved)
    values (${from}, ${to}, ${by.now}, ${by.actor.id}, ${JSON.stringify(all)}::text::jsonb)`;
  await settleDisagreements(tx, to, say);
  return 0;
}

async function movePossessions(
  tx: Transaction,
  { from, to }: { from: number; to: number },
  { actor, now }: By,
): Promise<Pick<Moved, 'sources' | 'labels' | 'accountRoles' | 'keyRoles'>> {
  const sources = await tx<Moved['sources'][number][]>`
    update place_source set place_id = ${to} where place_id = ${from} returning platform, source_id`;
  const labels = await tx<{ scheme: string }[]>`
    insert into label_grant (place_id, scheme, status, valid_from, valid_until, reason, criteria, by_issuer, author, changed_at)
    select ${to}, scheme, status, valid_from, valid_until, reason, criteria, by_issuer, ${actor.id}, ${now}
    from label_grant where place_id = ${from} on conflict do nothing returning scheme`;
  const accountRoles = await tx<Moved['accountRoles'][number][]>`
    insert into account_role (account_id, kind, place_id)
    select account_id, kind, ${to} from account_role where place_id = ${from}
    on conflict do nothing returning account_id as owner, kind`;
  const keyRoles = await tx<Moved['keyRoles'][number][]>`
    insert into access_key_role (key_id, kind, place_id)
    select key_id, kind, ${to} from access_key_role where place_id = ${from}
    on conflict do nothing returning key_id as owner, kind`;
  return { sources, labels: labels.map(({ scheme }) => scheme), accountRoles, keyRoles };
}

/** What the lists say otherwise of a field that was just decided is not asked again, until they say something new. */
async function settleDisagreements(tx: Transaction, placeId: number, decided: readonly FactName[]): Promise<void> {
  const place = await readPlace(tx, placeId);
  if (place === undefined) return;
  for (const { platform, sourceId, name, listed } of await findDisagreements(tx, place)) {
    if (!decided.includes(name)) continue;
    await tx`
      update place_source set declined = declined || ${JSON.stringify({ [name]: listed })}::text::jsonb
      where platform = ${platform} and source_id = ${sourceId}`;
  }
}

/**
 * Separates a place from the one that it was merged into: it is shown again, its id leads nowhere else, and the lists,
 * labels and roles that came with it go back. What the other place says meanwhile stays as it is.
 * @returns where its id led; undefined when it was not merged
 */
export async function separatePlaces(sql: Sql, placeId: number, by: By): Promise<number | undefined> {
  return sql.begin(async (tx) => {
    const into = await partPlaces(tx, placeId, by.now);
    if (into === undefined) return undefined;
    const before = { mergedInto: formatPlaceId(into.id) };
    await writeDown(tx, placeId, { before, after: { mergedInto: null } }, by);
    return into.id;
  });
}

/** Undoes what {@link joinPlaces} did but for the fields of the kept place, without a word in the journal. */
export async function partPlaces(
  tx: Transaction,
  placeId: number,
  now: Date,
): Promise<{ id: number; moved: Moved } | undefined> {
  await takeTurnSaving(tx);
  const [merge] = await tx<{ into: number; last: number; at: Date; moved: Moved }[]>`
    select into_id as into, merged_into(place_id) as last, at, moved from place_merge where place_id = ${placeId} for update`;
  if (merge === undefined) return undefined;
  const { into, last, at, moved } = merge;
  await tx`delete from place_merge where place_id = ${placeId}`;
  for (const { platform, source_id } of moved.sources) {
    // At the end of the chain, should the other have been merged since.
    await tx`
      update place_source set place_id = ${placeId}
      where platform = ${platform} and source_id = ${source_id} and place_id in (${into}, ${last})`;
  }
  // A grant that its issuer has changed since is theirs.
  await tx`
    delete from label_grant where place_id = ${into} and scheme = any(${[...moved.labels]}) and changed_at = ${at}`;
  for (const { owner, kind } of moved.accountRoles) {
    await tx`delete from account_role where account_id = ${owner} and kind = ${kind} and place_id = ${into}`;
  }
  for (const { owner, kind } of moved.keyRoles) {
    await tx`delete from access_key_role where key_id = ${owner} and kind = ${kind} and place_id = ${into}`;
  }
  await tx`update place set listed = ${moved.listed}, updated_at = ${now} where id = ${placeId}`;
  return { id: into, moved };
}

/** The affair of administrators alone: operators of one place decide nothing about another. */
async function writeDown(
  tx: Transaction,
  merged: number,
  { before, after }: { before: State; after: State },
  { actor, now }: By,
): Promise<void> {
  await record(tx, { actor, now, subject: { kind: 'merge', id: formatPlaceId(merged) }, before, after });
}

const keysOf = (edit: PlaceEdit): FactName[] => Object.keys(edit) as FactName[];

const pick = (facts: PlaceFacts, names: readonly FactName[]): PlaceEdit =>
  Object.fromEntries(names.map((name) => [name, facts[name]]));

const plain = (state: State): State => JSON.parse(JSON.stringify(state)) as State;

export interface MergedPlace {
  readonly id: number;
  readonly name: string;
  readonly into: number;
  readonly intoName: string;
  readonly at: Date;
}

/** The last merges, the newest first. */
export async function listMerges(sql: Sql, limit: number): Promise<MergedPlace[]> {
  return sql<MergedPlace[]>`
    select m.place_id as id, p.name, m.into_id as into, i.name as "intoName", m.at
    from place_merge m join place p on p.id = m.place_id join place i on i.id = m.into_id
    order by m.at desc, m.place_id limit ${limit}`;
}
