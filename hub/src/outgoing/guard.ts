import { lookup as resolveName } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from '../calendars/addresses.ts';

export interface Address {
  readonly address: string;
  readonly family: number;
}

/** What the hub may talk to when somebody else chose the address; tests set their own. */
export interface Guard {
  /** All addresses of a host. */
  readonly resolve: (host: string) => Promise<readonly Address[]>;
  /** Whether the hub may talk to an address. */
  readonly allows: (address: string) => boolean;
}

export const publicInternet: Guard = {
  resolve: (host) => resolveName(host, { all: true }),
  allows: isPublicAddress,
};

/** The name leads to no address, or to one inside the hub's own network. */
export class BlockedAddressError extends Error {
  override readonly name = 'BlockedAddressError';
  readonly reason: 'unknown-host' | 'private-network';

  constructor(reason: BlockedAddressError['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Resolves the host of an address and judges what it leads to.
 * @returns a lookup that gives Node these very addresses, whatever the resolver would say the second time (DNS rebinding)
 * @throws BlockedAddressError when one of the addresses is not public: a name with both would let chance decide;
 *   whatever the resolver throws; the signal's reason
 */
export async function judgedLookup(url: URL, { resolve, allows }: Guard, signal: AbortSignal): Promise<LookupFunction> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const addresses = family === 0 ? await abortable(resolve(host), signal) : [{ address: host, family }];
  if (addresses.length === 0) throw new BlockedAddressError('unknown-host');
  if (!addresses.every(({ address }) => allows(address))) throw new BlockedAddressError('private-network');
  return (_host, options, done) => {
    const [first] = addresses;
    if (options.all) done(null, [...addresses]);
    else done(null, first?.address ?? '', first?.family ?? 4);
  };
}

function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason as Error);
  signal.addEventListener('abort', abort, { once: true });
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', abort));
}
