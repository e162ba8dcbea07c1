import type { LandFile, TownsFile } from '../../components/place-map/outline-format.ts';
import type { StoryHub } from './story-hub.ts';

const scale = 100;

/** The far west of France in a dozen strokes: enough to tell land from sea. */
const coast = [
  [-1.5, 48.65],
  [-2.0, 48.7],
  [-3.2, 48.85],
  [-4.7, 48.55],
  [-4.3, 47.8],
  [-2.8, 47.5],
  [-2.1, 47.1],
  [-1.2, 46.1],
  [1.5, 45.5],
  [3, 47],
  [2.5, 49],
  [-1.2, 49.3],
] as const;

const towns = [
  { name: 'Rennes', lon: -1.68, lat: 48.11, hundreds: 2250 },
  { name: 'Nantes', lon: -1.55, lat: 47.22, hundreds: 3230 },
  { name: 'Redon', lon: -2.08, lat: 47.65, hundreds: 93 },
  { name: 'Vannes', lon: -2.76, lat: 47.66, hundreds: 540 },
];

/** x, y, dx, dy, dx, dy… in units of `scale`. */
const coded = (points: readonly (readonly [number, number])[]): number[] => {
  const units = points.map(([lon, lat]) => [Math.round(lon * scale), Math.round(lat * scale)] as const);
  return units.flatMap(([x, y], index) => {
    const [beforeX, beforeY] = index === 0 ? [0, 0] : units[index - 1]!;
    return [x - beforeX, y - beforeY];
  });
};

/** Gives a story's hub an outline map. */
export function withOutline(hub: StoryHub): void {
  const land: LandFile = { scale, land: [coded([...coast, coast[0]])], borders: [], cells: [], credits: ['Escale'] };
  const names: TownsFile = {
    scale,
    name: towns.map(({ name }) => name),
    lon: towns.map(({ lon }) => Math.round(lon * scale)),
    lat: towns.map(({ lat }) => Math.round(lat * scale)),
    importance: towns.map(({ hundreds }) => hundreds),
    population: towns.map(({ hundreds }) => hundreds),
  };
  hub.answer('/outline/v1/land.json', land);
  hub.answer('/outline/v1/towns.json', names);
}
