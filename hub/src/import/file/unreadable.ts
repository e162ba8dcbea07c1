/** Why a file is not a table that can be read. */
export type UnreadableReason =
  | 'not-found'
  | 'folder'
  | 'not-allowed'
  | 'empty'
  | 'workbook'
  | 'old-workbook'
  | 'pdf'
  | 'compressed'
  | 'html'
  | 'xml'
  | 'json'
  | 'binary'
  | 'one-column'
  | 'repeated-columns'
  | 'missing-columns';

/** The file cannot be read as a table; nothing was stored. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';
  readonly reason: UnreadableReason;
  /** Names of columns, where the reason speaks of them. */
  readonly columns: readonly string[];
  /** The columns that the file has, where others were expected. */
  readonly found: readonly string[];

  constructor(
    reason: UnreadableReason,
    columns: readonly string[] = [],
    { found = [], ...options }: ErrorOptions & { readonly found?: readonly string[] } = {},
  ) {
    super(`${reason}${columns.length > 0 ? `: ${columns.join(', ')}` : ''}`, options);
    this.reason = reason;
    this.columns = columns;
    this.found = found;
  }
}
