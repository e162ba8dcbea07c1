import { orAborted } from './abort.ts';
import { keep, type Memory, recall, remember } from './cache.ts';
import { InvalidAnswerError, NetworkError, ProblemError, TimeoutError } from './errors/index.ts';
import { isProblem } from './guards/problem.ts';
import { parseRetryAfter, retry } from './retry.ts';
import { createShare } from './share.ts';

/** The part of the platform's `fetch` that the client uses. */
export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

/** Makes a value of a parsed answer. @throws RangeError with a reason when the answer has another shape */
export type Reader<T> = (json: unknown) => T;

/** Reads an address. @throws ProblemError, NetworkError, TimeoutError, InvalidAnswerError, or the signal's reason */
export type Transport = <T>(url: URL, read: Reader<T>, signal?: AbortSignal) => Promise<T>;

const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Makes a function that reads addresses: one request for equal calls, in time, tried again, revalidated from memory.
 * @param language BCP 47, sent as Accept-Language
 * @param timeout milliseconds for a whole call, tries and waits included
 */
export function createTransport(fetch: Fetch, language: string | undefined, timeout: number): Transport {
  const memory: Memory = new Map();
  const share = createShare();

  async function attempt<T>(url: URL, read: Reader<T>, signal: AbortSignal): Promise<T> {
    const known = recall(memory, url.href);
    // An address is always read by the same reader: what was remembered for it is a T.
    if (known && Date.now() < known.freshUntil) return known.value as T;
    const { response, text } = await request(fetch, url, language, known?.etag, signal);
    const unchanged = response.status === 304 && known;
    if (!response.ok && !unchanged) throw refusal(url, response, text);
    const value = unchanged ? (known.value as T) : readAnswer(url, response, text, read);
    remember(memory, url.href, keep(value, response.headers, known?.etag));
    return value;
  }

  return (url, read, signal) =>
    share(url.href, signal, async (controller) => {
      const { signal } = controller;
      const deadline = Date.now() + timeout;
      const late = () => controller.abort(new TimeoutError(url, timeout));
      const timer = setTimeout(late, Math.min(timeout, LONGEST_TIMER));
      try {
        return await orAborted(
          retry(() => attempt(url, read, signal), { signal, deadline }),
          signal,
        );
      } finally {
        clearTimeout(timer);
      }
    });
}

/** A hub on the site's own origin has no business with the site's cookies. Some server runtimes refuse the option. */
export const WITHOUT_COOKIES: RequestInit =
  typeof Request !== 'undefined' && 'credentials' in Request.prototype ? { credentials: 'omit' } : {};

async function request(
  fetch: Fetch,
  url: URL,
  language: string | undefined,
  etag: string | undefined,
  signal: AbortSignal,
): Promise<{ response: Response; text: string }> {
  const headers = {
    accept: 'application/json',
    ...(language && { 'accept-language': language }),
    ...(etag && { 'if-none-match': etag }),
  };
  try {
    const response = await fetch(url.href, { headers, signal, ...WITHOUT_COOKIES });
    return { response, text: await response.text() };
  } catch (cause) {
    signal.throwIfAborted();
    throw new NetworkError(url, cause);
  }
}

/** Reads the text of a good answer. @throws InvalidAnswerError */
export function readAnswer<T>(url: URL, response: Response, text: string, read: Reader<T>): T {
  try {
    return read(JSON.parse(text));
  } catch (cause) {
    throw invalid(url, response, cause);
  }
}

/** The error that an answer other than 2xx stands for. */
export function refusal(url: URL, response: Response, text: string): ProblemError | InvalidAnswerError {
  const { status, statusText } = response;
  const retryAfter = parseRetryAfter(response.headers.get('retry-after'));
  try {
    const problem: unknown = JSON.parse(text);
    if (isProblem(problem)) return new ProblemError(url, { ...problem, status }, retryAfter);
    throw new RangeError('not a Problem');
  } catch (cause) {
    // A gateway before the hub may speak in its place; any other stranger is told as such.
    if (status !== 429 && status < 500) return invalid(url, response, cause);
    return new ProblemError(url, { type: 'about:blank', title: statusText, status }, retryAfter);
  }
}

/** Names the kind of answer, which is what tells a wrong address from a broken hub. */
function invalid(url: URL, { status, headers }: Response, cause: unknown): InvalidAnswerError {
  const kind = headers.get('content-type') ?? 'without a media type';
  return new InvalidAnswerError(url, `${(cause as Error).message}; is this a hub? It answered ${status} ${kind}`, {
    cause,
  });
}
