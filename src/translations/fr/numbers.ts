/** French counts 0 and 1 as one. */
export const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many);

/**
 * Whole numbers of a sentence, with French spaces between thousands. `toLocaleString` says the same, but takes some
 * twenty milliseconds the first time, before which no map could be painted.
 */
export const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '\u202f');

/** « de Rennes », « d’Angers », « du Mans », « des Herbiers »; a town in « La » keeps it. */
export const of = (name: string): string => {
  const contracted = /^(Les?) (.+)/.exec(name);
  if (contracted) return `${contracted[1] === 'Le' ? 'du' : 'des'} ${contracted[2] ?? ''}`;
  return /^[aeiouyhàâäéèêëîïôöùûüœæ]/i.test(name) ? `d’${name}` : `de ${name}`;
};
