import { readDays } from '../hub/src/import/adapters/days.ts';
import { openTable } from '../hub/src/import/file/table.ts';
import { RowReader } from '../hub/src/import/row-reader.ts';
import { holidayZone } from '../hub/src/opening/holidays.ts';
import { evaluatePeriods } from '../hub/src/opening/periods.ts';
import { readHoursGrid } from '../hub/src/operators/hours/read.ts';
import { writeHoursGrid } from '../hub/src/operators/hours/write.ts';
import { timeZoneOf } from '../hub/src/places/time-zone.ts';

/**
 * `node bench/hours-grid.ts FILE`: whether every opening hours of the national France services list goes through the
 * week grid and back unchanged in meaning: the periods of a whole year, public holidays included, are the same.
 * With and without rules for holidays added, so that those are tried too. Fails when one differs.
 */

/** What an operator may add to hours that came from a list. */
const ADDED = ['', '; PH off', '; SH off; PH off; 2026 Dec 24-2027 Jan 02 off "congés"; May 02 10:00-12:00'];
const from = new Date('2026-11-22T00:00:00Z');
const to = new Date('2027-11-22T00:00:00Z');

/** One column a day; there is none for Sunday. */
const columns = { Mo: 'h_lundi', Tu: 'h_mardi', We: 'h_mercredi', Th: 'h_jeudi', Fr: 'h_vendredi', Sa: 'h_samedi' };

interface Tried {
  readonly hours: string;
  readonly departement: string | null;
}

async function readFile(file: string): Promise<{ places: number; tried: Tried[] }> {
  const table = await openTable(file);
  const indexes = new Map(table.header.map((name, index) => [name, index]));
  const tried: Tried[] = [];
  let places = 0;
  for await (const row of table.rows()) {
    if ('problem' in row) continue;
    places += 1;
    // The days themselves: the houses that travel in a bus have hours too, though they are no place to import.
    const reader = new RowReader(row, indexes);
    const { hours } = readDays(reader, columns);
    if (hours !== undefined) tried.push({ hours, departement: reader.raw('insee_dep') || null });
  }
  return { places, tried };
}

const judged = new Map<string, string>();

/** The periods of a year, as text to compare; judged once for each distinct schedule. */
function meaning(hours: string, departement: string | null): string {
  const zone = holidayZone(departement, hours);
  const timeZone = timeZoneOf(departement, null);
  const key = JSON.stringify([hours, timeZone, zone]);
  let said = judged.get(key);
  if (said === undefined) {
    said = JSON.stringify(evaluatePeriods(hours, timeZone, zone, from, to));
    judged.set(key, said);
  }
  return said;
}

function tryAll(tried: readonly Tried[], added: string): { asText: number; same: number; different: string[] } {
  const result = { asText: 0, same: 0, different: [] as string[] };
  for (const { hours, departement } of tried) {
    const text = hours + added;
    const grid = readHoursGrid(text);
    if (grid === undefined) result.asText += 1;
    else if (meaning(writeHoursGrid(grid), departement) === meaning(text, departement)) result.same += 1;
    else result.different.push(text);
  }
  return result;
}

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Usage: node bench/hours-grid.ts FILE (the France services list, CSV)');
  process.exit(2);
}
const { places, tried } = await readFile(file);
console.log(
  `${places} rows, ${tried.length} with opening hours, ${new Set(tried.map((one) => one.hours)).size} distinct`,
);
let failed = false;
for (const added of ADDED) {
  const { asText, same, different } = tryAll(tried, added);
  console.log(`with « ${added} »: ${same} the same, ${different.length} different, ${asText} left as text`);
  for (const hours of different.slice(0, 10)) console.log(`  different: ${hours}`);
  failed ||= different.length > 0;
}
process.exit(failed ? 1 : 0);
