/** What a peer needs to be waited for and taken away like an element of ours: a state, and an end. */
export abstract class ReadyElement extends HTMLElement {
  readonly #internals = this.attachInternals();
  #stop: AbortController | undefined;

  connectedCallback(): void {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    void this.show(signal).then(() => {
      if (!signal.aborted) this.#internals.states.add('ready');
    });
  }

  disconnectedCallback(): void {
    this.#stop?.abort();
    this.leave();
  }

  /** Fetches what it shows from the address in `src`, and shows it. */
  protected abstract show(signal: AbortSignal): Promise<void>;

  /** Gives back what the page would keep. */
  protected leave(): void {}

  protected async read(signal: AbortSignal | null = null): Promise<unknown> {
    const answer = await fetch(this.getAttribute('src') ?? '', { signal });
    if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
    return answer.json();
  }
}
