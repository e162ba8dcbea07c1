import type { CSSResultOrNative } from 'lit';

/**
 * Joins rules to those of an element that is there already. Rules do not come along into another document, which
 * cannot use them either: they are asked for again when the element is back.
 */
export function adopt(root: ShadowRoot | null, styles: CSSResultOrNative): void {
  const sheet = 'styleSheet' in styles ? styles.styleSheet : styles;
  if (!sheet || root?.ownerDocument !== document || root.adoptedStyleSheets.includes(sheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
