import { isDeepStrictEqual } from 'node:util';
import type { Sql } from '../database/database.ts';
import type { PlaceDraft } from './draft.ts';
import { saveLabels, saveResources } from './parts.ts';
import { withoutSaid } from './fields.ts';
import { mergeDraft, type Locator, type PlaceRow } from './row.ts';
import { columns, recordColumns, rowOf, storedColumns, withSchedules, writeRows, type StoredPlace } from './rows.ts';
import type { Transaction } from './transaction.ts';

export type Outcome = 'created' | 'updated' | 'unchanged';

export interface Saved {
  /** The place's number; its public id is the text form (`sdk/place-id.ts`). */
  readonly id: number;
  readonly outcome: Outcome;
}

export interface SaveOptions {
  readonly territories: Locator;
  /** Instant written as `created_at` and `updated_at`. */
  readonly now: Date;
  /** Called after each batch is committed. */
  readonly onProgress?: (done: number, total: number) => void;
}

type Writing = Pick<SaveOptions, 'territories' | 'now'>;

/** Large enough that round trips do not count, small enough that a reader never waits long for a lock. */
const BATCH = 500;

/** Key of the advisory lock that makes writers take turns: « ESCP » in ASCII. */
const SAVE_LOCK = 0x45534350;

/** A draft with the place it belongs to, undefined until that place exists. */
interface Entry {
  readonly draft: PlaceDraft;
  placeId: number | undefined;
  /** What the same record of the same list said last. */
  readonly lastDraft: PlaceDraft | undefined;
  outcome: Outcome;
}

/**
 * Stores what sources say of places. A draft finds its place by (platform, source id); a new one creates a place,
 * an equal one touches nothing, and a field it leaves out never changes what is stored. Drafts are written in
 * batches, each in a transaction of its own; writers take turns, so two imports at once neither wait for each
 * other in a circle nor create a place twice.
 *
 * @returns one result a draft, in the order of the drafts
 * @throws RangeError when two drafts name the same record; PostgresError when the database refuses, in which case
 *   the batches before are stored and storing them again is harmless
 */
export async function savePlaces(sql: Sql, drafts: readonly PlaceDraft[], options: SaveOptions): Promise<Saved[]> {
  refuseRepeats(drafts);
  const saved: Saved[] = [];
  for (let start = 0; start < drafts.length; start += BATCH) {
    const batch = drafts.slice(start, start + BATCH);
    saved.push(...(await sql.begin((transaction) => savePlacesIn(transaction, batch, options))));
    options.onProgress?.(saved.length, drafts.length);
  }
  return saved;
}

function refuseRepeats(drafts: readonly PlaceDraft[]): void {
  const seen = new Set<string>();
  for (const { source } of drafts) {
    const key = JSON.stringify([source.platform, source.id]);
    if (seen.has(key)) throw new RangeError(`Two drafts for record ${source.id} of ${source.platform}`);
    seen.add(key);
  }
}

