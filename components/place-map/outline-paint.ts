import { latitudeAt, metresPerUnit, unitX, unitY } from './mercator.ts';
import { type Label, placeLabels } from './outline-labels.ts';
import type { Outline, Shape, Town } from './outline-source.ts';

export interface OutlinePalette {
  readonly sea: string;
  readonly shore: string;
  readonly land: string;
  readonly coast: string;
  readonly border: string;
  readonly town: string;
  readonly graticule: string;
  readonly name: string;
  readonly halo: string;
}

export const daylight: OutlinePalette = {
  sea: '#d3e3ea',
  shore: '#bfd6e0',
  land: '#f7f4ec',
  coast: '#8fb0bf',
  border: '#b9aa8c',
  town: '#e3d3b4',
  graticule: '#8f876f24',
  name: '#40464a',
  halo: '#f7f4ecd9',
};

export const night: OutlinePalette = {
  sea: '#16222b',
  shore: '#1c2f3a',
  land: '#262b2f',
  coast: '#48606d',
  border: '#6d675a',
  town: '#434648',
  graticule: '#c9d0d318',
  name: '#c9d0d3',
  halo: '#262b2fd9',
};

/** Built-up radius of a town in metres: large towns are denser, so less than the square root of their inhabitants. */
const builtUpRadius = (inhabitants: number): number => 30 * inhabitants ** 0.4;

/** What the canvas shows, in pixels of the whole world at the zoom. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly world: number;
}

/** Water lines along the shore, as engraved maps have them: width in pixels, opacity. */
const waterLines = [
  [26, 0.35],
  [16, 0.4],
  [7, 0.6],
] as const;

/**
 * Paints a view of the outline, a step at each turn: a browser without a graphics processor draws what it was told at
 * the end of each task, and all of it at once would hold up a phone for a tenth of a second.
 * @param towns the most important first
 */
export function* paint(
  context: CanvasRenderingContext2D,
  frame: Frame,
  zoom: number,
  outline: Outline,
  towns: readonly Town[],
  palette: OutlinePalette,
): Generator<void, void> {
  context.fillStyle = palette.sea;
  context.fillRect(0, 0, frame.width, frame.height);
  yield;
  context.strokeStyle = palette.shore;
  for (const [width, alpha] of waterLines) {
    context.globalAlpha = alpha;
    context.lineWidth = width;
    context.lineJoin = width > 9 ? 'round' : 'bevel';
    // A wide line hides the small turns of what it follows, and each of them takes time.
    context.stroke(pathOf(outline.land, frame, true, width / 4));
    yield;
  }
  const land = pathOf(outline.land, frame, true);
  context.globalAlpha = 1;
  context.fillStyle = palette.land;
  context.fill(land, 'evenodd');
  yield;
  context.strokeStyle = palette.coast;
  context.lineWidth = 1;
  context.stroke(land);
  yield;
  paintBorders(context, frame, outline, palette);
  if (zoom >= 7) paintTowns(context, frame, towns, palette);
  if (zoom >= 9) paintGraticule(context, frame, palette);
  yield;
  const project = ({ x, y }: Town) => ({ x: x * frame.world - frame.left, y: y * frame.world - frame.top });
  const labels = placeLabels(towns, zoom, frame, project, measureWith(context));
  yield;
  paintLabels(context, labels, palette);
}

function paintBorders(
  context: CanvasRenderingContext2D,
  frame: Frame,
  outline: Outline,
  palette: OutlinePalette,
): void {
  context.strokeStyle = palette.border;
  context.lineWidth = 1.4;
  context.setLineDash([7, 3, 1.5, 3]);
  context.stroke(pathOf(outline.borders, frame, false));
  context.setLineDash([]);
}

/** @param least pixels between two points of a line, but for what is small itself: what moves by less is not seen */
function pathOf(shapes: readonly Shape[], frame: Frame, isClosed: boolean, least = 0.8): Path2D {
  const path = new Path2D();
  for (const shape of shapes) trace(path, shape, frame, isClosed, least);
  return path;
}

