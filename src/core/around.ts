/** The closest element that matches, the element itself included, also when it is outside of its shadow root. */
export function closestAround(element: Element, selector: string): Element | undefined {
  const root = element.getRootNode();
  return element.closest(selector) ?? (root instanceof ShadowRoot ? closestAround(root.host, selector) : undefined);
}
