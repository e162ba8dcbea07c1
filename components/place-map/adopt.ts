import type { CSSResult } from 'lit';

/**
 * Joins the rules of a part that came later to those of its element. Rules do not come along into another document,
 * which cannot use them either: a part asks for them again when its element is back.
 */
export function adopt(root: ShadowRoot | null, { styleSheet }: CSSResult): void {
  if (!styleSheet || root?.ownerDocument !== document || root.adoptedStyleSheets.includes(styleSheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
}
