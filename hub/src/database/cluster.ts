import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { serverAccount, type Account } from './account.ts';
import { findBinaries } from './binaries.ts';
import { connect, isDatabaseAway, type ConnectionOptions, type Sql } from './connection.ts';

/** Key of the advisory lock that every process using the server holds: « escl » in ASCII. */
const LOCK = 0x6573636c;
const USER = 'escale';
/** Longest folder of a socket: sockaddr_un holds 104 bytes on macOS, and `/.s.PGSQL.5432` is 14 of them. */
const LONGEST_SOCKET_FOLDER = 89;
const PATIENCE_MS = 30_000;

export interface ClusterOptions {
  /** Server settings for a throw-away cluster, such as `{ fsync: 'off' }`. */
  readonly server?: Readonly<Record<string, string>>;
}

/**
 * A PostgreSQL server of our own, in a folder, reachable through a socket in that folder and by nothing else, shared
 * by any number of processes: the first starts it, the last to leave stops it. A process that is killed leaves it
 * running, and the next takes it over.
 */
export interface Cluster {
  /** Opens a pool on one of its databases. */
  connect(database: string, options?: ConnectionOptions): Sql;
  /** Creates the database unless it exists. */
  createDatabase(name: string): Promise<void>;
  /** Leaves; stops the server when nobody else uses it. */
  leave(): Promise<void>;
}

/**
 * Joins the cluster in `folder`, creating and starting it when needed.
 * @throws Error with the server's own words when it cannot be started within 30 seconds
 */
export async function joinCluster(folder: string, options: ClusterOptions = {}): Promise<Cluster> {
  const cluster = new LocalCluster(folder, options);
  await cluster.join();
  return cluster;
}

class LocalCluster implements Cluster {
  readonly #account: Account | undefined;
  readonly #bin: string;
  readonly #folder: string;
  readonly #socketFolder: string;
  readonly #server: Readonly<Record<string, string>>;
  /** The connection that holds our share of the lock. */
  #presence: Sql | undefined;
  #leaving = false;

  constructor(folder: string, { server = {} }: ClusterOptions) {
    this.#account = serverAccount();
    this.#bin = findBinaries(this.#account);
    this.#folder = reachableFolder(folder, this.#account);
    this.#socketFolder = socketFolder(this.#folder, this.#account);
    this.#server = server;
  }

