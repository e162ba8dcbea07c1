/**
 * Looks a word of the contract up in a table. The vocabulary is open: a kit published today meets words of next
 * year's hub, for which there is no entry.
 */
export const lookUp = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;
