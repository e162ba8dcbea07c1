import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type Bookable, type BookablePlace, insertBookable } from '../hub/src/bookings/testing.ts';
import { type Database, openDatabase } from '../hub/src/database/database.ts';

const START_MS = 180_000;
const HALF_HOUR = 30 * 60_000;
/** A place that never closes, a year ahead: 17,000 half hours to fight for. */
const alwaysOpen = { hours: '24/7', rules: { horizon: 365 } } satisfies BookablePlace;

/** Several hub processes on one embedded PostgreSQL of their own, in a temporary folder. */
export class BookingHubs {
  readonly database: Database;
  readonly folder: string;
  /** What the hubs logged as errors, a line each. */
  readonly errors: string[] = [];
  readonly #environment: Readonly<Record<string, string>>;
  readonly #hubs: { process: ChildProcess; address: string }[] = [];

  private constructor(database: Database, folder: string, environment: Readonly<Record<string, string>>) {
    this.database = database;
    this.folder = folder;
    this.#environment = environment;
  }

  /** @param environment settings of the hubs beyond the usual; limits per sender are off, since all load comes from one */
  static async start(count: number, environment: Readonly<Record<string, string>> = {}): Promise<BookingHubs> {
    const folder = await mkdtemp(path.join(tmpdir(), 'escale-booking-'));
    const database = await openDatabase({ dataFolder: folder, databaseUrl: undefined });
    const hubs = new BookingHubs(database, folder, environment);
    // A database that is not empty: without the demonstration's places.
    await hubs.addPlace();
    await Promise.all(Array.from({ length: count }, (_, index) => hubs.restart(index)));
    return hubs;
  }

  addPlace(place: BookablePlace = {}): Promise<Bookable> {
    return insertBookable(this.database.sql, { ...alwaysOpen, ...place });
  }

  get addresses(): string[] {
    return this.#hubs.map(({ address }) => address);
  }

  /** Ids of the hubs' processes. */
  get processes(): number[] {
    return this.#hubs.map(({ process }) => process.pid ?? 0);
  }

  get size(): number {
    return this.#hubs.length;
  }

  /** Ends a hub without warning. */
  kill(index: number): void {
    this.#hubs[index]?.process.kill('SIGKILL');
  }

  /** Starts a hub in the place of one that ended, or that never was. */
  async restart(index: number): Promise<void> {
    const process = this.#spawn();
    this.#hubs[index] = { process, address: await listening(process, (line) => void this.errors.push(line)) };
  }

  #spawn(): ChildProcess {
    return spawn(process.execPath, [path.join(import.meta.dirname, '../hub/src/server.ts')], {
      env: {
        ...process.env,
        ESCALE_DATA: this.folder,
        DATABASE_URL: '',
        PORT: '0',
        HOST: '127.0.0.1',
        LOG_LEVEL: 'info',
        ESCALE_BOOKINGS_PER_ADDRESS: '0',
        ESCALE_BOOKINGS_PER_EMAIL: '0',
        ...this.#environment,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }

  async stop(): Promise<void> {
    await Promise.all(this.#hubs.map(({ process }) => ended(process, 'SIGTERM')));
    await this.database.close();
    await rm(this.folder, { recursive: true });
  }
}

/** The half hours that can be booked, one after the other, from tomorrow on. */
export function slot(index: number, begun = Date.now()): { start: string; end: string } {
  const first = Math.ceil(begun / HALF_HOUR) * HALF_HOUR + 48 * HALF_HOUR;
  const instant = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');
  return { start: instant(first + index * HALF_HOUR), end: instant(first + (index + 1) * HALF_HOUR) };
}

async function ended(process: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const exit = new Promise((resolve) => process.once('exit', resolve));
  process.kill(signal);
  await exit;
}

/** The address of a hub, from the line that it logs. @throws Error when it ends or says nothing in time */
async function listening(server: ChildProcess, tell: (line: string) => void): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const late = setTimeout(() => reject(new Error('The hub did not start in time')), START_MS);
  server.once('exit', (code, signal) => reject(new Error(`The hub ended with ${code ?? signal}`)));
  // Read to the end, so that the server never waits for its reader.
  createInterface({ input: server.stdout! }).on('line', (line) => {
    const { event, address, level } = JSON.parse(line) as { event?: string; address?: string; level?: string };
    if (level === 'error') tell(line);
    if (event === 'listening' && address !== undefined) resolve(address);
  });
  try {
    return await promise;
  } finally {
    clearTimeout(late);
  }
}
