import type { PlaceRow } from './row.ts';
import { columnTypes } from './row.ts';
import type { Transaction } from './transaction.ts';

/** A row with what it is found by. */
export interface StoredPlace extends PlaceRow {
  id: number;
  schedule_id: number | null;
  said: string[];
}

const names = Object.keys(columnTypes);

/** The columns of a row, for a list of columns. */
export const columns = names.join(', ');
/** The same of a table or record called so. */
export const columnsOf = (table: string): string => names.map((name) => `${table}.${name}`).join(', ');
/** The columns with their types, as `jsonb_to_recordset` reads them. */
export const recordColumns = Object.entries({ n: 'int', ...columnTypes, schedule_id: 'bigint' })
  .map(([name, type]) => `${name} ${type}`)
  .join(', ');

/** What a {@link StoredPlace} is read from: `place p left join schedule s`. */
export const storedColumns = `p.id, p.schedule_id, p.said, s.hours, s.holidays, ${columnsOf('p')}`;

/** The row alone, to compare with what is to be written. */
export function rowOf({ id: _id, schedule_id: _schedule, said: _said, ...row }: StoredPlace): PlaceRow {
  return row;
}

/** Writes rows that differ from what is stored, with their schedules. */
export async function writeRows(
  sql: Transaction,
  different: readonly { readonly stored: StoredPlace; readonly row: PlaceRow }[],
): Promise<void> {
  if (different.length === 0) return;
  const rows = await withSchedules(
    sql,
    different.map(({ row }) => row),
  );
  await sql`
    update place set (${sql.unsafe(columns)}, schedule_id) = row(${sql.unsafe(columnsOf('row'))}, row.schedule_id)
    from jsonb_to_recordset(${JSON.stringify(rows.map((row, index) => ({ ...row, id: different[index]?.stored.id })))}::text::jsonb)
      as row (id bigint, ${sql.unsafe(recordColumns)})
    where place.id = row.id`;
  await forgetSchedules(
    sql,
    different.map(({ stored }) => stored.schedule_id),
  );
}

/** Finds or makes the schedule of each row: one for each distinct text, time zone and holiday calendar. */
export async function withSchedules(sql: Transaction, rows: readonly PlaceRow[]) {
  const keyed = rows.map((row, n) => ({ ...row, n }));
  const timed = keyed.filter((row) => row.hours !== null);
  if (timed.length === 0) return keyed.map((row) => ({ ...row, schedule_id: null }));
  const wanted = [timed.map((row) => row.hours), timed.map((row) => row.time_zone), timed.map((row) => row.holidays)];
  const [hours, zones, holidays] = wanted as [string[], string[], string[]];
  await sql`
    insert into schedule (hours, time_zone, holidays)
    select distinct * from unnest(${hours}::text[], ${zones}::text[], ${holidays}::text[])
    on conflict do nothing`;
  const schedules = await sql<{ n: number; id: number }[]>`
    select wanted.n::int as n, s.id
    from unnest(${hours}::text[], ${zones}::text[], ${holidays}::text[])
         with ordinality as wanted (hours, time_zone, holidays, n)
    join schedule s using (hours, time_zone, holidays)`;
  const ids = new Map(schedules.map(({ n, id }) => [timed[n - 1]?.n, id]));
  return keyed.map((row) => ({ ...row, schedule_id: ids.get(row.n) ?? null }));
}

/** Deletes those of the schedules that no place follows any more: they would be computed for ever. */
export async function forgetSchedules(sql: Transaction, ids: readonly (number | null)[]): Promise<void> {
  const left = ids.filter((id) => id !== null);
  await sql`
    delete from schedule s where s.id = any(${left}::bigint[])
      and not exists (select from place p where p.schedule_id = s.id)`;
}
