import { chunks, type Chunk } from './chunks.ts';

/**
 * Imports chunks whose bytes are those that the build made, and no others. A preloaded module stays in the page's
 * map of modules, so what was verified is what runs; one that fails is never imported, because Chromium would fetch
 * and run it all the same. Where preloads are not compared with their hash, the file is fetched and compared before.
 * @param known the chunks that may be imported
 * @param base address of the folder they are in
 */
export function verifiedImport(
  known: Readonly<Record<string, Chunk>> = chunks,
  base = import.meta.url,
): (chunk: string) => Promise<unknown> {
  const checks = new Map<string, Promise<void>>();

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
    const { href } = new URL(name, base);
    const check = checks.get(name) ?? (comparesPreloads() ? preload : compare)(href, chunkNamed(name).integrity);
    checks.set(name, check);
    // What did not come through may do so the next time that it is asked for.
    check.catch(() => checks.delete(name));
    return check;
  };

  return async (name) => {
    await Promise.all([...inOrder(name, new Set())].map(verified));
    return import(new URL(name, base).href) as Promise<unknown>;
  };
}

/** WebKit, whoever builds it, has this vendor; it says that it preloads modules, and runs one that has another hash. */
const comparesPreloads = (): boolean =>
  navigator.vendor !== 'Apple Computer, Inc.' && document.createElement('link').relList.supports('modulepreload');

const refusal = (href: string, cause?: unknown): Error =>
  new Error(`${href} did not come, or is not what this version of the kit was built with.`, { cause });

function preload(href: string, integrity: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
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
      reject(refusal(href));
    };
    document.head.append(link);
  });
}

/** What is imported next is what the browser keeps of this: a pinned kit may be kept for ever. */
async function compare(href: string, integrity: string): Promise<void> {
  try {
    const answer = await fetch(href, { integrity, credentials: 'same-origin' });
    await answer.arrayBuffer();
  } catch (cause) {
    throw refusal(href, cause);
  }
}
