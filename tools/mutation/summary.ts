import path from 'node:path';
import type { MutantResult, MutantStatus } from '@stryker-mutator/api/core';

/** What became of the mutants of a part. */
export interface Outcome {
  readonly score: number;
  /** A table in Markdown. */
  readonly lines: string;
}

interface Counts {
  readonly name: string;
  readonly of: (status: MutantStatus) => number;
}

/**
 * Killed and timed out, of all that are valid and not ignored: what no test comes by counts as survived.
 * @see https://stryker-mutator.io/docs/mutation-testing-elements/mutant-states-and-metrics
 */
export function summarise(name: string, title: string, mutants: readonly MutantResult[]): Outcome {
  const count = (label: string, some: readonly MutantResult[]): Counts => ({
    name: label,
    of: (status) => some.filter((mutant) => mutant.status === status).length,
  });
  const files = [...new Set(mutants.map(({ fileName }) => fileName))].sort();
  const rows = files.map((file) =>
    count(
      path.relative('', file),
      mutants.filter(({ fileName }) => fileName === file),
    ),
  );
  const total = count(`**${title}**`, mutants);
  const lines = [
    `\n### ${name}\n`,
    '| | score | mutants | killed | timed out | survived | no test | errors | ignored |',
    '| --- | --: | --: | --: | --: | --: | --: | --: | --: |',
    ...[total, ...rows].map(line),
  ];
  return { score: scoreOf(total), lines: lines.join('\n') };
}

function scoreOf({ of }: Counts): number {
  const found = of('Killed') + of('Timeout');
  const all = found + of('Survived') + of('NoCoverage');
  return all === 0 ? 100 : (100 * found) / all;
}

function line(counts: Counts): string {
  const { name, of } = counts;
  const judged = ['Killed', 'Timeout', 'Survived', 'NoCoverage'] as const;
  const errors = of('RuntimeError') + of('CompileError');
  const numbers = judged.map((status) => of(status));
  const sum = numbers.reduce((all, each) => all + each, 0);
  return `| ${[name, `${scoreOf(counts).toFixed(1)} %`, sum, ...numbers, errors, of('Ignored')].join(' | ')} |`;
}
