import type { Sql } from '../database/database.ts';
import type { PlaceDraft } from '../places/draft.ts';
import { savePlaces, savePlacesIn, type Saved } from '../places/store.ts';
import type { Queries } from '../places/transaction.ts';
import type { Adapter, RefusalCode } from './adapters/adapter.ts';
import { doubtsAbout, PointCounter } from './checks.ts';
import type { Communes } from './communes.ts';
import { proposeDuplicates } from './duplicates.ts';
import type { BrokenRow, Table, TableRow } from './file/table.ts';
import { UnreadableFileError } from './file/unreadable.ts';
import { RowReader, type Note } from './row-reader.ts';

/** What became of one row. */
export type RowResult =
  | { readonly line: number; readonly name: string; readonly refused: RefusalCode }
  | { readonly line: number; readonly draft: PlaceDraft; readonly notes: readonly Note[]; readonly saved: Saved };

export interface ImportOptions {
  readonly communes: Communes;
  /** Instant of the changes. */
  readonly now: Date;
  /** Does everything, then undoes it. */
  readonly dryRun?: boolean;
  /** Called for each row, in the order of the file. */
  readonly onRow: (result: RowResult) => void;
  /** Called with the part that is done, 0 to 1. */
  readonly onProgress?: (part: number) => void;
}

/** Rows that are held in memory at once. */
const BATCH = 500;

interface ReadRow {
  readonly line: number;
  readonly draft: PlaceDraft;
  readonly notes: readonly Note[];
}

/**
 * Stores the places of a table. The file is read twice: to know which places stand on one point, then to store; at
 * no time are more than a few hundred rows in memory.
 * @returns how many duplicates were proposed
 * @throws UnreadableFileError when columns are missing; PostgresError when the database refuses a batch, in which
 *   case what was stored before stays and the same import may be run again
 */
export async function importTable(
  sql: Sql,
  table: Table,
  adapter: Adapter,
  options: ImportOptions,
): Promise<{ duplicates: number }> {
  const columns = new Map(table.header.map((name, index) => [name, index]));
  const missing = adapter.requiredColumns.filter((name) => !columns.has(name));
  if (missing.length > 0) throw new UnreadableFileError('missing-columns', missing, { found: table.header });
  const points = await countPoints(table, adapter, columns);
  const job = { table, adapter, columns, points, options };
  if (options.dryRun !== true) {
    const { communes: territories, now } = options;
    return storeRows(sql, job, (drafts) => savePlaces(sql, drafts, { territories, now }));
  }
  return undone(sql, async (transaction) => {
    const { communes: territories, now } = options;
    return storeRows(transaction, job, (drafts) => savePlacesIn(transaction, drafts, { territories, now }));
  });
}

interface Job {
  readonly table: Table;
  readonly adapter: Adapter;
  readonly columns: ReadonlyMap<string, number>;
  readonly points: PointCounter;
  readonly options: ImportOptions;
}

async function countPoints(
  table: Table,
  adapter: Adapter,
  columns: ReadonlyMap<string, number>,
): Promise<PointCounter> {
  const points = new PointCounter();
  for await (const row of table.rows()) {
    if ('problem' in row) continue;
    const read = adapter.read(new RowReader(row, columns));
    if (!('refused' in read)) points.add(read);
  }
  return points;
}

async function storeRows(
  sql: Queries,
  { table, adapter, columns, points, options }: Job,
  save: (drafts: PlaceDraft[]) => Promise<Saved[]>,
): Promise<{ duplicates: number }> {
  const ids = new Set<string>();
  const touched: number[] = [];
  let bytes = 0;
  let batch: (ReadRow | Extract<RowResult, { refused: unknown }>)[] = [];
  const flush = async () => {
    const rows = batch;
    batch = [];
    const saved = await save(rows.flatMap((row) => ('draft' in row ? [row.draft] : [])));
    for (const row of rows) {
      const one = 'draft' in row ? saved.shift() : undefined;
      if (one !== undefined && one.outcome !== 'unchanged') touched.push(one.id);
      options.onRow('draft' in row ? { ...row, saved: found(one) } : row);
    }
    options.onProgress?.(Math.min(1, bytes / table.bytes));
  };
  for await (const row of table.rows((read) => (bytes = read))) {
    batch.push(readRow(row, adapter, columns, ids));
    const last = batch.at(-1);
    if (last !== undefined && 'draft' in last) {
      const doubts = [...(last.draft.doubts ?? []), ...doubtsAbout(last.draft, options.communes, points)];
      batch[batch.length - 1] = { ...last, draft: { ...last.draft, doubts } };
    }
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  return { duplicates: await proposeDuplicates(sql, touched) };
}

function found(saved: Saved | undefined): Saved {
  if (saved === undefined) throw new Error('A draft was stored without a result');
  return saved;
}

function readRow(
  row: TableRow | BrokenRow,
  adapter: Adapter,
  columns: ReadonlyMap<string, number>,
  ids: Set<string>,
): ReadRow | Extract<RowResult, { refused: unknown }> {
  const beginning = row.cells.slice(0, 2).join(' ');
  if ('problem' in row) return { line: row.line, name: beginning, refused: row.problem };
  const reader = new RowReader(row, columns);
  const read = adapter.read(reader);
  const name = reader.text(adapter.nameColumn ?? '') ?? beginning;
  if ('refused' in read) return { line: row.line, name, refused: read.refused };
  if (ids.has(read.source.id)) return { line: row.line, name: read.name, refused: 'repeated-id' };
  ids.add(read.source.id);
  return { line: row.line, draft: read, notes: reader.notes };
}

/** Runs the work in a transaction that is rolled back, and hands over its result. */
async function undone<T>(
  sql: Sql,
  work: (transaction: Parameters<Parameters<Sql['begin']>[1]>[0]) => Promise<T>,
): Promise<T> {
  const done = new Done<T>();
  try {
    await sql.begin(async (transaction) => {
      done.result = { value: await work(transaction) };
      throw done;
    });
  } catch (error) {
    if (error !== done) throw error;
  }
  if (done.result === undefined) throw new Error('The trial ended without a result');
  return done.result.value;
}

/** Thrown to roll back; not a failure. */
class Done<T> extends Error {
  result: { value: T } | undefined;
}
