import type { operations, PlaceQuery, SortOrder } from '../../../../sdk/contract/index.ts';
import type { Sql } from '../../database/database.ts';
import { ProblemError } from '../../http/problem.ts';
import { JsonText, type Answer, type Call } from '../../http/route.ts';
import type { Territories } from '../../territories/territories.ts';
import { formatCursor, readCursor, type Cursor } from './cursor.ts';
import { matching, type Matching } from './filters.ts';
import { Statement, type Columns } from './statement.ts';
import { milliseconds, nextChange, openingTables, summaryFields } from './summary-sql.ts';
import { judgedAt, maxAge } from './validity.ts';

const DEFAULT_LIMIT = 20;
const OPENING = Buffer.from('{"items":');
/** Sorts places without a position after all others: half the Earth's circumference is 2.0e7 m. */
const NOWHERE = 1e9;

export interface Dependencies {
  readonly sql: Sql;
  readonly territories: Territories;
}

/** The first two parameters of every page: what is written of them is written once and not for each search. */
const AT = '$1::text::timestamptz';
const MOST = '$2::int';
const shown = {
  nextChange: nextChange(AT),
  fields: summaryFields(AT),
  from: `from page join place p on p.id = page.id ${openingTables(AT)} where page.number <= ${MOST}`,
};

/** One row: the page as JSON, and what its frame needs. */
interface Page {
  readonly items: Buffer;
  readonly total: number;
  readonly nextChange: Date | null;
  /** The kinds of all matches as JSON; null when nobody asked. */
  readonly kinds: Buffer | null;
  /** Where the next page begins; null after the last. */
  readonly last: { readonly key: Cursor['key']; readonly id: number } | null;
}

/** How a sort reads and compares its key. Equal keys follow the number of the place. */
interface Order {
  /** SQL of the key of the place `p`. */
  readonly key: string;
  readonly descending: boolean;
  /** SQL of the key as a cursor holds it, and back. */
  readonly written: string;
  readonly read: (statement: Statement, key: Cursor['key']) => string;
  /** An index has the places in this order, so that a page of a whole list needs not sort it. */
  readonly indexed: boolean;
}

interface SearchContext {
  readonly territories: Territories;
  /** The instant at which what is shown is judged. */
  readonly judged: Date;
  readonly cursor: Cursor | undefined;
}

/** Answers `GET /v1/places`: one SQL statement, whose JSON is passed on as it is. */
export async function searchPlaces(
  { sql, territories }: Dependencies,
  { query, url, now }: Call<typeof operations.searchPlaces>,
): Promise<Answer> {
  const sort = sortOf(query);
  const cursor = readCursor(query, sort, now);
  const judged = judgedAt(now);
  const { statement, text } = searchStatement(query, { territories, judged, cursor });
  const page = readPage(await statement.read(sql, text), sort);
  const at = cursor?.at ?? judged.getTime();
  const next = page.last && nextAddress(url, formatCursor({ sort, at, ...page.last }, query));
  const links = JSON.stringify({ self: `/v1/places${url.search}`, next: next && `/v1/places${next}` });
  return {
    body: new JsonText(
      Buffer.concat([
        OPENING,
        page.items,
        Buffer.from(`,"links":${links},"total":${page.total},`),
        Buffer.from(page.kinds ? `"facets":{"kind":${page.kinds.toString()}},` : ''),
        Buffer.from(`"evaluatedAt":"${judged.toISOString()}"}`),
      ]),
    ),
    maxAge: maxAge(now, page.nextChange),
    // relative to the address that was asked for (RFC 8288, 3.1), wherever the hub lies
    ...(next === null ? {} : { link: `<${next}>; rel="next"` }),
  };
}

/** Reads the row of {@link pageStatement}. */
function readPage([items, total, nextChange, key, id, kinds]: Columns, sort: SortOrder): Page {
  if (!items || !total) throw new Error('A page without places or their number');
  const last = key && id && { key: sort === 'name' ? key.toString() : Number(key), id: Number(id) };
  return {
    items,
    total: Number(total),
    nextChange: nextChange ? new Date(Number(nextChange)) : null,
    kinds: kinds ?? null,
    last: last ?? null,
  };
}

/** The statement that answers one page of a query as a row of {@link Page}. */
export function searchStatement(query: PlaceQuery, { territories, judged, cursor }: SearchContext) {
  const statement = new Statement([judged.toISOString(), query.limit ?? DEFAULT_LIMIT]);
  const match = matching(query, statement, { territories, at: cursor ? new Date(cursor.at) : judged });
  const text = pageStatement(statement, match, order(sortOf(query), match), cursor, query.facets !== undefined);
  return { statement, text };
}

