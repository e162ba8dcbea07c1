import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { migrate, MigrationError, readMigrations, type Migration } from './migrations.ts';
import { testDatabase, type TestDatabase } from './testing.ts';

const step = (name: string, text: string): Migration => ({ name, text, checksum: `sum of ${text}` });

describe('migrations', () => {
  let database: TestDatabase;
  const own = readMigrations();
  before(async () => {
    database = await testDatabase();
  });
  after(() => database.close());

  it('changes nothing when everything is applied', async () => {
    assert.deepEqual(await migrate(database.sql), []);
    const [row] = await database.sql<{ count: number }[]>`select count(*) from migration`;
    assert.equal(row?.count, own.length);
  });

  it('applies a new file once, however many processes start together', async () => {
    const steps = [...own, step('9001-once', 'create table once (id int)')];
    const results = await Promise.all([1, 2, 3, 4].map(() => migrate(database.sql, steps)));
    assert.deepEqual(results.flat(), ['9001-once']);
  });

  it('leaves nothing of a file that fails half-way, and names it', async () => {
    const steps = [...readApplied(own), step('9002-broken', 'create table half (id int); select * from nowhere')];
    await assert.rejects(migrate(database.sql, steps), /The migration 9002-broken failed: relation "nowhere"/);
    const [row] = await database.sql<{ half: string | null }[]>`select to_regclass('half')::text as half`;
    assert.equal(row?.half, null);
  });

  it('refuses a file that changed after it was applied', async () => {
    const steps = [...own, step('9001-once', 'create table twice (id int)')];
    await assert.rejects(migrate(database.sql, steps), /9001-once has changed since it was applied/);
  });

  it('refuses a database that is ahead', async () => {
    await assert.rejects(migrate(database.sql, own), /holds the migration 9001-once, unknown to this hub/);
  });

  it('applies a file that comes late', async () => {
    const late = [
      ...own,
      step('9000-late', 'create table late (id int)'),
      step('9001-once', 'create table once (id int)'),
    ];
    assert.deepEqual(await migrate(database.sql, late), ['9000-late']);
    assert.deepEqual(await migrate(database.sql, late), []);
  });
});

const readApplied = (own: readonly Migration[]): Migration[] => [
  ...own,
  step('9001-once', 'create table once (id int)'),
];

describe('the folder of migrations', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'escale-migrations-'));
  const write = (name: string, text = 'select 1;\n') => fs.writeFileSync(path.join(folder, name), text);
  after(() => fs.rmSync(folder, { recursive: true }));

  it('is read in the order of its numbers, whatever the line ends', () => {
    write('0002-second.sql', 'select 1;\r\n');
    write('0001-first.sql');
    write('README.md');
    const [first, second] = readMigrations(folder);
    assert.deepEqual([first?.name, second?.name], ['0001-first', '0002-second']);
    assert.equal(first?.checksum, second?.checksum);
  });

  it('refuses a number given twice and a name that says nothing', () => {
    write('0002-other.sql');
    assert.throws(() => readMigrations(folder), new MigrationError('Two migrations bear the number 0002.'));
    fs.rmSync(path.join(folder, '0002-other.sql'));
    write('fix.sql');
    assert.throws(() => readMigrations(folder), /fix\.sql is not named/);
  });
});
