/**
 * How many faults the tests would notice: Stryker changes the code in one place after another (mutants) and runs the
 * tests that come by that place. What survives is a test that is missing, or code that does nothing.
 *
 *     npm run mutation              all parts
 *     npm run mutation -- sdk       one part; after a first run only what has changed since is run again
 *     npm run mutation -- sdk sdk/retry.ts   the mutants of some files alone
 *     npm run mutation -- --share 0.2 bookings   a fifth of them, drawn at random and always the same
 *
 * Works in the system's temporary folder, and tells there what survived: nothing is left in the checkout.
 */
import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { MutantResult } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import { joinCluster } from '../../hub/src/database/cluster.ts';
import { testServerFolder, testServerSettings } from '../../hub/src/database/testing.ts';
import { isPartName, parts, type Part, type PartName } from './parts.ts';
import { isDrawn, NOT_DRAWN } from './sample.ts';
import { summarise, type Outcome } from './summary.ts';

const root = path.resolve(import.meta.dirname, '../..');
const work = path.join(os.tmpdir(), 'escale-mutation');

/** What no test reads. */
const unneeded = ['dist', '.cache', '.reports', 'storybook-static', 'hub/data', 'examples', 'stories', 'docs/texts'];

async function measure(name: PartName, part: Part, files: readonly string[], share: number): Promise<Outcome> {
  const reports = path.join(work, share === 1 ? name : `${name}-${share}`);
  mkdirSync(reports, { recursive: true });
  const { runner = 'node' } = part;
  const whole = files.length === 0;
  const results = await new Stryker({
    ...{ mutate: whole ? [...part.mutate] : [...files], testFilesInOrder: part.tests, patience: part.patience * 1000 },
    ...{ root, share },
    ...{ testRunner: runner, plugins: [path.join(import.meta.dirname, `${runner}-runner.ts`)] },
    ...{
      coverageAnalysis: 'perTest',
      // Where something else works beside the tests, a browser or a database, one worker has it to itself.
      concurrency: runner === 'browser' || part.database ? 1 : 3,
      maxTestRunnerReuse: 150,
      // For loops that never let go, and pass by no mutant. Our runners judge all others, much sooner.
      timeoutMS: 180_000,
      timeoutFactor: 10,
    },
    ...{ tempDirName: path.join(work, 'sandboxes'), ignorePatterns: unneeded, disableTypeChecks: true },
    ...{ incremental: true, incrementalFile: path.join(reports, 'incremental.json') },
    ...{
      reporters: ['progress-append-only', 'clear-text', 'json'],
      jsonReporter: { fileName: path.join(reports, 'report.json') },
      clearTextReporter: { allowColor: false, logTests: false },
    },
    ...{ allowEmpty: true, warnings: false },
  }).runMutationTest();
  return summarise(name, part.title, share === 1 ? results : drawn(results, share), share < 1);
}

const drawn = (results: readonly MutantResult[], share: number): MutantResult[] =>
  results.filter(
    (mutant) => mutant.statusReason !== NOT_DRAWN && (mutant.status !== 'NoCoverage' || isDrawn(mutant, root, share)),
  );

process.chdir(root);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { share: { type: 'string', default: '1' } },
});
const [first = '', ...files] = positionals;
if (first !== '' && !isPartName(first))
  throw new Error(`No such part: ${first}. Parts: ${Object.keys(parts).join(', ')}`);
const chosen = isPartName(first) ? [first] : (Object.keys(parts) as PartName[]);

// Somebody stays with the server while the processes that run the tests come and go.
process.env['ESCALE_TEST_CLUSTER'] = testServerFolder();
const needsDatabase = chosen.some((name) => (parts[name] as Part).database);
const server = needsDatabase ? await joinCluster(testServerFolder(), { server: testServerSettings }) : undefined;
try {
  const outcomes: Outcome[] = [];
  for (const name of chosen) outcomes.push(await measure(name, parts[name], files, Number(values.share)));
  console.log(outcomes.map(({ lines }) => lines).join('\n'));
} finally {
  await server?.leave();
}
