import type { Town } from './outline-source.ts';

/** A name to draw, in pixels of the canvas. */
export interface Label {
  readonly town: Town;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly strong: boolean;
  /** The dot stands at x, y; without a dot the name is centred there. */
  readonly dot: boolean;
  /** Where the name begins. */
  readonly textX: number;
}

/** Inhabitants (weighted) that a town needs to be named at a zoom: about the density of a printed atlas. */
export const leastImportance = (zoom: number): number => (zoom >= 12 ? 0 : Math.round(1.6e8 / 3.1 ** (zoom + 0.4)));

/** Pixels between a name and its neighbours; wide from afar, where a crowded map cannot be read. */
const spacing = (zoom: number): number => (zoom < 8 ? 16 : 9);

function sizeOf(town: Town, zoom: number): number {
  const rank = Math.log10(Math.max(1000, town.importance)) - 3;
  return Math.round(Math.min(19, 10.5 + rank * (zoom < 7 ? 1.5 : 2) + Math.max(0, zoom - 8) * 0.5));
}

/**
 * Chooses which towns are named and where, without any two names touching. The most important are asked first, so a
 * name that is shown stays when the map moves on.
 * @param towns the most important first
 * @param project from the unit square to the canvas
 * @param measure width of a text in pixels, at a font size
 */
export function placeLabels(
  towns: readonly Town[],
  zoom: number,
  view: { readonly width: number; readonly height: number },
  project: (town: Town) => { x: number; y: number },
  measure: (text: string, size: number, strong: boolean) => number,
): Label[] {
  const taken = new Grid();
  const least = leastImportance(zoom);
  const labels: Label[] = [];
  for (const town of towns) {
    if (town.importance < least) break;
    const { x, y } = project(town);
    if (x < 0 || y < 0 || x > view.width || y > view.height) continue;
    const size = sizeOf(town, zoom);
    const strong = town.importance > 90_000;
    const width = measure(town.name, size, strong);
    const dot = zoom < 11 || town.population < 3000;
    // Right of the dot, else left of it, as atlases do.
    const starts = dot ? [x + 7, x - 7 - width] : [x - width / 2];
    const margin = spacing(zoom);
    const textX = starts.find((start) =>
      taken.take(start - margin, y - size / 2 - margin / 2, start + width + margin, y + size / 2 + margin / 2),
    );
    if (textX !== undefined) labels.push({ town, x, y, size, strong, dot, textX });
  }
  return labels;
}

type Rectangle = readonly [left: number, top: number, right: number, bottom: number];

/** Rectangles that do not overlap, found by the squares of 64 pixels that they touch. */
class Grid {
  readonly #squares = new Map<string, Rectangle[]>();

  /** Takes the rectangle when it is free. */
  take(...rectangle: Rectangle): boolean {
    const squares = [...this.#touched(rectangle)];
    const meets = ([left, top, right, bottom]: Rectangle) =>
      left < rectangle[2] && right > rectangle[0] && top < rectangle[3] && bottom > rectangle[1];
    if (squares.some((square) => this.#squares.get(square)?.some(meets))) return false;
    for (const square of squares) this.#squares.set(square, [...(this.#squares.get(square) ?? []), rectangle]);
    return true;
  }

  *#touched([left, top, right, bottom]: Rectangle): Generator<string> {
    for (let x = Math.floor(left / 64); x <= Math.floor(right / 64); x++) {
      for (let y = Math.floor(top / 64); y <= Math.floor(bottom / 64); y++) yield `${x},${y}`;
    }
  }
}
