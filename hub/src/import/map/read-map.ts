import { readFile } from 'node:fs/promises';
import type { Language } from '../../http/language.ts';
import { cleanText } from '../normalise/text.ts';
import { explainFault } from './explain.ts';
import { TableMap } from './schema.ts';

/** The map cannot be used; each line of the message names a field. */
export class MapError extends Error {
  override readonly name = 'MapError';
}

/**
 * Reads a map of columns.
 * @throws MapError with one line a fault, in the asked language
 */
export async function readMap(path: string, language: Language): Promise<TableMap> {
  const say = sentences[language];
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new MapError(say.unreadable(path), { cause: error });
  });
  let value: unknown;
  try {
    value = JSON.parse(withoutBanner(cleanText(text).text));
  } catch (error) {
    throw new MapError(say.notJson(path, error instanceof Error ? error.message : String(error)), { cause: error });
  }
  const result = TableMap.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.flatMap((issue) => explainFault(issue, value, language));
  throw new MapError([say.faulty(path), ...new Set(faults), say.documented].join('\n'));
}

/** Without the lines that `npm run` writes before what a command prints: `--print-map > map.json` has them as well. */
const withoutBanner = (text: string): string => text.replace(/^(?:\s*>.*\n)+/, '');

const sentences = {
  fr: {
    unreadable: (path: string) => `La correspondance «\xa0${path}\xa0» ne peut pas être lue.`,
    notJson: (path: string, why: string) => `La correspondance «\xa0${path}\xa0» n’est pas du JSON\xa0: ${why}`,
    faulty: (path: string) => `La correspondance «\xa0${path}\xa0» n’est pas utilisable\xa0:`,
    documented: 'Tous les champs, avec un exemple\xa0: docs/import.md.',
  },
  en: {
    unreadable: (path: string) => `The map “${path}” cannot be read.`,
    notJson: (path: string, why: string) => `The map “${path}” is not JSON: ${why}`,
    faulty: (path: string) => `The map “${path}” cannot be used:`,
    documented: 'Every field, with an example: docs/import.md.',
  },
};
