/**
 * Public ids of places: the place's number in Crockford base 32, then one check character.
 *
 * The check is a polynomial over GF(32) (x⁵ + x² + 1), so that every single wrong character and every swap of
 * two neighbours is noticed; it needs no character outside the alphabet, unlike Crockford's own modulo 37.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Multiplies by x in GF(32). */
const timesX = (value: number): number => (value & 16 ? (value << 1) ^ 0b100101 : value << 1);

const check = (digits: readonly number[]): number => digits.reduce((sum, digit) => timesX(sum ^ digit), 0);

/**
 * Writes the public id of a place.
 * @param number the place's number, 0 to Number.MAX_SAFE_INTEGER
 * @throws RangeError when it is not such an integer
 */
export function formatPlaceId(number: number): string {
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`Not a place number: ${number}`);
  const digits = [...number.toString(32)].map((digit) => parseInt(digit, 32));
  return [...digits, check(digits)].map((digit) => ALPHABET[digit]).join('');
}

/**
 * Reads a public id as a person may type it: case, hyphens and the look-alikes I, L, O are forgiven.
 * @returns the place's number, or undefined when the text is not an id
 */
export function parsePlaceId(text: string): number | undefined {
  const folded = text.trim().toUpperCase().replaceAll('-', '').replace(/[IL]/g, '1').replaceAll('O', '0');
  if (folded.length < 2 || folded.length > 12) return undefined;
  const digits = [...folded].map((character) => ALPHABET.indexOf(character));
  if (digits.includes(-1)) return undefined;
  const last = digits.pop();
  if (check(digits) !== last) return undefined;
  const number = digits.reduce((sum, digit) => sum * 32 + digit, 0);
  return Number.isSafeInteger(number) ? number : undefined;
}
