import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { type Facts, type Figure, formatFacts, formatGoal, formatNumber, meets } from './report.ts';

/** Where the figures stand for those who do not measure themselves. */
export const documentFile = path.join(import.meta.dirname, '../docs/bench.md');

type Row = readonly string[];

const table = (head: Row, rows: readonly Row[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const measured = (figure: Figure): string => `${meets(figure) ? '' : '✖ '}${formatNumber(figure.value)}`;

/** A row for each figure. */
const list = (figures: readonly Figure[]): string =>
  table(
    ['what', 'measured', 'goal', 'how'],
    figures.map((figure) => [
      figure.what,
      figure.unit === 'ratio' ? measured(figure) : `${measured(figure)} ${figure.unit}`.trimEnd(),
      formatGoal(figure.goal),
      figure.note ?? '',
    ]),
  );

/** A row for each whose figures they are, a column for each of what is measured, with the goal where one is set. */
function matrix(figures: readonly Figure[]): string {
  const columns = [...new Set(figures.map(({ what }) => what))];
  const owners = [...new Set(figures.map(({ of = '' }) => of))];
  const title = (what: string): string => {
    const all = figures.filter((figure) => figure.what === what);
    const unit = all[0]?.unit === 'ratio' ? '' : (all[0]?.unit ?? '');
    return [what, unit, formatGoal(all.find(({ goal }) => goal)?.goal)].filter(Boolean).join(', ');
  };
  const cell = (of: string, what: string): string => {
    const figure = figures.find((each) => each.of === of && each.what === what);
    return figure ? measured(figure) : '';
  };
  return table(
    ['', ...columns.map(title)],
    owners.map((of) => [of, ...columns.map((what) => cell(of, what))]),
  );
}

/** Figures and what they were measured on, in Markdown. Those of several owners are one matrix, after the others. */
export function formatSection(figures: readonly Figure[], facts: Facts): string {
  const [single, owned] = [figures.filter(({ of }) => of === undefined), figures.filter(({ of }) => of !== undefined)];
  return [
    formatFacts(facts),
    ...(single.length > 0 ? [list(single)] : []),
    ...(owned.length > 0 ? [matrix(owned)] : []),
  ].join('\n\n');
}

const mark = (name: string): string => `<!-- measured: ${name} -->`;
const end = '<!-- end -->';

/**
 * The document with another text between the marks of a section; the words around it stay.
 * @throws Error when it has not both marks
 */
export function replaceSection(document: string, name: string, text: string): string {
  const from = document.indexOf(mark(name));
  const to = document.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`The document has no « ${mark(name)} » that ends with « ${end} »`);
  return `${document.slice(0, from + mark(name).length)}\n\n${text}\n\n${document.slice(to)}`;
}

/** Writes a section of the document, as the formatter would. */
export async function writeSection(file: string, name: string, text: string): Promise<void> {
  const document = replaceSection(await readFile(file, 'utf8'), name, text);
  const options = { ...(await resolveConfig(file)), filepath: file };
  await writeFile(file, await format(document, options));
}
