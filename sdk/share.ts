import { orAborted } from './abort.ts';

interface Running {
  readonly promise: Promise<unknown>;
  readonly controller: AbortController;
  callers: number;
}

/**
 * Makes equal calls that are under way at the same time one. Who aborts leaves alone; the work itself is aborted
 * when the last caller has left.
 */
export class Shared {
  readonly #running = new Map<string, Running>();

  /** @param work started only when no equal call is under way; must settle once its controller is aborted */
  async call<T>(
    key: string,
    signal: AbortSignal | undefined,
    work: (controller: AbortController) => Promise<T>,
  ): Promise<T> {
    signal?.throwIfAborted();
    const running = this.#running.get(key) ?? this.#start(key, work);
    running.callers++;
    try {
      return await orAborted(running.promise as Promise<T>, signal);
    } finally {
      running.callers--;
      if (running.callers === 0) this.#leave(key, running);
    }
  }

  #start(key: string, work: (controller: AbortController) => Promise<unknown>): Running {
    const controller = new AbortController();
    const running = { promise: work(controller), controller, callers: 0 };
    this.#running.set(key, running);
    const forget = () => this.#forget(key, running);
    // A failure is told to the callers; when all have left nobody is there to be told.
    void running.promise.then(forget, forget);
    return running;
  }

  #leave(key: string, running: Running): void {
    this.#forget(key, running);
    running.controller.abort();
  }

  /** A later call with the same key may already have taken the place. */
  #forget(key: string, running: Running): void {
    if (this.#running.get(key) === running) this.#running.delete(key);
  }
}
