/** The closest element that matches, the element itself included, also when it is outside of its shadow root. */
export function closestAround(element: Element, selector: string): Element | undefined {
  let node: Element | undefined = element;
  while (node) {
    const found: Element | null = node.closest(selector);
    if (found) return found;
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : undefined;
  }
  return undefined;
}