function trace(
  path: Path2D,
  { points, box: [minX, minY, maxX, maxY] }: Shape,
  { left, top, width, height, world }: Frame,
  isClosed: boolean,
  least: number,
): void {
  const margin = 30;
  if (maxX * world < left - margin || minX * world > left + width + margin) return;
  if (maxY * world < top - margin || minY * world > top + height + margin) return;
  const gap = Math.min(least, 0.8 + ((maxX - minX) * world) / 12);
  let lastX = Infinity;
  let lastY = Infinity;
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i]! * world - left;
    const y = points[i + 1]! * world - top;
    if (Math.abs(x - lastX) + Math.abs(y - lastY) < gap && i + 2 < points.length) continue;
    if (lastX === Infinity) path.moveTo(x, y);
    else path.lineTo(x, y);
    lastX = x;
    lastY = y;
  }
  if (isClosed) path.closePath();
}

/** A soft disc per town, its surface in proportion to the population: a symbol, not a survey. */
function paintTowns(
  context: CanvasRenderingContext2D,
  frame: Frame,
  towns: readonly Town[],
  palette: OutlinePalette,
): void {
  for (const { x, y, population } of towns) {
    const radius = (builtUpRadius(population) / metresPerUnit(y)) * frame.world;
    if (radius < 1.5) continue;
    const [centreX, centreY] = [x * frame.world - frame.left, y * frame.world - frame.top];
    if (centreX < -radius || centreY < -radius) continue;
    if (centreX > frame.width + radius || centreY > frame.height + radius) continue;
    context.fillStyle = radius < 6 ? palette.town : shade(context, centreX, centreY, radius, palette.town);
    context.beginPath();
    context.arc(centreX, centreY, radius, 0, 2 * Math.PI);
    context.fill();
  }
}

function shade(context: CanvasRenderingContext2D, x: number, y: number, radius: number, colour: string) {
  const gradient = context.createRadialGradient(x, y, radius * 0.15, x, y, radius);
  gradient.addColorStop(0, colour);
  gradient.addColorStop(0.72, `${colour}b0`);
  gradient.addColorStop(1, `${colour}00`);
  return gradient;
}

/** Meridians and parallels, close to where there is little else to measure by. Degrees. */
const graticuleSteps = [1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002];

function paintGraticule(context: CanvasRenderingContext2D, frame: Frame, palette: OutlinePalette): void {
  const step = graticuleSteps.find((degrees) => (degrees / 360) * frame.world < 150) ?? 0.001;
  const lines = new Path2D();
  const firstColumn = Math.ceil(((frame.left / frame.world - 0.5) * 360) / step);
  for (let column = firstColumn; ; column++) {
    const x = unitX(column * step) * frame.world - frame.left;
    if (x > frame.width) break;
    lines.moveTo(x, 0);
    lines.lineTo(x, frame.height);
  }
  const firstRow = Math.floor(latitudeAt(frame.top / frame.world) / step);
  for (let row = firstRow; ; row--) {
    const y = unitY(row * step) * frame.world - frame.top;
    if (y > frame.height) break;
    lines.moveTo(0, y);
    lines.lineTo(frame.width, y);
  }
  context.strokeStyle = palette.graticule;
  context.lineWidth = 1;
  context.stroke(lines);
}

const widths = new Map<string, number>();

/** Measured once for all maps of the page. */
const measureWith =
  (context: CanvasRenderingContext2D) =>
  (text: string, size: number, strong: boolean): number => {
    const key = `${size}${strong}${text}`;
    let width = widths.get(key);
    if (width === undefined) {
      context.font = font(size, strong);
      widths.set(key, (width = context.measureText(text).width));
    }
    return width;
  };

const font = (size: number, strong: boolean): string => `${strong ? 600 : 400} ${size}px system-ui, sans-serif`;

function paintLabels(context: CanvasRenderingContext2D, labels: readonly Label[], palette: OutlinePalette): void {
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = palette.halo;
  context.fillStyle = palette.name;
  for (const { town, x, y, size, strong, dot, textX } of labels) {
    context.font = font(size, strong);
    context.strokeText(town.name, textX, y);
    context.fillText(town.name, textX, y);
    if (!dot) continue;
    context.beginPath();
    context.arc(x, y, strong ? 3 : 2, 0, 2 * Math.PI);
    context.fill();
  }
}
