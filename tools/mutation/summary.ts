import path from 'node:path';
import type { MutantResult, MutantStatus } from '@stryker-mutator/api/core';
import { interval } from './sample.ts';

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
 * @param sampled whether these are some of the mutants: then the interval of the whole is told
 * @see https://stryker-mutator.io/docs/mutation-testing-elements/mutant-states-and-metrics
 */
export function summarise(name: string, title: string, mutants: readonly MutantResult[], sampled: boolean): Outcome {
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
    ...(sampled ? [`\nOf all mutants, with a confidence of 95 %: ${between(total)}.`] : []),
  ];
  return { score: scoreOf(total), lines: lines.join('\n') };
}

const foundOf = ({ of }: Counts): number => of('Killed') + of('Timeout');
const allOf = (counts: Counts): number => foundOf(counts) + counts.of('Survived') + counts.of('NoCoverage');

const scoreOf = (counts: Counts): number => (allOf(counts) === 0 ? 100 : (100 * foundOf(counts)) / allOf(counts));

function between(counts: Counts): string {
  const [low, high] = interval(foundOf(counts), allOf(counts));
  return `${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)} %`;
}

function line(counts: Counts): string {
  const { name, of } = counts;
  const judged = ['Killed', 'Timeout', 'Survived', 'NoCoverage'] as const;
  const errors = of('RuntimeError') + of('CompileError');
  const numbers = judged.map((status) => of(status));
  const sum = numbers.reduce((all, each) => all + each, 0);
  return `| ${[name, `${scoreOf(counts).toFixed(1)} %`, sum, ...numbers, errors, of('Ignored')].join(' | ')} |`;
}
