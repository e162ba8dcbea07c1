import type { DoubtCode } from '../places/draft.ts';
import type { Language } from '../http/language.ts';
import type { RefusalCode } from './adapters/adapter.ts';
import type { DropCode, RepairCode } from './normalise/reading.ts';
import type { Counts, ReportLine } from './report.ts';
import { doubtNames, drops, refusals, repairs } from './sentences.ts';

export interface Summary {
  readonly counts: Counts;
  readonly duplicates: number;
  readonly seconds: number;
  readonly dryRun: boolean;
  /** The first lines of the report under each heading. */
  readonly examples: Readonly<Record<'refused' | 'doubtful' | 'repaired' | 'dropped', readonly ReportLine[]>>;
  readonly reportFile: string | undefined;
  readonly unusedColumns: readonly string[];
}

const numbers: Readonly<Record<Language, Intl.NumberFormat>> = {
  fr: new Intl.NumberFormat('fr-FR'),
  en: new Intl.NumberFormat('en-GB'),
};

/** In French nought is singular; in English it is plural. */
const fr = (n: number, one: string, many = one): string => `${numbers.fr.format(n)} ${n < 2 ? one : many}`;
const en = (n: number, one: string, many = one): string => `${numbers.en.format(n)} ${n === 1 ? one : many}`;

const texts = {
  fr: {
    trial: 'Essai\xa0: rien n’a été enregistré. Voici ce que ferait l’importation.',
    nothing: 'Rien n’a changé\xa0: tout était déjà enregistré.',
    counts: (c: Counts, seconds: string) =>
      `${fr(c.read, 'ligne lue', 'lignes lues')} en ${seconds} s\xa0: ${fr(c.created, 'lieu créé', 'lieux créés')}, ${fr(c.updated, 'mis à jour')}, ${fr(c.unchanged, 'inchangé', 'inchangés')}, ${fr(c.rows.refused, 'ligne refusée', 'lignes refusées')}.`,
    headings: {
      refused: 'Lignes refusées',
      doubtful: 'Lieux douteux (gardés, le doute est noté)',
      repaired: 'Lignes réparées',
      dropped: 'Lignes dont une valeur est écartée (le reste est gardé)',
    },
    line: 'ligne',
    colon: '\xa0:',
    more: (n: number) => `… et ${fr(n, 'autre', 'autres')}`,
    duplicates: (n: string) => `Doublons possibles\xa0: ${n} (proposés, rien n’est fusionné).`,
    withoutPosition: (n: string) => `Sans position\xa0: ${n} (dans la liste, pas sur la carte).`,
    unlisted: (n: string) =>
      `Gardés hors de vue\xa0: ${n} (pas un lieu de travail tant qu’un point de télétravail n’y est pas déclaré).`,
    unused: (names: string) => `Colonnes laissées de côté\xa0: ${names}.`,
    report: (file: string) => `Rapport complet\xa0: ${file}`,
    offerReport: 'Pour le rapport complet, ligne par ligne\xa0: --report FICHIER.csv',
  },
  en: {
    trial: 'Trial: nothing was stored. This is what the import would do.',
    nothing: 'Nothing has changed: everything was stored already.',
    counts: (c: Counts, seconds: string) =>
      `${en(c.read, 'row read', 'rows read')} in ${seconds} s: ${en(c.created, 'place created', 'places created')}, ${en(c.updated, 'updated')}, ${en(c.unchanged, 'unchanged')}, ${en(c.rows.refused, 'row refused', 'rows refused')}.`,
    headings: {
      refused: 'Rows refused',
      doubtful: 'Doubtful places (kept, the doubt is recorded)',
      repaired: 'Rows repaired',
      dropped: 'Rows of which a value is left out (the rest is kept)',
    },
    line: 'line',
    colon: ':',
    more: (n: number) => `… and ${en(n, 'more')}`,
    duplicates: (n: string) => `Possible duplicates: ${n} (proposed, nothing is merged).`,
    withoutPosition: (n: string) => `Without a position: ${n} (in the list, not on the map).`,
    unlisted: (n: string) => `Kept out of sight: ${n} (not a workplace until a telework spot is declared there).`,
    unused: (names: string) => `Columns left aside: ${names}.`,
    report: (file: string) => `Full report: ${file}`,
    offerReport: 'For the full report, row by row: --report FILE.csv',
  },
};

/** The report as it is printed: counts with their reasons, and the first lines of each. */
export function writeSummary(summary: Summary, language: Language): string {
  const { counts, duplicates, examples } = summary;
  const text = texts[language];
  const number = (value: number) => numbers[language].format(value);
  const seconds = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(summary.seconds);
  const lines: string[] = [];
  if (summary.dryRun) lines.push(text.trial);
  lines.push(text.counts(counts, seconds));
  if (counts.created === 0 && counts.updated === 0 && counts.unchanged > 0) lines.push(text.nothing);
  for (const outcome of ['refused', 'doubtful', 'repaired', 'dropped'] as const) {
    if (counts.rows[outcome] === 0) continue;
    lines.push('', `${text.headings[outcome]}${text.colon} ${number(counts.rows[outcome])}`);
    const reasons = [...counts.reasons[outcome]].toSorted(([, a], [, b]) => b - a);
    for (const [code, times] of reasons)
      lines.push(`  ${number(times).padStart(6)}  ${reasonOf(outcome, code)[language]}`);
    for (const example of examples[outcome])
      lines.push(`    ${text.line} ${example.line}${describeExample(example, text.colon)}`);
    const left = counts.rows[outcome] - examples[outcome].length;
    if (left > 0) lines.push(`    ${text.more(left)}`);
  }
  lines.push('');
  if (duplicates > 0) lines.push(text.duplicates(number(duplicates)));
  if (counts.withoutPosition > 0) lines.push(text.withoutPosition(number(counts.withoutPosition)));
  if (counts.unlisted > 0) lines.push(text.unlisted(number(counts.unlisted)));
  if (summary.unusedColumns.length > 0) lines.push(text.unused(summary.unusedColumns.join(', ')));
  lines.push(summary.reportFile === undefined ? text.offerReport : text.report(summary.reportFile));
  return lines.join('\n');
}

function reasonOf(outcome: keyof Summary['examples'], code: string) {
  if (outcome === 'refused') return refusals[code as RefusalCode];
  if (outcome === 'doubtful') return doubtNames[code as DoubtCode];
  return outcome === 'repaired' ? repairs[code as RepairCode] : drops[code as DropCode];
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text).replace(/\s+/g, ' ');

function describeExample({ name, outcome, column, before, after, detail }: ReportLine, colon: string): string {
  const place = name.trim() === '' ? '' : `, ${shortened(name)}`;
  if (outcome === 'repaired') return `${place}, ${column}${colon} ${shortened(before)} → ${shortened(after)}`;
  if (outcome === 'dropped') return `${place}, ${column}${colon} ${shortened(before)} (${detail})`;
  return `${place}${colon} ${detail}`;
}
