import { TimeoutError } from './errors/timeout-error.ts';
import { NetworkError } from './errors/network-error.ts';
import type { Answer, Exchange } from './exchange.ts';
import type { Memory } from './memory.ts';
import type { Reader } from './reader.ts';
import { createShare } from './share.ts';
import type { Trouble } from './trouble.ts';

export type { Reader } from './reader.ts';

/** Reads an address. @throws ProblemError, NetworkError, TimeoutError, InvalidAnswerError, or the signal's reason */
export type Transport = <T>(url: URL, read: Reader<T>, signal?: AbortSignal) => Promise<T>;

/**
 * Makes a function that reads addresses: one request for equal calls, in time, tried again.
 * @param timeout milliseconds for a whole call, tries and waits included
 * @param trouble gives what a first try without a good answer needs
 * @param memory what was read is revalidated from there
 */
export function createTransport(exchange: Exchange, timeout: number, trouble: Trouble, memory?: Memory): Transport {
  const share = createShare();

  async function well<T>(url: URL, answer: Answer, read: Reader<T>): Promise<T> {
    try {
      if (answer.response.ok) return read(JSON.parse(answer.text));
    } catch {
      // Read once more below, by what can tell why.
    }
    const { readAnswer } = await trouble().catch((cause: unknown) => {
      throw new NetworkError(url, cause);
    });
    return readAnswer(url, answer, read);
  }

  async function attempt<T>(url: URL, read: Reader<T>, signal: AbortSignal): Promise<T> {
    const known = memory?.recall(url.href);
    // An address is always read by the same reader: what was remembered for it is a T.
    if (known && Date.now() < known.freshUntil) return known.value as T;
    const answer = await exchange(url, known ? { headers: { 'if-none-match': known.etag } } : {}, signal);
    const { status, headers } = answer.response;
    const value = known && status === 304 ? (known.value as T) : await well(url, answer, read);
    memory?.remember(url.href, value, headers, known?.etag);
    return value;
  }

  return (url, read, signal) =>
    share(
      url.href,
      signal,
      async (whole) => {
        const deadline = Date.now() + timeout;
        try {
          return await attempt(url, read, whole);
        } catch (failed) {
          const { retry } = await trouble().catch(() => {
            throw failed;
          });
          return retry(() => attempt(url, read, whole), { signal: whole, deadline, failed: failed as Error });
        }
      },
      { timeout, late: () => new TimeoutError(url, timeout) },
    );
}
