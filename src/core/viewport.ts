const callbacks = new WeakMap<Element, () => void>();
let observer: IntersectionObserver | undefined;

/**
 * Calls back once, when the element comes near the viewport: nothing is asked for what nobody may ever see.
 * At once where the browser cannot tell.
 * @returns the function that ends it
 */
export function whenNear(element: Element, callback: () => void): () => void {
  if (typeof IntersectionObserver === 'undefined') {
    callback();
    return () => undefined;
  }
  observer ??= new IntersectionObserver(report, { rootMargin: '400px' });
  callbacks.set(element, callback);
  observer.observe(element);
  return () => observer?.unobserve(element);
}

function report(entries: readonly IntersectionObserverEntry[], from: IntersectionObserver): void {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    from.unobserve(target);
    callbacks.get(target)?.();
  }
}
