import path from 'node:path';
import type { Settings } from '../settings.ts';
import { joinCluster } from './cluster.ts';
import { connect, type Sql } from './connection.ts';
import { migrate } from './migrations.ts';

export type { Sql } from './connection.ts';

/** A migration may take its time, on one connection. */
const MIGRATING = { max: 1, longestStatement: null };

/** Name of the database in the embedded cluster. */
const NAME = 'escale';

export interface Database {
  readonly sql: Sql;
  /** True for the hub's own PostgreSQL, false for one named by DATABASE_URL. */
  readonly embedded: boolean;
  /** Waits for running queries, then lets go; the embedded server stops with its last user. */
  close(): Promise<void>;
}

/**
 * Opens the database of the settings and brings its schema up to date.
 * @throws Error with a sentence for the operator when it cannot be reached, is older than PostgreSQL 15, or does not
 * fit this hub (MigrationError)
 */
export async function openDatabase(settings: Pick<Settings, 'dataFolder' | 'databaseUrl'>): Promise<Database> {
  if (settings.databaseUrl === undefined) return openEmbedded(settings.dataFolder);
  await prepare(connect(settings.databaseUrl, MIGRATING));
  const sql = connect(settings.databaseUrl);
  return { sql, embedded: false, close: () => sql.end({ timeout: 10 }) };
}

async function openEmbedded(dataFolder: string): Promise<Database> {
  const cluster = await joinCluster(path.join(dataFolder, 'postgresql'));
  try {
    await cluster.createDatabase(NAME);
    await prepare(cluster.connect(NAME, MIGRATING));
    const sql = cluster.connect(NAME);
    const close = async () => {
      await sql.end({ timeout: 10 });
      await cluster.leave();
    };
    return { sql, embedded: true, close };
  } catch (error) {
    await cluster.leave();
    throw error;
  }
}

async function prepare(sql: Sql): Promise<void> {
  try {
    await checkVersion(sql);
    await migrate(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function checkVersion(sql: Sql): Promise<void> {
  const [row] = await sql<{ number: number; text: string }[]>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as text`;
  if (!row || row.number < 150_000) {
    throw new Error(`DATABASE_URL leads to PostgreSQL ${row?.text}; the hub needs 15 or newer.`);
  }
}
