import { createHash, randomBytes } from 'node:crypto';
import { ProblemError } from './problem.ts';

export interface Quota {
  /** Name in the headers: lower-case letters and hyphens. */
  readonly name: string;
  /** Requests in one window; 0 for no limit. */
  readonly limit: number;
  /** Seconds. */
  readonly window: number;
}

/** Keys that are remembered at most, the oldest forgotten first: a flood of addresses does not fill the memory. */
const KEPT = 50_000;

/**
 * Counts requests by whoever sends them, in this process (generic cell rate algorithm: a smooth window with one number
 * a key). Who that is stays unknown: keys are hashed with a salt that lives as long as the process, and never logged.
 */
export class RateLimit {
  readonly #quota: Quota;
  readonly #seconds: () => number;
  readonly #salt = randomBytes(16);
  /** When the bucket of a key is empty again, in seconds. */
  readonly #emptyAt = new Map<string, number>();

  /** @param seconds a clock that never jumps */
  constructor(quota: Quota, seconds: () => number = () => performance.now() / 1000) {
    this.#quota = quota;
    this.#seconds = seconds;
  }

  /**
   * Counts a request.
   * @returns headers for its answer (draft-ietf-httpapi-ratelimit-headers)
   * @throws ProblemError `too-many-requests` with these headers and `Retry-After`
   */
  count(key: string): Readonly<Record<string, string>> {
    const { name, limit, window } = this.#quota;
    if (limit === 0) return {};
    const hash = createHash('sha256').update(this.#salt).update(key).digest('base64').slice(0, 22);
    const now = this.#seconds();
    const emptyAt = Math.max(this.#emptyAt.get(hash) ?? now, now) + window / limit;
    const over = emptyAt - now - window;
    // A hair of a second is the rounding of a division.
    const admitted = over < 1e-6;
    const level = admitted ? emptyAt : (this.#emptyAt.get(hash) ?? now);
    this.#remember(hash, level, now);
    const remaining = Math.max(0, Math.floor(((window - (level - now)) * limit) / window + 1e-6));
    const headers = {
      'RateLimit-Policy': `"${name}";q=${limit};w=${window}`,
      RateLimit: `"${name}";r=${remaining};t=${Math.max(1, Math.ceil(level - now))}`,
    };
    if (admitted) return headers;
    throw tooMany(Math.max(1, Math.ceil(over)), headers);
  }

  #remember(hash: string, emptyAt: number, now: number): void {
    // The last used stands last, so that what may be forgotten comes first.
    this.#emptyAt.delete(hash);
    this.#emptyAt.set(hash, emptyAt);
    for (const [oldest, empty] of this.#emptyAt) {
      if (empty > now && this.#emptyAt.size <= KEPT) break;
      this.#emptyAt.delete(oldest);
    }
  }
}

function tooMany(seconds: number, headers: Readonly<Record<string, string>>): ProblemError {
  const wait = seconds < 90 ? { fr: `${seconds} s`, en: `${seconds} s` } : minutes(Math.ceil(seconds / 60));
  return new ProblemError('too-many-requests', {
    detail: {
      fr: `Trop de demandes en peu de temps. Réessayez dans ${wait.fr}.`,
      en: `Too many requests in a short time. Try again in ${wait.en}.`,
    },
    headers: { ...headers, 'Retry-After': String(seconds) },
  });
}

const minutes = (count: number) => ({ fr: `${count} minutes`, en: `${count} minutes` });

/**
 * Whom requests of an address are counted under: an IPv6 subscriber has a network of 64 bits, and would otherwise
 * have as many addresses as wanted.
 */
export function subscriberOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase();
  if (!plain.includes(':')) return plain;
  const [head = '', tail = ''] = plain.split('%')[0]?.split('::') ?? [];
  const [before, after] = [head.split(':').filter(Boolean), tail.split(':').filter(Boolean)];
  const missing = plain.includes('::') ? Math.max(0, 8 - before.length - after.length) : 0;
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}

/**
 * The address of whoever sent a request.
 * @param proxies how many proxies of ours it came through: each adds the address it was called from to
 *   `X-Forwarded-For`; what stands before was written by the sender and proves nothing
 */
export function senderOf(connection: string | undefined, forwardedFor: string | undefined, proxies: number): string {
  if (proxies === 0) return connection ?? 'unknown';
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim());
  return hops.at(-proxies) || (connection ?? 'unknown');
}
