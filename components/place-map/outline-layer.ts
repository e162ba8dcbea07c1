import type { LatLng, Map as LeafletMap, Point, ZoomAnimEvent } from 'leaflet';
import { originAfter } from './marker-layer.ts';
import { latitudeAt, metresPerUnit, unitX, unitY } from './mercator.ts';
import { type Cell, cellOf } from './outline-format.ts';
import { type Label, placeLabels } from './outline-labels.ts';
import { cellKey, type Outline, type OutlineSource, type Shape, type Town } from './outline-source.ts';

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

/** Share of the view drawn beyond each edge, so that a drag shows map rather than void. */
const padding = 0.35;
/** From this zoom on the smaller towns are fetched. */
const detailZoom = 8;
/** Built-up radius of a town in metres: large towns are denser, so less than the square root of their inhabitants. */
const builtUpRadius = (inhabitants: number): number => 30 * inhabitants ** 0.4;

/** Coast, borders and names of towns on one canvas, without any third party. */
export class OutlineLayer {
  readonly #map: LeafletMap;
  readonly #source: OutlineSource;
  readonly #palette: () => OutlinePalette;
  readonly #canvas = document.createElement('canvas');
  readonly #onFailure: (error: unknown) => void;
  readonly #widths = new Map<string, number>();
  #outline: Outline | undefined;
  #towns: Town[] = [];
  readonly #loaded = new Set<string>();
  #drawnAt: { center: LatLng; zoom: number; size: Point } | undefined;

