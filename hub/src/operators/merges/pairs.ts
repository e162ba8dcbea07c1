import type { Author } from '../../access/journal.ts';
import { record } from '../../access/journal.ts';
import { formatPlaceId } from '../../../../sdk/place-id.ts';
import type { Sql } from '../../database/database.ts';
import type { Queries } from '../../places/transaction.ts';

/** Two places that may be one, the smaller number first. */
export interface Pair {
  readonly a: number;
  readonly b: number;
}

export interface ProposedPair extends Pair {
  readonly reason: string;
  /** Metres between the two, null when one of them has no position. */
  readonly metres: number | null;
  readonly dismissed: boolean;
}

const columns = (sql: Queries) => sql`
  d.place_a as a, d.place_b as b, d.reason, d.dismissed_at is not null as dismissed,
  coalesce(d.distance_m, round(distance_metres(pa.lat, pa.lon, pb.lat, pb.lon)))::int as metres`;

const tables = (sql: Queries) => sql`
  duplicate_proposal d join place pa on pa.id = d.place_a join place pb on pb.id = d.place_b`;

const isMerged = (sql: Queries) => sql`exists (select from place_merge where place_id in (d.place_a, d.place_b))`;

export interface ListedPair extends ProposedPair {
  readonly names: readonly [string, string];
  readonly city: string | null;
}

/** Pairs that wait for somebody to decide, the nearest first. */
export async function listPairs(sql: Queries, limit: number): Promise<{ pairs: ListedPair[]; total: number }> {
  const rows = await sql<(ListedPair & { total: number })[]>`
    select ${columns(sql)}, array[pa.name, pb.name] as names, coalesce(pa.city, pb.city) as city,
      count(*) over ()::int as total
    from ${tables(sql)} where d.dismissed_at is null and not ${isMerged(sql)}
    order by metres nulls last, d.place_a, d.place_b limit ${limit}`;
  return { pairs: [...rows], total: rows[0]?.total ?? 0 };
}

/** A pair that was proposed and not merged; dismissed or not. */
export async function readPair(sql: Queries, { a, b }: Pair): Promise<ProposedPair | undefined> {
  const [pair] = await sql<ProposedPair[]>`
    select ${columns(sql)} from ${tables(sql)} where d.place_a = ${a} and d.place_b = ${b} and not ${isMerged(sql)}`;
  return pair;
}

/** What the journal names a pair by. */
export const pairId = ({ a, b }: Pair): string => `${formatPlaceId(a)}-${formatPlaceId(b)}`;

/**
 * Says that these are two places: no import proposes them again. The journal can take it back.
 * @returns false when the pair was decided before
 */
export async function dismissPair(
  sql: Sql,
  pair: Pair,
  { actor, now }: { actor: Author; now: Date },
): Promise<boolean> {
  return sql.begin(async (tx) => {
    const { count } = await tx`
      update duplicate_proposal set dismissed_at = ${now}, dismissed_by = ${actor.id}
      where place_a = ${pair.a} and place_b = ${pair.b} and dismissed_at is null`;
    if (count === 0) return false;
    const subject = { kind: 'duplicate', id: pairId(pair) };
    await record(tx, { actor, now, subject, before: { twoPlaces: false }, after: { twoPlaces: true } });
    return true;
  });
}
