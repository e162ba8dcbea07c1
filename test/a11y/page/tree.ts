/** The page as it is seen: through shadow roots and slots. Runs in the page, see ../support/measure.ts. */

/** Every element under `root`, shadow roots included, in the order of the tree. */
export function* everyElement(root: ParentNode): Generator<Element> {
  for (const element of root.children) {
    yield element;
    if (element.shadowRoot) yield* everyElement(element.shadowRoot);
    yield* everyElement(element);
  }
}

/** The element around another one as it is drawn: slot, shadow host or parent. */
export function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const parent = element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
}

export function isInside(element: Element | null, container: Element): boolean {
  for (let each = element; each; each = parentOf(each)) if (each === container) return true;
  return false;
}

/** What is on top at a point of the viewport, through the shadow roots. */
export function elementAt(x: number, y: number): Element | null {
  let found = document.elementFromPoint(x, y);
  while (found?.shadowRoot) {
    const inner = found.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === found) break;
    found = inner;
  }
  return found;
}

export function activeElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** Whether somebody who looks can see it: not what stands there for screen readers alone. */
export function isSeen(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return false;
  for (let each: Element | null = element; each; each = parentOf(each)) {
    const { clipPath, position } = getComputedStyle(each);
    if (position === 'absolute' && clipPath === 'inset(50%)') return false;
  }
  return true;
}

/** A name to find it by in a report: its way from the element of the kit. */
export function nameOf(element: Element): string {
  const own = (each: Element): string => {
    const name = each.id || each.getAttribute('part') || each.getAttribute('class')?.split(' ')[0];
    return name ? `${each.localName}.${name}` : each.localName;
  };
  const way: string[] = [];
  for (let each: Element | null = element; each && way.length < 4; each = parentOf(each)) {
    if (each.localName === 'slot') continue;
    way.unshift(own(each));
    if (each.localName.startsWith('escale-')) break;
  }
  const words = (element.getAttribute('aria-label') ?? element.textContent).trim().replace(/\s+/g, ' ').slice(0, 40);
  return `${way.join(' > ')}${words ? ` « ${words} »` : ''}`;
}

/** Puts a style sheet into the document and into every shadow root. @returns what takes it away again */
export function styleEverything(css: string): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const roots: (Document | ShadowRoot)[] = [document];
  for (const { shadowRoot } of everyElement(document)) if (shadowRoot) roots.push(shadowRoot);
  for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return () => {
    for (const root of roots) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((each) => each !== sheet);
  };
}

export interface Word {
  readonly element: Element;
  readonly text: string;
  readonly rects: readonly DOMRect[];
}

/** Every piece of text on show, with where it stands in the viewport. */
export function wordsIn(root: ParentNode): Word[] {
  const words: Word[] = [];
  for (const element of everyElement(root)) {
    if (/^(script|style|option|title)$/.test(element.localName) || !isSeen(element)) continue;
    for (const node of element.childNodes) {
      const text = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '').trim() : '';
      if (!text) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
      if (rects.length > 0) words.push({ element, text, rects });
    }
  }
  return words;
}
