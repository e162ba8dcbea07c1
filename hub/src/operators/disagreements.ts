import { isDeepStrictEqual } from 'node:util';
import type { JSONValue } from 'postgres';
import type { PlaceEdit } from '../../../sdk/contract/index.ts';
import { record, type Entry } from '../access/journal.ts';
import { undoable } from '../access/undo.ts';
import type { Queries, Transaction } from '../places/transaction.ts';
import type { PlaceDraft } from '../places/draft.ts';
import { factNames } from './edit/checks.ts';
import type { FactName, KeptPlace, PlaceFacts } from './edit/record.ts';
import { savePlaceEdit, type By } from './edit/save.ts';

/** A field of which a list says something else than the place does. */
export interface Disagreement {
  readonly platform: string;
  readonly sourceId: string;
  readonly name: FactName;
  readonly listed: PlaceFacts[FactName];
  readonly current: PlaceFacts[FactName];
  /** ISO 8601 day: since when the list is known to say so. */
  readonly since: string | null;
}

interface SourceRow {
  readonly platform: string;
  readonly sourceId: string;
  readonly draft: PlaceDraft;
  readonly changedAt: Date | null;
  readonly declined: Readonly<Record<string, unknown>>;
}

/** What each list says otherwise, and nobody has decided yet. */
export async function findDisagreements(sql: Queries, place: KeptPlace): Promise<Disagreement[]> {
  const sources = await sql<SourceRow[]>`
    select platform, source_id as "sourceId", draft, changed_at as "changedAt", declined
    from place_source where place_id = ${place.stored.id} order by platform, source_id`;
  return sources.flatMap(({ platform, sourceId, draft, changedAt, declined }) => {
    const since = draft.source.observedAt ?? changedAt?.toISOString().slice(0, 10) ?? null;
    return factNames.flatMap((name) => {
      const listed = listedFact(draft, name, place.facts);
      if (listed === undefined || same(name, listed, place.facts[name])) return [];
      if (Object.hasOwn(declined, name) && same(name, declined[name], listed)) return [];
      return [{ platform, sourceId, name, listed, current: place.facts[name], since }];
    });
  });
}

/** What a draft says of a field, completed by what stands where the list is silent; undefined when it says nothing. */
function listedFact(draft: PlaceDraft, name: FactName, facts: PlaceFacts): PlaceFacts[FactName] | undefined {
  switch (name) {
    case 'address': {
      const { street, complement, postalCode, city, inseeCode, country } = draft;
      const said = { street, complement, postalCode, city, inseeCode, country };
      if (Object.values(said).every((part) => part === undefined)) return undefined;
      return { ...facts.address, ...(JSON.parse(JSON.stringify(said)) as Partial<PlaceFacts['address']>) };
    }
    case 'position': {
      const { lat, lon, positionPrecision: precision = 'unknown' } = draft;
      return lat === undefined || lon === undefined ? undefined : { lat, lon, precision };
    }
    case 'accessibility':
      return draft.accessibility && { ...facts.accessibility, ...draft.accessibility };
    case 'kinds':
      return [...draft.kinds];
    case 'amenities':
      return draft.amenities && [...draft.amenities];
    // Whether a place is shown is the network's rule, not news about the place.
    case 'listed':
      return undefined;
    default:
      return draft[name];
  }
}

/** Lists have no order, and a point a step away is the same door (0.0001° is about ten metres). */
function same(name: FactName, one: unknown, other: unknown): boolean {
  if (name === 'position' && isPoint(one) && isPoint(other)) {
    return Math.abs(one.lat - other.lat) < 1e-4 && Math.abs(one.lon - other.lon) < 1e-4;
  }
  if (Array.isArray(one) && Array.isArray(other)) return isDeepStrictEqual(one.toSorted(), other.toSorted());
  return isDeepStrictEqual(one ?? null, other ?? null);
}

const isPoint = (value: unknown): value is { lat: number; lon: number } =>
  typeof value === 'object' && value !== null && 'lat' in value && 'lon' in value;

/**
 * Takes what a list says. Where no other list contradicts, the field is the lists' again, and follows them.
 * @param place locked in this transaction
 * @returns false when the list no longer says that
 */
