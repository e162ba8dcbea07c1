import { orAborted } from './abort.ts';

interface Running {
  readonly promise: Promise<unknown>;
  readonly controller: AbortController;
  callers: number;
}

/**
 * Makes a function that lets equal calls which are under way at the same time be one. Who aborts leaves alone; the
 * work itself is aborted when the last caller has left.
 */
export function createShare() {
  const all = new Map<string, Running>();

  function start(key: string, work: (controller: AbortController) => Promise<unknown>): Running {
    const controller = new AbortController();
    const running = { promise: work(controller), controller, callers: 0 };
    all.set(key, running);
    return running;
  }

  /** @param work started only when no equal call is under way; must settle once its controller is aborted */
  return async function share<T>(
    key: string,
    signal: AbortSignal | undefined,
    work: (controller: AbortController) => Promise<T>,
  ): Promise<T> {
    signal?.throwIfAborted();
    const running = all.get(key) ?? start(key, work);
    running.callers++;
    const leave = () => {
      if (--running.callers > 0) return;
      running.controller.abort();
      // Nobody may join what is over or given up; a later call may have taken its place.
      if (all.get(key) === running) all.delete(key);
    };
    // At once, so that who aborts and asks again does not join the request that is to be given up.
    signal?.addEventListener('abort', leave, { once: true });
    try {
      // Equal keys stand for equal work: what is under way gives a T.
      return await orAborted(running.promise as Promise<T>, signal);
    } finally {
      signal?.removeEventListener('abort', leave);
      if (!signal?.aborted) leave();
    }
  };
}
