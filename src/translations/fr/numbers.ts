/** French counts 0 and 1 as one. */
export const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many);

/** Numbers of a sentence, with French spaces between thousands. */
export const number = (value: number): string => value.toLocaleString('fr');
