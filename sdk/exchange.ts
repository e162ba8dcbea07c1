import type { Problem } from './contract/index.ts';
import { InvalidAnswerError, NetworkError, ProblemError } from './errors/index.ts';
import { isProblem } from './guards/problem.ts';
import { type Reader, shaped } from './reader.ts';
import { parseRetryAfter } from './retry.ts';

/** The part of the platform's `fetch` that the client uses. */
export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

/** What is sent to an address. */
export interface Message {
  /** GET when left out. */
  readonly method?: 'POST' | 'DELETE';
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** What came back: all of it, so that nothing can break off later. */
export interface Answer {
  readonly response: Response;
  readonly text: string;
}

/** Sends a message once. @throws NetworkError, or the signal's reason */
export type Exchange = (url: URL, message: Message, signal: AbortSignal) => Promise<Answer>;

/** A hub on the site's own origin has no business with the site's cookies. Some server runtimes refuse the option. */
const WITHOUT_COOKIES: RequestInit =
  typeof Request !== 'undefined' && 'credentials' in Request.prototype ? { credentials: 'omit' } : {};

/** @param language BCP 47, sent as Accept-Language */
export function createExchange(fetch: Fetch, language: string | undefined): Exchange {
  return async (url, { body, headers, ...message }, signal) => {
    const init: RequestInit = {
      ...message,
      headers: {
        accept: 'application/json',
        ...(language && { 'accept-language': language }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal,
      ...WITHOUT_COOKIES,
    };
    try {
      const response = await fetch(url.href, init);
      return { response, text: await response.text() };
    } catch (cause) {
      signal.throwIfAborted();
      throw new NetworkError(url, cause);
    }
  };
}

const readProblem = shaped(isProblem, 'Problem');

/** Reads an answer. @throws ProblemError, InvalidAnswerError */
export function readAnswer<T>(url: URL, { response, text }: Answer, read: Reader<T>): T {
  const { ok, status, statusText, headers } = response;
  let problem: Problem = { type: 'about:blank', title: statusText, status };
  try {
    const json: unknown = JSON.parse(text);
    if (ok) return read(json);
    problem = { ...readProblem(json), status };
  } catch (cause) {
    // A gateway before the hub may speak in its place; any other stranger is told as such.
    if (ok || (status !== 429 && status < 500)) {
      // The kind of answer is what tells a wrong address from a broken hub.
      const kind = headers.get('content-type') ?? 'without a media type';
      const message = `${(cause as Error).message}; is this a hub? It answered ${status} ${kind}`;
      throw new InvalidAnswerError(url, message, { cause });
    }
  }
  throw new ProblemError(url, problem, parseRetryAfter(headers.get('retry-after')));
}
