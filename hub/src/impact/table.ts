import type { Impact } from '../../../sdk/contract/index.ts';
import { formatPlaceId } from '../../../sdk/place-id.ts';
import type { Sql } from '../database/database.ts';
import type { Area } from './areas.ts';
import { figureOf } from './counter.ts';
import { frozenQuarters, publishedTallies } from './published.ts';

const COLUMNS = [
  'period',
  'area_type',
  'area_id',
  'area_name',
  'visits',
  'coverage_percent',
  'kg_co2e',
  'kg_co2e_low',
  'kg_co2e_high',
  'kg_usual_trips',
  'kg_trips_to_the_place',
  'kg_rebound',
  'kg_energy_of_the_place',
  'person_km_spared',
  'vehicle_km_spared',
  'model_version',
  'factor_set',
  'demonstration',
] as const;

/**
 * Every published quarter of an area and of each place in it, as CSV (RFC 4180): what a network hands in for a
 * certification. There is no person in it: each line is a figure that `GET /v1/impact` gives as well, under the same
 * rule, so that nothing more can be worked out from the file.
 */
export async function impactTable(sql: Sql, area: Area, demonstration: boolean): Promise<string> {
  const frozen = await frozenQuarters(sql, demonstration);
  const places = await placesIn(sql, area, demonstration);
  const areas = area.column === 'place_id' ? [area] : [area, ...places];
  const lines: string[] = [COLUMNS.join(',')];
  for (const each of areas) {
    const tallies = await publishedTallies(sql, each, {
      quarters: frozen.map(({ quarter }) => quarter),
      demonstration,
    });
    for (const quarter of frozen.toReversed()) {
      const tally = tallies.get(quarter.quarter);
      if (tally && tally.counted > 0)
        lines.push(line(each.shown, quarter.quarter, figureOf(tally, [quarter]), demonstration));
    }
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** The places of an area that have a block of their own in some quarter. */
async function placesIn(sql: Sql, area: Area, demonstration: boolean): Promise<Area[]> {
  const within = area.column === null ? sql`true` : sql`s.${sql(area.column)} = ${area.value}`;
  const rows = await sql<{ id: number; name: string }[]>`
    select distinct p.id, p.name from impact_sum s join place p on p.id = s.place_id
    where ${within} and s.demonstration = ${demonstration}
      and not exists (select from impact_sum o where o.quarter = s.quarter and o.block = s.block
        and o.demonstration = s.demonstration and o.place_id <> s.place_id)
    order by p.name, p.id`;
  return rows.map(({ id, name }) => ({
    shown: { type: 'place', id: formatPlaceId(id), name },
    column: 'place_id',
    value: id,
  }));
}

function line(
  area: NonNullable<Impact['area']>,
  period: string,
  figure: NonNullable<Impact['figure']>,
  demonstration: boolean,
): string {
  const { computation: c, kilometres, vehicleKilometres, coverage, visits, modelVersion, factorSet } = figure;
  const kg = (grams: number): string => (grams / 1000).toFixed(3);
  return [
    ...[period, area.type, area.id ?? '', area.name, String(visits), String(Math.round(coverage * 100))],
    ...[figure.value, figure.low, figure.high, c.usual, -c.today, c.rebound, c.place].map(kg),
    ...[
      kilometres.value.toFixed(1),
      vehicleKilometres.value.toFixed(1),
      modelVersion,
      factorSet,
      String(demonstration),
    ],
  ]
    .map(cell)
    .join(',');
}

/** A spreadsheet takes what begins with = + - @ for a formula; a number is none. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
