import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type Database, openDatabase } from '../hub/src/database/database.ts';
import { savePlaces } from '../hub/src/places/store.ts';
import { loadTerritories, type Territories } from '../hub/src/territories/territories.ts';
import { generateNetwork } from './network.ts';

/** Milliseconds that the hub may take to listen. */
const START_MS = 60_000;

/** A hub as it is run, on an embedded PostgreSQL of its own in a temporary folder. */
export class BenchHub {
  readonly address: string;
  readonly database: Database;
  readonly territories: Territories;
  readonly #folder: string;
  readonly #process: ChildProcess;

  private constructor(
    address: string,
    database: Database,
    territories: Territories,
    folder: string,
    process: ChildProcess,
  ) {
    this.address = address;
    this.database = database;
    this.territories = territories;
    this.#folder = folder;
    this.#process = process;
  }

  /** Stores the network, then starts the server: it finds a database that is not empty, and the hours to compute. */
  static async start(places: number): Promise<BenchHub> {
    const folder = await mkdtemp(path.join(tmpdir(), 'escale-bench-'));
    // As root PostgreSQL runs as another user, who must be able to enter.
    await chmod(folder, 0o755);
    const database = await openDatabase({ dataFolder: folder, databaseUrl: undefined });
    const territories = loadTerritories();
    await savePlaces(database.sql, generateNetwork(places), { territories, now: new Date() });
    await database.sql`analyze`;
    const process = startServer(folder);
    return new BenchHub(await listening(process), database, territories, folder, process);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGTERM');
    await ended;
    await this.database.close();
    await rm(this.#folder, { recursive: true });
  }
}

const startServer = (folder: string): ChildProcess =>
  spawn(process.execPath, [path.join(import.meta.dirname, '../hub/src/server.ts')], {
    env: { ...process.env, ESCALE_DATA: folder, DATABASE_URL: '', PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/** The address of the hub, from the line that it logs. @throws Error when it ends or says nothing in time */
async function listening(server: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const late = setTimeout(() => reject(new Error('The hub did not start in time')), START_MS);
  server.once('exit', (code) => reject(new Error(`The hub ended with ${code}`)));
  // Read to the end, so that the server never waits for its reader.
  createInterface({ input: server.stdout! }).on('line', (line) => {
    const { event, address } = JSON.parse(line) as { event?: string; address?: string };
    if (event === 'listening' && address !== undefined) resolve(address);
  });
  try {
    return await promise;
  } finally {
    clearTimeout(late);
  }
}
