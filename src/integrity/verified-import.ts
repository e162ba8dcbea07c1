import { chunks, type Chunk } from './chunks.ts';

/**
 * Imports chunks whose bytes are those that the build made, and no others. A preloaded module stays in the page's
 * map of modules, so what was verified is what runs; one that fails is never imported, because Chromium would fetch
 * and run it all the same.
 * @param known the chunks that may be imported
 * @param base address of the folder they are in
 */
export function verifiedImport(
  known: Readonly<Record<string, Chunk>> = chunks,
  base = import.meta.url,
): (chunk: string) => Promise<unknown> {
  const preloads = new Map<string, Promise<void>>();

  /** What a chunk needs goes before it: a browser may fetch it for the chunk as well, and then with no hash. */
  const inOrder = (name: string, found: Set<string>): Set<string> => {
    if (!found.has(name)) for (const each of chunkNamed(name).imports) inOrder(each, found);
    return found.add(name);
  };

  const chunkNamed = (name: string): Chunk => {
    const chunk = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!chunk) throw new TypeError(`${name} is no part of this kit.`);
    return chunk;
  };

  const verified = (name: string): Promise<void> => {
    const preload = preloads.get(name) ?? preloadOf(new URL(name, base).href, chunkNamed(name).integrity);
    preloads.set(name, preload);
    // What did not come through may do so the next time that it is asked for.
    preload.catch(() => preloads.delete(name));
    return preload;
  };

  return async (name) => {
    await Promise.all([...inOrder(name, new Set())].map(verified));
    return import(new URL(name, base).href) as Promise<unknown>;
  };
}

function preloadOf(href: string, integrity: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    if (!link.relList.supports('modulepreload'))
      throw new Error('This browser cannot verify modules before they run (modulepreload).');
    link.rel = 'modulepreload';
    link.crossOrigin = 'anonymous';
    link.integrity = integrity;
    link.href = href;
    link.onload = () => {
      link.remove();
      resolve();
    };
    link.onerror = () => {
      link.remove();
      reject(new Error(`${href} did not come, or is not what this version of the kit was built with.`));
    };
    document.head.append(link);
  });
}
