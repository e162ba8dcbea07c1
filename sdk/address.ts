/** Values that a query of the common API may hold. */
type QueryValue = string | number | boolean | readonly (string | number)[] | undefined;

/**
 * Reads the address of a hub.
 * @param hub absolute, or relative to the page or worker; a path prefix is kept (`https://ville.fr/escale`)
 * @throws TypeError when it is not an http or https address without user name and password
 */
export function hubAddress(hub: string | URL): URL {
  const here = typeof location === 'undefined' ? undefined : location.href;
  let url: URL;
  try {
    url = new URL(hub, here);
  } catch (cause) {
    throw new TypeError(`The hub's address cannot be read: ${String(hub)}`, { cause });
  }
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new TypeError("The hub's address must be http or https, without user name and password");
  }
  url.search = url.hash = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

/** An address of the hub; the API writes them from the hub's root (`/v1/places?…`), which may lie under a prefix. */
export const within = (hub: URL, path: string): URL => new URL(`${hub.href}${path.replace(/^\//, '')}`);

/**
 * Writes a query in one order whatever the order of its keys, so that equal queries have equal addresses.
 * Lists are comma-separated (OpenAPI: style form, explode false). An empty list is no filter and is left out, except
 * `id`: nobody who asks for none of the places wants all of them, so the hub is left to refuse it.
 */
export function queryString(query: Readonly<Record<string, QueryValue>>): string {
  const pairs: string[] = [];
  for (const key of Object.keys(query).sort()) {
    const value = query[key];
    if (value === undefined || (Array.isArray(value) && value.length === 0 && key !== 'id')) continue;
    const words = [value].flat() as (string | number | boolean)[];
    pairs.push(`${key}=${words.map((word) => encodeURIComponent(word)).join(',')}`);
  }
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}
