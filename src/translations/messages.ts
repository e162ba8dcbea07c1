import type { fr } from './fr.ts';

/** Every sentence of the kit. French is the reference; another language is one file of this type. */
export type Messages = typeof fr;

/**
 * The groups of sentences that somebody needs; there may be others. A part of the kit that is loaded on demand brings
 * its own French group and prefers the one of the page's language: `const { details = french } = messages`.
 */
export type Sentences<Group extends keyof Messages> = Pick<Messages, Group> & Partial<Messages>;

/** BCP 47 primary subtags. */
export type Language = 'fr' | 'en';

/** French is there from the start; the others are chunks of their own, loaded when a page asks for them. */
const loaders: { readonly [L in Exclude<Language, 'fr'>]: () => Promise<Messages> } = {
  en: async () => (await import('./en.ts')).en,
};

/** The best supported language for a BCP 47 tag: `en` for `en-GB`, French for whatever is not translated. */
export function supportedLanguage(tag: string | null | undefined): Language {
  const primary = tag?.toLowerCase().split('-')[0];
  return primary !== undefined && primary in loaders ? (primary as keyof typeof loaders) : 'fr';
}

/** The sentences of a language: at once for French, after its chunk has come for the others. */
export function messagesIn<French>(language: Language, french: French): French | Promise<Messages> {
  return language === 'fr' ? french : loaders[language]();
}
