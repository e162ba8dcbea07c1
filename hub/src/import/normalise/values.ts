import { fold } from '../../territories/names.ts';
import type { Reading } from './reading.ts';

/** Understands a decimal number with a point or a comma. */
export function readNumber(text: string): Reading<number> {
  const number = text.replace(/\s/g, '').replace(',', '.');
  return /^[+-]?\d+(?:\.\d+)?$/.test(number) ? { value: Number(number) } : { dropped: 'not-a-number' };
}

/** Understands a day, ISO 8601 or as France writes it (13/06/2019). @returns ISO 8601 */
export function readDay(text: string): Reading<string> {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{2})-(\d{2})/.exec(text) ?? [];
  const [, day = isoDay, month = isoMonth, year = isoYear] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text) ?? [];
  if (day === undefined || month === undefined || year === undefined) return { dropped: 'not-a-day' };
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  return exists ? { value: iso } : { dropped: 'not-a-day' };
}

const YES = new Set(['oui', 'o', 'yes', 'y', 'x', 'vrai', 'true', '1', 'ok']);
const NO = new Set(['non', 'n', 'no', 'faux', 'false', '0']);

/** Understands « oui », « non », a cross. « ? » and the like say that nobody knows. */
export function readYesOrNo(text: string): Reading<boolean> {
  const word = fold(text).replace(/[.\s]/g, '');
  if (YES.has(word) || /^[✓✔☑]/.test(word)) return { value: true };
  if (NO.has(word)) return { value: false };
  return /^(?:\?+|-+|nsp|inconnu|unknown|na|n\/a)$/.test(word) ? {} : { dropped: 'not-yes-or-no' };
}

/**
 * Understands a position in WGS 84 degrees. The point 0, 0 lies in the ocean and means unknown.
 * @returns undefined value when it cannot be one
 */
export function readPosition(lat: number, lon: number): Reading<{ lat: number; lon: number }> {
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return { dropped: 'not-a-position' };
  return lat === 0 && lon === 0 ? {} : { value: { lat, lon } };
}
