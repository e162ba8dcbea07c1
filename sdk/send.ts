import { orAborted } from './abort.ts';
import { NetworkError } from './errors/network-error.ts';
import { TimeoutError } from './errors/timeout-error.ts';
import { retry } from './retry.ts';
import { type Fetch, type Reader, readAnswer, refusal, WITHOUT_COOKIES } from './transport.ts';

/** A request that changes something, or that only its sender may read: neither shared nor remembered. */
export interface Message {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** Sends a message. @throws ProblemError, NetworkError, TimeoutError, InvalidAnswerError, or the signal's reason */
export type Send = <T>(url: URL, message: Message, read: Reader<T>, signal?: AbortSignal) => Promise<T>;

const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Makes a function that sends messages and tries them again: only for what does no harm when it arrives twice,
 * because its second arrival is idempotent or carries the key of the first.
 * @param timeout milliseconds for a whole call; one try gets half of it, because a silent connection is often dead
 */
export function createSender(fetch: Fetch, language: string | undefined, timeout: number): Send {
  async function attempt<T>(url: URL, message: Message, read: Reader<T>, whole: AbortSignal): Promise<T> {
    const trial = new AbortController();
    const stop = () => trial.abort(whole.reason);
    const silent = () => trial.abort(new NetworkError(url, 'no answer in half of the time'));
    const timer = setTimeout(silent, Math.min(timeout / 2, LONGEST_TIMER));
    whole.addEventListener('abort', stop, { once: true });
    try {
      return await orAborted(exchange(fetch, url, message, language, read, trial.signal), trial.signal);
    } finally {
      clearTimeout(timer);
      whole.removeEventListener('abort', stop);
    }
  }

  return async (url, message, read, signal) => {
    signal?.throwIfAborted();
    const whole = new AbortController();
    const leave = () => whole.abort(signal?.reason);
    const late = () => whole.abort(new TimeoutError(url, timeout));
    const timer = setTimeout(late, Math.min(timeout, LONGEST_TIMER));
    signal?.addEventListener('abort', leave, { once: true });
    try {
      const deadline = Date.now() + timeout;
      return await retry(() => attempt(url, message, read, whole.signal), { signal: whole.signal, deadline });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', leave);
    }
  };
}

async function exchange<T>(
  fetch: Fetch,
  url: URL,
  { method, body, headers }: Message,
  language: string | undefined,
  read: Reader<T>,
  signal: AbortSignal,
): Promise<T> {
  const init: RequestInit = {
    method,
    headers: {
      accept: 'application/json',
      ...(language && { 'accept-language': language }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal,
    ...WITHOUT_COOKIES,
  };
  const { response, text } = await whole(fetch, url, init, signal);
  if (!response.ok) throw refusal(url, response, text);
  return readAnswer(url, response, text, read);
}

async function whole(
  fetch: Fetch,
  url: URL,
  init: RequestInit,
  signal: AbortSignal,
): Promise<{ response: Response; text: string }> {
  try {
    const response = await fetch(url.href, init);
    return { response, text: await response.text() };
  } catch (cause) {
    signal.throwIfAborted();
    throw new NetworkError(url, cause);
  }
}
