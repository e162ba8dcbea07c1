import { isDeepStrictEqual } from 'node:util';
import type { Sql } from '../database/database.ts';
import type { PlaceDraft } from './draft.ts';
import { saveLabels, saveResources } from './parts.ts';
import { columnTypes, mergeDraft, type Locator, type PlaceRow } from './row.ts';
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

interface StoredPlace extends PlaceRow {
  id: number;
  schedule_id: number | null;
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

/** As {@link savePlaces}, all of it in a transaction of the caller's, for instance one that is to be undone. */
export async function savePlacesIn(
  sql: Transaction,
  drafts: readonly PlaceDraft[],
  options: Writing,
): Promise<Saved[]> {
  refuseRepeats(drafts);
  await sql`select pg_advisory_xact_lock(${SAVE_LOCK})`;
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
  for (const id of await saveParts(sql, told, options.now)) changed.add(id);
  const touched = known.filter((entry) => changed.has(numberOf(entry)));
  for (const entry of touched) entry.outcome = 'updated';
  await sql`update place set updated_at = ${options.now} where id = any(${touched.map(numberOf)}::bigint[])`;
  await rememberDrafts(sql, told);
  return entries.map((entry) => ({ id: numberOf(entry), outcome: entry.outcome }));
}

function numberOf(entry: Entry): number {
  if (entry.placeId === undefined) throw new Error(`No place was created for record ${entry.draft.source.id}`);
  return entry.placeId;
}

/** Reads and locks, in the order of their ids, the places that the drafts speak of. */
async function findPlaces(sql: Transaction, drafts: readonly PlaceDraft[]) {
  const rows = await sql<({ n: number; last_draft: PlaceDraft } & StoredPlace)[]>`
    select said.n::int as n, ps.draft as last_draft, p.id, p.schedule_id,
           s.hours, s.holidays, ${sql.unsafe(columns.map((column) => `p.${column}`).join(', '))}
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
    insert into place (${sql.unsafe(columns.join(', '))}, schedule_id, created_at, updated_at)
    select ${sql.unsafe(columns.join(', '))}, schedule_id, ${options.now}, ${options.now}
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
    const id = numberOf(entry);
    merged.set(id, mergeDraft(entry.draft, merged.get(id) ?? rowOf(places, id), territories));
  }
  const different = [...merged].filter(([id, row]) => !isDeepStrictEqual(row, rowOf(places, id)));
  if (different.length === 0) return new Set();
  const ids = different.map(([id]) => id);
  const rows = await withSchedules(
    sql,
    different.map(([, row]) => row),
  );
  await sql`
    update place set (${sql.unsafe(columns.join(', '))}, schedule_id) =
      row(${sql.unsafe(columns.map((column) => `row.${column}`).join(', '))}, row.schedule_id)
    from jsonb_to_recordset(${JSON.stringify(rows.map((row, index) => ({ ...row, id: ids[index] })))}::text::jsonb)
      as row (id bigint, ${sql.unsafe(recordColumns)})
    where place.id = row.id`;
  await forgetSchedules(
    sql,
    ids.map((id) => places.get(id)?.schedule_id ?? null),
  );
  return new Set(ids);
}

function rowOf(places: ReadonlyMap<number, StoredPlace>, placeId: number): PlaceRow {
  const stored = places.get(placeId);
  if (stored === undefined) throw new Error(`Place ${placeId} was not read`);
  const { id: _id, schedule_id: _schedule, ...row } = stored;
  return row;
}

/** Finds or makes the schedule of each row: one for each distinct text, time zone and holiday calendar. */
async function withSchedules(sql: Transaction, rows: readonly PlaceRow[]) {
  const keyed = rows.map((row, n) => ({ ...row, n }));
  const timed = keyed.filter((row) => row.hours !== null);
  if (timed.length === 0) return keyed.map((row) => ({ ...row, schedule_id: null }));
  const wanted = [timed.map((row) => row.hours), timed.map((row) => row.time_zone), timed.map((row) => row.holidays)];
  const [hours, zones, holidays] = wanted as [string[], string[], string[]];
  await sql`
    insert into schedule (hours, time_zone, holidays)
    select distinct * from unnest(${hours}::text[], ${zones}::text[], ${holidays}::text[])
    on conflict do nothing`;
  const schedules = await sql<{ n: number; id: number }[]>`
    select wanted.n::int as n, s.id
    from unnest(${hours}::text[], ${zones}::text[], ${holidays}::text[])
         with ordinality as wanted (hours, time_zone, holidays, n)
    join schedule s using (hours, time_zone, holidays)`;
  const ids = new Map(schedules.map(({ n, id }) => [timed[n - 1]?.n, id]));
  return keyed.map((row) => ({ ...row, schedule_id: ids.get(row.n) ?? null }));
}

/** Deletes those of the schedules that no place follows any more: they would be computed for ever. */
export async function forgetSchedules(sql: Transaction, ids: readonly (number | null)[]): Promise<void> {
  const left = ids.filter((id) => id !== null);
  await sql`
    delete from schedule s where s.id = any(${left}::bigint[])
      and not exists (select from place p where p.schedule_id = s.id)`;
}

async function saveParts(sql: Transaction, entries: readonly Entry[], now: Date): Promise<Set<number>> {
  const resources = entries.flatMap((entry) =>
    entry.draft.resources === undefined ? [] : [[numberOf(entry), entry.draft.resources] as const],
  );
  const labels = entries.flatMap((entry) =>
    entry.draft.labels === undefined ? [] : [[numberOf(entry), entry.draft.labels] as const],
  );
  const changed = await saveResources(sql, new Map(resources));
  for (const id of await saveLabels(sql, new Map(labels), now)) changed.add(id);
  return changed;
}

async function rememberDrafts(sql: Transaction, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map((entry) => ({
    platform: entry.draft.source.platform,
    source_id: entry.draft.source.id,
    place_id: numberOf(entry),
    draft: entry.draft,
  }));
  await sql`
    insert into place_source (platform, source_id, place_id, draft)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as row (platform text, source_id text, place_id bigint, draft jsonb)
    on conflict (platform, source_id) do update set draft = excluded.draft`;
}

const columns = Object.keys(columnTypes);
const recordColumns = Object.entries({ n: 'int', ...columnTypes, schedule_id: 'bigint' })
  .map(([name, type]) => `${name} ${type}`)
  .join(', ');
