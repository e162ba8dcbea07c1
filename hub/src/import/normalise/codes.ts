import type { Reading } from './reading.ts';

/** A code that says nothing: lists write 0 where they do not know. */
const isZero = (code: string): boolean => /^0+$/.test(code);

/** Understands a French postal code: five digits; a lost leading zero is put back, `0` means unknown. */
export function readPostalCode(text: string): Reading<string> {
  const code = text.replace(/^F-?/i, '').replace(/\s/g, '').replace(/\.0$/, '');
  if (isZero(code)) return {};
  if (/^\d{5}$/.test(code)) return { value: code };
  if (/^[1-9]\d{3}$/.test(code)) return { value: `0${code}`, repaired: ['leading-zero'] };
  return { dropped: 'not-a-postal-code' };
}

/** Understands the INSEE code of a commune, Corse's 2A and 2B included; `0` means unknown. */
export function readInseeCode(text: string): Reading<string> {
  const code = text.replace(/\s/g, '').replace(/\.0$/, '').toUpperCase();
  if (isZero(code)) return {};
  if (/^(?:\d{5}|2[AB]\d{3})$/.test(code)) return { value: code };
  if (/^[1-9]\d{3}$/.test(code)) return { value: `0${code}`, repaired: ['leading-zero'] };
  return { dropped: 'not-an-insee-code' };
}

/** Understands a SIRET: fourteen digits with a valid key (Luhn; La Poste's establishments sum to a multiple of 5). */
export function readSiret(text: string): Reading<string> {
  const digits = text.replace(/[\s.]/g, '');
  if (isZero(digits)) return {};
  if (/^\d{14}$/.test(digits) && isSiret(digits)) return { value: digits };
  if (/^\d{13}$/.test(digits) && isSiret(`0${digits}`)) return { value: `0${digits}`, repaired: ['leading-zero'] };
  return { dropped: 'not-a-siret' };
}

function isSiret(siret: string): boolean {
  const digits = Array.from(siret, Number);
  if (siret.startsWith('356000000') && digits.reduce((sum, digit) => sum + digit, 0) % 5 === 0) return true;
  const doubled = digits.map((digit, index) => (index % 2 === 0 ? digit * 2 : digit));
  return doubled.reduce((sum, digit) => sum + (digit > 9 ? digit - 9 : digit), 0) % 10 === 0;
}
