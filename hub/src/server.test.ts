import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openDatabase, type Database } from './database/database.ts';
import { readSettings } from './settings.ts';

// PostgreSQL's account must be able to enter it.
const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'escale-server-'));
fs.chmodSync(dataFolder, 0o755);

interface Started {
  readonly child: ChildProcess;
  readonly address: string;
  readonly output: () => string;
}

function spawnHub(env: Record<string, string>, script = 'server.ts', args: string[] = []) {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, script), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], ESCALE_DATA: dataFolder, HOST: '127.0.0.1', PORT: '0', ...env },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { child, output: () => text };
}

/** Starts a hub and reads its address in the one line it prints. */
async function startHub(): Promise<Started> {
  const { child, output } = spawnHub({});
  const closed = once(child, 'close').then(() => assert.fail(`The hub ended early: ${output()}`));
  while (!output().includes('\n')) await Promise.race([once(child.stdout, 'data'), closed]);
  closed.catch(() => undefined);
  const entry = JSON.parse(output()) as { address: string };
  return { child, output, address: entry.address };
}

const ended = async (child: ChildProcess): Promise<number | null> => {
  if (child.exitCode === null) await once(child, 'close');
  return child.exitCode;
};

describe('the server', () => {
  let database: Database;
  before(async () => {
    database = await openDatabase({ dataFolder, databaseUrl: undefined });
  });
  after(async () => {
    await database.close();
    fs.rmSync(dataFolder, { recursive: true });
  });

  it('prints one line, lets what is under way end on SIGTERM, and exits with 0', async () => {
    const { child, address, output } = await startHub();
    assert.equal((await fetch(new URL('healthz', address))).status, 200);
    // A transaction of ours keeps the answer waiting until the hub has been asked to stop.
    const { answer, stopped } = await database.sql
      .begin(async (tx) => {
        await tx`lock table place in access exclusive mode`;
        const waiting = fetch(new URL('v1', address));
        for (;;) {
          const [row] = await tx`select 1 from pg_locks where not granted and relation = 'place'::regclass`;
          if (row) break;
        }
        const exit = ended(child);
        child.kill('SIGTERM');
        await untilRefused(address);
        return { answer: waiting, stopped: exit };
      })
      .then(async ({ answer: waiting, stopped: exit }) => ({ answer: await waiting, stopped: await exit }));
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('connection'), 'close');
    assert.equal(stopped, 0);
    assert.equal(output().trim().split('\n').length, 1);
  });

  it('fills a new database with the demonstration, once', async () => {
    const [row] = await database.sql<{ count: number }[]>`select count(*) from place where demonstration`;
    assert.ok((row?.count ?? 0) > 50);
  });

  it('says in a sentence that the port is taken', async () => {
    const first = await startHub();
    const { port } = new URL(first.address);
    const second = spawnHub({ PORT: port });
    assert.equal(await ended(second.child), 1);
    assert.match(second.output(), new RegExp(`Le port ${port} est déjà pris`));
    assert.doesNotMatch(second.output(), /stack|at .*\.ts/);
    first.child.kill('SIGTERM');
    assert.equal(await ended(first.child), 0);
  });

  it('says which setting cannot be used', async () => {
    const { child, output } = spawnHub({ PORT: 'http' });
    assert.equal(await ended(child), 1);
    assert.match(output(), /PORT vaut «\xa0http\xa0»/);
    for (const [name, value, hint] of [
      ['PUBLIC_URL', 'https://ville.example/escale', /telle que https:\/\/ville\.example/],
      ['ESCALE_MAIL_FROM', 'Réseau <reseau@exemple.fr>', /ESCALE_NETWORK_NAME/],
      ['ESCALE_TILES', 'google', /outline/],
    ] as const)
      assert.throws(() => readSettings({ [name]: value }), { name: 'SettingsError', message: hint });
  });

  it('says in a sentence that there is no database, or no folder for one', async () => {
    const open = (databaseUrl: string | undefined, folder = dataFolder) =>
      openDatabase({ dataFolder: folder, databaseUrl });
    await assert.rejects(open('postgres://reader:secret@127.0.0.1:1/escale'), (error: Error) => {
      assert.equal(error.name, 'SettingsError');
      assert.match(error.message, /^Aucune base de données ne répond à l’adresse de DATABASE_URL.*127\.0\.0\.1:1/);
      return !error.message.includes('secret');
    });
    const file = path.join(dataFolder, 'file');
    fs.writeFileSync(file, '');
    await assert.rejects(open(undefined, path.join(file, 'data')), { name: 'SettingsError', message: /ESCALE_DATA/ });
  });
});

describe('the command line', () => {
  it('prints its help in the language of the terminal', async () => {
    const french = spawnHub({}, 'cli.ts');
    const english = spawnHub({ LANG: 'en_GB.UTF-8' }, 'cli.ts', ['--help']);
    assert.deepEqual(await Promise.all([ended(french.child), ended(english.child)]), [0, 0]);
    assert.match(french.output(), /Usage\xa0: npm run hub -- COMMANDE[^]*import FILE/);
    assert.match(english.output(), /import a list of places/);
  });

  it('names a command that it does not know', async () => {
    const { child, output } = spawnHub({}, 'cli.ts', ['toString']);
    assert.equal(await ended(child), 2);
    assert.match(output(), /Commande inconnue\xa0: toString\./);
  });
});

/** Asks until the hub accepts no connection any more. */
async function untilRefused(address: string): Promise<void> {
  for (;;) {
    try {
      const response = await fetch(new URL('healthz', address), { headers: { Connection: 'close' } });
      await response.text();
    } catch {
      return;
    }
  }
}
