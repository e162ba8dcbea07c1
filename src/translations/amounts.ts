/** A figure with its range, in whatever unit. */
export interface Range {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A range as it is written: « environ 1,2 t, entre 0,9 et 1,5 ». */
export interface WrittenRange<Unit extends string = string> {
  readonly about: string;
  readonly low: string;
  readonly high: string;
  readonly unit: Unit;
}

/** Units of a quantity, the largest first, each with how many of the base unit it is. */
export type Units<Unit extends string> = readonly (readonly [unit: Unit, size: number])[];

export const massUnits: Units<'t' | 'kg' | 'g'> = [
  ['t', 1e6],
  ['kg', 1e3],
  ['g', 1],
];

/**
 * Two significant digits of the largest of the three, and no more: the range itself says that a third would mean
 * nothing. Negative figures stay so, with a minus sign.
 * @param locale BCP 47
 */
export function writeRange<Unit extends string>(
  { value, low, high }: Range,
  units: Units<Unit>,
  locale: string,
): WrittenRange<Unit> {
  const largest = Math.max(Math.abs(value), Math.abs(low), Math.abs(high));
  const [unit, size] = units.find(([, size]) => largest >= size) ?? units.at(-1) ?? (['' as Unit, 1] as const);
  // Nothing is told to less than a tenth of the smallest unit.
  const step = largest === 0 ? 1 : Math.max(0.1, 10 ** (Math.floor(Math.log10(largest / size)) - 1));
  const write = (number: number): string => writeNumber(number / size, step, locale);
  return { about: write(value), low: write(low), high: write(high), unit };
}

const separators: Readonly<Record<string, readonly [decimal: string, group: string]>> = {
  fr: [',', '\u202f'],
  en: ['.', ','],
};

/**
 * A number to the nearest step: 0.1, 1, 10… As `toLocaleString` writes it. The two languages of the kit do without it:
 * its first use takes a phone a hundred milliseconds, before which no figure could be painted.
 * @param locale BCP 47
 */
export function writeNumber(number: number, step: number, locale: string): string {
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const rounded = Math.round(number / step) * step;
  const sign = rounded < 0 ? '−' : '';
  const size = Math.abs(rounded);
  const own = separators[locale.slice(0, 2)];
  if (!own)
    return sign + size.toLocaleString(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const [whole = '', part] = size.toFixed(decimals).split('.');
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, own[1]) + (part ? own[0] + part : '');
}
