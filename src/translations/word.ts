/**
 * Looks a word of the contract up in a table. The vocabulary is open: a kit published today meets words of next
 * year's hub, for which there is no entry.
 */
export const lookUp = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;

/** What a sentence says before and after the one thing that it is given, for when that is more than text: a link. */
export function around(sentence: (given: string) => string): readonly [before: string, after: string] {
  const [before = '', after = ''] = sentence('\0').split('\0');
  return [before, after];
}
