import { localName } from '../http/local-name.ts';
import { LONGEST_HOURS } from './sessions.ts';

/**
 * The session's cookie. `__Host-` makes browsers hold to what we say: sent over TLS, to this very host, set by it
 * (RFC 6265bis, 4.1.3.2). A hub that is tried out on http://localhost has no TLS and nobody in between; there the
 * cookie has another name and no `Secure`, because WebKit keeps no `Secure` cookie from plain http, even from there.
 */
const cookieName = (url: URL): string => (isTriedOut(url) ? 'escale-session' : '__Host-escale-session');

const isTriedOut = ({ protocol, hostname }: URL): boolean => protocol === 'http:' && localName.test(hostname);

/** Not sent along when another site posts a form or loads something of ours; sent when a link leads here. */
const attributes = (url: URL): string => `Path=/; HttpOnly; SameSite=Lax${isTriedOut(url) ? '' : '; Secure'}`;

export const sessionCookie = (url: URL, secret: string): string =>
  `${cookieName(url)}=${secret}; ${attributes(url)}; Max-Age=${LONGEST_HOURS * 3600}`;

export const endedCookie = (url: URL): string => `${cookieName(url)}=; ${attributes(url)}; Max-Age=0`;

/** The session's secret that a request carries. */
export function readSessionCookie(request: Request, url: URL): string | undefined {
  const wanted = cookieName(url);
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (pair.slice(0, at).trim() !== wanted) continue;
    const value = pair.slice(at + 1).trim();
    return /^[\w-]{43}$/.test(value) ? value : undefined;
  }
  return undefined;
}
