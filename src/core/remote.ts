import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What an element knows of something it asked the hub for. `loadedAt` is in milliseconds since 1970. */
export type Remote<T> =
  | { readonly status: 'idle' }
  | { readonly status: 'loading'; readonly previous: T | undefined }
  | { readonly status: 'ready'; readonly value: T; readonly loadedAt: number }
  | { readonly status: 'stale'; readonly value: T; readonly loadedAt: number; readonly error: unknown }
  | { readonly status: 'failed'; readonly error: unknown };

export interface RemoteOptions<T, A extends readonly unknown[]> {
  /** What the answer depends on, compared item by item at every update; undefined when there is nothing to ask. */
  readonly args: () => A | undefined;
  readonly load: (args: A, signal: AbortSignal) => Promise<T>;
  /** Called when a load failed, the one of a refresh included. */
  readonly onError?: (error: unknown) => void;
}

/**
 * Asks the hub for what its host shows: again when the arguments change, never twice at once, not for an element
 * that left the page, and once more when the network is back.
 *
 * A refresh or a retry keeps the state on show until it is settled (`refreshing` is true meanwhile), so that
 * nothing flickers and the retry button keeps the focus; a failed refresh leaves the value as `stale`.
 */
export class RemoteController<T, A extends readonly unknown[] = readonly unknown[]> implements ReactiveController {
  state: Remote<T> = { status: 'idle' };
  refreshing = false;
  readonly #host: ReactiveControllerHost;
  readonly #options: RemoteOptions<T, A>;
  #args: A | undefined;
  #running: AbortController | undefined;
  #interrupted = false;

  constructor(host: ReactiveControllerHost, options: RemoteOptions<T, A>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this.#onOnline);
    if (this.#interrupted) this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#onOnline);
    // Several moves in a row disconnect several times, and only the first one finds a request.
    this.#interrupted ||= this.#running !== undefined;
    this.#stop();
  }

  hostUpdate(): void {
    const args = this.#options.args();
    const changed = !sameItems(args, this.#args);
    if (!changed && !this.#interrupted) return;
    this.#args = args;
    this.#interrupted = false;
    if (changed) this.state = args ? { status: 'loading', previous: valueOf(this.state) } : { status: 'idle' };
    if (args) void this.#run(args);
    else this.#stop();
  }

  /** Asks again with the same arguments. Does nothing while a request is under way or when there is nothing to ask. */
  refresh(): void {
    if (!this.#args || this.#running) return;
    void this.#run(this.#args);
    this.#host.requestUpdate();
  }

  #stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.refreshing = false;
  }

  async #run(args: A): Promise<void> {
    this.#stop();
    const running = (this.#running = new AbortController());
    this.refreshing = this.state.status !== 'loading';
    try {
      const value = await this.#options.load(args, running.signal);
      if (this.#running === running) this.#settle({ status: 'ready', value, loadedAt: Date.now() });
    } catch (error) {
      if (this.#running === running) {
        this.#settle(this.#failure(error));
        this.#options.onError?.(error);
      }
    }
  }

  #failure(error: unknown): Remote<T> {
    return 'value' in this.state ? { ...this.state, status: 'stale', error } : { status: 'failed', error };
  }

  #settle(state: Remote<T>): void {
    this.#running = undefined;
    this.refreshing = false;
    this.state = state;
    this.#host.requestUpdate();
  }

  readonly #onOnline = (): void => {
    if ('error' in this.state) this.refresh();
  };
}

/** The value on show, if there is one: the current one, a stale one, or the one before while loading. */
export function valueOf<T>(state: Remote<T>): T | undefined {
  if ('value' in state) return state.value;
  return 'previous' in state ? state.previous : undefined;
}

function sameItems(one: readonly unknown[] | undefined, other: readonly unknown[] | undefined): boolean {
  if (!one || !other) return one === other;
  return one.length === other.length && one.every((item, index) => Object.is(item, other[index]));
}
