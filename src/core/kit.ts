import type { Messages } from '../translations/messages.ts';

const KEY = Symbol.for('escale.kit');

/** What the loader leaves for the elements; one per page, shared by every copy of the kit. */
export interface Kit {
  /** Address of the hub that served the loader, with its path prefix and a slash at the end. */
  hub?: string;
  /** Of a pinned kit: imports a chunk, such as `./place-map-D3qqiX-6.js`, once it and all it needs is verified. */
  load?: (chunk: string) => Promise<unknown>;
  /** What the page added with `addLanguage`, by primary subtag. */
  languages?: Map<string, () => Promise<Messages>>;
}

export function kit(): Kit {
  const holder: typeof globalThis & { [KEY]?: Kit | undefined } = globalThis;
  return (holder[KEY] ??= {});
}
