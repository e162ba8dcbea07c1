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

  /** @param work started only when no equal call is under way; must settle once its controller is aborted */
  return async function share<T>(
    key: string,
    signal: AbortSignal | undefined,
    work: (controller: AbortController) => Promise<T>,
  ): Promise<T> {
    signal?.throwIfAborted();
    let running = all.get(key);
    if (!running) {
      const controller = new AbortController();
      running = { promise: work(controller), controller, callers: 0 };
      all.set(key, running);
    }
    running.callers++;
    try {
      // Equal keys stand for equal work: what is under way gives a T.
      return await orAborted(running.promise as Promise<T>, signal);
    } finally {
      // Nobody may join what is over or given up; a later call may have taken its place.
      if (--running.callers === 0) running.controller.abort();
      if (running.controller.signal.aborted && all.get(key) === running) all.delete(key);
    }
  };
}
