import type { Counting } from './steps.ts';

/** Outcome of a step, in tests. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** Why a step failed although no test did. */
  readonly reason?: string;
}

/**
 * Counts a step's tests from what it printed and from its exit code. A runner that fails without a failed test, runs
 * no test at all, or skips one, counts as one failure: a green that nobody earned is worse than a red.
 * @param output what the step wrote to its standard output, without colours
 * @param exitCode null when a signal ended it
 */
export function countTests(counting: Counting, output: string, exitCode: number | null): Counts {
  if (counting === 'command') return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const { passed, failed, skipped } = counting === 'node' ? nodeSummary(output) : browserSummary(output);
  if (skipped > 0) return { passed, failed: failed + skipped, reason: `${skipped} skipped` };
  if (failed > 0) return { passed, failed };
  if (exitCode !== 0) return { passed, failed: 1, reason: `the runner ended with ${exitCode ?? 'a signal'}` };
  return passed === 0 ? { passed, failed: 1, reason: 'no test ran' } : { passed, failed };
}

/** The summary of Node's spec reporter: `ℹ pass 12`, one line a number. */
function nodeSummary(output: string): { passed: number; failed: number; skipped: number } {
  const number = (name: string) => Number(last(output, new RegExp(`^ℹ ${name} (\\d+)$`, 'gm')) ?? 0);
  return {
    passed: number('pass'),
    failed: number('fail') + number('cancelled'),
    skipped: number('skipped') + number('todo'),
  };
}

/** The line that web-test-runner.config.mjs adds: `tests: 12 passed, 0 failed, 0 skipped`. */
function browserSummary(output: string): { passed: number; failed: number; skipped: number } {
  const number = (name: string) => Number(last(output, new RegExp(`^tests: .*?(\\d+) ${name}`, 'gm')) ?? 0);
  return { passed: number('passed'), failed: number('failed'), skipped: number('skipped') };
}

const last = (text: string, pattern: RegExp): string | undefined => [...text.matchAll(pattern)].at(-1)?.[1];
