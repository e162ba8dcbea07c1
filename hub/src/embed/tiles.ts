import type { Sentence } from '../http/language.ts';

/** Whether a value of `tiles` is one that the map reads (components/place-map/ground.ts). */
export function isTiles(value: string): boolean {
  if (/^(ask|ign|outline|none)$/.test(value)) return true;
  const address = value.replaceAll(/[{}]/g, '');
  const isTemplate = ['{z}', '{x}', '{y}'].every((part) => value.includes(part));
  return isTemplate && URL.canParse(address) && new URL(address).protocol === 'https:';
}

/** What it must be, for the end of a sentence. */
export const tilesExpected: Sentence = {
  fr: 'ask, ign, outline, none ou une adresse en https avec {z}, {x} et {y}',
  en: 'ask, ign, outline, none or an https address with {z}, {x} and {y}',
};
