/** Values that a query of the common API may hold. */
type QueryValue = string | number | boolean | readonly (string | number)[] | undefined;

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

/**
 * Writes a query in one order whatever the order of its keys, so that equal queries have equal addresses.
 * Lists are comma-separated (OpenAPI: style form, explode false). An empty list is no filter and is left out, except
 * `id`: nobody who asks for none of the places wants all of them, so the hub is left to refuse it.
 */
export function queryString(query: Readonly<Record<string, QueryValue>>): string {
  const pairs: string[] = [];
  for (const key of Object.keys(query).sort()) {
    const words = [query[key] ?? []].flat();
    if (words.length > 0 || (key === 'id' && query.id)) pairs.push(`${key}=${words.map(encodeURIComponent).join(',')}`);
  }
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}