export async function takeListed(
  sql: Transaction,
  place: KeptPlace,
  { platform, sourceId, name }: Pick<Disagreement, 'platform' | 'sourceId' | 'name'>,
  by: By,
): Promise<boolean> {
  const all = await findDisagreements(sql, place);
  const chosen = all.find((one) => one.platform === platform && one.sourceId === sourceId && one.name === name);
  if (chosen === undefined) return false;
  const others = await sql<{ draft: PlaceDraft }[]>`
    select draft from place_source
    where place_id = ${place.stored.id} and (platform, source_id) <> (${platform}, ${sourceId})`;
  const contradicted = others.some(({ draft }) => {
    const said = listedFact(draft, name, place.facts);
    return said !== undefined && !same(name, said, chosen.listed);
  });
  const edit = { [name]: chosen.listed } as PlaceEdit;
  await savePlaceEdit(sql, place, edit, by, contradicted ? {} : { unsay: [name] });
  return true;
}

/** Keeps what the place says; the list's word is remembered, and not brought up again. */
export async function declineListed(
  sql: Transaction,
  place: KeptPlace,
  { platform, sourceId, name }: Pick<Disagreement, 'platform' | 'sourceId' | 'name'>,
  { actor, now }: Pick<By, 'actor' | 'now'>,
): Promise<boolean> {
  const all = await findDisagreements(sql, place);
  const found = all.find((one) => one.platform === platform && one.sourceId === sourceId && one.name === name);
  if (found === undefined) return false;
  const subject = { kind: 'disagreement', id: place.publicId, placeId: place.stored.id };
  const source = { platform, source: sourceId };
  const before = { ...source, declined: {}, said: place.stored.said.includes(name) ? [name] : [] };
  // Said on purpose: no later import of any list changes it.
  const after = { ...source, declined: { [name]: found.listed }, said: [name] };
  const [from, to] = JSON.parse(JSON.stringify([before, after])) as [Declined, Declined];
  await writeDeclined(sql, place.stored.id, [name], to);
  await record(sql, { actor, now, subject, before: { ...from }, after: { ...to } });
  return true;
}

/** What a list says and the place does not take, as the journal keeps it. */
interface Declined {
  readonly platform: string;
  readonly source: string;
  /** What the list says, by field. */
  readonly declined: Readonly<Record<string, JSONValue>>;
  /** Those of the fields that the place has said itself, which imports leave alone. */
  readonly said: readonly string[];
}

/** Makes the list's word on some fields put aside or not, and the place's own word said or not. */
async function writeDeclined(
  sql: Transaction,
  placeId: number,
  names: readonly string[],
  { platform, source, declined, said }: Declined,
): Promise<void> {
  await sql`
    update place_source set declined = (declined - ${names as string[]}::text[]) || ${JSON.stringify(declined)}::text::jsonb
    where platform = ${platform} and source_id = ${source} and place_id = ${placeId}`;
  await sql`
    update place set said = array(select name from unnest(said) name where name <> all (${names as string[]}::text[]))
      || ${said as string[]}::text[] where id = ${placeId}`;
}

const fieldsOf = ({ before, after }: Pick<Entry, 'before' | 'after'>): string[] => [
  ...new Set([before, after].flatMap((state) => Object.keys(state?.['declined'] ?? {}))),
];

undoable('disagreement', {
  read: async (sql, entry) => {
    const names = fieldsOf(entry);
    const { platform, source } = entry.after as unknown as Declined & { readonly source?: string };
    const [row] = await sql<{ declined: Record<string, JSONValue>; said: string[] }[]>`
      select s.declined, p.said from place_source s join place p on p.id = s.place_id
      where s.platform = ${platform} and s.source_id = ${source ?? null} and p.id = ${entry.subject.placeId ?? null}
      for update`;
    if (row === undefined) return null;
    const declined = Object.fromEntries(Object.entries(row.declined).filter(([name]) => names.includes(name)));
    return { platform, source, declined, said: row.said.filter((name) => names.includes(name)) };
  },
  write: async (sql, entry, state) => {
    if (state === null || entry.subject.placeId === undefined)
      throw new Error('The journal keeps no such disagreement');
    await writeDeclined(sql, entry.subject.placeId, fieldsOf(entry), state as unknown as Declined);
  },
});
