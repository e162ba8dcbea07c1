import { bookable, periodAt } from './filters.ts';

/** RFC 3339 with milliseconds, as JavaScript writes it. */
const instant = (expression: string): string =>
  `to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** An instant as JavaScript counts it, for whoever reads columns as text; opening hours change at full minutes. */
export const milliseconds = (expression: string): string => `(extract(epoch from ${expression}) * 1000)::bigint`;

/** Schedule `s` of the place `p` and its running or next period `o`, judged at an instant. */
export const openingTables = (at: string): string =>
  `left join schedule s on s.id = p.schedule_id left join ${periodAt(at)} on s.computed @> ${at}`;

/** Whether the schedule `s` is open; null when the hours are unknown, or not certain at the instant. */
export const scheduleOpen = (at: string): string => `case
  when s.id is null or not coalesce(s.computed @> ${at}, false) then null
  when o.begins is null or o.begins > ${at} then false
  when o.certain then true end`;

/** When that changes next; null at the end of what is computed. */
export const scheduleChange = (at: string): string =>
  `(select nullif(instant, upper(s.computed)) from (values (case when o.begins <= ${at} then o.ends else o.begins end)) change (instant))`;

/** A place that is planned or paused is not open, whatever its hours. */
const openNow = (at: string): string => `case when p.status <> 'open' then false else ${scheduleOpen(at)} end`;

export const nextChange = (at: string): string => `case when p.status = 'open' then ${scheduleChange(at)} end`;

/** The state of a grant `l` at an instant: nobody needs to have marked it as expired. */
export const labelStatus = (at: string): string =>
  `case when l.status = 'granted' and l.ends_at <= ${at} then 'expired' else l.status end`;

/** The labels of the place `p` as they are at an instant, those held first; one that has not begun is nobody's yet. */
const labels = (at: string): string => `(
  select coalesce(json_agg(json_build_object(
    'scheme', l.scheme, 'name', n.name, 'issuer', json_build_object('name', n.issuer_name, 'url', n.issuer_url),
    'status', ${labelStatus(at)}, 'from', l.valid_from, 'until', l.valid_until
  ) order by ${labelStatus(at)} = 'granted' desc, l.valid_from desc, l.scheme), '[]')
  from label_grant l join label_scheme n on n.id = l.scheme where l.place_id = p.id and l.begins_at <= ${at})`;

/**
 * The fields of the contract's `PlaceSummary`, as arguments of `json_build_object`, for the place `p` joined with
 * {@link openingTables}.
 * @param at SQL of the instant at which opening and labels are judged
 */
export const summaryFields = (at: string): string => `
  'id', p.public_id, 'name', p.name, 'kinds', p.kinds, 'status', p.status, 'timeZone', p.time_zone,
  'address', json_build_object('street', p.street, 'complement', p.complement, 'postalCode', p.postal_code,
    'city', p.city, 'inseeCode', p.insee_code, 'country', p.country),
  'position', case when p.lat is not null then json_build_object('lat', p.lat, 'lon', p.lon,
    'precision', p.position_precision, 'source', p.position_source) end,
  'opening', json_build_object('hours', s.hours, 'openNow', ${openNow(at)},
    'nextChange', ${instant(nextChange(at))}),
  'teleworkSpot', p.telework_spot, 'amenities', p.amenities, 'labels', ${labels(at)},
  'bookable', ${bookable}, 'summary', p.summary, 'demonstration', p.demonstration,
  'updatedAt', ${instant('p.updated_at')}`;
