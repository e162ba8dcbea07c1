/**
 * How many faults the tests would notice: Stryker changes the code in one place after another (mutants) and runs the
 * tests that come by that place. What survives is a test that is missing, or code that does nothing.
 *
 *     npm run mutation              all parts
 *     npm run mutation -- sdk       one part; after a first run only what has changed since is run again
 *     npm run mutation -- sdk sdk/retry.ts   the mutants of some files alone
 *
 * Works in the system's temporary folder, and tells there what survived: nothing is left in the checkout.
 */
import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { joinCluster } from '../../hub/src/database/cluster.ts';
import { testServerFolder, testServerSettings } from '../../hub/src/database/testing.ts';
import { isPartName, parts, type Part, type PartName } from './parts.ts';
import { summarise, type Outcome } from './summary.ts';

const root = path.resolve(import.meta.dirname, '../..');
const work = path.join(os.tmpdir(), 'escale-mutation');

/** What no test reads. */
const unneeded = ['dist', '.cache', '.reports', 'storybook-static', 'hub/data', 'examples', 'stories', 'docs/texts'];

async function measure(name: PartName, part: Part, files: readonly string[]): Promise<Outcome> {
  const reports = path.join(work, name);
  mkdirSync(reports, { recursive: true });
  const whole = files.length === 0;
  const results = await new Stryker({
    ...{ mutate: whole ? [...part.mutate] : [...files], testFilesInOrder: part.tests, patience: part.patience * 1000 },
    ...{ testRunner: 'node', plugins: [path.join(import.meta.dirname, 'node-runner.ts')] },
    ...{ coverageAnalysis: 'perTest', concurrency: 3, maxTestRunnerReuse: 150, timeoutMS: 10_000, timeoutFactor: 2 },
    ...{ tempDirName: path.join(work, 'sandboxes'), ignorePatterns: unneeded, disableTypeChecks: true },
    ...{ incremental: true, incrementalFile: path.join(reports, 'incremental.json') },
    ...{
      reporters: ['progress-append-only', 'clear-text', 'json'],
      jsonReporter: { fileName: path.join(reports, 'report.json') },
      clearTextReporter: { allowColor: false, logTests: false },
    },
    allowEmpty: true,
  }).runMutationTest();
  return summarise(name, part.title, results);
}

process.chdir(root);
const [first = '', ...files] = process.argv.slice(2);
if (first !== '' && !isPartName(first))
  throw new Error(`No such part: ${first}. Parts: ${Object.keys(parts).join(', ')}`);
const chosen = isPartName(first) ? [first] : (Object.keys(parts) as PartName[]);

// Somebody stays with the server while the processes that run the tests come and go.
process.env['ESCALE_TEST_CLUSTER'] = testServerFolder();
const needsDatabase = chosen.some((name) => (parts[name] as Part).database);
const server = needsDatabase ? await joinCluster(testServerFolder(), { server: testServerSettings }) : undefined;
try {
  const outcomes: Outcome[] = [];
  for (const name of chosen) outcomes.push(await measure(name, parts[name], files));
  console.log(outcomes.map(({ lines }) => lines).join('\n'));
} finally {
  await server?.leave();
}