  connect(database: string, options: ConnectionOptions = {}): Sql {
    return connect({ socketFolder: this.#socketFolder, user: USER, database }, options);
  }

  async join(): Promise<void> {
    if (!fs.existsSync(path.join(this.#folder, 'PG_VERSION'))) await this.#initialise();
    const deadline = Date.now() + PATIENCE_MS;
    // Connect first: the server usually runs. « Shared memory still in use » after a kill, and a server that stops
    // as we arrive, both pass: hence the patience.
    for (;;) {
      try {
        await this.#takePresence();
        return;
      } catch (error) {
        const started = await this.#startIfStopped();
        if (Date.now() > deadline) {
          throw new Error(`The embedded PostgreSQL did not start. ${started || String(error)}`, { cause: error });
        }
        await wait(100);
      }
    }
  }

  async createDatabase(name: string): Promise<void> {
    const presence = this.#presence;
    if (!presence) throw new Error('The cluster was left.');
    const [known] = await presence`select 1 from pg_database where datname = ${name}`;
    if (known) return;
    try {
      await presence`create database ${presence(name)}`;
    } catch (error) {
      const [created] = await presence`select 1 from pg_database where datname = ${name}`;
      if (!created) throw error;
    }
  }

  async leave(): Promise<void> {
    this.#leaving = true;
    const presence = this.#presence;
    this.#presence = undefined;
    if (!presence) return;
    try {
      await presence`select pg_advisory_unlock_shared(${LOCK})`;
      const [answer] = await presence<{ last: boolean }[]>`select pg_try_advisory_lock(${LOCK}) as last`;
      if (answer?.last) await this.#control('stop', '-m', 'fast', '-w', '-t', '30', '-s');
    } catch (error) {
      // Between our two questions somebody else was the last, and has stopped it; or it was gone before.
      if (!isDatabaseAway(error)) throw error;
    } finally {
      await presence.end({ timeout: 1 });
    }
  }

  async #takePresence(): Promise<void> {
    let mine = true;
    const presence = this.connect('postgres', {
      max: 1,
      maxLifetime: null,
      longestStatement: null,
      applicationName: 'escale presence',
      connectTimeout: 5,
      onlost: () => {
        if (mine && this.#presence === presence) void this.#return();
      },
    });
    try {
      await presence`select pg_advisory_lock_shared(${LOCK})`;
      this.#presence = presence;
    } catch (error) {
      mine = false;
      await presence.end({ timeout: 0 });
      throw error;
    }
  }

  /** The server died under us: start it again, as often as it takes, unless we are leaving. */
  async #return(): Promise<void> {
    const lost = this.#presence;
    this.#presence = undefined;
    await lost?.end({ timeout: 0 });
    while (!this.#isSettled()) {
      try {
        await this.join();
      } catch {
        // Queries fail with their own error meanwhile, and are answered « unavailable »; we go on trying.
        await wait(1000);
      }
    }
    // Asked to leave while we were coming back.
    if (this.#leaving) await this.leave();
  }

  #isSettled(): boolean {
    return this.#leaving || this.#presence !== undefined;
  }

  async #initialise(): Promise<void> {
    removeAbandoned(this.#folder);
    const temporary = `${this.#folder}.new-${process.pid}`;
    fs.mkdirSync(temporary, { recursive: true, mode: 0o700 });
    if (this.#account) fs.chownSync(temporary, this.#account.uid, this.#account.gid);
    try {
      await this.#run('initdb', [
        ...['-D', temporary, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--no-instructions'],
        // Without a locale of its own the database would take the environment's, SQL_ASCII when LANG is absent.
        ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
      ]);
      fs.renameSync(temporary, this.#folder);
    } catch (error) {
      fs.rmSync(temporary, { recursive: true, force: true });
      // Two first starts at once: the other one's cluster is as good as ours.
      if (!fs.existsSync(path.join(this.#folder, 'PG_VERSION'))) throw error;
    }
  }

  /** @returns what the server said when it could not be started, or an empty string */
  async #startIfStopped(): Promise<string> {
    if (this.#isServerRunning()) return '';
    const settings = {
      listen_addresses: `''`,
      unix_socket_directories: `'${this.#socketFolder}'`,
      unix_socket_permissions: '0700',
      ...this.#server,
    };
    const given = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
    const log = path.join(this.#folder, 'server.log');
    return this.#control('start', '-w', '-t', '20', '-s', '-l', log, '-o', given.join(' ')).then(
      () => '',
      (error: unknown) => `${error instanceof Error ? error.message : String(error)} (see ${log})`,
    );
  }

  /** As `pg_ctl status` judges, without a process for it: after a crash everybody asks at once. */
  #isServerRunning(): boolean {
    try {
      const [pid] = fs.readFileSync(path.join(this.#folder, 'postmaster.pid'), 'utf8').split('\n');
      return Number(pid) > 0 && isRunning(Number(pid));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
      throw error;
    }
  }

  #control(action: 'start' | 'stop', ...args: string[]): Promise<void> {
    return this.#run('pg_ctl', [action, '-D', this.#folder, ...args]);
  }

  /** Runs one of PostgreSQL's programs; fails with what it said. */
  #run(program: string, args: readonly string[]): Promise<void> {
    // In English whatever the machine speaks, and from a folder that the account can enter.
    const options = { ...this.#account, cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C' } };
    return new Promise((resolve, reject) => {
      execFile(path.join(this.#bin, program), args, options, (error, stdout, stderr) => {
        if (!error) resolve();
        else reject(new Error(`${program}: ${(stderr || stdout || error.message).trim()}`, { cause: error }));
      });
    });
  }
}

/**
 * The folder itself, or one that PostgreSQL's account can reach: a checkout under root's closed home is out of its
 * sight, so the cluster then lives in /var/lib/escale, one folder for each path.
 */
function reachableFolder(folder: string, account: Account | undefined): string {
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  if (!account || canEnter(path.dirname(folder), account)) return folder;
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  fs.mkdirSync('/var/lib/escale', { recursive: true, mode: 0o755 });
  return path.join('/var/lib/escale', name);
}

/** Whether the account may pass every folder down to this one (POSIX mode bits). */
function canEnter(folder: string, { uid, gid }: Account): boolean {
  const { mode, uid: owner, gid: group } = fs.statSync(folder);
  const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
  if (!(mode & bit)) return false;
  const parent = path.dirname(folder);
  return parent === folder || canEnter(parent, { uid, gid });
}

/** Where the socket stands: in the cluster's folder, or in a short one of ours when the path is too long. */
function socketFolder(folder: string, account: Account | undefined): string {
  if (Buffer.byteLength(folder) <= LONGEST_SOCKET_FOLDER) return folder;
  const name = `escale-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`;
  const short = path.join(os.tmpdir(), name);
  fs.mkdirSync(short, { recursive: true, mode: 0o700 });
  if (account && fs.statSync(short).uid === 0) fs.chownSync(short, account.uid, account.gid);
  // Anybody can make a folder in the temporary one; a socket in theirs would be their server.
  const { uid, mode } = fs.lstatSync(short);
  if (uid !== (account?.uid ?? process.getuid?.()) || mode & 0o077) {
    throw new Error(`${short} belongs to somebody else: set ESCALE_DATA to a shorter path.`);
  }
  return short;
}

/** Removes what first starts that were killed have left. */
function removeAbandoned(folder: string): void {
  const prefix = `${path.basename(folder)}.new-`;
  for (const name of fs.readdirSync(path.dirname(folder))) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : 0;
    if (pid > 0 && !isRunning(pid)) fs.rmSync(path.join(path.dirname(folder), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another account.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
