import type { Cell, LandFile, TownsFile } from './outline-format.ts';
import { unitX, unitY } from './mercator.ts';

/** A ring or line on the unit square of {@link unitX} and {@link unitY}, with its box. */
export interface Shape {
  /** x, y, x, y… */
  readonly points: Float64Array;
  readonly box: readonly [minX: number, minY: number, maxX: number, maxY: number];
}

export interface Outline {
  readonly land: readonly Shape[];
  readonly borders: readonly Shape[];
  readonly cells: ReadonlySet<string>;
  readonly credits: readonly string[];
}

export interface Town {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Inhabitants, more for administrative seats. */
  readonly importance: number;
  /** Inhabitants. */
  readonly population: number;
}

/** Two maps on a page share what they fetched; a failure is forgotten, so that asking again tries again. */
const fetched = new Map<string, Promise<unknown>>();

function once<T>(address: string, read: (content: never) => T): Promise<T> {
  const known = fetched.get(address) as Promise<T> | undefined;
  if (known) return known;
  const fresh = load(address).then((content) => read(content as never));
  fetched.set(address, fresh);
  fresh.catch(() => fetched.delete(address));
  return fresh;
}

async function load(address: string): Promise<unknown> {
  const response = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer' });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
}

/** The files under the hub's `/outline/v1/`. */
export class OutlineSource {
  readonly #base: string;

  constructor(hub: string) {
    this.#base = `${hub.replace(/\/$/, '')}/outline/v1`;
  }

  outline(): Promise<Outline> {
    return once(`${this.#base}/land.json`, ({ scale, land, borders, cells, credits }: LandFile) => ({
      land: land.map((line) => decode(line, scale)),
      borders: borders.map((line) => decode(line, scale)),
      cells: new Set(cells.map(cellKey)),
      credits,
    }));
  }

  /** Towns that matter from afar, or those of one cell; the most important first. */
  towns(cell?: Cell): Promise<Town[]> {
    return once(`${this.#base}/towns${cell ? `_${cellKey(cell)}` : ''}.json`, decodeTowns);
  }
}

export const cellKey = ([x, y]: Cell): string => `${x}_${y}`;

function decode(line: readonly number[], scale: number): Shape {
  const points = new Float64Array(line.length);
  const box: [number, number, number, number] = [1, 1, 0, 0];
  let lon = 0;
  let lat = 0;
  for (let i = 0; i + 1 < line.length; i += 2) {
    lon += line[i]!;
    lat += line[i + 1]!;
    const x = (points[i] = unitX(lon / scale));
    const y = (points[i + 1] = unitY(lat / scale));
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return { points, box };
}

const decodeTowns = ({ scale, name, lon, lat, importance, population }: TownsFile): Town[] =>
  name.map((text, i) => ({
    name: text,
    x: unitX(lon[i]! / scale),
    y: unitY(lat[i]! / scale),
    importance: importance[i]! * 100,
    population: population[i]! * 100,
  }));
