import type { Language } from '../http/language.ts';

export type Cell = string | number | null;

/** Spreadsheets set to French read a comma as the decimal mark, and a semicolon between columns. */
const separators: Readonly<Record<Language, string>> = { fr: ';', en: ',' };

/**
 * A table as CSV (RFC 4180) that a spreadsheet opens by a double click: UTF-8 with a byte order mark, the columns apart
 * by what the language's spreadsheets expect. A cell that a spreadsheet would take for a formula gets an apostrophe in
 * front (OWASP, CSV injection): names and words are written by strangers.
 */
export function csv(header: readonly string[], rows: readonly (readonly Cell[])[], language: Language): string {
  const separator = separators[language];
  const line = (cells: readonly Cell[]): string => cells.map((cell) => formatCell(cell, language)).join(separator);
  return `\ufeff${[header, ...rows].map((cells) => `${line(cells)}\r\n`).join('')}`;
}

function formatCell(cell: Cell, language: Language): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return quoted(language === 'fr' ? String(cell).replace('.', ',') : String(cell));
  return quoted(/^[\s\0]*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
}

const quoted = (text: string): string => (/[";,\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** An amount in its currency's minor unit as a decimal number, for a cell. */
export function decimal(minor: number, currency: string): number {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return Number((minor / 10 ** digits).toFixed(digits));
}
