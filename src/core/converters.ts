import type { ComplexAttributeConverter } from 'lit';
import { warnOnce } from './warn.ts';

/**
 * Attribute converters. What a webmaster types is forgiven in case and spaces; what cannot be read is said once in
 * the console, with what would be accepted, and counts as absent.
 * @param name the tag and attribute as the warning names them, such as `escale-place-map view`
 */

const refuse = (name: string, value: string, accepted: string): undefined => {
  warnOnce(`<${name}="${value}"> is not understood and ignored. Accepted: ${accepted}.`);
  return undefined;
};

/** What is separated by commas or spaces. */
export const wordsOf = (text: string | null | undefined): string[] =>
  text
    ?.toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean) ?? [];

/** One word of a list. */
export const oneOf = <T extends string>(
  name: string,
  accepted: readonly T[],
): ComplexAttributeConverter<T | undefined> => ({
  fromAttribute: (value) => {
    const word = value?.trim().toLowerCase();
    if (!word) return undefined;
    return accepted.find((each) => each === word) ?? refuse(name, word, accepted.join(', '));
  },
});

/** Several words of a list, separated by commas or spaces; the unknown ones are left out. */
export const someOf = <T extends string>(
  name: string,
  accepted: readonly T[],
): ComplexAttributeConverter<readonly T[] | undefined> => ({
  fromAttribute: (value) => {
    const known = wordsOf(value).flatMap(
      (word) => accepted.find((each) => each === word) ?? refuse(name, word, accepted.join(', ')) ?? [],
    );
    return known.length > 0 ? known : undefined;
  },
});

/** A number between two bounds, both included. */
export const numberWithin = (
  name: string,
  least: number,
  most: number,
): ComplexAttributeConverter<number | undefined> => ({
  fromAttribute: (value) => {
    if (!value?.trim()) return undefined;
    const number = Number(value);
    return number >= least && number <= most ? number : refuse(name, value, `${least} to ${most}`);
  },
});

/** A fixed count of numbers separated by commas, such as a box or a point, each between its own two bounds. */
export const numbersWithin = <T extends readonly number[]>(
  name: string,
  bounds: { readonly [K in keyof T]: readonly [least: number, most: number] },
  example: string,
): ComplexAttributeConverter<T | undefined> => ({
  fromAttribute: (value) => {
    if (!value?.trim()) return undefined;
    const numbers = value.split(',').map((each) => (each.trim() ? Number(each) : NaN));
    const fits = (number: number, index: number): boolean => {
      const bound = bounds[index];
      return bound !== undefined && number >= bound[0] && number <= bound[1];
    };
    return isTuple<T>(numbers, bounds.length) && numbers.every(fits)
      ? numbers
      : refuse(name, value, `${bounds.length} numbers such as ${example}`);
  },
});

const isTuple = <T extends readonly number[]>(numbers: readonly number[], length: number): numbers is T =>
  numbers.length === length;
