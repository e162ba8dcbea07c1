/** One line of the table. */
export interface Figure {
  readonly what: string;
  /** Whose figure it is, where several are measured in the same ways: they become one row with a column for each. */
  readonly of?: string;
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

/** What figures were measured on and with. No name of the machine, no path. */
export interface Facts {
  readonly date: Date;
  readonly processors: number;
  /** Processes that wanted a processor in the minute before: above the number of processors the machine was busy. */
  readonly load: number;
  readonly versions: Readonly<Record<string, string>>;
}

/** The facts as one line. */
export function formatFacts({ date, processors, load, versions }: Facts): string {
  const software = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const machine = `${processors} processors, load ${load.toFixed(1)} before`;
  return [`${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`, machine, ...software].join(' · ');
}

/** The figures as a table for a terminal, with what they were measured on. */
export function formatReport(figures: readonly Figure[], facts: Facts): string {
  const rows = figures.map((figure) => [
    meets(figure) ? ' ' : '✖',
    figure.of === undefined ? figure.what : `${figure.of}: ${figure.what}`,
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
  return [formatFacts(facts), '', ...lines].join('\n');
}

const pad = (cell: string, width: number, column: number): string =>
  column === 2 || column === 4 ? cell.padStart(width) : cell.padEnd(width);

/** Three digits that count; what is counted, whole. */
export const formatNumber = (value: number): string =>
  value >= 100 || Number.isInteger(value) ? value.toFixed(0) : value.toPrecision(3);

export function formatGoal(goal: Figure['goal']): string {
  if (goal === undefined) return '';
  return 'atMost' in goal ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`;
}
