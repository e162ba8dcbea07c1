import { supportedLanguage, type Language } from '../translations/messages.ts';
import { closestAround } from './around.ts';

/** The language of an element: its own `lang`, else of what is around it, up to the page's. */
export const languageOf = (element: Element): Language =>
  supportedLanguage(closestAround(element, '[lang]')?.getAttribute('lang'));

const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;

/**
 * Calls back when a `lang` attribute changes somewhere in the page: pages switch language without reloading.
 * One observer serves every element; it stops with the last one.
 * @returns the function that ends it
 */
export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  if (!observer) {
    observer = new MutationObserver(() => {
      for (const each of listeners) each();
    });
    observer.observe(document, { subtree: true, attributeFilter: ['lang'] });
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    observer?.disconnect();
    observer = undefined;
  };
}
