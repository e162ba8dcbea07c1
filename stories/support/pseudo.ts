/**
 * Languages that nobody speaks, to see whether the elements bear any language: « Ŕééššááýéér ! » is longer by two
 * fifths than what French needs, bears marks above and below, and comes from right to left as well. What is not
 * accented on the page was not translatable.
 */
import { addLanguage, type Translation } from '../../src/languages.ts';
import { fr } from '../../src/translations/fr.ts';
import { pseudoLanguages } from './pseudo-languages.ts';

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á', c: 'ç', d: 'ď', e: 'ê', g: 'ğ', i: 'î', k: 'ķ', l: 'ļ', n: 'ñ', o: 'ö', r: 'ŕ', s: 'š', t: 'ţ', u: 'ů', y: 'ý', z: 'ž',
  A: 'Å', C: 'Ç', E: 'É', I: 'Î', N: 'Ñ', O: 'Ø', R: 'Ŕ', S: 'Š', T: 'Ţ', U: 'Ů', Z: 'Ž',
}; // prettier-ignore

/** Twice as many vowels: words grow as those of German do, without new places to break a line. */
const lengthen = (text: string): string =>
  text.replace(/[aeiouyàâéèêëîïôùûœ]/gi, (vowel) => vowel + vowel.toLowerCase());

const accent = (text: string): string => text.replace(/[a-z]/gi, (letter) => ACCENTED[letter] ?? letter);

/** Runs from right to left, whatever its letters are: RIGHT-TO-LEFT OVERRIDE until POP DIRECTIONAL FORMATTING. */
const mirrored = (text: string): string => `\u202e${text}\u202c`;

type Say = (text: string) => string;

/** Every sentence of a table, at any depth and behind functions, said otherwise. */
function said(value: unknown, say: Say): unknown {
  if (typeof value === 'string') return say(value);
  if (typeof value === 'function')
    return (...given: unknown[]): unknown => said((value as (...each: unknown[]) => unknown)(...given), say);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]: [string, unknown]) => [key, said(each, say)]));
}

function pseudo(say: Say): Translation {
  const { common, ...others } = said(fr, say) as typeof fr;
  // What Intl must understand stays; what a sentence is given is accented with it.
  return { ...others, common: { ...common, locale: fr.common.locale, day: fr.common.day, time: fr.common.time } };
}

/** Makes them known to the kit, as a page makes a language known. */
export function addPseudoLanguages(): void {
  const long: Say = (text) => accent(lengthen(text));
  addLanguage(pseudoLanguages.long, () => Promise.resolve(pseudo(long)));
  addLanguage(pseudoLanguages.rightToLeft, () => Promise.resolve(pseudo((text) => mirrored(long(text)))));
}
