/** Names of territories and words of a search, compared without what people do not type. */

/** Letters that are no letter with a mark, as the dictionary `unaccent` of PostgreSQL spells them. */
const spellings: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  ŋ: 'n',
  ĸ: 'q',
  ŀ: 'l',
  ĳ: 'ij',
  ŉ: "'n",
};
const spelled = new RegExp(`[${Object.keys(spellings).join('')}]`, 'g');

/** Lower case, without accents and ligatures: what the database's `fold` does, for Latin letters. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(spelled, (letter) => spellings[letter] ?? letter);
}

/** The words of a text, folded, in their order. */
export function words(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A name as it is compared: « St-Malo » and « saint malo » are one. */
export function nameKey(text: string): string {
  return words(text)
    .map((word) => (word === 'st' ? 'saint' : word === 'ste' ? 'sainte' : word))
    .join(' ');
}

/**
 * How many letters to insert, drop, change or swap with the neighbour to get from one text to the other
 * (optimal string alignment distance).
 * @returns the distance, or `most + 1` as soon as it is known to be greater than `most`
 */
export function typos(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}
