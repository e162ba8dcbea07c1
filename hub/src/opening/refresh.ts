import { setImmediate } from 'node:timers/promises';
import type { Sql } from '../database/connection.ts';
import { evaluatePeriods } from './periods.ts';
import type { OpeningPeriod } from './periods.ts';

const DAY = 86_400_000;
/** What must be known at any time: the week shown starts yesterday in some time zones, `open-at` looks 30 days ahead. */
const BEHIND = 2 * DAY;
const AHEAD = 32 * DAY;
/** What is computed beyond that, so that a schedule is judged anew about once a week, not at every call. */
const SLACK = 8 * DAY;
/** Hours that only the library reads take four milliseconds each: the event loop is never held for half a second. */
const BATCH = 100;

interface Schedule {
  readonly id: number;
  readonly hours: string;
  readonly time_zone: string;
  readonly holidays: string;
}

/**
 * Judges every schedule that is not known from two days ago to 32 days ahead, and forgets what is past. Any number of
 * processes may do it at once: each waits for the batch another one works on, and then finds it done, so that
 * whoever returns can rely on every schedule.
 * @returns how many schedules were judged
 * @throws the database's errors
 */
export async function refreshSchedules(sql: Sql, now: Date): Promise<number> {
  let refreshed = 0;
  for (;;) {
    const batch = await refreshBatch(sql, now);
    refreshed += batch;
    if (batch === 0) return refreshed;
    // Answers to readers go first.
    await setImmediate();
  }
}

async function refreshBatch(sql: Sql, now: Date): Promise<number> {
  const from = new Date(now.getTime() - BEHIND);
  const to = new Date(now.getTime() + AHEAD);
  const horizon = new Date(to.getTime() + SLACK);
  return sql.begin(async (transaction) => {
    // Not « for update »: that would make whoever stores a place with this schedule wait. Rows that another process
    // has refreshed meanwhile are judged again by the condition when their lock comes free, and drop out.
    const schedules = await transaction<Schedule[]>`
      select id, hours, time_zone, holidays from schedule
      where computed is null or not computed @> tstzrange(${from}, ${to})
      order by id limit ${BATCH} for no key update`;
    if (schedules.length === 0) return 0;
    const ids = schedules.map(({ id }) => id);
    const periods = schedules.flatMap(({ id, hours, time_zone, holidays }) =>
      groupByNote(periodsOf({ hours, time_zone, holidays }, from, horizon)).map((group) => ({ id, ...group })),
    );
    await transaction`delete from opening_period where schedule_id = any(${ids}::bigint[])`;
    await transaction`
      insert into opening_period (schedule_id, during, certain, note)
      select id, during, certain::boolean, note
      from unnest(
        ${periods.map(({ id }) => id)}::bigint[], ${periods.map(({ during }) => during)}::text[],
        ${periods.map(({ certain }) => String(certain))}::text[], ${periods.map(({ note }) => note)}::text[]
      ) as period (id, during_all, certain, note), unnest(during_all::tstzmultirange) as during`;
    await transaction`update schedule set computed = tstzrange(${from}, ${horizon}) where id = any(${ids}::bigint[])`;
    return schedules.length;
  });
}

/**
 * Whoever stores hours has read them first. Should some become unreadable all the same (another version of the
 * library, a row written by hand), they say « unknown » to every reader, and the other schedules are not held up.
 */
function periodsOf({ hours, time_zone, holidays }: Omit<Schedule, 'id'>, from: Date, to: Date): OpeningPeriod[] {
  try {
    return evaluatePeriods(hours, time_zone, holidays, from, to);
  } catch {
    return [{ from, to, certain: false, note: `horaires illisibles\xa0: ${hours}` }];
  }
}

interface PeriodGroup {
  readonly certain: boolean;
  readonly note: string | null;
  /** A tstzmultirange. */
  readonly during: string;
}

/** Periods that differ only by their time travel as one value: half the time of as many rows. */
function groupByNote(periods: readonly OpeningPeriod[]): PeriodGroup[] {
  const groups = Map.groupBy(periods, ({ certain, note }) => JSON.stringify([certain, note]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const ranges = group.map(({ from, to }) => `[${from.toISOString()},${to.toISOString()})`);
    return [{ certain: first.certain, note: first.note, during: `{${ranges.join(',')}}` }];
  });
}
