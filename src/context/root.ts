import { ContextRoot } from '@lit/context';

const KEY = Symbol.for('escale.context-root');

/**
 * Keeps the requests of elements whose `<escale-hub>` is upgraded later, whatever the order of definitions.
 * One per page, shared by every copy of the kit; must be there before the first element is defined.
 */
export function attachContextRoot(): void {
  // Server-side rendering has custom elements (lit's shim) and no document.
  if (typeof document === 'undefined') return;
  const root: Element & { [KEY]?: true } = document.documentElement;
  if (root[KEY]) return;
  root[KEY] = true;
  new ContextRoot().attach(document.documentElement);
}
