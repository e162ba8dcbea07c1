import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { joinCluster } from './cluster.ts';
import { isDatabaseAway, type Sql } from './connection.ts';
import { openDatabase } from './database.ts';

// PostgreSQL's account must be able to enter it.
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'escale-cluster-'));
fs.chmodSync(root, 0o755);
after(() => fs.rmSync(root, { recursive: true, force: true }));

/** A process of its own that opens the database, says so, and closes it when its standard input ends. */
function holder(dataFolder: string): ChildProcess {
  const script = `
    import { openDatabase } from ${JSON.stringify(new URL('./database.ts', import.meta.url).href)};
    const database = await openDatabase({ dataFolder: process.argv[1], databaseUrl: undefined });
    const [row] = await database.sql\`select count(*) as places from place\`;
    console.log(JSON.stringify(row));
    process.stdin.resume().on('end', () => database.close());
  `;
  return spawn(process.execPath, ['--input-type=module', '-e', script, '--', dataFolder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

/** What the process says first; fails when it ends without a word. */
const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once('close', (code) => reject(new Error(`The holder ended with ${code} before it was ready.`)));
  });

const ended = async (child: ChildProcess): Promise<number | null> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
};

const isServerRunning = (dataFolder: string): boolean =>
  fs.existsSync(path.join(dataFolder, 'postgresql', 'postmaster.pid'));

/** The process id that PostgreSQL writes into its lock file. */
const postmasterOf = (folder: string): number =>
  Number(fs.readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);

/** Asks again while the database is away or still the one that dies; a backend outlives its postmaster briefly. */
async function untilBack(sql: Sql, folder: string, killed: number): Promise<void> {
  for (;;) {
    try {
      await sql`select 1`;
      if (postmasterOf(folder) !== killed) return;
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
    }
    await wait(20);
  }
}

describe('the embedded PostgreSQL', () => {
  it('is made once by four first starts at once, and stops with the last of them', async () => {
    const dataFolder = path.join(root, 'four');
    const children = [1, 2, 3, 4].map(() => holder(dataFolder));
    const lines = await Promise.all(children.map(firstLine));
    assert.deepEqual(lines, Array(4).fill('{"places":0}'));
    assert.ok(isServerRunning(dataFolder));
    for (const child of children) child.stdin?.end();
    assert.deepEqual(await Promise.all(children.map(ended)), [0, 0, 0, 0]);
    assert.equal(isServerRunning(dataFolder), false);
    assert.deepEqual(fs.readdirSync(dataFolder), ['postgresql']);
  });

  it('outlives a holder that is killed; the next takes it over and stops it', async () => {
    const dataFolder = path.join(root, 'killed');
    const killed = holder(dataFolder);
    await firstLine(killed);
    killed.kill('SIGKILL');
    await ended(killed);
    const next = holder(dataFolder);
    assert.equal(await firstLine(next), '{"places":0}');
    next.stdin?.end();
    assert.equal(await ended(next), 0);
    assert.equal(isServerRunning(dataFolder), false);
  });

  it('comes back by itself when the server is killed under its users', async (t) => {
    const folder = path.join(root, 'back', 'postgresql');
    const cluster = await joinCluster(folder);
    t.after(() => cluster.leave());
    await cluster.createDatabase('one');
    const sql = cluster.connect('one');
    t.after(() => sql.end());
    await sql`create table kept as select 42 as answer`;
    for (const _time of ['once', 'and again']) {
      const { promise: begun, resolve: begin } = Promise.withResolvers<undefined>();
      const underWay = Promise.allSettled([
        sql.begin(async (transaction) => {
          await transaction`insert into kept values (43)`;
          begin(undefined);
          await transaction`select pg_sleep(60)`;
        }),
        sql`select pg_sleep(60)`,
      ]);
      await begun;
      const postmaster = postmasterOf(folder);
      process.kill(postmaster, 'SIGKILL');
      for (const outcome of await underWay) assert.ok(outcome.status === 'rejected' && isDatabaseAway(outcome.reason));
      await untilBack(sql, folder, postmaster);
      assert.deepEqual([...(await sql`select answer from kept`)], [{ answer: 42 }]);
    }
  });

  it('takes a folder whose path is longer than a socket may have', async (t) => {
    const dataFolder = path.join(root, ...Array<string>(6).fill('a-folder-with-a-long-name'));
    const database = await openDatabase({ dataFolder, databaseUrl: undefined });
    t.after(() => database.close());
    const [row] = await database.sql`select current_setting('server_encoding') as encoding, fold('Écrin') as folded`;
    assert.deepEqual(row, { encoding: 'UTF8', folded: 'ecrin' });
  });

  it('listens to no port', async (t) => {
    const dataFolder = path.join(root, 'socket');
    const database = await openDatabase({ dataFolder, databaseUrl: undefined });
    t.after(() => database.close());
    const [row] = await database.sql`
      select current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync`;
    assert.deepEqual(row, { addresses: '', fsync: 'on' });
  });
});

describe('values', () => {
  it('keep a day as it is written and give a bigint as a number', async (t) => {
    const database = await openDatabase({ dataFolder: path.join(root, 'socket'), databaseUrl: undefined });
    t.after(() => database.close());
    const day = '2026-03-29';
    const [row] = await database.sql`
      select ${day}::date as day, 9007199254740991 as safe, 9007199254740993 as unsafe,
        array[1, 2]::bigint[] as several, ${[day]}::date[] as days`;
    assert.deepEqual(row, { day, safe: 2 ** 53 - 1, unsafe: 9007199254740993n, several: [1, 2], days: [day] });
  });
});
