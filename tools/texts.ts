/**
 * All that the elements say, a page for each language (`docs/texts/`), so that a person can read it: each sentence
 * once, with examples of what it is given. Written by `npm run generate`.
 */
import { en } from '../src/translations/en.ts';
import { fr } from '../src/translations/fr.ts';

type Table = Readonly<Record<string, unknown>>;

const isTable = (value: unknown): value is Table => typeof value === 'object' && value !== null;

/** Paths of the sentences that one table has and the other has not, at any depth, in both directions. */
export function gaps(one: unknown, other: unknown, path = ''): string[] {
  if (typeof one !== typeof other) return [path];
  if (!isTable(one) || !isTable(other)) return [];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) => gaps(one[key], other[key], path ? `${path}.${key}` : key));
}

/**
 * What a sentence is given, by the name of its parameter: each value is an example of its own. Whatever is not here
 * stands as ‹name›.
 */
const examples: Readonly<Record<string, readonly unknown[]>> = {
  count: [0, 1, 2],
  seats: [0, 1, 2],
  shown: [20],
  total: [1234],
  metres: [340, 4200, 12_400],
  index: [7],
  least: [5],
  most: [200],
  percent: [64],
  hours: [2, 0],
  minutes: [0, 30],
  items: [['‹one›', '‹other›']],
  parts: [['‹one›', '‹other›']],
  until: ['‹until›', null],
  licence: ['‹licence›', null],
  moment: ['‹moment›', undefined],
  per: ['half-day'],
  halfDays: [1, 2],
};

/** A few functions give their parameters a sense of their own. */
const special: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'common.day': [['1\xa0mars 2026']],
  'common.time': [[9, 0], [18, 30], [24, 0]],
  'card.labelBy': [['‹label›', '‹issuer›'], ['‹label›', '‹label›']],
  'dialog.line': [[1, 'day', '15\xa0€'], [2, 'half-day', '9\xa0€']],
  'dialog.duration': [[2, 0], [0, 30], [2, 30]],
  'impact.quarter': [['1', '2026'], ['3', '2026']],
  'impact.year': [['2026']],
  'mapView.enlargeCluster': [[12]],
  'mapView.listCluster': [[3]],
  'mapView.together': [[3]],
  'dialog.cancelUntil': [['‹moment›']],
}; // prettier-ignore

/** Names of the parameters of an arrow function, as its source has them. */
const parametersOf = (sentence: (...given: never[]) => unknown): string[] =>
  (/^(?:async )?\(?([^)=]*)\)? *=>/.exec(String(sentence))?.[1] ?? '')
    .split(',')
    .map((name) => name.replace(/[:?].*/s, '').trim())
    .filter(Boolean);

/** Every combination of the examples. */
const combine = (lists: readonly (readonly unknown[])[]): unknown[][] =>
  lists.reduce<unknown[][]>((all, list) => all.flatMap((given) => list.map((each) => [...given, each])), [[]]);

function said(path: string, sentence: unknown): string[] {
  if (typeof sentence !== 'function') return [String(sentence)];
  const say = sentence as (...given: unknown[]) => unknown;
  const names = parametersOf(say);
  const given = special[path] ?? combine(names.map((name) => examples[name] ?? [`‹${name}›`]));
  return [...new Set(given.map((values) => String(say(...values))))];
}

/** No-break spaces can be seen where the page is written, and are right where it is read. */
const visible = (text: string): string =>
  text
    .replaceAll('\xa0', '&nbsp;')
    .replaceAll('\u202f', '&#8239;')
    .replaceAll('\u2060', '&NoBreak;')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;');

const rows = (table: Table, path: string): string[] =>
  Object.entries(table).flatMap(([key, value]) => {
    const own = `${path}.${key}`;
    if (isTable(value)) return rows(value, own);
    return [`| \`${own.slice(own.indexOf('.') + 1)}\` | ${said(own, value).map(visible).join('<br>')} |`];
  });

const page = (title: string, table: Table): string =>
  [
    '<!-- Written by `npm run generate` from `src/translations/`: change it there. -->',
    `# ${title}\n`,
    ...Object.entries(table).map(
      ([group, sentences]) => `## ${group}\n\n| | |\n| --- | --- |\n${rows(sentences as Table, group).join('\n')}\n`,
    ),
  ].join('\n');

/** @throws Error when one language lacks a sentence of the other: no kit is built with a hole in it */
export function assertComplete(): void {
  const missing = gaps(fr, en);
  if (missing.length > 0) throw new Error(`French and English do not say the same: ${missing.join(', ')}`);
}

/** The pages by their path from the root. */
export function writeTexts(): Record<string, string> {
  assertComplete();
  return { 'docs/texts/fr.md': page('Français', fr), 'docs/texts/en.md': page('English', en) };
}
