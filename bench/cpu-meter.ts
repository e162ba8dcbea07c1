import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BookingHubs } from './booking-hubs.ts';

/** Milliseconds of processor time, by who spent them. */
export interface CpuTime {
  readonly client: number;
  readonly hub: number;
  readonly database: number;
}

/** Milliseconds in a tick of /proc: USER_HZ is 100 on every Linux (proc(5)). */
const TICK = 10;

/**
 * Processor time of this process, of the hubs and of PostgreSQL's processes. What others do on the same machine delays
 * the work, and does not enter its processor time.
 */
export class CpuMeter {
  readonly #hubs: readonly number[];
  readonly #postmaster: number;

  private constructor(hubs: readonly number[], postmaster: number) {
    this.#hubs = hubs;
    this.#postmaster = postmaster;
  }

  static async of(hubs: BookingHubs): Promise<CpuMeter> {
    const [row] = await hubs.database.sql<{ folder: string }[]>`
      select setting as folder from pg_settings where name = 'data_directory'`;
    const file = await readFile(path.join(row?.folder ?? '', 'postmaster.pid'), 'utf8');
    return new CpuMeter(hubs.processes, Number(file.split('\n')[0]));
  }

  /** Spent so far; undefined on a system without /proc. */
  async read(): Promise<CpuTime | undefined> {
    const processes = await readProcesses();
    if (processes === undefined) return undefined;
    const { user, system } = process.cpuUsage();
    const sum = (chosen: readonly ProcessTime[]): number => chosen.reduce((total, { spent }) => total + spent, 0);
    return {
      client: (user + system) / 1000,
      hub: sum(processes.filter(({ pid }) => this.#hubs.includes(pid))),
      database: sum(processes.filter(({ pid, parent }) => pid === this.#postmaster || parent === this.#postmaster)),
    };
  }
}

interface ProcessTime {
  readonly pid: number;
  readonly parent: number;
  readonly spent: number;
}

async function readProcesses(): Promise<ProcessTime[] | undefined> {
  const names = await readdir('/proc').catch(() => undefined);
  if (names === undefined) return undefined;
  const pids = names.map(Number).filter((pid) => pid > 0);
  const times = await Promise.all(pids.map((pid) => readProcess(pid)));
  return times.filter((time) => time !== undefined);
}

/** Undefined when the process has ended since it was listed. */
async function readProcess(pid: number): Promise<ProcessTime | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The name before may hold spaces and brackets; state, parent and so on follow (proc(5)).
  const fields = text
    ?.slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  if (fields === undefined) return undefined;
  const [parent = 0, user = 0, system = 0, reapedUser = 0, reapedSystem = 0] = [1, 11, 12, 13, 14].map(
    (i) => fields[i],
  );
  return { pid, parent, spent: (user + system + reapedUser + reapedSystem) * TICK };
}
