import { en } from '../../../../../src/translations/en.ts';
import { fr } from '../../../../../src/translations/fr.ts';
import type { Language } from '../../../http/language.ts';
import { placeWords } from './words.ts';

/**
 * A value of a field in words, for somebody who compares two of them: lists by their names, addresses in one line,
 * « nothing » for nothing.
 */
export function sayValue(language: Language, name: string, value: unknown): string {
  const say = placeWords[language];
  const words = { fr, en }[language];
  const named: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    kinds: words.kinds,
    amenities: words.amenities,
    accessibility: say.questions,
  };
  const labels = named[name] ?? {};
  const parts = partsOf(value, name).map(
    (part) => labels[part] ?? (say.answers as Record<string, string>)[part] ?? part,
  );
  return parts.length === 0 ? say.conflict.nothing : parts.join(', ');
}

/** The pieces of a value that say something. */
function partsOf(value: unknown, name: string): string[] {
  if (value === null || value === undefined || value === '' || value === false) return [];
  if (value === true) return ['✓'];
  if (Array.isArray(value)) return value.flatMap((part) => partsOf(part, name));
  if (name === 'address' && typeof value === 'object') {
    const { street, complement, postalCode, city } = value as Readonly<Record<string, string | null>>;
    return [street, complement, [postalCode, city].filter(Boolean).join(' ')].flatMap((part) => part || []);
  }
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([key, part]) => {
      if (part === 'unknown' || key === 'source') return [];
      // Questions are told with their answers; the parts of an address speak for themselves.
      return name === 'accessibility' ? [key, ...partsOf(part, name)] : partsOf(part, name);
    });
  }
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}
