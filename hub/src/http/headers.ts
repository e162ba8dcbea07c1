/** What pages of other origins may read of an answer besides the safelisted headers. */
const exposed = 'ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id';

/** For whatever any site may use: the API and the kit. Nothing here depends on who asks, so no credentials. */
export const openHeaders: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': exposed,
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

export const preflightHeaders: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Headers':
    'Accept, Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match',
  // A day; browsers cap it at two hours (Chromium) or a day (Firefox).
  'Access-Control-Max-Age': '86400',
};

/** On every answer, unless it sets its own. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  // An answer of the API that is opened as a document loads nothing and stands in no frame.
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

/** The content security policy of the hub's own pages, with directives that one page needs otherwise. */
export function pagePolicy(own: Readonly<Record<string, string>> = {}): string {
  const directives: Readonly<Record<string, string>> = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self' data: https://data.geopf.fr",
    'connect-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    ...own,
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** For the hub's own pages: nothing but what the hub serves, and the tiles that a visitor may ask for. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': pagePolicy(),
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'geolocation=(self)',
};
