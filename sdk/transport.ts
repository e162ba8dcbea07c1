import { inTime } from './abort.ts';
import { TimeoutError } from './errors/timeout-error.ts';
import { type Exchange, readAnswer } from './exchange.ts';
import type { Memory } from './memory.ts';
import type { Reader } from './reader.ts';
import { retry } from './retry.ts';
import { createShare } from './share.ts';

export type { Reader } from './reader.ts';

/** Reads an address. @throws ProblemError, NetworkError, TimeoutError, InvalidAnswerError, or the signal's reason */
export type Transport = <T>(url: URL, read: Reader<T>, signal?: AbortSignal) => Promise<T>;

/**
 * Makes a function that reads addresses: one request for equal calls, in time, tried again.
 * @param timeout milliseconds for a whole call, tries and waits included
 * @param memory what was read is revalidated from there
 */
export function createTransport(exchange: Exchange, timeout: number, memory?: Memory): Transport {
  const share = createShare();

  async function attempt<T>(url: URL, read: Reader<T>, signal: AbortSignal): Promise<T> {
    const known = memory?.recall(url.href);
    // An address is always read by the same reader: what was remembered for it is a T.
    if (known && Date.now() < known.freshUntil) return known.value as T;
    const answer = await exchange(url, known ? { headers: { 'if-none-match': known.etag } } : {}, signal);
    const { status, headers } = answer.response;
    const value = known && status === 304 ? (known.value as T) : readAnswer(url, answer, read);
    memory?.remember(url.href, value, headers, known?.etag);
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
