/** What `tools/outline.ts` writes and the hub serves under `/outline/v1/`. */

/** Column and row of a cell of towns, counted from 0° E, 0° N. */
export type Cell = readonly [x: number, y: number];

export interface LandFile {
  /** Units a degree. */
  readonly scale: number;
  /** Closed rings, each `x, y, dx, dy, dx, dy…` (longitude first), to be filled by the even-odd rule. */
  readonly land: readonly (readonly number[])[];
  /** Open lines, coded like the rings. */
  readonly borders: readonly (readonly number[])[];
  /** The cells for which there is a `towns_<x>_<y>.json`. */
  readonly cells: readonly Cell[];
  readonly credits: readonly string[];
}

/** Towns in columns, the most important first. */
export interface TownsFile {
  readonly scale: number;
  readonly name: readonly string[];
  readonly lon: readonly number[];
  readonly lat: readonly number[];
  /** Hundreds of inhabitants, more for administrative seats: the order in which names appear. */
  readonly importance: readonly number[];
  /** Hundreds of inhabitants. */
  readonly population: readonly number[];
}

/** Degrees of longitude and latitude of a cell. */
export const cellSize = [3, 2] as const;

export const cellOf = (lon: number, lat: number): Cell => [
  Math.floor(lon / cellSize[0]),
  Math.floor(lat / cellSize[1]),
];
