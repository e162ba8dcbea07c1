import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { parse, type Info } from 'csv-parse';
import iconv from 'iconv-lite';
import { cleanText } from '../normalise/text.ts';
import { detectEncoding, type Encoding } from './encoding.ts';
import { UnreadableFileError } from './unreadable.ts';

/** A row that holds as many cells as the header. */
export interface TableRow {
  /** Line of the file on which the row begins, 1 for the first. */
  readonly line: number;
  readonly cells: readonly string[];
}

export type RowProblem = 'too-few-cells' | 'too-many-cells' | 'quote-not-closed' | 'too-large';

/** A row that cannot be read. */
export interface BrokenRow {
  readonly line: number;
  readonly problem: RowProblem;
  readonly cells: readonly string[];
}

export interface Table {
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** Names of the columns, cleaned, in their order. */
  readonly header: readonly string[];
  readonly bytes: number;
  /** Reads the rows, once more at each call, keeping only what is being read. */
  rows(onBytes?: (bytes: number) => void): AsyncGenerator<TableRow | BrokenRow>;
}

/** No row of a real table is longer; one that is has lost a quote. */
const LONGEST_ROW = 1_000_000;
const DELIMITERS = [',', ';', '\t', '|'] as const;

/**
 * Opens a CSV file whatever its encoding and delimiter.
 * @throws UnreadableFileError when it is something else
 */
export async function openTable(path: string): Promise<Table> {
  const encoding = await detectEncoding(path);
  const { size } = await stat(path);
  const delimiter = await detectDelimiter(path, encoding);
  const header = (await readHeader(path, encoding, delimiter)).map((name) => cleanText(name).text);
  const repeated = header.filter((name, index) => name !== '' && header.indexOf(name) !== index);
  if (repeated.length > 0) throw new UnreadableFileError('repeated-columns', [...new Set(repeated)]);
  const rows = (onBytes?: (bytes: number) => void) => readRows({ path, encoding, delimiter }, header.length, onBytes);
  return { encoding, delimiter, header, bytes: size, rows };
}

interface Source {
  readonly path: string;
  readonly encoding: Encoding;
  readonly delimiter: string;
}

/** The one that parts the first line most often, outside quotes. */
async function detectDelimiter(path: string, encoding: Encoding): Promise<string> {
  const line = (await firstLine(path, encoding)).replace(/"(?:[^"]|"")*"/g, '');
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: line.split(delimiter).length - 1 }));
  const best = counted.reduce((most, other) => (other.count > most.count ? other : most));
  if (best.count === 0) throw new UnreadableFileError('one-column');
  return best.delimiter;
}

async function firstLine(path: string, encoding: Encoding): Promise<string> {
  let text = '';
  const stream = createReadStream(path, { end: 256 * 1024 });
  for await (const chunk of pipeline(stream, iconv.decodeStream(encoding), ignoreCutStream) as AsyncIterable<string>) {
    text += chunk;
    // A name of a column may stand on two lines when it is quoted.
    const trimmed = text.replace(/^\uFEFF?[\r\n]+/, '');
    const end = trimmed.search(/[\r\n]/);
    if (end !== -1 && (trimmed.slice(0, end).match(/"/g)?.length ?? 0) % 2 === 0) return trimmed.slice(0, end);
  }
  return text;
}

/** Leaving a loop early closes its streams before their end: that is no failure. Others reach the loop itself. */
const ignoreCutStream = (): void => undefined;

async function readHeader(path: string, encoding: Encoding, delimiter: string): Promise<string[]> {
  for await (const { cells } of parseRows({ path, encoding, delimiter })) return [...cells];
  throw new UnreadableFileError('empty');
}

async function* readRows(
  source: Source,
  width: number,
  onBytes: ((bytes: number) => void) | undefined,
): AsyncGenerator<TableRow | BrokenRow> {
  let isHeader = true;
  for await (const row of parseRows(source, onBytes)) {
    if (isHeader) isHeader = false;
    else if ('problem' in row) yield row;
    else yield fit(row, width);
  }
}

function fit(row: TableRow, width: number): TableRow | BrokenRow {
  if (row.cells.length < width) return { ...row, problem: 'too-few-cells' };
  const extra = row.cells.slice(width);
  if (extra.some((cell) => cell.trim() !== '')) return { ...row, problem: 'too-many-cells' };
  return { line: row.line, cells: row.cells.slice(0, width) };
}

async function* parseRows(
  { path, encoding, delimiter }: Source,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<TableRow | BrokenRow> {
  let lastLine = 0;
  let broken: RowProblem | undefined;
  const file = createReadStream(path);
  if (onBytes) file.on('data', () => onBytes(file.bytesRead));
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    skip_records_with_error: true,
    on_skip: (error) => {
      broken = error?.code === 'CSV_MAX_RECORD_SIZE' ? 'too-large' : 'quote-not-closed';
    },
  });
  const records = pipeline(file, iconv.decodeStream(encoding), parser, ignoreCutStream) as AsyncIterable<{
    info: Info;
    record: string[];
  }>;
  for await (const { info, record } of records) {
    lastLine = info.lines;
    // A spreadsheet writes the rows below the table as delimiters alone.
    if (record.every((cell) => cell.trim() === '')) continue;
    const lineFeeds = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    yield { line: info.lines - lineFeeds, cells: record };
  }
  if (broken !== undefined) yield { line: lastLine + 1, problem: broken, cells: [] };
}
