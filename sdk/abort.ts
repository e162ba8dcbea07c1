/** Browsers fire a longer timer at once. */
export const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Settles as the promise does, or rejects with the signal's reason as soon as it is aborted, whether or not the work
 * behind the promise heeds the signal.
 * @param left called when the signal is aborted first
 */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined, left?: () => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const leave = () => {
      left?.();
      reject(signal?.reason as Error);
    };
    signal?.addEventListener('abort', leave);
    // A page's signal may outlive thousands of calls: none of them may stay attached to it.
    void promise.then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave));
  });
}

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
