/** What is noted in a page from its first moment on, in every engine. */

/** Layout Instability API. */
interface Shift {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { node?: Node; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
}

/** Runs in the page before anything else of it. */
function watch(): void {
  const seen: string[] = [];
  Object.assign(globalThis, { seen });
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    seen.push(`violation: ${effectiveDirective} ${blockedURI}`),
  );
  addEventListener(
    'error',
    ({ message, target }) => seen.push(`error: ${message || (target as Element | null)?.outerHTML}`),
    true,
  );
  addEventListener('unhandledrejection', ({ reason }) => seen.push(`rejection: ${String(reason)}`));
  for (const level of ['error', 'warn'] as const) {
    const say = console[level].bind(console);
    console[level] = (...parts: unknown[]) => {
      seen.push(`${level}: ${parts.join(' ')}`);
      say(...parts);
    };
  }
  // After the page's style sheets, before any module.
  document.addEventListener(
    'readystatechange',
    () => Object.assign(globalThis, { stood: document.getElementById('after')?.offsetTop }),
    { once: true },
  );
  // Nodes in shadow roots are not told.
  const tell = ({ node, previousRect: from, currentRect: to }: Shift['sources'][number]): string =>
    `${node?.nodeName ?? 'within'} ${from.x},${from.y}+${from.height} → ${to.x},${to.y}+${to.height}`;
  if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries() as unknown as Shift[])
      if (!hadRecentInput) seen.push(`shift: ${value} ${sources.map(tell).join(', ')}`);
  }).observe({ type: 'layout-shift', buffered: true });
}

/** As a classic script. */
export const watchScript = `(${watch.toString()})();`;

/** What was noted so far: faults, a line each, and every address that the page asked for. */
export interface Notes {
  readonly seen: readonly string[];
  readonly asked: readonly string[];
  /** Pixels by which what follows the content has moved since the page was read; undefined when it is not there. */
  readonly moved: number | undefined;
}

/** A probe. */
export function readNotes(): Notes {
  const { seen, stood } = globalThis as unknown as { seen?: string[]; stood?: number };
  const now = document.getElementById('after')?.offsetTop;
  return {
    seen: seen ?? ['the page was not watched'],
    asked: performance.getEntriesByType('resource').map(({ name }) => name),
    moved: now === undefined || stood === undefined ? undefined : now - stood,
  };
}
