/**
 * Plants faults in a copy of the hub, one at a time, and runs the model test of bookings on each: a test that finds none
 * of them would prove nothing.
 *
 *     node bench/booking-faults.ts [sequences] [a word of the faults to plant]
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { joinCluster } from '../hub/src/database/cluster.ts';
import { faults, type Fault } from './booking-fault-list.ts';

const root = path.resolve(import.meta.dirname, '..');
/** Its data is thrown away. */
const quick = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };
const TEST = 'hub/src/bookings/model.test.ts';

export interface Finding {
  readonly fault: string;
  /** How many sequences of a lane passed before it was found, that one included; undefined when it was not. */
  readonly after: number | undefined;
  /** What the test printed. */
  readonly output: string;
}

/** Plants each fault in turn. @param sequences at most, for each */
export async function plant(
  planted: readonly Fault[],
  sequences: number,
  tell: (finding: Finding) => void,
): Promise<Finding[]> {
  const folder = await copy();
  // One server for all of them, kept up between two.
  const cluster = await joinCluster(path.join(folder, '.cache/test-postgresql'), { server: quick });
  try {
    const findings: Finding[] = [];
    for (const fault of planted) {
      const finding = await withFault(folder, fault, () => search(folder, sequences));
      findings.push({ fault: fault.name, ...finding });
      tell(findings.at(-1)!);
    }
    return findings;
  } finally {
    await cluster.leave();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the hub is made of, with the packages of this checkout. */
async function copy(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'escale-faults-'));
  const filter = (source: string): boolean => path.basename(source) !== 'node_modules';
  for (const part of ['hub', 'sdk', 'src', 'package.json']) {
    await cp(path.join(root, part), path.join(folder, part), { recursive: true, filter });
  }
  for (const part of ['node_modules', 'hub/node_modules']) {
    if (existsSync(path.join(root, part))) await symlink(path.join(root, part), path.join(folder, part));
  }
  return folder;
}

/** @throws Error when the code no longer reads as the fault expects: it is to be planted anew */
async function withFault<T>(folder: string, { name, file, from, to }: Fault, work: () => Promise<T>): Promise<T> {
  const where = path.join(folder, file);
  const sound = await readFile(where, 'utf8');
  if (sound.split(from).length !== 2) throw new Error(`${name}: ${file} does not hold exactly once: ${from}`);
  await writeFile(
    where,
    sound.replace(from, () => to),
  );
  try {
    return await work();
  } finally {
    await writeFile(where, sound);
  }
}

/** Runs the model test in the copy, on a server of its own. */
async function search(folder: string, sequences: number): Promise<Omit<Finding, 'fault'>> {
  const test = spawn(process.execPath, ['--test', TEST], {
    cwd: folder,
    env: {
      ...process.env,
      ESCALE_MODEL_RUNS: String(sequences),
      ESCALE_MODEL_SHRINK: 'no',
      ESCALE_TEST_CLUSTER: path.join(folder, '.cache/test-postgresql'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [test.stdout, test.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => (output += part));
  const code = await new Promise((resolve) => test.once('close', resolve));
  if (code === 0) return { after: undefined, output };
  const found = /Property failed after (\d+) tests/.exec(output)?.[1];
  // Whatever else went wrong, a server that did not start, say, is no finding.
  if (found === undefined) throw new Error(output);
  return { after: Number(found), output };
}

if (import.meta.main) {
  const [sequences = '600', word = ''] = process.argv.slice(2);
  const planted = faults.filter(({ name }) => name.includes(word));
  const findings = await plant(planted, Number(sequences), ({ fault, after }) =>
    console.log(after === undefined ? `NOT FOUND: ${fault}` : `found after ${after}: ${fault}`),
  );
  const missed = findings.filter(({ after }) => after === undefined).length;
  console.log(`${findings.length - missed} of ${findings.length} planted faults found`);
  if (missed > 0) process.exitCode = 1;
}
