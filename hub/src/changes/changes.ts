import type { Change } from '../../../sdk/contract/index.ts';
import { formatPlaceId } from '../../../sdk/place-id.ts';
import type { Queries } from '../places/transaction.ts';

export interface ChangePage {
  readonly items: readonly Change[];
  /** Places that changed since, whatever the page. */
  readonly total: number;
  /** The number up to which the page tells everything. */
  readonly position: number;
  readonly more: boolean;
}

/**
 * What changed after a position, in order. Whoever goes on from the position of the page before misses nothing, however
 * many write meanwhile (`record_place_change` in the migrations says why). A place that changes again moves to the end.
 * @returns undefined when the position lies ahead of everything: it is that of another database
 */
export async function readChanges(sql: Queries, since: number, limit: number): Promise<ChangePage | undefined> {
  const rows = await sql<
    { placeId: number | null; number: number; shown: boolean; into: number | null; total: number; last: number }[]
  >`
    select page.place_id as "placeId", page.number, p.listed is true as shown,
      case when exists (select from place_merge m where m.place_id = page.place_id) then merged_into(page.place_id) end as into, known.total, known.last
    from (select count(*) filter (where number > ${since})::int as total, coalesce(max(number), 0) as last
      from place_change) known
    left join (select place_id, number from place_change where number > ${since} order by number limit ${limit}) page
      on true
    left join place p on p.id = page.place_id
    order by page.number`;
  const { total = 0, last = 0 } = rows[0] ?? {};
  if (since > last) return undefined;
  const items = rows.flatMap(({ placeId, number, shown, into }): Change[] => {
    if (placeId === null) return [];
    const place = formatPlaceId(placeId);
    if (shown) return [{ place, number, kind: 'changed' }];
    return [{ place, number, kind: 'removed', ...(into !== null && { into: formatPlaceId(into) }) }];
  });
  return { items, total, position: items.at(-1)?.number ?? since, more: total > items.length };
}
