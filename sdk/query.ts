/** Values that a query of the common API may hold. */
type QueryValue = string | number | boolean | readonly (string | number)[] | undefined;

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
