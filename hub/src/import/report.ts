import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { formatPlaceId } from '../../../sdk/place-id.ts';
import type { Language } from '../http/language.ts';
import type { RowResult } from './run.ts';
import { doubtNames, drops, outcomes, refusals, repairs } from './sentences.ts';

/** One line of the report: something that happened to a row, or to a value of it. */
export interface ReportLine {
  readonly line: number;
  readonly id: string;
  readonly name: string;
  readonly outcome: keyof typeof outcomes;
  readonly code: string;
  readonly column: string;
  readonly before: string;
  readonly after: string;
  /** A sentence for a person. */
  readonly detail: string;
}

/** Counts by what happened, then by why. */
export interface Counts {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  /** Rows not stored, places in doubt, values repaired and left out. */
  readonly rows: Record<'refused' | 'doubtful' | 'repaired' | 'dropped', number>;
  readonly reasons: Record<'refused' | 'doubtful' | 'repaired' | 'dropped', Map<string, number>>;
  withoutPosition: number;
  unlisted: number;
}

export const emptyCounts = (): Counts => ({
  read: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  rows: { refused: 0, doubtful: 0, repaired: 0, dropped: 0 },
  reasons: { refused: new Map(), doubtful: new Map(), repaired: new Map(), dropped: new Map() },
  withoutPosition: 0,
  unlisted: 0,
});

/** Adds one row to the counts; a place with two doubts is one doubtful place, counted under both reasons. */
export function count(counts: Counts, result: RowResult): void {
  counts.read += 1;
  const seen = new Set<string>();
  const add = (outcome: keyof Counts['rows'], code: string) => {
    if (!seen.has(outcome)) counts.rows[outcome] += 1;
    if (seen.has(`${outcome} ${code}`)) return;
    seen.add(outcome).add(`${outcome} ${code}`);
    counts.reasons[outcome].set(code, (counts.reasons[outcome].get(code) ?? 0) + 1);
  };
  if ('refused' in result) {
    add('refused', result.refused);
    return;
  }
  counts[result.saved.outcome] += 1;
  if (result.draft.lat === undefined) counts.withoutPosition += 1;
  if (result.draft.listed === false) counts.unlisted += 1;
  for (const { code } of result.draft.doubts ?? []) add('doubtful', code);
  for (const { outcome, code } of result.notes) add(outcome, code);
}

/** What there is to say of a row: nothing for a place that stays as it was and raises no question. */
export function describe(result: RowResult, language: Language): ReportLine[] {
  if ('refused' in result) {
    const { line, refused } = result;
    const name = visible(result.name);
    const detail = refusals[refused][language];
    return [{ line, id: '', name, outcome: 'refused', code: refused, column: '', before: '', after: '', detail }];
  }
  const { line, draft, saved, notes } = result;
  const base = { line, id: formatPlaceId(saved.id), name: draft.name, column: '', before: '', after: '' };
  const lines: ReportLine[] = [];
  if (saved.outcome !== 'unchanged') lines.push({ ...base, outcome: saved.outcome, code: saved.outcome, detail: '' });
  for (const { code, detail } of draft.doubts ?? []) {
    lines.push({
      ...base,
      outcome: 'doubtful',
      code,
      detail: language === 'fr' ? detail : `${doubtNames[code].en}: ${detail}`,
    });
  }
  for (const note of notes) {
    const { outcome, code, column, before } = note;
    const detail = (outcome === 'repaired' ? repairs[note.code] : drops[note.code])[language];
    const after = outcome === 'repaired' ? note.after : '';
    lines.push({ ...base, outcome, code, column, before: visible(before), after: visible(after), detail });
  }
  return lines;
}

/** Control characters as their pictures (U+2400): a cell must not move the cursor of whoever reads the report. */
const visible = (text: string): string =>
  text.replace(/\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\uFFFD';
  });

const headers: Readonly<Record<Language, readonly string[]>> = {
  fr: ['ligne', 'lieu', 'nom', 'résultat', 'code', 'colonne', 'avant', 'après', 'explication'],
  en: ['line', 'place', 'name', 'outcome', 'code', 'column', 'before', 'after', 'explanation'],
};

/** Values longer than this are cut in the report: it is to be read. */
const LONGEST_CELL = 300;

/**
 * A cell of the report. A text that a spreadsheet would run as a formula gets an apostrophe first (OWASP, CSV
 * injection): the report repeats what strangers wrote.
 */
export function csvCell(value: string | number): string {
  const text = String(value);
  const short = text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1)}…` : text;
  const safe = /^[=+\-@\t\r]/.test(short) ? `'${short}` : short;
  return /[",;\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Writes the whole report to a CSV file (UTF-8 with byte order mark, so that spreadsheets read its accents). */
export class ReportFile {
  readonly #stream: WriteStream;
  readonly #language: Language;

  /** @throws the file system's error when the file cannot be written */
  static async create(path: string, language: Language): Promise<ReportFile> {
    const stream = createWriteStream(path);
    await once(stream, 'open');
    return new ReportFile(stream, language);
  }

  constructor(stream: WriteStream, language: Language) {
    this.#stream = stream;
    this.#language = language;
    stream.write(`\uFEFF${headers[language].join(',')}\r\n`);
  }

  add(line: ReportLine): void {
    const outcome = outcomes[line.outcome][this.#language];
    const cells = [
      line.line,
      line.id,
      line.name,
      outcome,
      line.code,
      line.column,
      line.before,
      line.after,
      line.detail,
    ];
    this.#stream.write(`${cells.map(csvCell).join(',')}\r\n`);
  }

  async close(): Promise<void> {
    this.#stream.end();
    await finished(this.#stream);
  }
}
