import type { LabelStatus } from '../../../sdk/contract/index.ts';
import { formatPlaceId } from '../../../sdk/place-id.ts';
import type { Queries } from '../places/transaction.ts';

/** A place that has, or had, a label. */
export interface Holder {
  readonly placeId: string;
  readonly name: string;
  readonly city: string | null;
  readonly status: LabelStatus;
  readonly from: string;
  readonly until: string | null;
}

/** The places of a scheme: those that end soonest first, then what is no longer held. */
export async function readHolders(sql: Queries, scheme: string, at: Date): Promise<Holder[]> {
  const rows = await sql<(Omit<Holder, 'placeId'> & { id: number })[]>`
    select p.id, p.name, p.city, l.valid_from as from, l.valid_until as until,
      case when l.status = 'granted' and l.ends_at <= ${at} then 'expired' else l.status end as status
    from label_grant l join place p on p.id = l.place_id
    where l.scheme = ${scheme} and p.listed
    order by l.status = 'granted' and coalesce(l.ends_at > ${at}, true) desc, l.ends_at nulls last, fold(p.name), p.id`;
  return rows.map(({ id, ...row }) => ({ ...row, placeId: formatPlaceId(id) }));
}
