import { LONGEST_TIMER, orAborted } from './abort.ts';

/** How long work may take, in milliseconds, and what its callers are told when it took longer. */
interface Limit {
  readonly timeout: number;
  readonly late: () => Error;
}

interface Running {
  readonly promise: Promise<unknown>;
  callers: number;
}

/**
 * Makes a function that lets equal calls which are under way at the same time be one. Who aborts leaves alone; the
 * work itself is aborted when the last caller has left.
 */
export function createShare() {
  const all = new Map<string, Running & { readonly controller: AbortController }>();

  /** @param work started only when no equal call is under way */
  return async function share<T>(
    key: string,
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
    { timeout, late }: Limit,
  ): Promise<T> {
    signal?.throwIfAborted();
    // Nobody may join what is over or given up; a later call may have taken its place.
    const forget = () => all.get(key) === running && all.delete(key);
    const start = () => {
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort(late()), Math.min(timeout, LONGEST_TIMER));
      const promise = orAborted(work(controller.signal), controller.signal).finally(() => {
        clearTimeout(timer);
        forget();
      });
      return { controller, callers: 0, promise };
    };
    const running = all.get(key) ?? start();
    all.set(key, running);
    running.callers++;
    // Equal keys stand for equal work: what is under way gives a T.
    return orAborted(running.promise as Promise<T>, signal, () => {
      if (--running.callers > 0) return;
      // At once, so that who aborts and asks again does not join the request that is given up.
      running.controller.abort();
      forget();
    });
  };
}
