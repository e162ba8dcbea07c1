/** An answer that was read before, and what is needed to ask whether it still holds. */
export interface Remembered {
  readonly value: unknown;
  /** Entity tag for If-None-Match (RFC 9110). */
  readonly etag: string;
  /** Instant (milliseconds since 1970) until which the hub says that there is no need to ask. */
  readonly freshUntil: number;
}

/** Answers by address. A page's own requests need none: browsers keep an HTTP cache. */
export interface Memory {
  recall(address: string): Remembered | undefined;
  /**
   * Keeps what the answer's headers let us keep of it (RFC 9111): nothing without an entity tag or when storing is
   * forbidden.
   * @param etag the tag to go on with when the answer has none, as a 304 may
   */
  remember(address: string, value: unknown, headers: Headers, etag?: string): void;
}

/** Enough for what a page shows at a time; a map of 50,000 places weighs some megabytes. */
export const REMEMBERED = 32;

export function createMemory(): Memory {
  // A Map keeps the order of insertion: the first is the one that was used longest ago.
  const answers = new Map<string, Remembered>();
  const recall = (address: string): Remembered | undefined => {
    const known = answers.get(address);
    answers.delete(address);
    if (known) answers.set(address, known);
    return known;
  };
  return {
    recall,
    remember: (address, value, headers, known) => {
      answers.delete(address);
      const etag = headers.get('etag') ?? known;
      const control = headers.get('cache-control') ?? '';
      if (!etag || control.includes('no-store')) return;
      const maxAge = control.includes('no-cache') ? 0 : Number(/max-age=(\d+)/.exec(control)?.[1] ?? 0);
      answers.set(address, { value, etag, freshUntil: Date.now() + maxAge * 1000 });
      for (const oldest of answers.keys()) if (answers.size > REMEMBERED) answers.delete(oldest);
    },
  };
}
