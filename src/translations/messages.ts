import { fr } from './fr.ts';

/** Every sentence of the kit. French is the reference; another language is one file of this type. */
export type Messages = typeof fr;

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
export function messagesIn(language: Language): Messages | Promise<Messages> {
  return language === 'fr' ? fr : loaders[language]();
}
