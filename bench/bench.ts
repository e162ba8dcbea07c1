/**
 * Measures what the design promises side by side with named peers and prints one table for each; fails when a promise
 * is not kept. Needs a build (`npm run build`).
 *
 *     node bench/bench.ts                  everything
 *     node bench/bench.ts payload cards    only these
 *     node bench/bench.ts --write [name…]  writes the tables into docs/bench.md as well
 */
import { parseArgs } from 'node:util';
import { documentFile, formatSection, writeSection } from './document.ts';
import { gatherFacts } from './facts.ts';
import { type MeasurementName, measurements } from './measurements.ts';
import { formatReport, meets } from './report.ts';

const { values, positionals } = parseArgs({ options: { write: { type: 'boolean' } }, allowPositionals: true });
const names = Object.keys(measurements) as MeasurementName[];
const unknown = positionals.filter((name) => !Object.hasOwn(measurements, name));
if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(', ')}. There are ${names.join(', ')}.`);
  process.exit(2);
}

for (const name of names) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const facts = await gatherFacts(measurements[name]);
  const figures = await measurements[name].measure((step) => console.error(`measuring: ${step} …`));
  console.log(`${name}  ${formatReport(figures, facts)}\n`);
  // Each at once: what was measured is not lost when a later one fails.
  if (values.write) await writeSection(documentFile, name, formatSection(figures, facts));
  if (!figures.every(meets)) process.exitCode = 1;
}
