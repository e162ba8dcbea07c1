/**
 * Reads the address of a hub.
 * @param hub absolute, or relative to the page or worker; a path prefix is kept (`https://ville.fr/escale`)
 * @throws TypeError when it is not an http or https address
 */
export function hubAddress(hub: string | URL): URL {
  const url = new URL(hub, typeof location === 'undefined' ? undefined : location.href);
  if (!/^https?:/.test(url.href)) throw new TypeError('The address of a hub must be http or https');
  // The API is public: a secret in its address could only leak.
  url.search = url.hash = url.username = url.password = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

/** An address of the hub; the API writes them from the hub's root (`/v1/places?…`), which may lie under a prefix. */
export const within = (hub: URL, path: string): URL => new URL(hub.href + path.replace(/^\//, ''));
