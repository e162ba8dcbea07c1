import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PlaceList, PlaceSummary } from '../../sdk/index.ts';

/** The pages after the first, which the visitor asks for one by one. */
export class PlacePages implements ReactiveController {
  status: 'idle' | 'loading' | 'failed' = 'idle';
  readonly #host: ReactiveControllerHost;
  #first: PlaceList | undefined;
  #others: readonly PlaceList[] = [];
  #running: AbortController | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#stop();
  }

  /** Begins anew when the first page is another one. */
  follow(first: PlaceList | undefined): void {
    if (first === this.#first) return;
    this.#stop();
    this.#first = first;
    this.#others = [];
  }

  get items(): readonly PlaceSummary[] {
    const all = [this.#first, ...this.#others].flatMap((page) => page?.items ?? []);
    // A place that moved between two pages while they were asked for is shown once.
    return [...new Map(all.map((place) => [place.id, place])).values()];
  }

  /** Opaque cursor of the next page; undefined after the last. */
  get next(): string | undefined {
    const { next } = (this.#others.at(-1) ?? this.#first)?.links ?? {};
    return (next && new URLSearchParams(next.slice(next.indexOf('?'))).get('cursor')) || undefined;
  }

  /** @returns the public id of the first new place, or undefined when none came */
  async more(
    load: (cursor: string, signal: AbortSignal) => Promise<PlaceList>,
    onError: (error: unknown) => void,
  ): Promise<string | undefined> {
    const { next } = this;
    if (this.#running || next === undefined) return undefined;
    const running = (this.#running = new AbortController());
    this.status = 'loading';
    this.#host.requestUpdate();
    const before = this.items.length;
    try {
      const page = await load(next, running.signal);
      if (this.#running !== running) return undefined;
      this.#others = [...this.#others, page];
      this.status = 'idle';
    } catch (error) {
      if (this.#running !== running) return undefined;
      this.status = 'failed';
      onError(error);
    }
    this.#running = undefined;
    this.#host.requestUpdate();
    return this.items[before]?.id;
  }

  #stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.status = 'idle';
  }
}
