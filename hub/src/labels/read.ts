import type {
  Criterion,
  Grant,
  GrantAction,
  Label,
  LabelStatus,
  MetCriterion,
  PlaceLabels,
} from '../../../sdk/contract/index.ts';
import type { Queries } from '../places/transaction.ts';

/** What the hub keeps of a criterion at a place; what is not kept is missing. */
export interface Claim {
  readonly id: string;
  readonly state: 'proved' | 'declared';
  readonly by: string;
  readonly date: string;
  readonly evidence: string | null;
}

interface LabelRow {
  readonly id: string;
  readonly name: string;
  readonly name_en: string | null;
  readonly issuer_name: string;
  readonly issuer_url: string | null;
  readonly charter_url: string | null;
  readonly criteria: Criterion[] | null;
  readonly months: number | null;
}

interface EventRow {
  readonly action: GrantAction;
  readonly at: string;
  readonly by_network: boolean;
  readonly valid_from: string;
  readonly valid_until: string | null;
  readonly reason: string | null;
}

interface GrantRow extends LabelRow {
  readonly status: LabelStatus;
  readonly begun: boolean;
  readonly valid_from: string;
  readonly valid_until: string | null;
  readonly reason: string | null;
  readonly claims: Claim[];
  readonly revision: number;
  readonly begins_at: Date;
  readonly ends_at: Date | null;
  readonly events: EventRow[];
}

interface PlaceRow {
  readonly id: string;
  readonly name: string;
  readonly status: PlaceLabels['place']['status'];
  readonly platform: string;
  readonly host_hours: string | null;
  readonly telework_spot: { hours: string | null; note: string | null } | null;
}

export interface Reading {
  /** The instant at which everything is judged. */
  readonly at: Date;
  /** Who speaks when the network acts in an issuer's place. */
  readonly networkName: string;
}

export const labelOf = (row: LabelRow): Label => ({ ...headOf(row), criteria: row.criteria });

const headOf = (row: LabelRow): Grant['label'] => ({
  id: row.id,
  name: { fr: row.name, en: row.name_en },
  issuer: { name: row.issuer_name, url: row.issuer_url },
  charter: row.charter_url,
  months: row.months,
});

/** The label schemes that the network knows, or one of them. */
export async function readLabels(sql: Queries, id?: string): Promise<Label[]> {
  const rows = await sql<LabelRow[]>`
    select id, name, name_en, issuer_name, issuer_url, charter_url, criteria, months
    from label_scheme ${id === undefined ? sql`` : sql`where id = ${id}`} order by fold(name), id`;
  return rows.map(labelOf);
}

/** The labels of a place; undefined when there is no such place. */
export async function readPlaceLabels(
  sql: Queries,
  placeId: number,
  reading: Reading,
): Promise<PlaceLabels | undefined> {
  const [place] = await sql<PlaceRow[]>`
    select public_id as id, name, status, source_platform as platform, host_hours, telework_spot
    from place where id = ${placeId} and listed`;
  if (!place) return undefined;
  const rows = await readGrants(sql, placeId, reading.at);
  const shown = rows.filter(({ begun }) => begun);
  return {
    place: { id: place.id, name: place.name, status: place.status },
    items: shown.map((row) => grantOf(row, place, reading)),
    declaration: place.telework_spot && {
      kind: 'telework-spot',
      hours: place.telework_spot.hours,
      note: place.telework_spot.note,
    },
    hostHours: place.host_hours,
    links: { self: `/v1/places/${place.id}/labels`, page: `/places/${place.id}/labels` },
    total: shown.length,
    evaluatedAt: reading.at.toISOString(),
    nextChange: nextChange(rows, reading.at)?.toISOString() ?? null,
  };
}

/** Held ones first, then by the day on which they began, the latest first. */
function readGrants(sql: Queries, placeId: number, at: Date): Promise<GrantRow[]> {
  return sql<GrantRow[]>`
    select n.id, n.name, n.name_en, n.issuer_name, n.issuer_url, n.charter_url, n.criteria, n.months,
      case when l.status = 'granted' and l.ends_at <= ${at} then 'expired' else l.status end as status,
      l.begins_at <= ${at} as begun, l.valid_from, l.valid_until, l.reason, l.criteria as claims, l.revision,
      l.begins_at, l.ends_at,
      (select json_agg(json_build_object('action', e.action, 'at', e.at, 'by_network', e.by_network,
          'valid_from', e.valid_from, 'valid_until', e.valid_until, 'reason', e.reason) order by e.revision desc)
        from label_event e where e.place_id = l.place_id and e.scheme = l.scheme) as events
    from label_grant l join label_scheme n on n.id = l.scheme
    where l.place_id = ${placeId}
    order by (l.status = 'granted' and coalesce(l.ends_at > ${at}, true)) desc, l.valid_from desc, l.scheme`;
}

function grantOf(row: GrantRow, place: PlaceRow, { networkName }: Reading): Grant {
  const speaker = ({ action, by_network }: EventRow): string => {
    if (action === 'recorded' || action === 'withdrawn') return place.platform;
    return by_network ? networkName : row.issuer_name;
  };
  return {
    label: headOf(row),
    status: row.status,
    from: row.valid_from,
    until: row.valid_until,
    reason: row.reason,
    criteria: row.criteria && metCriteria(row.criteria, row.claims),
    history: row.events.map((event) => ({
      at: new Date(event.at).toISOString(),
      action: event.action,
      by: speaker(event),
      from: event.valid_from,
      until: event.valid_until,
      reason: event.reason,
    })),
    revision: row.revision,
    page: `/places/${place.id}/labels/${row.id}`,
  };
}

/** Every criterion of a scheme, with what is known of it. */
export const metCriteria = (criteria: readonly Criterion[], claims: readonly Claim[]): MetCriterion[] =>
  criteria.map((criterion) => {
    const claim = claims.find(({ id }) => id === criterion.id);
    if (!claim) return { ...criterion, state: 'missing', by: null, date: null, evidence: null };
    return { ...criterion, state: claim.state, by: claim.by, date: claim.date, evidence: claim.evidence };
  });

/** When the first of the grants ends or begins; a revoked or suspended one does neither for its readers. */
function nextChange(rows: readonly GrantRow[], at: Date): Date | undefined {
  const instants = rows
    .filter(({ status, begun }) => status === 'granted' || !begun)
    .flatMap(({ begins_at, ends_at }) => [begins_at, ends_at ?? []].flat())
    .filter((instant) => instant > at);
  return instants.sort((a, b) => a.getTime() - b.getTime())[0];
}
