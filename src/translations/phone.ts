/** A French number as it is read aloud; others stay in the international form. */
export const readablePhone = (e164: string): string =>
  /^\+33\d{9}$/.test(e164) ? e164.replace('+33', '0').replace(/(\d\d)(?=\d)/g, '$1\xa0') : e164;
