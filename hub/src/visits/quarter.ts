/** A calendar quarter, such as `2026-Q3`. */
export type Quarter = `${number}-Q${1 | 2 | 3 | 4}`;

/** @param date ISO 8601 */
export function quarterOf(date: string): Quarter {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return `${year}-Q${Math.ceil(month / 3) as 1 | 2 | 3 | 4}`;
}

/** The first day of a quarter and the first day after it, ISO 8601. */
export function daysOf(quarter: Quarter): { readonly from: string; readonly until: string } {
  const year = Number(quarter.slice(0, 4));
  const number = Number(quarter.slice(6));
  const first = (months: number) => new Date(Date.UTC(year, months, 1)).toISOString().slice(0, 10);
  return { from: first((number - 1) * 3), until: first(number * 3) };
}
