import type { Language, Messages } from '../translations/messages.ts';
import { closestAround } from './around.ts';
import { kit } from './kit.ts';

/** The best language there is for a BCP 47 tag: `en` for `en-GB`, French for whatever is not translated. */
export function supportedLanguage(tag: string | null | undefined): Language {
  const primary = tag?.toLowerCase().split('-')[0] ?? '';
  return primary === 'en' || kit().languages?.has(primary) ? primary : 'fr';
}

/** The language of an element: its own `lang`, else of what is around it, up to the page's. */
export const languageOf = (element: Element): Language =>
  supportedLanguage(closestAround(element, '[lang]')?.getAttribute('lang'));

/** French comes with an element; the others are chunks of their own, loaded when a page asks for them. */
export const messagesIn = <French, English extends French>(
  language: Language,
  french: French,
  english: () => Promise<English>,
): French | Promise<French | Messages> =>
  (kit().languages?.get(language) ?? (language === 'en' ? english : () => french))();

const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;

/**
 * Calls back when a `lang` attribute changes somewhere in the page: pages switch language without reloading.
 * One observer serves every element; it stops with the last one.
 * @returns the function that ends it
 */
export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  observer ??= new MutationObserver(() => {
    for (const each of listeners) each();
  });
  observer.observe(document, { subtree: true, attributeFilter: ['lang'] });
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) observer?.disconnect();
  };
}
