import { inTime } from './abort.ts';
import { keep, type Memory, recall, remember } from './cache.ts';
import { TimeoutError } from './errors/timeout-error.ts';
import { type Exchange, readAnswer } from './exchange.ts';
import type { Reader } from './reader.ts';
import { retry } from './retry.ts';
import { createShare } from './share.ts';

export type { Reader } from './reader.ts';

/** Reads an address. @throws ProblemError, NetworkError, TimeoutError, InvalidAnswerError, or the signal's reason */
export type Transport = <T>(url: URL, read: Reader<T>, signal?: AbortSignal) => Promise<T>;

/**
 * Makes a function that reads addresses: one request for equal calls, in time, tried again, revalidated from memory.
 * @param timeout milliseconds for a whole call, tries and waits included
 */
export function createTransport(exchange: Exchange, timeout: number): Transport {
  const memory: Memory = new Map();
  const share = createShare();

  async function attempt<T>(url: URL, read: Reader<T>, signal: AbortSignal): Promise<T> {
    const known = recall(memory, url.href);
    // An address is always read by the same reader: what was remembered for it is a T.
    if (known && Date.now() < known.freshUntil) return known.value as T;
    const answer = await exchange(url, { headers: known && { 'if-none-match': known.etag } }, signal);
    const { status, headers } = answer.response;
    const value = known && status === 304 ? (known.value as T) : readAnswer(url, answer, read);
    remember(memory, url.href, keep(value, headers, known?.etag));
    return value;
  }

  return (url, read, signal) =>
    share(url.href, signal, (shared) =>
      inTime(
        timeout,
        () => new TimeoutError(url, timeout),
        shared,
        (whole) => retry(() => attempt(url, read, whole), { signal: whole, deadline: Date.now() + timeout }),
      ),
    );
}