  constructor(
    map: LeafletMap,
    source: OutlineSource,
    palette: () => OutlinePalette,
    onFailure: (error: unknown) => void,
  ) {
    this.#map = map;
    this.#source = source;
    this.#palette = palette;
    this.#onFailure = onFailure;
    this.#canvas.className = 'leaflet-zoom-animated';
    this.#canvas.setAttribute('aria-hidden', 'true');
    map.getPane('tilePane')?.append(this.#canvas);
    map.on('moveend viewreset resize', this.redraw);
    map.on('move', this.#keepCovered);
    map.on('zoomanim', this.#followAnimation);
    map.on('zoom', this.#followPinch);
    this.redraw();
    void this.#load();
  }

  remove(): void {
    this.#map.off('moveend viewreset resize', this.redraw);
    this.#map.off('move', this.#keepCovered);
    this.#map.off('zoomanim', this.#followAnimation);
    this.#map.off('zoom', this.#followPinch);
    this.#canvas.remove();
  }

  /** Draws the view and its surroundings. */
  readonly redraw = (): void => {
    const map = this.#map;
    const size = map.getSize();
    if (size.x === 0 || size.y === 0) return;
    const width = Math.round(size.x * (1 + 2 * padding));
    const height = Math.round(size.y * (1 + 2 * padding));
    const corner = map.containerPointToLayerPoint(size.multiplyBy(-padding)).round();
    const origin = map.getPixelOrigin().add(corner);
    const density = Math.min(devicePixelRatio || 1, 2);
    const canvas = this.#canvas;
    if (canvas.width !== width * density || canvas.height !== height * density) {
      canvas.width = width * density;
      canvas.height = height * density;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    canvas.style.transform = `translate3d(${corner.x}px,${corner.y}px,0)`;
    this.#drawnAt = { center: map.getCenter(), zoom: map.getZoom(), size };
    const context = canvas.getContext('2d');
    if (!context) return;
    context.setTransform(density, 0, 0, density, 0, 0);
    this.#paint(context, { width, height, left: origin.x, top: origin.y, world: 256 * 2 ** map.getZoom() });
    void this.#loadCells();
  };

  #paint(context: CanvasRenderingContext2D, frame: Frame): void {
    const palette = this.#palette();
    context.fillStyle = palette.sea;
    context.fillRect(0, 0, frame.width, frame.height);
    if (!this.#outline) return;
    paintLand(context, frame, this.#outline, palette);
    const zoom = this.#map.getZoom();
    if (zoom >= 7) paintTowns(context, frame, this.#towns, palette);
    if (zoom >= 9) paintGraticule(context, frame, palette);
    const project = ({ x, y }: Town) => ({ x: x * frame.world - frame.left, y: y * frame.world - frame.top });
    paintLabels(context, placeLabels(this.#towns, zoom, frame, project, this.#measure(context)), palette);
  }

  #measure(context: CanvasRenderingContext2D) {
    return (text: string, size: number, strong: boolean): number => {
      const key = `${size}${strong}${text}`;
      let width = this.#widths.get(key);
      if (width === undefined) {
        context.font = font(size, strong);
        this.#widths.set(key, (width = context.measureText(text).width));
      }
      return width;
    };
  }

  async #load(): Promise<void> {
    try {
      const [outline, towns] = await Promise.all([this.#source.outline(), this.#source.towns()]);
      this.#outline = outline;
      this.#add(towns);
    } catch (error) {
      this.#onFailure(error);
    }
  }

  async #loadCells(): Promise<void> {
    if (!this.#outline || this.#map.getZoom() < detailZoom) return;
    const bounds = this.#map.getBounds().pad(padding);
    const [fromX, fromY] = cellOf(bounds.getWest(), bounds.getSouth());
    const [toX, toY] = cellOf(bounds.getEast(), bounds.getNorth());
    const missing: Cell[] = [];
    for (let x = fromX; x <= toX; x++) for (let y = fromY; y <= toY; y++) missing.push([x, y]);
    const wanted = missing.filter(
      (cell) => this.#outline?.cells.has(cellKey(cell)) && !this.#loaded.has(cellKey(cell)),
    );
    if (wanted.length === 0) return;
    for (const cell of wanted) this.#loaded.add(cellKey(cell));
    try {
      this.#add((await Promise.all(wanted.map((cell) => this.#source.towns(cell)))).flat());
    } catch (error) {
      for (const cell of wanted) this.#loaded.delete(cellKey(cell));
      this.#onFailure(error);
    }
  }

  #add(towns: readonly Town[]): void {
    this.#towns = [...this.#towns, ...towns].sort((a, b) => b.importance - a.importance);
    if (this.#canvas.isConnected) this.redraw();
  }

  /** A long drag runs out of the drawn margin before it ends. */
  readonly #keepCovered = (): void => {
    if (!this.#drawnAt || this.#map.getZoom() !== this.#drawnAt.zoom) return;
    const moved = this.#map.latLngToContainerPoint(this.#drawnAt.center).subtract(this.#map.getSize().divideBy(2));
    const { size } = this.#drawnAt;
    if (Math.abs(moved.x) > size.x * padding || Math.abs(moved.y) > size.y * padding) this.redraw();
  };

  readonly #followAnimation = ({ center, zoom }: ZoomAnimEvent): void => {
    this.#stretch(center, zoom);
  };

  readonly #followPinch = (): void => {
    this.#stretch(this.#map.getCenter(), this.#map.getZoom());
  };

  #stretch(center: LatLng, zoom: number): void {
    if (!this.#drawnAt) return;
    const scale = this.#map.getZoomScale(zoom, this.#drawnAt.zoom);
    const half = this.#drawnAt.size.multiplyBy(0.5 + padding);
    const corner = this.#map
      .project(this.#drawnAt.center, zoom)
      .subtract(half.multiplyBy(scale))
      .subtract(originAfter(this.#map, center, zoom));
    this.#canvas.style.transform = `translate3d(${corner.x}px,${corner.y}px,0) scale(${scale})`;
  }
}

/** What the canvas shows, in pixels of the whole world at the zoom. */
interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly world: number;
}

function paintLand(context: CanvasRenderingContext2D, frame: Frame, outline: Outline, palette: OutlinePalette): void {
  const land = new Path2D();
  for (const shape of outline.land) trace(land, shape, frame, true);
  context.lineJoin = 'round';
  // Water lines along the shore, as engraved maps have them.
  context.strokeStyle = palette.shore;
  for (const [width, alpha] of [
    [26, 0.35],
    [16, 0.4],
    [7, 0.6],
  ] as const) {
    context.globalAlpha = alpha;
    context.lineWidth = width;
    context.stroke(land);
  }
  context.globalAlpha = 1;
  context.fillStyle = palette.land;
  context.fill(land, 'evenodd');
  context.strokeStyle = palette.coast;
  context.lineWidth = 1;
  context.stroke(land);
  const borders = new Path2D();
  for (const shape of outline.borders) trace(borders, shape, frame, false);
  context.strokeStyle = palette.border;
  context.lineWidth = 1.4;
  context.setLineDash([7, 3, 1.5, 3]);
  context.stroke(borders);
  context.setLineDash([]);
}

function trace(path: Path2D, { points, box }: Shape, { left, top, width, height, world }: Frame, close: boolean): void {
  const [minX, minY, maxX, maxY] = box;
  const margin = 30;
  if (maxX * world < left - margin || minX * world > left + width + margin) return;
  if (maxY * world < top - margin || minY * world > top + height + margin) return;
  let lastX = Infinity;
  let lastY = Infinity;
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i]! * world - left;
    const y = points[i + 1]! * world - top;
    // What moves by less than a pixel is not seen, and costs at the zooms where everything is in view.
    if (Math.abs(x - lastX) + Math.abs(y - lastY) < 0.8 && i + 2 < points.length) continue;
    if (lastX === Infinity) path.moveTo(x, y);
    else path.lineTo(x, y);
    lastX = x;
    lastY = y;
  }
  if (close) path.closePath();
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
