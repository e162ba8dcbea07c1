import type { Sql } from '../database/database.ts';
import type { Busy } from './busy.ts';
import { CalendarFault } from './fault.ts';
import { fetchCalendar, fetchLimits, type FetchLimits, type Validators } from './fetch.ts';
import { judgeCalendar } from './judge.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Between two looks at a calendar. */
const INTERVAL = 10 * MINUTE;
const LONGEST_INTERVAL = DAY;
/** A calendar that is being read is left alone that long; then its reader is thought dead. */
const CLAIM = MINUTE;
/** How far ahead busy times are kept: one books a year ahead at most, and what is read stays in use for a day. */
const AHEAD = 368 * DAY;

interface DueFeed extends Validators {
  readonly placeId: number;
  readonly resourceId: number;
  readonly timeZone: string;
  readonly url: string;
  readonly storedAt: Date | null;
}

export type FeedReading = Pick<DueFeed, 'placeId' | 'resourceId'> & {
  readonly outcome: 'stored' | 'unchanged' | 'moved' | 'failed';
  readonly fault?: CalendarFault;
};

/**
 * Reads one calendar that is due, if there is one. A fault is recorded for the operator; the busy times read before
 * then stay, and the calendar is read again after a delay that grows. Any number of hubs may do so at once.
 */
export async function readNextFeed(
  sql: Sql,
  now: Date,
  limits: FetchLimits = fetchLimits,
): Promise<FeedReading | undefined> {
  const feed = await claim(sql, now);
  if (feed === undefined) return undefined;
  const { placeId, resourceId } = feed;
  try {
    return { placeId, resourceId, outcome: await readFeed(sql, feed, now, limits) };
  } catch (error) {
    if (!(error instanceof CalendarFault)) throw error;
    await recordFault(sql, feed, error.message, now);
    return { placeId, resourceId, outcome: 'failed', fault: error };
  }
}

async function claim(sql: Sql, now: Date): Promise<DueFeed | undefined> {
  const [feed] = await sql<DueFeed[]>`
    update calendar_feed f set next_read_at = ${new Date(now.getTime() + CLAIM)}
    from resource r, place p
    where (f.place_id, f.resource_id) in (
        select place_id, resource_id from calendar_feed where next_read_at <= ${now}
        order by next_read_at limit 1 for update skip locked)
      and r.place_id = f.place_id and r.id = f.resource_id and p.id = f.place_id
    returning f.place_id as "placeId", f.resource_id as "resourceId", p.time_zone as "timeZone",
      r.calendar_url as url, f.etag, f.last_modified as "lastModified", f.stored_at as "storedAt"`;
  return feed;
}

async function readFeed(sql: Sql, feed: DueFeed, now: Date, limits: FetchLimits) {
  const fresh = feed.storedAt !== null && now.getTime() - feed.storedAt.getTime() < DAY;
  const known = fresh ? feed : { etag: null, lastModified: null };
  const fetched = await fetchCalendar(feed.url, known, limits);
  const at = now.getTime();
  const busy =
    fetched.status === 'read'
      ? await judgeCalendar(fetched.text, { from: at - DAY, to: at + AHEAD, timeZone: feed.timeZone })
      : undefined;
  const stored = await store(sql, feed, now, busy, fetched.status === 'read' ? fetched : feed);
  return stored ? (busy ? 'stored' : 'unchanged') : 'moved';
}

/** @returns false when the resource has another calendar meanwhile: what was read of the former one is of no use */
function store(
  sql: Sql,
  { placeId, resourceId, url }: DueFeed,
  now: Date,
  busy: readonly Busy[] | undefined,
  { etag, lastModified }: Validators,
): Promise<boolean> {
  return sql.begin(async (transaction) => {
    const [current] = await transaction`
      select from resource where place_id = ${placeId} and id = ${resourceId} and calendar_url = ${url} for share`;
    if (!current) return false;
    await transaction`
      update calendar_feed set etag = ${etag}, last_modified = ${lastModified}, read_at = ${now}, failures = 0,
        fault = null, next_read_at = ${new Date(now.getTime() + INTERVAL)}
        ${busy ? transaction`, stored_at = ${now}` : transaction``}
      where place_id = ${placeId} and resource_id = ${resourceId}`;
    if (busy === undefined) return true;
    await transaction`delete from busy_period where place_id = ${placeId} and resource_id = ${resourceId}`;
    await transaction`
      insert into busy_period (place_id, resource_id, during)
      select ${placeId}, ${resourceId}, tstzrange(begins, ends)
      from unnest(${busy.map(({ from }) => iso(from))}::timestamptz[],
        ${busy.map(({ to }) => iso(to))}::timestamptz[]) period (begins, ends)`;
    return true;
  });
}

const iso = (instant: number): string => new Date(instant).toISOString();

async function recordFault(sql: Sql, { placeId, resourceId }: DueFeed, fault: string, now: Date): Promise<void> {
  await sql`
    update calendar_feed set fault = ${fault}, failures = failures + 1, read_at = ${now},
      next_read_at = ${now}::timestamptz
        + least(${INTERVAL}::float8 * power(2, least(failures, 20)), ${LONGEST_INTERVAL}::float8) * interval '1 ms'
    where place_id = ${placeId} and resource_id = ${resourceId}`;
}
