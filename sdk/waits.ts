/** What the sending of messages and further tries need beyond sdk/abort.ts, which every element carries. */
import { LONGEST_TIMER, orAborted } from './abort.ts';

/**
 * Gives work so many milliseconds, and a signal that is aborted when they are over or when the caller's is.
 * @throws what `late` makes when they are over, the reason of the caller's signal, or whatever the work threw
 */
export async function inTime<T>(
  milliseconds: number,
  late: () => Error,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const inner = new AbortController();
  const timer = setTimeout(() => inner.abort(late()), Math.min(milliseconds, LONGEST_TIMER));
  try {
    const done = orAborted(work(inner.signal), inner.signal);
    return await orAborted(done, signal, () => inner.abort(signal?.reason));
  } finally {
    clearTimeout(timer);
  }
}

/** Waits for so many milliseconds, or until the signal is aborted. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
