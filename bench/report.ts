import { cpus } from 'node:os';

/** One line of the table. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  /** What the number counts: « B/place », « ratio », « % ». Timings are ratios of two runs side by side. */
  readonly unit: string;
  /** What the design promises; without it the figure is only told. */
  readonly goal?: { readonly atMost: number } | { readonly atLeast: number };
  /** How it came about, in few words. */
  readonly note?: string;
}

/** A benchmark: measures, and closes what it opened. */
export type Benchmark = (tell: (step: string) => void) => Promise<Figure[]>;

export function meets({ value, goal }: Figure): boolean {
  if (goal === undefined) return true;
  return 'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast;
}

/** The middle of some measurements: one disturbed run does not move it. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = NaN, high = NaN] = sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : sorted.slice(middle - 1);
  return (low + high) / 2;
}

/** The figures as a table for a terminal, with what they were measured on. */
export function formatReport(
  figures: readonly Figure[],
  versions: Readonly<Record<string, string>>,
  date: Date,
): string {
  const rows = figures.map((figure) => [
    meets(figure) ? ' ' : '✖',
    figure.what,
    formatNumber(figure.value),
    figure.unit,
    formatGoal(figure.goal),
    figure.note ?? '',
  ]);
  const table = [['', 'what', 'measured', 'unit', 'goal', 'how'], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = table.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, column))
      .join('  ')
      .trimEnd(),
  );
  const software = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [`${date.toISOString()}  ${cpus().length} processors  ${software.join('  ')}`, '', ...lines].join('\n');
}

const pad = (cell: string, width: number, column: number): string =>
  column === 2 || column === 4 ? cell.padStart(width) : cell.padEnd(width);

const formatNumber = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

function formatGoal(goal: Figure['goal']): string {
  if (goal === undefined) return '';
  return 'atMost' in goal ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`;
}
