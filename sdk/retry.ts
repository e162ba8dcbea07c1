import { isNetworkError, isProblemError } from './errors/index.ts';
import { pause } from './waits.ts';

/** A hub that lies down is not helped by more than this. */
const ATTEMPTS = 3;
/** Milliseconds; the ceiling doubles with every attempt, the wait is drawn evenly below it (full jitter). */
const FIRST_CEILING = 400;

/** RFC 9110: too many requests, bad gateway, unavailable, gateway timeout: the same request may succeed later. */
const PASSING = [429, 502, 503, 504];

export interface RetryOptions {
  /** Aborted when everybody left or the time is up. */
  readonly signal: AbortSignal;
  /** Instant (milliseconds since 1970) after which there is no point in trying. */
  readonly deadline: number;
  /** What the first attempt threw, when it is over already. */
  readonly failed?: Error;
  readonly random?: () => number;
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Repeats a request that may be repeated without harm: call it for idempotent methods only.
 * A wait that would end after the deadline is not begun: the last error is the answer.
 * @throws whatever the last attempt threw, or the signal's reason
 */
export async function retry<T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { signal, deadline, failed, random = Math.random, wait = pause } = options;
  for (let tried = 1; ; tried++) {
    try {
      if (failed && tried === 1) throw failed;
      return await attempt();
    } catch (error) {
      signal.throwIfAborted();
      if (tried === ATTEMPTS || !mayPass(error)) throw error;
      const asked = isProblemError(error) ? (error.retryAfter ?? 0) * 1000 : 0;
      const delay = asked + random() * FIRST_CEILING * 2 ** (tried - 1);
      if (Date.now() + delay >= deadline) throw error;
      await wait(delay, signal);
      signal.throwIfAborted();
    }
  }
}

/** The first of two equal requests is still being done: its answer will be the second's. */
const BUSY = 'urn:escale:problem:idempotency-key-busy';

const mayPass = (error: unknown): boolean =>
  isNetworkError(error) ||
  (isProblemError(error) && (PASSING.includes(error.status) || error.problem.type === BUSY) && !error.problem.final);

/**
 * Reads a Retry-After header (RFC 9110, section 10.2.3): seconds, or an HTTP date.
 * @returns seconds from now, 0 for a date that has passed, undefined when there is none or it cannot be read
 */
export function parseRetryAfter(header: string | null, now = Date.now()): number | undefined {
  if (!header) return undefined;
  const seconds = Number(header);
  const wait = Number.isNaN(seconds) ? (Date.parse(header) - now) / 1000 : seconds;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
