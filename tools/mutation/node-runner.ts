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
import { importAnew } from './fresh.ts';
import { runFile } from './harness.ts';
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

interface Run {
  readonly told: SuccessTestResult | FailedTestResult;
  /** Whether one of its tests did not end. */
  readonly late: boolean;
}

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
    instrumented.mutantCoverage = undefined;
    Object.assign(instrumented, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit ? 0 : undefined });
    // Processes that a test starts run the same mutant.
    process.env[INSTRUMENTER_CONSTANTS.ACTIVE_MUTANT_ENV_VARIABLE] = activeMutant.id;
    const wanted = new Set(testFilter ?? this.#files);
    const tests: TestResult[] = [];
    for (const file of this.#files.filter((each) => wanted.has(each))) {
      const { told, late } = await run(file, this.#patience);
      const endless = determineHitLimitReached(instrumented.hitCount, hitLimit);
      if (endless) return toMutantRunResult(endless);
      if (late) return { status: MutantRunStatus.Timeout };
      tests.push(told);
      if (told.status === TestStatus.Failed) break;
    }
    return toMutantRunResult({ status: DryRunStatus.Complete, tests });
  }
}

async function run(file: string, patience: number): Promise<Run> {
  const begun = performance.now();
  const root = process.cwd();
  const fault = await runFile(() => importAnew(path.resolve(root, file), root), patience);
  const told = { id: file, name: file, fileName: file, timeSpentMs: performance.now() - begun };
  return fault
    ? { told: { ...told, status: TestStatus.Failed, failureMessage: fault.message }, late: fault.late }
    : { told: { ...told, status: TestStatus.Success }, late: false };
}

/** What Stryker reads of a plugin. */
export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'node', NodeRunner)];
