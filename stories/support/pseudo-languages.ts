/** BCP 47 keeps qaa to qtz for private use. */
export const pseudoLanguages = { long: 'qaa', rightToLeft: 'qab' } as const;
