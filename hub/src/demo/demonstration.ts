import { dropTrialAccount } from '../access/trial.ts';
import type { Sql } from '../database/database.ts';
import { ensureLabelSchemes } from '../labels/store.ts';
import { refreshSchedules } from '../opening/refresh.ts';
import type { Locator } from '../places/row.ts';
import { forgetSchedules } from '../places/rows.ts';
import { savePlaces, type Saved } from '../places/store.ts';
import { demoDrafts } from './drafts.ts';
import { enrichDemoLabels } from './labels.ts';
import { loadDemoVisits, removeDemoVisits } from './visits.ts';

/**
 * Whether the database never held a place. A network that removed the demonstration, and has no place of its own
 * yet, does not get it back. That the database is the embedded one is for the caller to check: nobody's own
 * PostgreSQL is filled with inventions.
 */
export async function demonstrationNeeded(sql: Sql): Promise<boolean> {
  const [numbers] = await sql<{ name: string }[]>`select pg_get_serial_sequence('place', 'id') as name`;
  const [row] = await sql<{ fresh: boolean }[]>`
    select not is_called and not exists (select 1 from place) as fresh from ${sql.unsafe(numbers?.name ?? '')}`;
  return row?.fresh ?? false;
}

/**
 * Stores the demo network, every place of it marked as demonstration, and judges its opening hours. Loading it again
 * on the same day changes nothing; on a later day the dates of its labels follow.
 * @returns one result a place
 */
export async function loadDemonstration(
  sql: Sql,
  { territories, now }: { readonly territories: Locator; readonly now: Date },
): Promise<Saved[]> {
  await ensureLabelSchemes(sql);
  const saved = await savePlaces(sql, demoDrafts(now), { territories, now });
  await enrichDemoLabels(sql, now);
  await refreshSchedules(sql, now);
  await loadDemoVisits(sql, now);
  return saved;
}

/**
 * Removes every place of the demonstration and what only they used: schedules that no place follows any more would be
 * computed for ever.
 * @returns how many places were removed
 */
export function removeDemonstration(sql: Sql): Promise<number> {
  return sql.begin(async (transaction) => {
    await removeDemoVisits(transaction);
    await dropTrialAccount(transaction);
    // A place that somebody booked is not deleted by mistake; those of the demonstration go with their bookings.
    await transaction`delete from booking where place_id in (select id from place where demonstration)`;
    const removed = await transaction<{ schedule: number | null }[]>`
      delete from place where demonstration returning schedule_id as schedule`;
    await forgetSchedules(
      transaction,
      removed.map(({ schedule }) => schedule),
    );
    return removed.length;
  });
}
