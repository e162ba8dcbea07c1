import { orAborted } from './abort.ts';
import { Memory, type Remembered } from './cache.ts';
import { InvalidAnswerError, NetworkError, ProblemError, TimeoutError } from './errors/index.ts';
import { isProblem } from './guards/guards.ts';
import { parseRetryAfter, retry } from './retry.ts';
import { Shared } from './share.ts';

/** The part of the platform's `fetch` that the client uses. */
export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

export interface TransportOptions {
  readonly fetch: Fetch;
  /** BCP 47, sent as Accept-Language. */
  readonly language: string | undefined;
  /** Milliseconds for a whole call, tries and waits included. */
  readonly timeout: number;
}

/** Makes a value of a parsed answer. @throws RangeError with a reason when the answer has another shape */
export type Reader<T> = (json: unknown) => T;

/** Answers kept to be revalidated. A page shows few lists at a time; a map of 50,000 places weighs some megabytes. */
const REMEMBERED = 32;

/** Reads addresses: one request for equal calls, in time, tried again, revalidated from memory, judged. */
export class Transport {
  readonly #options: TransportOptions;
  readonly #memory = new Memory(REMEMBERED);
  readonly #shared = new Shared();

  constructor(options: TransportOptions) {
    this.#options = options;
  }

  /** @throws ProblemError, NetworkError, TimeoutError, InvalidAnswerError, or the signal's reason */
  get<T>(url: URL, read: Reader<T>, signal?: AbortSignal): Promise<T> {
    return this.#shared.call(url.href, signal, (controller) => this.#inTime(url, read, controller));
  }

  async #inTime<T>(url: URL, read: Reader<T>, controller: AbortController): Promise<T> {
    const { timeout } = this.#options;
    const { signal } = controller;
    const deadline = Date.now() + timeout;
    const timer =
      timeout === Infinity ? undefined : setTimeout(() => controller.abort(new TimeoutError(url, timeout)), timeout);
    try {
      return await orAborted(
        retry(() => this.#attempt(url, read, signal), { signal, deadline }),
        signal,
      );
    } finally {
      clearTimeout(timer);
    }
  }

  async #attempt<T>(url: URL, read: Reader<T>, signal: AbortSignal): Promise<T> {
    const known = this.#memory.get(url.href);
    // An address is always read by the same reader: what was remembered for it is a T.
    if (known && Date.now() < known.freshUntil) return known.value as T;
    const { response, text } = await this.#fetch(url, known?.etag, signal);
    if (response.status === 304 && known) {
      this.#remember(url, response, known.value, known.etag);
      return known.value as T;
    }
    if (!response.ok) throw refusal(url, response, text);
    const value = readAnswer(url, response, text, read);
    this.#remember(url, response, value, response.headers.get('etag'));
    return value;
  }

  async #fetch(url: URL, etag: string | undefined, signal: AbortSignal): Promise<{ response: Response; text: string }> {
    const { fetch, language } = this.#options;
    const headers: Record<string, string> = { accept: 'application/json, application/problem+json' };
    if (language) headers['accept-language'] = language;
    if (etag) headers['if-none-match'] = etag;
    try {
      const response = await fetch(url.href, { headers, signal, ...WITHOUT_COOKIES });
      return { response, text: await response.text() };
    } catch (cause) {
      signal.throwIfAborted();
      throw new NetworkError(url, cause);
    }
  }

  #remember(url: URL, response: Response, value: unknown, etag: string | null): void {
    const cacheControl = response.headers.get('cache-control') ?? '';
    if (!etag || /no-store/i.test(cacheControl)) return this.#memory.delete(url.href);
    const maxAge = /no-cache/i.test(cacheControl) ? 0 : Number(/max-age=(\d+)/i.exec(cacheControl)?.[1] ?? 0);
    const entry: Remembered = { value, etag, freshUntil: Date.now() + maxAge * 1000 };
    this.#memory.set(url.href, entry);
  }
}

/** A hub on the site's own origin has no business with the site's cookies. Some server runtimes refuse the option. */
const WITHOUT_COOKIES: RequestInit =
  typeof Request !== 'undefined' && 'credentials' in Request.prototype ? { credentials: 'omit' } : {};

function readAnswer<T>(url: URL, response: Response, text: string, read: Reader<T>): T {
  try {
    return read(JSON.parse(text));
  } catch (cause) {
    throw new InvalidAnswerError(url, `${described(response)} ${reason(cause)}`, { cause });
  }
}

/** The error that an answer other than 2xx stands for. */
function refusal(url: URL, response: Response, text: string): ProblemError | InvalidAnswerError {
  const { status, headers } = response;
  const retryAfter = parseRetryAfter(headers.get('retry-after'));
  const problem = parseOrUndefined(text);
  if (isProblem(problem)) return new ProblemError(url, { ...problem, status }, retryAfter);
  if (status === 429 || status >= 500) {
    return new ProblemError(url, { type: 'about:blank', title: response.statusText || 'Refused', status }, retryAfter);
  }
  return new InvalidAnswerError(url, `${described(response)} that is not a problem of the common API`);
}

/** Names the kind of answer, which is what tells a wrong address from a broken hub. */
function described(response: Response): string {
  const mediaType = response.headers.get('content-type')?.split(';')[0] ?? 'something without a media type';
  const hint = mediaType === 'text/html' ? ' (a page: is this the address of a hub?)' : '';
  return `answered ${response.status} with ${mediaType}${hint}`;
}

const reason = (cause: unknown): string =>
  cause instanceof SyntaxError ? 'that cannot be read as JSON' : `that has another shape: ${(cause as Error).message}`;

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Told by the caller, who names what came instead.
    return undefined;
  }
}
