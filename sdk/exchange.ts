import { NetworkError } from './errors/network-error.ts';

/** The part of the platform's `fetch` that the client uses. */
export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

/** What came back: all of it, so that nothing can break off later. */
export interface Answer {
  readonly response: Response;
  readonly text: string;
}

/** What an exchange is made with, beside what it adds itself. */
export type Sent = Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> };

/** Sends something once. @throws NetworkError, or the signal's reason */
export type Exchange = (url: URL, sent: Sent, signal: AbortSignal) => Promise<Answer>;

/** A hub on the site's own origin has no business with the site's cookies. Some server runtimes refuse the option. */
const WITHOUT_COOKIES: RequestInit =
  typeof Request !== 'undefined' && 'credentials' in Request.prototype ? { credentials: 'omit' } : {};

/** @param language BCP 47, sent as Accept-Language */
export function createExchange(fetch: Fetch, language: string | undefined): Exchange {
  const accepted = { accept: 'application/json', ...(language && { 'accept-language': language }) };
  return async (url, sent, signal) => {
    try {
      const headers = { ...accepted, ...sent.headers };
      const response = await fetch(url.href, { ...sent, ...WITHOUT_COOKIES, headers, signal });
      return { response, text: await response.text() };
    } catch (cause) {
      signal.throwIfAborted();
      throw new NetworkError(url, cause);
    }
  };
}
