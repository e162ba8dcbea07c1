import type { Sql } from '../../database/database.ts';

/** Different statements that each connection may keep prepared: those that pages ask for every day. */
const KEPT = 200;
const kept = new Set<string>();

/** One row, column by column. */
export type Columns = readonly (Buffer<ArrayBuffer> | null)[];

/** The text of one SQL statement and the values of its parameters, put together piece by piece. */
export class Statement {
  /** The values of the parameters, in the order of their places. */
  readonly values: (string | number | boolean | Date | null)[];

  /** @param values the first parameters, for a text that names their places itself */
  constructor(values: readonly (string | number)[] = []) {
    this.values = [...values];
  }

  /** Adds a parameter; returns its place in the text, with its type where the context does not tell it. */
  value(value: string | number | boolean | Date | null, type?: string): string {
    const place = `$${this.values.push(value)}`;
    return type === undefined ? place : `${place}::${type}`;
  }

  /** A list of texts without commas, quotes or braces, such as codes of the contract's vocabularies. */
  list(values: readonly (string | number)[], type: 'text[]' | 'bigint[]'): string {
    return this.value(`{${values.join(',')}}`, `text::${type}`);
  }

  /**
   * Runs the statement. It is prepared, and so planned once per connection, unless the hub has met {@link KEPT} other
   * texts before: whoever tries all combinations of filters must not fill the database's memory with plans.
   */
  async run<Row extends object>(sql: Sql, text: string): Promise<Row> {
    const [row] = await this.#query<Row>(sql, text);
    return only(row);
  }

  /** Runs the statement as {@link run} does, and answers the columns as the bytes that PostgreSQL sent (UTF-8). */
  async read(sql: Sql, text: string): Promise<Columns> {
    const [row] = (await this.#query<Columns>(sql, text).raw()) as readonly Columns[];
    return only(row);
  }

  #query<Row extends object>(sql: Sql, text: string) {
    if (kept.size < KEPT) kept.add(text);
    return sql.unsafe<Row[]>(text, this.values, { prepare: kept.has(text) });
  }
}

function only<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error('A statement that answers one row answered none');
  return row;
}
