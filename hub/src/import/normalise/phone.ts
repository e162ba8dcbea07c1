import type { Reading } from './reading.ts';

/** Country codes of the French numbering plan overseas, by the first digits of the national number (ARCEP). */
const OVERSEAS: readonly (readonly [RegExp, string])[] = [
  [/^(?:590|690|691)/, '590'],
  [/^(?:594|694)/, '594'],
  [/^(?:596|696|697)/, '596'],
  [/^(?:262|269|639|692|693)/, '262'],
];

/**
 * Understands a phone number as it is written in France and gives it in E.164 (ITU-T): `02 99 00 00 00` is
 * `+33299000000`, `0262 00 00 00` is `+262262000000`. Numbers of other countries need their `+`. Short numbers
 * (115, 3939) cannot be called from abroad, have no E.164 form and are left out.
 */
export function readPhone(text: string): Reading<string> {
  const [first = '', ...others] = text.split(/\s*(?:[/;|\n]|\bou\b|\bet\b)\s*(?=[+0(])/);
  const reading = readOne(first);
  if (reading.value === undefined || others.length === 0) return reading;
  return { ...reading, repaired: [...(reading.repaired ?? []), 'second-number-left'] };
}

function readOne(text: string): Reading<string> {
  if (!/^[+\d\s().\-–/]+$/.test(text)) return { dropped: 'not-a-phone-number' };
  const digits = text
    .replace('(0)', '')
    .replace(/[^\d+]/g, '')
    .replace(/^00/, '+');
  const french = /^(?:\+33|0)0?([1-9]\d{8})$/.exec(digits)?.[1];
  if (french !== undefined) return { value: international(french) };
  // Spreadsheets take the number for a quantity and drop its zero.
  if (/^[1-9]\d{8}$/.test(digits)) return { value: international(digits), repaired: ['leading-zero'] };
  if (/^\+(?!33)[1-9]\d{7,14}$/.test(digits)) return { value: digits };
  return { dropped: 'not-a-phone-number' };
}

const international = (national: string): string =>
  `+${OVERSEAS.find(([prefix]) => prefix.test(national))?.[1] ?? '33'}${national}`;
