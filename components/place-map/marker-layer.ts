import type { LatLng, ZoomAnimEvent, Map as LeafletMap } from 'leaflet';
import type { Spot } from './clusters.ts';

/** How a marker looks and what it is called; the layer decides only where it stands and for how long. */
export interface MarkerLook {
  /** A fresh button for a single place or for a cluster. */
  create(sort: Sort): HTMLButtonElement;
  /** Shows a spot on a button, which may have shown another before. */
  dress(button: HTMLButtonElement, spot: Spot): void;
}

/** Each marker that moves on its own is a layer to composite: a crowd fades for the length of a zoom instead. */
const mostFollowing = 60;

type Sort = 'place' | 'cluster';
const sortOf = (spot: Spot): Sort => (spot.cluster < 0 ? 'place' : 'cluster');

interface Marker {
  spot: Spot;
  readonly button: HTMLButtonElement;
}

/**
 * Markers as real buttons in Leaflet's marker pane. A spot that stays keeps its node (and the keyboard focus); nodes
 * that leave are used again, so that a pan among 50,000 places creates next to nothing.
 */
export class MarkerLayer {
  readonly #map: LeafletMap;
  readonly #look: MarkerLook;
  readonly #shown = new Map<string, Marker>();
  readonly #spare: Record<Sort, HTMLButtonElement[]> = { place: [], cluster: [] };
  readonly #spotOf = new WeakMap<Element, Spot>();

  constructor(map: LeafletMap, look: MarkerLook) {
    this.#map = map;
    this.#look = look;
    map.on('zoomanim', this.#follow);
  }

  /** @returns the spots that stand now */
  get spots(): Spot[] {
    return [...this.#shown.values()].map(({ spot }) => spot);
  }

  spotOf(element: Element): Spot | undefined {
    return this.#spotOf.get(element);
  }

  button(key: string): HTMLButtonElement | undefined {
    return this.#shown.get(key)?.button;
  }

  /** Shows these spots and no others. */
  show(spots: readonly Spot[]): void {
    const wanted = new Set(spots.map(({ key }) => key));
    for (const [key, { button, spot }] of this.#shown) {
      if (wanted.has(key)) continue;
      this.#shown.delete(key);
      this.#spare[sortOf(spot)].push(button);
    }
    const added = document.createDocumentFragment();
    for (const spot of spots) {
      const marker = this.#shown.get(spot.key) ?? this.#bring(spot, added);
      marker.spot = spot;
      this.#place(marker.button, this.#map.latLngToLayerPoint([spot.lat, spot.lon]));
    }
    const pane = this.#map.getPane('markerPane');
    pane?.append(added);
    pane?.classList.remove('resting');
    this.#dropSpare();
  }

  /** Dresses every marker again: a name became known, the selection moved. */
  refresh(): void {
    for (const { button, spot } of this.#shown.values()) this.#look.dress(button, spot);
  }

  remove(): void {
    this.#map.off('zoomanim', this.#follow);
    for (const { button } of this.#shown.values()) button.remove();
    this.#shown.clear();
  }

  #bring(spot: Spot, added: DocumentFragment): Marker {
    const sort = sortOf(spot);
    const button = this.#spare[sort].pop() ?? this.#look.create(sort);
    if (!button.isConnected) added.append(button);
    button.hidden = false;
    this.#look.dress(button, spot);
    this.#spotOf.set(button, spot);
    const marker = { spot, button };
    this.#shown.set(spot.key, marker);
    return marker;
  }

  /** Hidden rather than taken out, so that using them again does not touch the tree; but not without end. */
  #dropSpare(): void {
    for (const spare of Object.values(this.#spare)) {
      for (const button of spare.splice(200)) button.remove();
      for (const button of spare) button.hidden = true;
    }
  }

  #place(button: HTMLElement, { x, y }: { x: number; y: number }): void {
    // Two dimensions: translate3d would make a layer of every marker.
    button.style.transform = `translate(${x}px,${y}px)`;
  }

  /** Where each marker will stand when the zoom that begins now has ended; a CSS transition does the way. */
  readonly #follow = ({ center, zoom }: ZoomAnimEvent): void => {
    if (this.#shown.size > mostFollowing) {
      this.#map.getPane('markerPane')?.classList.add('resting');
      return;
    }
    const origin = originAfter(this.#map, center, zoom);
    for (const { spot, button } of this.#shown.values()) {
      this.#place(button, this.#map.project([spot.lat, spot.lon], zoom).subtract(origin).round());
    }
  };
}

/** The pixel origin that Leaflet takes at the end of a zoom animation. */
export const originAfter = (map: LeafletMap, center: LatLng, zoom: number) =>
  map
    .project(center, zoom)
    .subtract(map.getSize().divideBy(2))
    .subtract(map.containerPointToLayerPoint([0, 0]))
    .round();
