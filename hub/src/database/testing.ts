import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import { joinCluster, type Cluster } from './cluster.ts';
import { connect, type ConnectionOptions, type Sql } from './connection.ts';
import { migrate, readMigrations } from './migrations.ts';

export interface TestDatabase {
  readonly sql: Sql;
  /** Drops the database. */
  close(): Promise<void>;
}

/** A server that test databases are made on. */
interface TestServer {
  connect(database: string, options?: ConnectionOptions): Sql;
  leave(): Promise<void>;
}

const LOCK = 0x65736374;
const PREFIX = 'escale_test_';
/** Databases of test processes that were killed are dropped when they are this old. */
const ABANDONED_MS = 60 * 60_000;

/** The databases are thrown away: what a power cut would lose may be lost. */
export const testServerSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
} as const;

/** Where the embedded server of all test processes is: in the checkout, also for tests that run in a copy of it. */
export const testServerFolder = (): string =>
  process.env['ESCALE_TEST_CLUSTER'] ?? path.resolve(import.meta.dirname, '../../../.cache/test-postgresql');

/** The server of this process, and how many test databases it holds here. */
let shared: { server: Promise<TestServer>; users: number } | undefined;

/**
 * A fresh database with the current schema, of its own for each call. All test processes share one embedded server
 * in `.cache/`; each database is cloned from a migrated template. `ESCALE_TEST_DATABASE_URL` names another server,
 * on which the user may create databases.
 */
export async function testDatabase(): Promise<TestDatabase> {
  shared ??= { server: joinServer(), users: 0 };
  const mine = shared;
  mine.users += 1;
  try {
    const server = await mine.server;
    const name = `${PREFIX}${Date.now()}_${randomBytes(6).toString('hex')}`;
    await administer(server, async (admin) => {
      await admin`create database ${admin(name)} template ${admin(await ensureTemplate(server, admin))}`;
    });
    const sql = server.connect(name);
    const close = async () => {
      await sql.end({ timeout: 5 });
      await administer(server, (admin) => admin`drop database if exists ${admin(name)} with (force)`);
      await release(mine);
    };
    return { sql, close };
  } catch (error) {
    await release(mine);
    throw error;
  }
}

async function release(mine: NonNullable<typeof shared>): Promise<void> {
  mine.users -= 1;
  if (mine.users > 0) return;
  if (shared === mine) shared = undefined;
  const server = await mine.server.catch(() => undefined);
  await server?.leave();
}

async function joinServer(): Promise<TestServer> {
  const url = process.env['ESCALE_TEST_DATABASE_URL'];
  if (url) {
    const at = (database: string): string => {
      const address = new URL(url);
      address.pathname = `/${database}`;
      return address.href;
    };
    return {
      connect: (database, options) => connect(at(database), { max: 4, ...options }),
      leave: () => Promise.resolve(),
    };
  }
  const cluster: Cluster = await joinCluster(testServerFolder(), { server: testServerSettings });
  return {
    connect: (database, options) => cluster.connect(database, { max: 4, ...options }),
    leave: () => cluster.leave(),
  };
}

async function administer<T>(server: TestServer, work: (admin: Sql) => Promise<T>): Promise<T> {
  // Whole databases are made and dropped, on a machine with other work: that may take its time.
  const admin = server.connect('postgres', { longestStatement: null });
  try {
    return await work(admin);
  } finally {
    await admin.end({ timeout: 5 });
  }
}

/** Makes the template of the current migrations unless it exists; one process at a time. */
async function ensureTemplate(server: TestServer, admin: Sql): Promise<string> {
  const migrations = readMigrations();
  const hash = createHash('sha256')
    .update(migrations.map(({ checksum }) => checksum).join('\n'))
    .digest('hex');
  const name = `escale_template_${hash.slice(0, 12)}`;
  const ready = async (sql: Pick<Sql, 'unsafe'>) =>
    (await sql.unsafe('select 1 from pg_database where datname = $1 and datistemplate', [name])).length > 0;
  if (await ready(admin)) return name;
  const holder = await admin.reserve();
  try {
    await holder`select pg_advisory_lock(${LOCK})`;
    if (await ready(holder)) return name;
    await dropAbandoned(admin);
    await admin`drop database if exists ${admin(name)} with (force)`;
    await admin`create database ${admin(name)}`;
    const sql = server.connect(name, { longestStatement: null });
    try {
      await migrate(sql, migrations);
    } finally {
      // A template that somebody is connected to cannot be cloned.
      await sql.end({ timeout: 5 });
    }
    await admin`alter database ${admin(name)} is_template true`;
    return name;
  } finally {
    await holder`select pg_advisory_unlock(${LOCK})`;
    holder.release();
  }
}

/** Drops templates of other migrations and databases of tests that were killed. */
async function dropAbandoned(admin: Sql): Promise<void> {
  const rows = await admin<{ name: string; template: boolean }[]>`
    select datname as name, datistemplate as template from pg_database
    where datname ~ '^escale_(test|template)_'`;
  for (const { name, template } of rows) {
    const made = Number(/^escale_test_(\d+)_/.exec(name)?.[1] ?? 0);
    if (made > Date.now() - ABANDONED_MS) continue;
    if (template) await admin`alter database ${admin(name)} is_template false`;
    await admin`drop database if exists ${admin(name)} with (force)`;
  }
}
