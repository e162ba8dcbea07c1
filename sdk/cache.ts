/** An answer that was read before, and what is needed to ask whether it still holds. */
export interface Remembered {
  readonly value: unknown;
  /** Entity tag for If-None-Match (RFC 9110). */
  readonly etag: string;
  /** Instant (milliseconds since 1970) until which the hub says that there is no need to ask. */
  readonly freshUntil: number;
}

/** The latest answers by address, bounded: the one that was used longest ago is forgotten first. */
export class Memory {
  readonly #entries = new Map<string, Remembered>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(address: string): Remembered | undefined {
    const entry = this.#entries.get(address);
    if (entry) this.set(address, entry);
    return entry;
  }

  set(address: string, entry: Remembered): void {
    // A Map keeps the order of insertion: entering again makes it the latest.
    this.#entries.delete(address);
    this.#entries.set(address, entry);
    if (this.#entries.size > this.#most) this.#entries.delete(this.#entries.keys().next().value as string);
  }

  delete(address: string): void {
    this.#entries.delete(address);
  }
}
