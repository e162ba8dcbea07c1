import { parseWeights } from './accept.ts';

/** Languages in which the hub speaks, the reference first. */
export const languages = ['fr', 'en'] as const;
export type Language = (typeof languages)[number];

/** A sentence in every language of the hub. */
export type Sentence = Readonly<Record<Language, string>>;

export const isLanguage = (text: string): text is Language => languages.some((language) => language === text);

/**
 * The language of the hub that suits an `Accept-Language` header best (RFC 9110, lookup by primary subtag of
 * RFC 4647); French when none does.
 */
export function preferredLanguage(header: string | undefined | null): Language {
  for (const { value } of parseWeights(header ?? '')) {
    const primary = value.toLowerCase().split('-')[0] ?? '';
    if (isLanguage(primary)) return primary;
  }
  return languages[0];
}
