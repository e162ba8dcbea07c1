import { VERSION } from './version.ts';
import { warnOnce } from './warn.ts';

/**
 * Defines an element unless the page already has one of that name: two copies of the kit, two scripts or a hot
 * reload are all normal. Another version warns once, because the first one stays. Never throws.
 */
export function define(tag: string, element: CustomElementConstructor & { readonly version?: string }): void {
  if (typeof customElements === 'undefined') return;
  const existing = customElements.get(tag) as { readonly version?: string } | undefined;
  if (!existing) customElements.define(tag, element);
  else if (existing.version !== (element.version ?? VERSION))
    warnOnce(
      `<${tag}> was already defined by version ${existing.version ?? 'unknown'} of the kit; ` +
        `version ${element.version ?? VERSION} is ignored. Load the kit once.`,
    );
}
