import { operations } from '../../../../sdk/contract/index.ts';
import { JsonText, route, type Route } from '../../http/route.ts';
import { isBookable, heldAt, matching, periodAt } from '../places/filters.ts';
import type { Dependencies } from '../places/search.ts';
import { Statement } from '../places/statement.ts';
import { milliseconds, scheduleChange, scheduleOpen } from '../places/summary-sql.ts';
import { judgedAt, maxAge } from '../places/validity.ts';

/** Units a degree: about one metre, the size of a door. */
const SCALE = 100_000;

/** `GET /v1/map`: every match in columns, written by PostgreSQL. */
export const mapRoutes = ({ sql, territories }: Dependencies): Route[] => [
  route(operations.getMap, async ({ query, now }) => {
    const judged = judgedAt(now);
    const statement = new Statement();
    const { tables, where } = matching(query, statement, { territories, at: judged });
    const at = statement.value(judged.toISOString(), 'text::timestamptz');
    const [body, nextChange] = await statement.read(sql, mapStatement(tables, where, at));
    if (!body) throw new Error('A map without a body');
    return { body: new JsonText(body), maxAge: maxAge(now, nextChange ? new Date(Number(nextChange)) : null) };
  }),
];

const array = (expression: string): string =>
  `'[' || coalesce(string_agg((${expression})::text, ',' order by id), '') || ']'`;

const delta = (column: string): string => `${column} - lag(${column}, 1, 0) over (order by m.id)`;

/** Columns are put together as text: a JSON value per number would cost ten times the time. */
export function mapStatement(tables: readonly string[], where: string, at: string): string {
  return `with ${[
    ...tables,
    // each schedule is judged once, not once per place
    `judged as materialized (select s.id, ${scheduleOpen(at)} as open_now, ${scheduleChange(at)} as next_change
      from schedule s left join ${periodAt(at)} on s.computed @> ${at})`,
    `booked as materialized (select distinct place_id from resource where ${isBookable('resource')})`,
    `labelled as materialized (select distinct place_id from label_grant where ${heldAt(at)})`,
    `matched as materialized (select p.id::int8, p.lat is not null as placed,
        round(p.lat * ${SCALE})::int as lat, round(p.lon * ${SCALE})::int as lon, p.kinds[1] as kind,
        case when p.status <> 'open' then false else judged.open_now end as open_now,
        case when p.status = 'open' then judged.next_change end as next_change,
        case when booked.place_id is not null then 1 else 0 end
        + case when p.telework_spot is not null then 8 else 0 end
        + case when labelled.place_id is not null then 16 else 0 end as marks
      from place p left join judged on judged.id = p.schedule_id
      left join booked on booked.place_id = p.id left join labelled on labelled.place_id = p.id
      where ${where})`,
    `kinds as materialized (select kind, (row_number() over (order by count(*) desc, kind) - 1) as index
      from matched where placed group by kind)`,
    `entry as (select m.id, kinds.index as kind,
        m.marks + case m.open_now when true then 2 when false then 4 else 0 end as flags,
        ${delta('m.id')} as id_step, ${delta('m.lat')} as lat_step, ${delta('m.lon')} as lon_step
      from matched m join kinds on kinds.kind = m.kind where m.placed)`,
  ].join(',\n')}
  select '{"total":' || (select count(*) from matched) || ',"scale":${SCALE},"id":' || ${array('id_step')}
    || ',"lat":' || ${array('lat_step')} || ',"lon":' || ${array('lon_step')}
    || ',"kinds":' || (select coalesce(json_agg(kind order by index), '[]') from kinds)
    || ',"kind":' || ${array('kind')} || ',"flags":' || ${array('flags')} || '}' as body,
    (select ${milliseconds('min(next_change)')} from matched) as next_change
  from entry`;
}
