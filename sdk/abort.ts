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
