import type { Sentence } from '../../http/language.ts';

/** A value that may be kept, or a sentence that says what to do. */
export type Checked<T> = { readonly value: T } | { readonly fault: Sentence };

export const fault = (fr: string, en: string): { fault: Sentence } => ({ fault: { fr, en } });

const number = { fr: new Intl.NumberFormat('fr-FR'), en: new Intl.NumberFormat('en-GB') };

export interface TextRules {
  /** Characters, as people count them: code points. */
  readonly longest: number;
  /** Whether it may have several lines. */
  readonly lines?: boolean;
}

const TAG = /<\/?[a-z!][^<>]*>?/i;

/**
 * Text is text: one way to write each character (Unicode NFC), no markup, nothing invisible that turns what follows.
 * @returns null for an empty text
 */
export function checkText(text: string | null, { longest, lines = false }: TextRules): Checked<string | null> {
  const plain = (text ?? '')
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    // Controls, and marks of direction that nothing shows (Unicode UAX 9).
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, (character) => (character === '\n' ? '\n' : ''))
    .replace(lines ? /[^\S\n]+/g : /\s+/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (plain === '') return { value: null };
  const tag = TAG.exec(plain)?.[0].slice(0, 30);
  if (tag !== undefined) {
    return fault(
      `Le texte s’écrit sans balises HTML\xa0: retirez «\xa0${tag}\xa0».`,
      `The text is written without HTML tags: remove “${tag}”.`,
    );
  }
  const length = [...plain].length;
  if (length > longest) {
    return fault(
      `${number.fr.format(length)} caractères, c’est trop long\xa0: ${number.fr.format(longest)} au plus.`,
      `${number.en.format(length)} characters are too many: ${number.en.format(longest)} at most.`,
    );
  }
  return { value: plain };
}

/** As {@link checkText}, for what cannot be left out. */
export function checkNeeded(text: string, rules: TextRules, missing: Sentence): Checked<string> {
  const checked = checkText(text, rules);
  if ('fault' in checked) return checked;
  return checked.value === null ? { fault: missing } : { value: checked.value };
}
