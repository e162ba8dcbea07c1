import { ProblemError } from './problem.ts';

/** Milliseconds: longer than any answer takes, shorter than most clients wait. */
export const PATIENCE = 15_000;

/**
 * An answer, or a problem when it does not come in time. A database that has stopped without a word is given up after a
 * minute only (`database/connection.ts`), and whoever asked must not wait for so long.
 * @throws ProblemError `unavailable`, to be tried again
 */
export async function withinTime<T>(answer: T | Promise<T>, patience = PATIENCE): Promise<T> {
  if (!(answer instanceof Promise)) return answer;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new ProblemError('unavailable', { headers: { 'Retry-After': '1' } })), patience);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
