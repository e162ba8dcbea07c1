import type { MapPlaces } from '../../sdk/index.ts';
import type { Box } from './clusters.ts';

/** Metropolitan France: what an empty map shows. */
export const france: Box = [-5.2, 41.3, 9.6, 51.1];

/**
 * The box that shows the places. Of a hundred and more, those far outside of where nine tenths are do not count: some
 * places overseas must not make a map of France a map of the world. They stay one zoom away, and in the list.
 * @returns undefined when no place has a position
 */
export function boxOf({ length, lat, lon }: Pick<MapPlaces, 'length' | 'lat' | 'lon'>): Box | undefined {
  if (length === 0) return undefined;
  const [south, north] = range(lat);
  const [west, east] = range(lon);
  return [west, south, east, north];
}

/** How far beyond the nine tenths a place still counts, as a share of what they span. */
const reach = 0.6;

function range(values: Float64Array): [least: number, most: number] {
  const sorted = values.toSorted();
  const outside = sorted.length >= 100 ? Math.ceil(sorted.length / 20) : 0;
  const [low, high] = [sorted[outside]!, sorted[sorted.length - 1 - outside]!];
  const fence = outside === 0 ? 0 : (high - low) * reach;
  return [sorted.find((value) => value >= low - fence)!, sorted.findLast((value) => value <= high + fence)!];
}

/** A length that a reader can use: 1, 2 or 5 times a power of ten, in metres, and its width in pixels. */
export function scaleBar(metresPerPixel: number, mostPixels: number): { metres: number; pixels: number } {
  const most = metresPerPixel * mostPixels;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = power * ([5, 2].find((step) => step * power <= most) ?? 1);
  return { metres, pixels: Math.round(metres / metresPerPixel) };
}

/** Side of the square in which the pan buttons stand, with the credits below, and half a cluster beside it. */
const buttons = 120;

/**
 * What to keep free around the places, in pixels: half a cluster at each edge, and the buttons, which stand in a
 * column on the right. A wide map has room beside them, a narrow one above.
 */
export function marginsIn({ x: width, y: height }: { readonly x: number; readonly y: number }): {
  readonly topLeft: [number, number];
  readonly bottomRight: [number, number];
} {
  const edge = Math.round(Math.min(44, width / 8, height / 8));
  const free = Math.min(width, height) < 2 * buttons ? edge : buttons;
  return { topLeft: [edge, edge], bottomRight: width > height ? [free, edge] : [edge, free] };
}
