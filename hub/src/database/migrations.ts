import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Sql } from './connection.ts';

export interface Migration {
  /** File name without `.sql`, such as `0001-places`. */
  readonly name: string;
  readonly text: string;
  /** SHA-256 of the text, hexadecimal. */
  readonly checksum: string;
}

/** The database and the migrations of this hub do not fit together; the message says what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

export const migrationsFolder = path.resolve(import.meta.dirname, '../../migrations');

/** Key of the advisory lock under which migrations run: « escm » in ASCII. */
const LOCK = 0x6573636d;

/**
 * Reads the migrations of a folder in the order of their numbers.
 * @throws MigrationError when two share a number or a file is not named `0001-what-it-does.sql`
 */
export function readMigrations(folder = migrationsFolder): Migration[] {
  const files = fs.readdirSync(folder).filter((file) => file.endsWith('.sql'));
  const migrations = files.sort().map((file) => {
    if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(file)) {
      throw new MigrationError(`The migration ${file} is not named like 0001-what-it-does.sql.`);
    }
    // A checkout on another system may have other line ends; they change nothing.
    const text = fs.readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    return { name: file.slice(0, -4), text, checksum: createHash('sha256').update(text).digest('hex') };
  });
  const numbers = migrations.map((migration) => migration.name.slice(0, 4));
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (twice) throw new MigrationError(`Two migrations bear the number ${twice}.`);
  return migrations;
}

/**
 * Brings the schema up to date: each migration once, in the order of numbers, in a transaction of its own, under an
 * advisory lock, so that any number of processes may start together. One that comes with an earlier number than what is
 * applied already, because two branches grew side by side, is applied all the same: subjects have their own numbers.
 * @returns the names of those applied by this call
 * @throws MigrationError when an applied file has changed since, or the database is ahead of this hub
 */
export async function migrate(sql: Sql, migrations: readonly Migration[] = readMigrations()): Promise<string[]> {
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${LOCK})`;
    await tx`
      create table if not exists migration (
        name text primary key,
        checksum text not null,
        applied_at timestamptz not null default now()
      )`;
    checkHistory(await tx<Applied[]>`select name, checksum from migration`, migrations);
  });
  const applied: string[] = [];
  for (const migration of migrations) if (await apply(sql, migration)) applied.push(migration.name);
  return applied;
}

interface Applied {
  readonly name: string;
  readonly checksum: string;
}

function checkHistory(history: readonly Applied[], migrations: readonly Migration[]): void {
  for (const { name, checksum } of history) {
    const file = migrations.find((migration) => migration.name === name);
    if (!file) {
      throw new MigrationError(`The database holds the migration ${name}, unknown to this hub: use a newer hub.`);
    }
    if (file.checksum !== checksum) {
      throw new MigrationError(
        `The migration ${name} has changed since it was applied: restore it and put the change into a new file.`,
      );
    }
  }
}

async function apply(sql: Sql, migration: Migration): Promise<boolean> {
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${LOCK})`;
    // Another process may have been quicker between our reading of the history and this lock.
    const [known] = await tx`select 1 from migration where name = ${migration.name}`;
    if (known) return false;
    try {
      await tx.unsafe(migration.text);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`The migration ${migration.name} failed: ${reason}`, { cause });
    }
    await tx`insert into migration (name, checksum) values (${migration.name}, ${migration.checksum})`;
    return true;
  });
}
