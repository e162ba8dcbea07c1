import type { TableRow } from './file/table.ts';
import type { DropCode, Reader, Reading, RepairCode } from './normalise/reading.ts';
import { cleanText } from './normalise/text.ts';

/** Something done to a value of a row that was kept. */
export type Note =
  | {
      readonly outcome: 'repaired';
      readonly code: RepairCode;
      readonly column: string;
      readonly before: string;
      readonly after: string;
    }
  | { readonly outcome: 'dropped'; readonly code: DropCode; readonly column: string; readonly before: string };

/** Reads the cells of one row by the names of their columns, and keeps note of what had to be done to them. */
export class RowReader {
  readonly line: number;
  readonly notes: Note[] = [];
  readonly #row: TableRow;
  readonly #columns: ReadonlyMap<string, number>;
  readonly #cleaned = new Map<string, string>();

  /** @param columns index of each column by its name */
  constructor(row: TableRow, columns: ReadonlyMap<string, number>) {
    this.line = row.line;
    this.#row = row;
    this.#columns = columns;
  }

  /** The cell as it stands in the file; empty when there is no such column. */
  raw(column: string): string {
    const index = this.#columns.get(column);
    return (index === undefined ? undefined : this.#row.cells[index]) ?? '';
  }

  /** The cell as clean text; undefined when it is empty. Its repairs are noted once, however often it is read. */
  text(column: string): string | undefined {
    let text = this.#cleaned.get(column);
    if (text === undefined) {
      const cleaned = cleanText(this.raw(column));
      text = cleaned.text;
      this.#cleaned.set(column, text);
      for (const code of cleaned.repaired) this.#repaired(code, column, text);
    }
    return text === '' ? undefined : text;
  }

  /** What the cell says, understood by a reader; undefined when it is empty or nothing can be kept. */
  read<T>(column: string, reader: Reader<T>): T | undefined {
    const text = this.text(column);
    return text === undefined ? undefined : this.take(column, reader(text));
  }

  /** Notes what a reading had to do, and hands over its value. */
  take<T>(column: string, reading: Reading<T>): T | undefined {
    for (const code of reading.repaired ?? []) this.#repaired(code, column, String(reading.value));
    if (reading.dropped !== undefined) {
      this.notes.push({ outcome: 'dropped', code: reading.dropped, column, before: this.raw(column) });
    }
    return reading.value;
  }

  #repaired(code: RepairCode, column: string, after: string): void {
    this.notes.push({ outcome: 'repaired', code, column, before: this.raw(column), after });
  }
}
