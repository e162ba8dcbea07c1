import type { z } from 'zod';
import { explainMember } from '../../http/issues.ts';
import type { Language, Sentence } from '../../http/language.ts';
import { fieldNamed } from './propose-map.ts';
import { TableMap } from './schema.ts';

/**
 * What is wrong with a map, one line a fault, for who keeps a table and has never seen a schema: where, and what to
 * write there.
 */
export function explainFault(issue: z.core.$ZodIssue, map: unknown, language: Language): string[] {
  const line = (where: readonly PropertyKey[], what: string) => `  ${where.join('.')}\xa0: ${what}`;
  if (typeof map !== 'object' || map === null || Array.isArray(map)) return [`  ${shapes[''][language]}`];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => line([...issue.path, key], unknownName(issue.path, key, language)));
  }
  const missing = valueAt(map, issue.path) === undefined;
  const shape = missing ? undefined : (shapes[issue.path.join('.')] ?? shapeOf(issue));
  return [line(issue.path, shape?.[language] ?? explainMember(issue, missing, language))];
}

function unknownName(path: readonly PropertyKey[], key: string, language: Language): string {
  const known =
    path.length === 0 ? TableMap.shape : path.join('.') === 'fields' ? TableMap.shape.fields.shape : undefined;
  const names = Object.keys(known ?? {}).filter((name) => name !== '$schema');
  const meant = known && (names.find((name) => name.toLowerCase() === key.toLowerCase()) ?? fieldNamed(key));
  const say = {
    fr: ['ce nom est inconnu', (name: string) => `Vouliez-vous dire «\xa0${name}\xa0»\xa0? `, 'Noms acceptés\xa0: '],
    en: ['this name is unknown', (name: string) => `Did you mean “${name}”? `, 'Accepted names: '],
  } as const;
  const [unknown, question, accepted] = say[language];
  const ask = meant !== undefined && names.includes(meant) ? question(meant) : '';
  return `${unknown}. ${ask}${names.length > 0 ? `${accepted}${names.join(', ')}.` : ''}`.trim();
}

/** What is expected, where the schema's own words would not tell. */
const shapes: Readonly<Record<string, Sentence>> & { readonly '': Sentence } = {
  '': {
    fr: 'Le fichier doit être un objet\xa0: { "platform": "ma-liste", "fields": { "name": "Nom" } }.',
    en: 'The file must be an object: { "platform": "my-list", "fields": { "name": "Name" } }.',
  },
  platform: {
    fr: 'des minuscules sans accent, des chiffres et des tirets, 64 au plus, tels que «\xa0mairie-de-redon\xa0».',
    en: 'lower-case letters without accents, digits and hyphens, at most 64, such as “redon-town-hall”.',
  },
  'always.postalCode': { fr: 'cinq chiffres entre guillemets.', en: 'five digits in quotation marks.' },
  'always.inseeCode': {
    fr: 'cinq caractères entre guillemets, tels que "35238".',
    en: 'five characters in quotation marks, such as "35238".',
  },
};

const column: Sentence = {
  fr: 'le nom d’une colonne, ou plusieurs\xa0: { "columns": ["N°", "Voie"], "join": " " }.',
  en: 'the name of a column, or several: { "columns": ["No", "Street"], "join": " " }.',
};

/** Most fields are a column or several joined; what has several other forms is told by the documentation. */
function shapeOf({ code, path }: z.core.$ZodIssue): Sentence | undefined {
  const [group, name] = path;
  const isForm = path.length === 2 && group === 'fields' && (code === 'invalid_union' || code === 'invalid_type');
  if (!isForm) return undefined;
  if (name === 'openingHours') return either(column, '{ "days": { "Mo": "Lundi" } }');
  if (name === 'amenities')
    return forms('{ "column": "…", "values": { "…": "wifi" } }', '{ "yes": { "wifi": "Wifi" } }');
  if (name === 'kinds') return forms('{ "column": "Type", "values": { "bibliothèque": "media-library" } }');
  if (name === 'status') return forms('{ "column": "État", "values": { "ouvert": "open" } }');
  if (name === 'teleworkSpot') return forms('{ "column": "Télétravail" }');
  if (name === 'accessibility') return forms('{ "lift": "Ascenseur" }');
  if (name === 'desks') return forms('{ "column": "Postes", "name": "Poste", "booking": "contact" }');
  return column;
}

const either = (first: Sentence, other: string): Sentence => ({
  fr: `${first.fr.slice(0, -1)}, ou ${other}.`,
  en: `${first.en.slice(0, -1)}, or ${other}.`,
});

const forms = (...examples: readonly string[]): Sentence => ({
  fr: `de la forme ${examples.join(' ou ')}.`,
  en: `of the form ${examples.join(' or ')}.`,
});

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
