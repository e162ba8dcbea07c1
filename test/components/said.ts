/** What live regions say, in the order in which assistive technology would hear it. */
const LIVE = '[role=status], [role=alert], [aria-live]:not([aria-live=off])';

/**
 * Listens to the live regions of some elements, those that come later included: each change of words is said once, a
 * region that comes with words is heard only when it is an alert (as screen readers do).
 */
export class Listener {
  readonly said: string[] = [];
  readonly #last = new WeakMap<Element, string>();
  readonly #observers = new Map<Node, MutationObserver>();
  readonly #roots: readonly Element[];

  constructor(...roots: readonly Element[]) {
    this.#roots = roots;
    this.#look(false);
  }

  stop(): void {
    for (const observer of this.#observers.values()) observer.disconnect();
  }

  #look(isLate: boolean): void {
    for (const root of this.#roots) for (const region of this.#regions(root)) this.#hear(region, isLate);
  }

  #hear(region: Element, isLate: boolean): void {
    const words = isShown(region) ? (region.textContent ?? '').trim().replace(/\s+/g, ' ') : '';
    const before = this.#last.get(region);
    this.#last.set(region, words);
    const isNew = before === undefined;
    if (words === (before ?? '') || !words) return;
    if (!isNew || (isLate && region.getAttribute('role') === 'alert')) this.said.push(words);
  }

  *#regions(root: Element): Generator<Element> {
    for (const tree of [root, root.shadowRoot]) {
      if (!tree) continue;
      this.#watch(tree);
      for (const each of tree.querySelectorAll('*')) {
        if (each.matches(LIVE)) yield each;
        if (each.shadowRoot) yield* this.#regions(each);
      }
    }
  }

  #watch(node: Node): void {
    if (this.#observers.has(node)) return;
    const observer = new MutationObserver(() => this.#look(true));
    observer.observe(node, { subtree: true, childList: true, characterData: true, attributes: true });
    this.#observers.set(node, observer);
  }
}

const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
