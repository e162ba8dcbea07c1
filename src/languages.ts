/**
 * Languages that a page gives the kit, and words of its own for those it has: `HUB/kit/v1/languages.js`.
 *
 *     import { addLanguage } from 'https://HUB/kit/v1/languages.js';
 *     addLanguage('de', async () => (await import('/js/escale-de.js')).de);
 */
import { kit } from './core/kit.ts';
import { warnOnce } from './core/warn.ts';
import type { Messages } from './translations/messages.ts';

export type { Messages } from './translations/messages.ts';

/** Sentences by group: all of them, or those that a page wants otherwise. */
export type Translation = Deep<Messages>;

type Deep<T> = T extends (...args: never[]) => unknown
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Deep<T[K]> | undefined }
    : T;

/**
 * Gives every element of the page a language, or other words for French or English. What it does not say is said in
 * French (in English for `en`), and the console names it. Elements already there change at once.
 * @param tag BCP 47; its primary subtag counts, so that `de` serves `de-AT` as well
 * @param load called once, when the first element wants the language
 */
export function addLanguage(tag: string, load: () => Promise<Translation>): void {
  const [primary = ''] = tag.toLowerCase().split('-');
  let loaded: Promise<Messages> | undefined;
  const languages = (kit().languages ??= new Map());
  languages.set(primary, () => {
    loaded ??= complete(primary, load);
    // Whoever asks after a failure tries again.
    loaded.catch(() => (loaded = undefined));
    return loaded;
  });
  // Elements look at their language again when the page's is set, to the same value too.
  const { documentElement } = document;
  const before = documentElement.getAttribute('lang');
  documentElement.setAttribute('lang', before ?? '');
  if (before === null) documentElement.removeAttribute('lang');
}

async function complete(tag: string, load: () => Promise<Translation>): Promise<Messages> {
  const [translation, reference] = await Promise.all([load(), referenceOf(tag)]);
  const missing: string[] = [];
  const messages = merge(reference, translation, '', missing);
  // Whoever changes some words of a language that the kit has wants the others as they are.
  if (missing.length > 0 && tag !== 'fr' && tag !== 'en')
    warnOnce(`The language "${tag}" lacks ${missing.length} sentences, said in French: ${missing.join(', ')}.`);
  return messages;
}

const referenceOf = async (tag: string): Promise<Messages> =>
  tag === 'en' ? (await import('./translations/en.ts')).en : (await import('./translations/fr.ts')).fr;

type Table = Readonly<Record<string, unknown>>;

const isTable = (value: unknown): value is Table => typeof value === 'object' && value !== null;

/** A copy of `reference` with what `given` says of it, at any depth; notes by its path what it does not say. */
function merge<T extends object>(reference: T, given: Table, path: string, missing: string[]): T {
  const merged = Object.entries(reference).map(([key, value]: [string, unknown]) => {
    const said = Object.hasOwn(given, key) ? given[key] : undefined;
    if (said === undefined) missing.push(path + key);
    if (isTable(value) && isTable(said)) return [key, merge(value, said, `${path}${key}.`, missing)];
    return [key, said ?? value];
  });
  return Object.fromEntries(merged) as T;
}
