const KEY = Symbol.for('escale.kit');

/** What the loader leaves for the elements; shared by every copy of the kit on the page. */
export interface Kit {
  /** Address of the hub that served the loader, with its path prefix. */
  hub?: string;
  /** Tags whose chunk was asked for. */
  loading?: Map<string, Promise<unknown>>;
}

export function kit(): Kit {
  const holder: typeof globalThis & { [KEY]?: Kit } = globalThis;
  return (holder[KEY] ??= {});
}