/** Waits until nobody else stores what lists say, and keeps them waiting for the rest of the transaction. */
export async function takeTurnSaving(sql: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${SAVE_LOCK})`;
}

/** As {@link savePlaces}, all of it in a transaction of the caller's, for instance one that is to be undone. */
export async function savePlacesIn(
  sql: Transaction,
  drafts: readonly PlaceDraft[],
  options: Writing,
): Promise<Saved[]> {
  refuseRepeats(drafts);
  await takeTurnSaving(sql);
  const { entries, places } = await findPlaces(sql, drafts);
  // An unsaid field leaves no trace in JSON: only what differs there can change anything.
  const told = entries.filter((entry) => !isDeepStrictEqual(entry.draft, entry.lastDraft));
  await createPlaces(
    sql,
    told.filter((entry) => entry.placeId === undefined),
    options,
  );
  const known = told.filter((entry) => entry.lastDraft !== undefined);
  const changed = await updatePlaces(sql, known, places, options);
  for (const id of await saveParts(sql, told, places, options.now)) changed.add(id);
  const touched = known.filter((entry) => changed.has(numberOf(entry)));
  for (const entry of touched) entry.outcome = 'updated';
  await sql`update place set updated_at = ${options.now} where id = any(${touched.map(numberOf)}::bigint[])`;
  await rememberDrafts(sql, told, options.now);
  return entries.map((entry) => ({ id: numberOf(entry), outcome: entry.outcome }));
}

function numberOf(entry: Entry): number {
  if (entry.placeId === undefined) throw new Error(`No place was created for record ${entry.draft.source.id}`);
  return entry.placeId;
}

/** Reads and locks, in the order of their ids, the places that the drafts speak of. */
async function findPlaces(sql: Transaction, drafts: readonly PlaceDraft[]) {
  const rows = await sql<({ n: number; last_draft: PlaceDraft } & StoredPlace)[]>`
    select said.n::int as n, ps.draft as last_draft, ${sql.unsafe(storedColumns)}
    from unnest(${drafts.map(({ source }) => source.platform)}::text[], ${drafts.map(({ source }) => source.id)}::text[])
         with ordinality as said (platform, source_id, n)
    join place_source ps on ps.platform = said.platform and ps.source_id = said.source_id
    join place p on p.id = ps.place_id
    left join schedule s on s.id = p.schedule_id
    order by p.id
    for update of p`;
  const places = new Map<number, StoredPlace>();
  const found = new Map<number, { id: number; lastDraft: PlaceDraft }>();
  for (const { n, last_draft, ...place } of rows) {
    places.set(place.id, place);
    found.set(n, { id: place.id, lastDraft: last_draft });
  }
  const entries = drafts.map((draft, index): Entry => {
    const match = found.get(index + 1);
    return {
      draft: JSON.parse(JSON.stringify(draft)) as PlaceDraft,
      placeId: match?.id,
      lastDraft: match?.lastDraft,
      outcome: match === undefined ? 'created' : 'unchanged',
    };
  });
  return { entries, places };
}

async function createPlaces(sql: Transaction, entries: readonly Entry[], options: Writing): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ draft }) => mergeDraft(draft, undefined, options.territories));
  const created = await sql<{ id: number; source_platform: string; source_id: string }[]>`
    insert into place (${sql.unsafe(columns)}, schedule_id, created_at, updated_at)
    select ${sql.unsafe(columns)}, schedule_id, ${options.now}, ${options.now}
    from jsonb_to_recordset(${JSON.stringify(await withSchedules(sql, rows))}::text::jsonb) as row (${sql.unsafe(recordColumns)})
    order by n
    returning id, source_platform, source_id`;
  const ids = new Map(created.map((row) => [JSON.stringify([row.source_platform, row.source_id]), row.id]));
  for (const entry of entries) {
    entry.placeId = ids.get(JSON.stringify([entry.draft.source.platform, entry.draft.source.id]));
  }
}

/** Writes the rows that differ, and returns their ids. Two sources of one place are merged one after the other. */
async function updatePlaces(
  sql: Transaction,
  entries: readonly Entry[],
  places: ReadonlyMap<number, StoredPlace>,
  { territories }: Writing,
): Promise<Set<number>> {
  const merged = new Map<number, PlaceRow>();
  for (const entry of entries) {
    const stored = storedOf(places, numberOf(entry));
    const row = merged.get(stored.id) ?? rowOf(stored);
    merged.set(stored.id, mergeDraft(withoutSaid(entry.draft, stored.said, row), row, territories));
  }
  const different = [...merged]
    .map(([id, row]) => ({ stored: storedOf(places, id), row }))
    .filter(({ stored, row }) => !isDeepStrictEqual(row, rowOf(stored)));
  await writeRows(sql, different);
  return new Set(different.map(({ stored }) => stored.id));
}

function storedOf(places: ReadonlyMap<number, StoredPlace>, placeId: number): StoredPlace {
  const stored = places.get(placeId);
  if (stored === undefined) throw new Error(`Place ${placeId} was not read`);
  return stored;
}

async function saveParts(
  sql: Transaction,
  entries: readonly Entry[],
  places: ReadonlyMap<number, StoredPlace>,
  now: Date,
): Promise<Set<number>> {
  const isSaid = (entry: Entry): boolean => places.get(numberOf(entry))?.said.includes('resources') ?? false;
  const resources = entries.flatMap((entry) =>
    entry.draft.resources === undefined || isSaid(entry) ? [] : [[numberOf(entry), entry.draft.resources] as const],
  );
  const labels = entries.flatMap((entry) =>
    entry.draft.labels === undefined ? [] : [[numberOf(entry), entry.draft.labels] as const],
  );
  const changed = await saveResources(sql, new Map(resources));
  for (const id of await saveLabels(sql, new Map(labels), now)) changed.add(id);
  return changed;
}

async function rememberDrafts(sql: Transaction, entries: readonly Entry[], now: Date): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map((entry) => ({
    platform: entry.draft.source.platform,
    source_id: entry.draft.source.id,
    place_id: numberOf(entry),
    draft: entry.draft,
  }));
  await sql`
    insert into place_source (platform, source_id, place_id, draft, changed_at)
    select platform, source_id, place_id, draft, ${now} from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as row (platform text, source_id text, place_id bigint, draft jsonb)
    on conflict (platform, source_id) do update set draft = excluded.draft, changed_at = excluded.changed_at`;
}
