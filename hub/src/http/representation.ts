import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { chooseEncoding, type Encoding } from './accept.ts';

/** Bodies below this many bytes fit into one packet with their headers: compressing them gains nothing. */
const WORTH_COMPRESSING = 1024;

const compressors: Readonly<Record<Encoding, (body: Buffer) => Promise<Buffer>>> = {
  // Quality 5 is as quick as gzip's default and about 10 % smaller on our JSON; 11 is for files, once, at build.
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body) => promisify(gzip)(body, { level: 6 }),
};

/**
 * A strong validator of the body (RFC 9110, 8.8.3). The same body in another content coding is other bytes, so
 * its validator carries the coding's name.
 */
export const entityTag = (body: string | Buffer, encoding?: Encoding): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}${encoding ? `.${encoding}` : ''}"`;

/**
 * Whether `If-None-Match` names this body in any coding: comparison is weak (RFC 9110, 13.1.2), and a client that
 * holds it in one coding needs it in no other.
 */
export function matches(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const bare = (value: string): string =>
    value
      .trim()
      .replace(/^W\//, '')
      .replace(/\.(br|gzip)"$/, '"');
  return ifNoneMatch.split(',').some((candidate) => bare(candidate) === bare(tag));
}

/** Answers a GET with a body that may be compressed, revalidated, or both. */
export async function represent(request: Request, content: string | Buffer, headers: Headers): Promise<Response> {
  const body = Buffer.from(content);
  const worth = body.byteLength >= WORTH_COMPRESSING;
  const encoding = worth ? chooseEncoding(request.headers.get('accept-encoding') ?? undefined) : undefined;
  const tag = entityTag(body, encoding);
  if (worth) headers.append('Vary', 'Accept-Encoding');
  const read = async () => (encoding ? compress(tag, body, encoding) : body);
  return respondWith(request, { tag, encoding, read, headers });
}

export interface Representation {
  readonly tag: string;
  readonly encoding: Encoding | undefined;
  /** Called only when the client does not hold the body yet. */
  readonly read: () => Promise<Buffer>;
  readonly headers: Headers;
}

/** Answers a GET with one representation, or with 304 when the client holds it. */
export async function respondWith(request: Request, representation: Representation): Promise<Response> {
  const { tag, encoding, headers } = representation;
  headers.set('ETag', tag);
  if (matches(request.headers.get('if-none-match') ?? undefined, tag)) {
    headers.delete('Content-Type');
    return new Response(null, { status: 304, headers });
  }
  if (encoding) headers.set('Content-Encoding', encoding);
  return new Response(new Uint8Array(await representation.read()), { headers });
}

/** Compressed bodies by entity tag, the least recently used first: the same answer is asked for again and again. */
const compressed = new Map<string, Buffer>();
const KEPT_BYTES = 16 * 1024 * 1024;
let keptBytes = 0;

async function compress(tag: string, body: Buffer, encoding: Encoding): Promise<Buffer> {
  const known = compressed.get(tag);
  if (known) {
    compressed.delete(tag);
    compressed.set(tag, known);
    return known;
  }
  const bytes = await compressors[encoding](body);
  if (bytes.byteLength > KEPT_BYTES / 4 || compressed.has(tag)) return bytes;
  compressed.set(tag, bytes);
  keptBytes += bytes.byteLength;
  for (const [oldest, kept] of compressed) {
    if (keptBytes <= KEPT_BYTES) break;
    compressed.delete(oldest);
    keptBytes -= kept.byteLength;
  }
  return bytes;
}
