/**
 * A test runner for Stryker: files of `node:test`, in one process, each loaded anew for each mutant. A test file is
 * what is told apart, as in Stryker's own tap-runner: tests of one file may build on each other.
 */
import path from 'node:path';
import { INSTRUMENTER_CONSTANTS, type MutantCoverage, type StrykerOptions } from '@stryker-mutator/api/core';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
  toMutantRunResult,
  type DryRunResult,
  type FailedTestResult,
  type MutantRunOptions,
  type MutantRunResult,
  type SuccessTestResult,
  type TestResult,
  type TestRunner,
} from '@stryker-mutator/api/test-runner';
import fc from 'fast-check';
import { importAnew } from './fresh.ts';
import { runFile } from './harness.ts';
import { judge, TOO_BUSY, type Judged } from './judge.ts';
import { isDrawn, NOT_DRAWN } from './sample.ts';

/** What instrumented code and its runner share. */
interface Instrumented {
  activeMutant?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: MutantCoverage | undefined;
}

const scope = globalThis as unknown as Record<string, Instrumented | undefined>;
const instrumented: Instrumented = (scope[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});

interface Run extends Judged {
  readonly told: SuccessTestResult | FailedTestResult;
}

// The same inputs for each mutant, whose score would otherwise be a matter of luck; and what fails, fails: nobody reads
// the smallest input that does.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 35, endOnFailure: true });

class NodeRunner implements TestRunner {
  static readonly inject = tokens(commonTokens.options);
  /** Quick ones first: most mutants live no longer than these take. */
  readonly #files: readonly string[];
  /** Milliseconds that each test may take. */
  readonly #patience: number;
  readonly #root: string;
  /** Of all mutants, how many are run. */
  readonly #share: number;

  constructor(options: StrykerOptions) {
    this.#root = options['root'] as string;
    this.#share = options['share'] as number;
    this.#files = options['testFilesInOrder'] as string[];
    this.#patience = options['patience'] as number;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun(): Promise<DryRunResult> {
    const tests: TestResult[] = [];
    const perTest: MutantCoverage['perTest'] = {};
    for (const file of this.#files) {
      // What runs while the file is loaded is covered by the file as well.
      instrumented.mutantCoverage = { static: {}, perTest: {} };
      tests.push((await run(file, this.#patience)).told);
      perTest[file] = instrumented.mutantCoverage.static;
    }
    return { status: DryRunStatus.Complete, tests, mutantCoverage: { static: {}, perTest } };
  }

  async mutantRun({ activeMutant, hitLimit, testFilter }: MutantRunOptions): Promise<MutantRunResult> {
    if (!isDrawn(activeMutant, this.#root, this.#share))
      return { status: MutantRunStatus.Error, errorMessage: NOT_DRAWN };
    const wanted = new Set(testFilter ?? this.#files);
    const tests: TestResult[] = [];
    for (const file of this.#files.filter((each) => wanted.has(each))) {
      const judged = await judge((withMutant) => {
        if (withMutant) activate(activeMutant.id, hitLimit);
        else activate(undefined, undefined);
        return run(file, this.#patience);
      }, this.#patience);
      const endless = determineHitLimitReached(instrumented.hitCount, hitLimit);
      if (endless) return toMutantRunResult(endless);
      if (judged === undefined) return { status: MutantRunStatus.Error, errorMessage: TOO_BUSY };
      if (judged.late) return { status: MutantRunStatus.Timeout };
      tests.push(judged.told);
      if (judged.failed) break;
    }
    return toMutantRunResult({ status: DryRunStatus.Complete, tests });
  }
}

function activate(mutant: string | undefined, hitLimit: number | undefined): void {
  Object.assign(instrumented, { activeMutant: mutant, hitLimit, hitCount: hitLimit ? 0 : undefined });
  instrumented.mutantCoverage = undefined;
  // Processes that a test starts run the same mutant.
  process.env[INSTRUMENTER_CONSTANTS.ACTIVE_MUTANT_ENV_VARIABLE] = mutant ?? '';
}

async function run(file: string, patience: number): Promise<Run> {
  const begun = performance.now();
  const root = process.cwd();
  const { fault, slowest } = await runFile(() => importAnew(path.resolve(root, file), root), patience);
  const told = { id: file, name: file, fileName: file, timeSpentMs: performance.now() - begun };
  if (!fault) return { told: { ...told, status: TestStatus.Success }, failed: false, late: false, slowest };
  const failure = { ...told, status: TestStatus.Failed, failureMessage: fault.message } as const;
  return { told: failure, failed: true, late: fault.late, slowest };
}

/** What Stryker reads of a plugin. */
export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'node', NodeRunner)];
