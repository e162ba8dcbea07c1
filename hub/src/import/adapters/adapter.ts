import type { PlaceDraft } from '../../places/draft.ts';
import type { RowProblem } from '../file/table.ts';
import type { RowReader } from '../row-reader.ts';

/** Why a row is not stored. */
export type RefusalCode = RowProblem | 'no-name' | 'name-too-long' | 'no-id' | 'repeated-id' | 'itinerant' | 'no-kind';

/** Understands the rows of one list. */
export interface Adapter {
  /** Name of the list: with a row's id it finds the place again at the next import. */
  readonly platform: string;
  /** Columns without which the file is not this list. */
  readonly requiredColumns: readonly string[];
  /** Column of the name, by which the report calls a row that is refused; undefined when it is made of several. */
  readonly nameColumn: string | undefined;
  read(row: RowReader): PlaceDraft | { readonly refused: RefusalCode };
}

/** Longest texts that are kept, in UTF-16 units. */
export const longest = { name: 200, line: 200, summary: 280, description: 5000 } as const;

/** Leaves out what is undefined, so that a draft says only what its source says. */
export function said<T extends object>(fields: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}

/** The name of a place, or why the row cannot be kept without it. */
export function readName(row: RowReader, column: string): { name: string } | { refused: RefusalCode } {
  const name = row.text(column)?.replace(/\s+/g, ' ');
  if (name === undefined || !/[\p{L}\p{N}]/u.test(name)) return { refused: 'no-name' };
  return name.length > longest.name ? { refused: 'name-too-long' } : { name };
}
