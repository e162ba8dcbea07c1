/**
 * Builds the package, packs it as npm would publish it, has publint and are-the-types-wrong look at it, and installs it
 * in each project of examples/consumers, which then checks itself. Fails at the first fault.
 *
 *     node tools/npm/check.ts
 */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { buildPackage } from './build.ts';

const root = join(import.meta.dirname, '../..');
const consumers = join(root, 'examples/consumers');

async function run(folder: string, ...command: [string, ...string[]]): Promise<string> {
  const [program, ...args] = command;
  try {
    return (await promisify(execFile)(program, args, { cwd: folder })).stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command.join(' ')} failed in ${folder}.\n${stdout}${stderr}`, { cause: error });
  }
}

/** @returns sentences; none when all is well */
async function faultsOf(tarball: string): Promise<string[]> {
  const packed = await readFile(tarball);
  const bytes = packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.byteLength);
  const { messages, pkg } = await publint({ pack: { tarball: bytes }, strict: true });
  const analysis = await checkPackage(createPackageFromTarballData(new Uint8Array(bytes)), {
    // A table is no module and has no types.
    excludeEntrypoints: ['./impact/factors.csv'],
  });
  if (!analysis.types) return ['There are no types in the package.'];
  // The package is for ES modules: neither TypeScript’s resolution of ten years ago nor `require` in its types is meant.
  const wrong = analysis.problems.filter(
    (problem) =>
      !('resolutionKind' in problem && /^node10$|^node16-cjs$/.test(problem.resolutionKind)) &&
      problem.kind !== 'CJSResolvesToESM',
  );
  return [
    ...messages.map((message) => `publint: ${formatMessage(message, pkg) ?? message.code}`),
    ...wrong.map((problem) => `are the types wrong: ${JSON.stringify(problem)}`),
  ];
}

async function check(consumer: string, tarball: string, scratch: string): Promise<void> {
  const folder = join(scratch, consumer);
  await cp(join(consumers, consumer), folder, { recursive: true });
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--prefer-offline'];
  await run(folder, 'npm', 'install', ...options, tarball);
  process.stdout.write(await run(folder, 'npm', 'run', '--silent', 'check'));
}

const scratch = await mkdtemp(join(tmpdir(), 'escale-npm-'));
try {
  await buildPackage();
  const name = (await run(join(root, 'dist/npm'), 'npm', 'pack', '--silent', '--pack-destination', scratch)).trim();
  const tarball = join(scratch, name);
  const faults = await faultsOf(tarball);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  console.log('publint and are-the-types-wrong find nothing.');
  const entries = await readdir(consumers, { withFileTypes: true });
  for (const entry of entries) if (entry.isDirectory()) await check(entry.name, tarball, scratch);
} finally {
  await rm(scratch, { recursive: true, force: true });
}
