import http from 'node:http';
import https from 'node:https';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { BlockedAddressError, judgedLookup, publicInternet, type Guard } from '../outgoing/guard.ts';
import { CalendarFault } from './fault.ts';

/** How far a fetch may go; tests set their own. */
export interface FetchLimits extends Guard {
  readonly bytes: number;
  readonly milliseconds: number;
  readonly redirects: number;
}

export const fetchLimits: FetchLimits = {
  ...publicInternet,
  // After decompression.
  bytes: 2 * 1024 * 1024,
  milliseconds: 10_000,
  redirects: 3,
};

/** What identifies the version that was read before. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type Fetched =
  { readonly status: 'unchanged' } | ({ readonly status: 'read'; readonly text: string } & Validators);

/**
 * Reads a file of somebody else's server. The address is chosen by an operator, so it must not lead into the hub's own
 * network: names are resolved first, every address is judged, and the connection is pinned to what was judged; so
 * again after each redirect.
 * @throws CalendarFault with a sentence for the operator
 */
export async function fetchCalendar(
  url: string,
  known: Validators,
  limits: FetchLimits = fetchLimits,
): Promise<Fetched> {
  const signal = AbortSignal.timeout(limits.milliseconds);
  try {
    let target = parseTarget(url);
    for (let redirects = 0; ; redirects += 1) {
      const response = await request(target, known, limits, signal);
      const next = redirection(response, target);
      if (next === undefined) return await readAnswer(response, limits, signal);
      response.destroy();
      if (redirects >= limits.redirects)
        throw new CalendarFault('L’adresse du calendrier renvoie trop de fois ailleurs.');
      target = next;
    }
  } catch (error) {
    throw error instanceof CalendarFault ? error : new CalendarFault(explain(error, signal), { cause: error });
  }
}

function parseTarget(text: string, base?: URL): URL {
  // What calendar programs copy; the scheme has no other meaning than « subscribe ».
  const http = text.trim().replace(/^webcals?:/i, 'https:');
  if (!URL.canParse(http, base?.href)) throw new CalendarFault('L’adresse du calendrier n’est pas une adresse web.');
  const url = new URL(http, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new CalendarFault('L’adresse du calendrier doit commencer par https:// ou http://.');
  }
  return url;
}

function redirection({ statusCode = 0, headers }: http.IncomingMessage, from: URL): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(statusCode) || headers.location === undefined) return undefined;
  return parseTarget(headers.location, from);
}

async function request(url: URL, known: Validators, limits: FetchLimits, signal: AbortSignal) {
  const lookup = await judgedLookup(url, limits, signal);
  const headers = {
    Accept: 'text/calendar, */*;q=0.1',
    'Accept-Encoding': 'gzip',
    'User-Agent': 'Escale-Hub (calendar)',
    ...(known.etag === null ? {} : { 'If-None-Match': known.etag }),
    ...(known.lastModified === null ? {} : { 'If-Modified-Since': known.lastModified }),
  };
  const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>();
  // No agent: a connection kept from another fetch was pinned for that one.
  const options = { headers, lookup, signal, agent: false as const, maxHeaderSize: 16 * 1024 };
  (url.protocol === 'https:' ? https : http).get(url, options, resolve).on('error', reject);
  return promise;
}

async function readAnswer(response: http.IncomingMessage, limits: FetchLimits, signal: AbortSignal): Promise<Fetched> {
  const { statusCode = 0, headers } = response;
  if (statusCode !== 200) {
    response.destroy();
    if (statusCode === 304) return { status: 'unchanged' };
    throw new CalendarFault(`Le serveur du calendrier répond par une erreur (${statusCode}).`);
  }
  const text = await readText(response, limits.bytes, signal);
  return { status: 'read', text, etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null };
}

async function readText(response: http.IncomingMessage, most: number, signal: AbortSignal): Promise<string> {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (!['identity', '', 'gzip', 'x-gzip'].includes(encoding)) {
    response.destroy();
    throw new CalendarFault('Le serveur du calendrier emploie une compression qui ne lui a pas été demandée.');
  }
  const chunks: Buffer[] = [];
  const collect = async (source: AsyncIterable<Buffer>): Promise<void> => {
    let size = 0;
    for await (const chunk of source) {
      size += chunk.length;
      if (size > most) throw new CalendarFault(`Le calendrier dépasse ${most / 1024 / 1024} Mio.`);
      chunks.push(chunk);
    }
  };
  // What comes in is smaller than what comes out of it, but for a stream made to come to nothing: time bounds that one.
  if (encoding.endsWith('gzip')) await pipeline(response, createGunzip(), collect, { signal });
  else await pipeline(response, collect, { signal });
  return Buffer.concat(chunks).toString('utf8');
}

const blocked = {
  'unknown-host': 'Le serveur du calendrier est introuvable.',
  'private-network': 'L’adresse du calendrier mène à un réseau privé\xa0: elle n’est pas lue.',
};

function explain(error: unknown, signal: AbortSignal): string {
  if (error instanceof BlockedAddressError) return blocked[error.reason];
  if (signal.aborted) return 'Le serveur du calendrier n’a pas répondu à temps.';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'Le serveur du calendrier est introuvable.';
  if (/CERT|TLS|SSL|SELF_SIGNED/.test(code)) return 'Le certificat du serveur du calendrier n’est pas valable.';
  if (code.startsWith('Z_')) return 'La compression du calendrier est abîmée.';
  return `La lecture du calendrier a échoué${code && ` (${code})`}.`;
}
