/** An answer that was read before, and what is needed to ask whether it still holds. */
export interface Remembered {
  readonly value: unknown;
  /** Entity tag for If-None-Match (RFC 9110). */
  readonly etag: string;
  /** Instant (milliseconds since 1970) until which the hub says that there is no need to ask. */
  readonly freshUntil: number;
}

/** Answers by address. A Map keeps the order of insertion: the first is the one that was used longest ago. */
export type Memory = Map<string, Remembered>;

/** Enough for what a page shows at a time; a map of 50,000 places weighs some megabytes. */
export const REMEMBERED = 32;

/** Forgets the address, or makes the entry the latest and forgets the one that was used longest ago. */
export function remember(memory: Memory, address: string, entry: Remembered | undefined): void {
  memory.delete(address);
  if (entry) memory.set(address, entry);
  for (const oldest of memory.keys()) {
    if (memory.size <= REMEMBERED) break;
    memory.delete(oldest);
  }
}

export function recall(memory: Memory, address: string): Remembered | undefined {
  const entry = memory.get(address);
  if (entry) remember(memory, address, entry);
  return entry;
}

/**
 * What an answer's headers let us keep of it (RFC 9111): nothing without an entity tag or when storing is forbidden.
 * @param etag the tag to go on with when the answer has none, as a 304 may
 */
export function keep(value: unknown, headers: Headers, etag?: string): Remembered | undefined {
  const tag = headers.get('etag') ?? etag;
  const control = headers.get('cache-control') ?? '';
  if (!tag || control.includes('no-store')) return undefined;
  const maxAge = control.includes('no-cache') ? 0 : Number(/max-age=(\d+)/.exec(control)?.[1] ?? 0);
  return { value, etag: tag, freshUntil: Date.now() + maxAge * 1000 };
}
