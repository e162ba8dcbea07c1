import http from 'node:http';
import https from 'node:https';
import { BlockedAddressError, judgedLookup, publicInternet, type Guard } from '../outgoing/guard.ts';

/** How far a delivery may go; tests set their own. */
export interface PostLimits extends Guard {
  readonly milliseconds: number;
}

export const postLimits: PostLimits = { ...publicInternet, milliseconds: 10_000 };

/** Bytes of the headers of an answer; nothing else of it is read. */
const HEADERS = 16 * 1024;

/** Why there was no answer. */
export type PostFault =
  'not-an-address' | 'unknown-host' | 'private-network' | 'timeout' | 'certificate' | 'connection';

export type Posted = { readonly status: number } | { readonly fault: PostFault };

/**
 * Posts JSON to an address that somebody else chose, and gives the status of the answer. Redirects are not followed:
 * where they lead nobody has signed up for. Names are resolved first, judged and pinned.
 */
export async function post(
  address: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  limits: PostLimits = postLimits,
): Promise<Posted> {
  if (!URL.canParse(address)) return { fault: 'not-an-address' };
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { fault: 'not-an-address' };
  const signal = AbortSignal.timeout(limits.milliseconds);
  try {
    return { status: await send(url, body, headers, limits, signal) };
  } catch (error) {
    return { fault: explain(error, signal) };
  }
}

async function send(
  url: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
  limits: PostLimits,
  signal: AbortSignal,
): Promise<number> {
  const lookup = await judgedLookup(url, limits, signal);
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const options = {
    method: 'POST',
    headers: {
      ...headers,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      'User-Agent': 'Escale-Hub (webhook)',
    },
    lookup,
    signal,
    // No agent: a connection kept from another delivery was pinned for that one.
    agent: false as const,
    maxHeaderSize: HEADERS,
  };
  const request = (url.protocol === 'https:' ? https : http).request(url, options, (response) => {
    resolve(response.statusCode ?? 0);
    // What else it says, and how long it goes on, is no matter.
    response.destroy();
  });
  request.on('error', reject);
  request.end(body);
  return promise;
}

function explain(error: unknown, signal: AbortSignal): PostFault {
  if (error instanceof BlockedAddressError) return error.reason;
  if (signal.aborted) return 'timeout';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unknown-host';
  return /CERT|TLS|SSL|SELF_SIGNED/.test(code) ? 'certificate' : 'connection';
}
