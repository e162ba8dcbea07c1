import type { Queries } from '../places/transaction.ts';

/** Two places closer than this may be one. */
const NEAR_METRES = 150;
/** See `docs/import.md`: measured on the two national lists, below it namesakes of the same street come in. */
const LIKENESS = 0.5;
/** Of a list that puts everything at one point, positions tell nothing, and every pair of it would be millions. */
const MOST_NEIGHBOURS = 200;
const BATCH = 2000;

/**
 * Proposes as duplicates the pairs, one of them among these places, that share a SIRET, or that stand in the same
 * commune less than 150 m apart under like names. Nothing is merged: a person decides.
 * @returns how many pairs are new
 */
export async function proposeDuplicates(sql: Queries, placeIds: readonly number[]): Promise<number> {
  let proposed = 0;
  const standing = sql`not exists (select from place_merge where place_id in (a.id, b.id))`;
  for (let start = 0; start < placeIds.length; start += BATCH) {
    const ids = placeIds.slice(start, start + BATCH);
    const bySiret = await sql`
      insert into duplicate_proposal (place_a, place_b, reason)
      select distinct least(a.id, b.id), greatest(a.id, b.id), 'same-siret'
      from place a join place b on b.siret = a.siret and b.id <> a.id
      where a.id = any(${ids}::bigint[]) and not a.demonstration and not b.demonstration
        and ${standing}
      on conflict do nothing`;
    const byName = await sql`
      insert into duplicate_proposal (place_a, place_b, reason, distance_m, likeness)
      select distinct on (1, 2) least(a.id, b.id), greatest(a.id, b.id), 'like-name', round(far.metres), alike.score
      from place a
      -- Neighbours first, by the index of positions: with the commune the planner would look at all of a town's.
      cross join lateral (
        select near.id, near.lat, near.lon, near.commune, near.sort_name, near.demonstration
        from place near
        where near.id <> a.id
          -- a degree of latitude is 111 km; the box is a little too large, the distance below decides
          and near.position <@ box(
            point(a.lon - 0.0015 / cos(radians(a.lat)), a.lat - 0.0015),
            point(a.lon + 0.0015 / cos(radians(a.lat)), a.lat + 0.0015))
        limit ${MOST_NEIGHBOURS}) b
      cross join lateral (select 12742000 * asin(sqrt(least(1, sin(radians(b.lat - a.lat) / 2) ^ 2
        + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(radians(b.lon - a.lon) / 2) ^ 2))) as metres) far
      cross join lateral (select similarity(a.sort_name, b.sort_name) as score) alike
      where a.id = any(${ids}::bigint[]) and a.position is not null and not a.demonstration and not b.demonstration
        and b.commune = a.commune and ${standing}
        and far.metres < ${NEAR_METRES} and alike.score >= ${LIKENESS}
      on conflict do nothing`;
    proposed += bySiret.count + byName.count;
  }
  return proposed;
}
