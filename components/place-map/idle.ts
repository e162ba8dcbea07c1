/** In milliseconds: past a zoom's animation. Safari has no idle callbacks. */
const pause = 300;

/** Does something when the page has nothing else to do. @returns what takes it back */
export function whenIdle(act: () => void): () => void {
  if ('requestIdleCallback' in globalThis) {
    const awaited = requestIdleCallback(act);
    return () => cancelIdleCallback(awaited);
  }
  const awaited = setTimeout(act, pause);
  return () => clearTimeout(awaited);
}
