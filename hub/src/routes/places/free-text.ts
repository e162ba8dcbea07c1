import { words } from '../../territories/names.ts';
import type { Statement } from './statement.ts';

/** Words that decide; a person who types more has been heard. */
const MOST_WORDS = 6;
/** Under this many letters a typo turns a word into another word. */
const FORGIVING_FROM = 5;
/** Words are kept that long in `search_word`. */
const LONGEST = 40;

/** The words to search for: lone letters count only when there is nothing else (« l'aigle » asks for the eagle). */
export function searchedWords(text: string): string[] {
  const all = [...new Set(words(text).map((word) => word.slice(0, LONGEST)))];
  const long = all.filter((word) => word.length > 1);
  return (long.length > 0 ? long : all).slice(0, MOST_WORDS);
}

/**
 * A regular expression for the words that are one typo away: a letter missing, too many, another, or two swapped.
 * Words under five letters stand for themselves only.
 */
export function oneTypo(word: string): string {
  const forms = [word];
  if (word.length >= FORGIVING_FROM) {
    for (let i = 0; i < word.length; i++) {
      const [before, letter, next, after] = [word.slice(0, i), word[i], word[i + 1] ?? '', word.slice(i + 2)];
      // missing, another, or one too many before it
      forms.push(`${before}(?:.?|.${letter})${next}${after}`);
      if (next !== '') forms.push(`${before}${next}${letter}${after}`);
    }
    forms.push(`${word}.`);
  }
  return `^(?:${forms.join('|')})$`;
}

export interface FreeText {
  /** Common table expressions that look the words up among the network's words. */
  readonly tables: readonly string[];
  /** All words are in the place. */
  readonly conditions: readonly string[];
  /**
   * How well the place `p` fits, 0 to 3 a word: typed so in the name, elsewhere, or with a typo. Called when it is
   * used, since a statement may have no parameter that its text does not name.
   */
  readonly score: () => string;
}

/** Adds a free text to a statement about the places `p`. */
export function freeText(text: string, statement: Statement): FreeText {
  const tables: string[] = [];
  const conditions: string[] = [];
  const typedWords: { word: string; typed: string }[] = [];
  searchedWords(text).forEach((word, index) => {
    const typed = statement.value(word, 'text');
    const typo = statement.value(oneTypo(word), 'text');
    tables.push(`word${index} as materialized (select array(
      select word from search_word where word ~>=~ ${typed} and word ~<~ (${typed} || chr(1114111))
      union
      select word from search_word where variants && letters_dropped(${typed}) and word ~ ${typo}
    ) as forms)`);
    conditions.push(`p.search_words && (select forms from word${index})`);
    typedWords.push({ word, typed });
  });
  // a text without letters or digits is found nowhere
  if (tables.length === 0) return { tables, conditions: ['false'], score: () => '0::float8' };
  const score = (): string => {
    const each = typedWords.map(({ word, typed }) => {
      const anywhere = statement.value(`%${word}%`, 'text');
      return `case when p.sort_name like ${anywhere} then 3 when p.search_text like ${anywhere} then 2
        else word_similarity(${typed}, p.sort_name) end`;
    });
    return `(${each.join(' + ')})::float8`;
  };
  return { tables, conditions, score };
}
