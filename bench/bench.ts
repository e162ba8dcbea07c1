/**
 * Measures what the design promises and prints one table; fails when a promise is not kept.
 * `node bench/bench.ts payload guards` measures only these.
 */
import { readFile } from 'node:fs/promises';
import { measureGuards } from './guards.ts';
import { benchMap } from './map.ts';
import { measurePayload } from './payload.ts';
import { type Benchmark, type Figure, formatReport, meets } from './report.ts';
import { measureSearch } from './search.ts';

const benchmarks: Readonly<Record<string, Benchmark>> = {
  guards: measureGuards,
  payload: measurePayload,
  search: measureSearch,
  map: benchMap,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(', ')}. There are ${Object.keys(benchmarks).join(', ')}.`);
  process.exit(2);
}

const figures: Figure[] = [];
for (const [name, measure] of Object.entries(benchmarks)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  figures.push(...(await measure((step) => console.error(`measuring: ${step} …`))));
}
const root = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
console.log(formatReport(figures, { Escale: root.version, Node: process.versions.node }, new Date()));
if (!figures.every(meets)) process.exitCode = 1;
