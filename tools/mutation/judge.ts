/** What came of running a test file. */
export interface Judged {
  readonly failed: boolean;
  /** Whether a test did not end. */
  readonly late: boolean;
  /** Milliseconds of the slowest test. */
  readonly slowest: number;
}

/** How often a file that a slow machine may have failed is run with its mutant. */
const MOST_TRIES = 4;
/** What a test may take without mutant, as a share of the patience for it, for the machine to be quick. */
const EASE = 0.5;

/** Why a mutant has no result. */
export const TOO_BUSY = 'the machine was too busy to tell what the tests say';

/**
 * Runs a file with a mutant. When a test does not end: was it the mutant, or a machine with other work? It must be late
 * a second time, after the file has ended with ease without the mutant.
 * @param patience milliseconds that each test may take
 * @param isDoubtful whether a failure may be one of time as well: then the file must pass without the mutant right after
 * @returns undefined when the machine is too busy to tell
 */
export async function judge<Run extends Judged>(
  run: (withMutant: boolean) => Promise<Run>,
  patience: number,
  isDoubtful: (run: Run) => boolean = () => false,
): Promise<Run | undefined> {
  let quick = false;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const found = await run(true);
    const late = found.late && !quick;
    if (!late && !(found.failed && isDoubtful(found))) return found;
    const without = await run(false);
    quick = !without.failed && without.slowest < patience * EASE;
    if (quick && !late) return found;
  }
  return undefined;
}
