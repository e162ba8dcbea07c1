import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BookingHubs } from './booking-hubs.ts';
import { patiently, type Load } from './booking-load.ts';
import { median } from './report.ts';

/** How long nothing was acknowledged after kills. Milliseconds. */
export interface Silence {
  readonly median: number;
  /** Nine of ten were shorter. */
  readonly ninth: number;
  readonly longest: number;
  /** How many were longer than what is promised. */
  readonly tooLong: number;
}

/** Milliseconds: goal 4 of the proofs. */
const PROMISED_MS = 5000;

export function silenceOf(all: readonly number[]): Silence {
  const sorted = all.map(Math.round).sort((a, b) => a - b);
  return {
    median: Math.round(median(all)),
    ninth: sorted[Math.ceil(sorted.length * 0.9) - 1] ?? 0,
    longest: sorted.at(-1) ?? 0,
    tooLong: sorted.filter((milliseconds) => milliseconds > PROMISED_MS).length,
  };
}

/** Ends hubs and the database without warning. */
export class Killer {
  readonly hubSilences: number[] = [];
  readonly databaseSilences: number[] = [];
  readonly #hubs: BookingHubs;
  readonly #load: Load;

  constructor(hubs: BookingHubs, load: Load) {
    this.#hubs = hubs;
    this.#load = load;
  }

  /** One kill at a random instant; returns once bookings are acknowledged again. */
  async strike(): Promise<string> {
    await wait(Math.random() * 700);
    const silence = Math.random() < 0.5 ? await this.#killHub() : await this.#killDatabase();
    return `${Math.round(silence.milliseconds)} ms without ${silence.killed}`;
  }

  async #killHub(): Promise<{ killed: string; milliseconds: number }> {
    const index = Math.floor(Math.random() * this.#hubs.size);
    this.#hubs.kill(index);
    const struck = performance.now();
    const [acknowledged] = await Promise.all([this.#load.acknowledgedAfter(struck), this.#hubs.restart(index)]);
    this.hubSilences.push(acknowledged - struck);
    return { killed: 'a hub', milliseconds: acknowledged - struck };
  }

  /** The server itself, or one of its processes, which makes the server throw out everybody and recover. */
  async #killDatabase(): Promise<{ killed: string; milliseconds: number }> {
    const [row] = await patiently(
      () => this.#hubs.database.sql<{ pid: number; folder: string }[]>`
      select pid, current_setting('data_directory') as folder from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()
      order by random() limit 1`,
    );
    const backend = row?.pid ?? 0;
    const postmaster = await postmasterOf(row?.folder ?? '');
    const pid = Math.random() < 0.5 ? postmaster : backend;
    if (pid > 1 && isRunning(pid)) process.kill(pid, 'SIGKILL');
    const struck = performance.now();
    const milliseconds = (await this.#load.acknowledgedAfter(struck)) - struck;
    this.databaseSilences.push(milliseconds);
    return { killed: pid === backend ? 'a process of the database' : 'the database', milliseconds };
  }
}

/** The process id that PostgreSQL writes into its lock file; 0 while the server is just starting again. */
async function postmasterOf(folder: string): Promise<number> {
  try {
    const [line] = (await readFile(path.join(folder, 'postmaster.pid'), 'utf8')).split('\n');
    return Number(line);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    // ESRCH: it ended by itself meanwhile.
    return false;
  }
}
