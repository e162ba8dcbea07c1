import type { Messages } from './messages.ts';

/** « 3e trimestre 2026 » for `2026-Q3`, « année 2026 » for `2026`. */
export function periodName(period: string, say: Pick<Messages['impact'], 'quarter' | 'year'>): string {
  const [year = '', quarter] = period.split('-Q');
  return quarter ? say.quarter(quarter, year) : say.year(year);
}
