import type { LatLng, Map as LeafletMap, Point, ZoomAnimEvent } from 'leaflet';
import { originAfter } from './marker-layer.ts';
import { type Cell, cellOf } from './outline-format.ts';
import { type OutlinePalette, paint } from './outline-paint.ts';
import { cellKey, type Outline, type OutlineSource, type Town } from './outline-source.ts';
import { turn } from './turn.ts';

/** Share of the view drawn beyond each edge, so that a drag shows map rather than void. */
const padding = 0.35;
/** From this zoom on the smaller towns are fetched. */
const detailZoom = 8;

/** A canvas and what it shows, in pixels of the whole world at its zoom. */
interface Drawing {
  readonly canvas: HTMLCanvasElement;
  readonly zoom: number;
  /** Its upper left corner. */
  readonly origin: Point;
  readonly size: Point;
}

/**
 * Coast, borders and names of towns, without any third party. What is shown stays, and follows the map, until the next
 * drawing is complete: it is painted on a second canvas, in steps between which the browser may answer the visitor.
 */
export class OutlineLayer {
  readonly #map: LeafletMap;
  readonly #source: OutlineSource;
  readonly #palette: () => OutlinePalette;
  readonly #onFailure: (error: unknown) => void;
  #outline: Outline | undefined;
  #towns: Town[] = [];
  readonly #loaded = new Set<string>();
  #shown: Drawing | undefined;
  /** Being painted. */
  #next: Drawing | undefined;
  #spare = createCanvas();
  #isGone = false;

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
    map.on('moveend resize', this.redraw);
    map.on('move', this.#keepCovered);
    map.on('zoomanim', this.#followAnimation);
    map.on('zoom viewreset', this.#follow);
    this.redraw();
    void this.#load();
  }

  remove(): void {
    this.#isGone = true;
    this.#next = undefined;
    this.#map.off('moveend resize', this.redraw);
    this.#map.off('move', this.#keepCovered);
    this.#map.off('zoomanim', this.#followAnimation);
    this.#map.off('zoom viewreset', this.#follow);
    this.#shown?.canvas.remove();
    this.#map.getContainer().style.background = '';
  }

  /** Draws the view and its surroundings. */
  readonly redraw = (): void => {
    if (this.#isGone) return;
    this.#map.getContainer().style.background = this.#palette().sea;
    void this.#draw();
    void this.#loadCells();
  };

  async #draw(): Promise<void> {
    const map = this.#map;
    const view = map.getSize();
    if (!this.#outline || view.x === 0 || view.y === 0) return;
    const next: Drawing = {
      canvas: this.#spare,
      zoom: map.getZoom(),
      origin: map.getPixelBounds().getTopLeft().subtract(view.multiplyBy(padding)).round(),
      size: view.multiplyBy(1 + 2 * padding).round(),
    };
    this.#next = next;
    const steps = this.#paint(next, this.#outline);
    do {
      await turn();
      // Something else is to be shown by now.
      if (this.#next !== next) return;
    } while (!steps.next().done);
    this.#next = undefined;
    const before = this.#shown?.canvas;
    this.#shown = next;
    this.#follow();
    this.#spare = before ?? createCanvas();
    map.getPane('tilePane')?.append(next.canvas);
    before?.remove();
  }

  *#paint({ canvas, zoom, origin, size }: Drawing, outline: Outline): Generator<void, void> {
    const density = Math.min(devicePixelRatio || 1, 2);
    canvas.width = size.x * density;
    canvas.height = size.y * density;
    canvas.style.width = `${size.x}px`;
    canvas.style.height = `${size.y}px`;
    const context = canvas.getContext('2d');
    context?.setTransform(density, 0, 0, density, 0, 0);
    const frame = { width: size.x, height: size.y, left: origin.x, top: origin.y, world: 256 * 2 ** zoom };
    if (context) yield* paint(context, frame, zoom, outline, this.#towns, this.#palette());
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
    this.redraw();
  }

  /** A long drag runs out of the drawn margin before it ends. */
  readonly #keepCovered = (): void => {
    const drawn = this.#next ?? this.#shown;
    if (drawn?.zoom !== this.#map.getZoom()) return;
    const { x, y } = this.#map.getPixelBounds().getTopLeft().subtract(drawn.origin);
    const room = drawn.size.subtract(this.#map.getSize());
    if (x < 0 || y < 0 || x > room.x || y > room.y) this.redraw();
  };

  readonly #followAnimation = ({ center, zoom }: ZoomAnimEvent): void => {
    // A drawing that came now would stand at the end of the way that the one on show is going.
    this.#next = undefined;
    this.#place(center, zoom);
  };

  readonly #follow = (): void => {
    this.#place(this.#map.getCenter(), this.#map.getZoom());
  };

  #place(center: LatLng, zoom: number): void {
    if (!this.#shown) return;
    const { canvas, origin, zoom: drawnAt } = this.#shown;
    const scale = this.#map.getZoomScale(zoom, drawnAt);
    const corner = origin.multiplyBy(scale).subtract(originAfter(this.#map, center, zoom));
    canvas.style.transform = `translate3d(${corner.x}px,${corner.y}px,0) scale(${scale})`;
  }
}

function createCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.className = 'leaflet-zoom-animated';
  canvas.setAttribute('aria-hidden', 'true');
  return canvas;
}
