import { hubAddress, within } from './address.ts';
import { createExchange, type Exchange, type Fetch } from './exchange.ts';
import type { Memory } from './memory.ts';
import type { Reader } from './reader.ts';
import { createTransport } from './transport.ts';
import type { Trouble } from './trouble.ts';

export { type Reader, shaped } from './reader.ts';

export interface ClientOptions {
  /** Address of the hub, absolute or relative to the page or worker; a path prefix is kept. */
  readonly hub: string | URL;
  /** Used instead of the platform's `fetch`: for tests, proxies, a runtime's own. */
  readonly fetch?: Fetch | undefined;
  /** Language of the hub's sentences (BCP 47, such as `fr`); the hub's own choice when left out. */
  readonly language?: string | undefined;
  /**
   * Milliseconds for a whole call, tries and waits included, or Infinity; 10,000 when left out.
   * Equal calls under way share one request and its time.
   */
  readonly timeout?: number | undefined;
}

export interface CallOptions {
  /** Aborting rejects the call with the signal's reason; others that wait for the same answer still get it. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * What every call is made of. The calls themselves are functions over it, each in its own module, so that a page that
 * makes one of them carries no other; `createClient` puts them all together.
 */
export interface Connection {
  /** Address of the hub, with a slash at its end. */
  readonly hub: string;
  /** @param path from the hub's root, such as `v1/places?…` or as the API writes its links; read by one reader only */
  readonly get: <T>(path: string, read: Reader<T>, options?: CallOptions) => Promise<T>;
  /** The address of a path from the hub's root. */
  readonly url: (path: string) => URL;
  /** What calls that change something send with; see `send`. */
  readonly exchange: Exchange;
  /** Milliseconds for a whole call. */
  readonly timeout: number;
}

/**
 * @param trouble gives what a first try without a good answer needs
 * @param memory what was read before; without one the platform's HTTP cache has to do
 * @throws TypeError when the hub's address is not an http or https address
 */
export function connect(
  {
    hub,
    // Looked up at each call, so that a page may still replace its fetch, and called as the platform demands.
    fetch = (address, init) => globalThis.fetch(address, init),
    language,
    timeout = 10_000,
  }: ClientOptions,
  trouble: Trouble,
  memory?: Memory,
): Connection {
  const root = hubAddress(hub);
  const exchange = createExchange(fetch, language);
  const transport = createTransport(exchange, timeout, trouble, memory);
  const url = (path: string): URL => within(root, path);
  return {
    hub: root.href,
    url,
    exchange,
    timeout,
    get: (path, read, options) => transport(url(path), read, options?.signal),
  };
}