function sortOf(query: PlaceQuery): SortOrder {
  const sort = query.sort ?? (query.q !== undefined ? 'relevance' : query.near ? 'distance' : 'name');
  checkSort(sort, query);
  return sort;
}

function checkSort(sort: SortOrder, query: PlaceQuery): void {
  const missing =
    sort === 'distance' && !query.near ? 'near' : sort === 'relevance' && query.q === undefined ? 'q' : '';
  if (missing === '') return;
  const detail = { fr: `Le tri «\xa0${sort}\xa0» demande ${missing}.`, en: `The order “${sort}” needs ${missing}.` };
  throw new ProblemError('invalid-parameters', { errors: [{ parameter: 'sort', detail }], final: true });
}

function order(sort: SortOrder, { distance, score }: Matching): Order {
  const measured = {
    written: 'key',
    read: (statement: Statement, key: Cursor['key']) => statement.value(key, 'float8'),
  };
  switch (sort) {
    case 'relevance':
      return { ...measured, key: score?.() ?? '0::float8', descending: true, indexed: false };
    case 'distance':
      return { ...measured, key: `coalesce(${distance ?? 'null'}, ${NOWHERE})`, descending: false, indexed: false };
    case 'name': {
      const read: Order['read'] = (statement, key) => statement.value(key, 'text');
      return { key: 'p.sort_name', descending: false, written: 'key', read, indexed: true };
    }
    case 'updated': {
      // whole microseconds, which a number holds exactly until the year 2255
      const read: Order['read'] = (statement, key) =>
        `(timestamptz 'epoch' + ${statement.value(key, 'bigint')} * interval '1 microsecond')`;
      const written = '(extract(epoch from key) * 1000000)::bigint';
      return { key: 'p.updated_at', descending: true, written, read, indexed: true };
    }
  }
}

function pageStatement(
  statement: Statement,
  match: Matching,
  { key, descending, written, read, indexed }: Order,
  cursor: Cursor | undefined,
  withKinds: boolean,
): string {
  const direction = descending ? 'desc' : 'asc';
  const matched = `select p.id, ${key} as key from place p where ${match.where}`;
  // a few matches are found once and kept; of a whole list the count and the first places are read from indexes
  const [list, source] =
    indexed && !match.selective ? [[], `(${matched})`] : [[`list as materialized (${matched})`], 'list'];
  const after = (column: string): string => {
    if (!cursor) return '';
    const last = read(statement, cursor.key);
    const [ahead, number] = [descending ? '<' : '>', statement.value(cursor.id, 'bigint')];
    return `where ${column} ${ahead}= ${last} and (${column} ${ahead} ${last} or id > ${number})`;
  };
  return `with ${[
    ...match.tables,
    ...list,
    `page as materialized (select id, key, row_number() over (order by key ${direction}, id) as number
      from (select id, key from ${source} matched ${after('key')} order by key ${direction}, id limit ${MOST} + 1) first)`,
    `shown as materialized (select page.number, ${shown.nextChange} as next_change,
      ${item(shown.fields, match.distance)} as item ${shown.from})`,
    `last as (select ${written} as key, id from page
      where number = ${MOST} and exists (select from page where number > ${MOST}))`,
  ].join(',\n')}
  select (select coalesce(json_agg(item order by number), '[]') from shown) as items,
    (select count(*) from ${source} matched) as total,
    (select ${milliseconds('min(next_change)')} from shown) as next_change,
    (select key from last) as key, (select id from last) as id${withKinds ? `,\n    ${kindsOf(source)} as kinds` : ''}`;
}

/** The kinds that the places of a list have, each once. */
const kindsOf = (source: string): string =>
  `(select coalesce(json_agg(kind), '[]') from
      (select distinct unnest(p.kinds) as kind from ${source} matched join place p on p.id = matched.id order by 1) kinds)`;

/** A place as JSON; a distance that is not known is left out. */
function item(fields: string, distance: string | undefined): string {
  const object = `json_build_object(${fields})`;
  if (distance === undefined) return object;
  const measured = `json_build_object(${fields}, 'distance', round(${distance})::bigint)`;
  return `case when p.lat is null then ${object} else ${measured} end`;
}

/** The same search with another cursor, as a reference relative to itself: `?kind=cafe&cursor=…`. */
function nextAddress(url: URL, cursor: string): string {
  const query = new URLSearchParams(url.search);
  query.set('cursor', cursor);
  // They are of all pages: who asked has them.
  query.delete('facets');
  return `?${query.toString()}`;
}
