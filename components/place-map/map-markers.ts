import { MapFlag, type MapPlaces } from '../../sdk/map-payload.ts';
import { formatPlaceId } from '../../sdk/place-id.ts';
import type { Sentences } from '../../src/translations/messages.ts';
import type { ClusterIndex, Spot } from './clusters.ts';
import { kindIcons } from '../../src/pictograms/kinds.ts';
import { lookUp } from '../../src/translations/word.ts';
import type { MarkerLook } from './marker-layer.ts';

/** A drop whose point is at 16, 40. */
const drop = 'M16 39.5C10 31.500 1.500 24.500 1.500 16a14.500 14.500 0 0 1 29 0C30.500 24.500 22 31.500 16 39.500z';

/** How places and clusters look: a drop with the pictogram of its kind, a disc with a number. */
export class PlaceMarkers implements MarkerLook {
  messages: Sentences<'common' | 'kinds' | 'mapView'>;
  readonly #nameOf: (id: string) => string | undefined;
  #places: MapPlaces | undefined;
  #clusters: ClusterIndex | undefined;
  #selected = -1;
  #holder: string | undefined;

  constructor(messages: Sentences<'common' | 'kinds' | 'mapView'>, nameOf: (id: string) => string | undefined) {
    this.messages = messages;
    this.#nameOf = (id) => isolated(nameOf(id));
  }

  use(places: MapPlaces, clusters: ClusterIndex): void {
    this.#places = places;
    this.#clusters = clusters;
  }

  /**
   * @param index column in the payload of the place that was chosen, or -1
   * @param holder key of the spot that shows it
   */
  select(index: number, holder: string | undefined): void {
    this.#selected = index;
    this.#holder = holder;
  }

  create(sort: 'place' | 'cluster'): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = `${sort === 'place' ? 'marker' : 'cluster'} leaflet-zoom-animated`;
    button.append(sort === 'place' ? pin() : document.createElement('span'));
    return button;
  }

  dress(button: HTMLButtonElement, spot: Spot): void {
    const holds = spot.key === this.#holder;
    if (holds) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
    if (spot.cluster >= 0) this.#dressCluster(button, spot, holds);
    else this.#dressPlace(button, spot.index);
  }

  #dressPlace(button: HTMLButtonElement, index: number): void {
    const number = this.#places?.id[index];
    const kind = this.#places?.kind[index] ?? 'other';
    const flags = this.#places?.flags[index] ?? 0;
    if (number === undefined) return;
    const id = formatPlaceId(number);
    button.lastElementChild?.lastElementChild?.setAttribute('d', lookUp(kindIcons, kind) ?? kindIcons.other);
    button.classList.toggle('closed', (flags & MapFlag.closedNow) !== 0);
    const { mapView, common } = this.messages;
    const state = flags & MapFlag.openNow ? mapView.openNow : flags & MapFlag.closedNow ? mapView.closedNow : undefined;
    const name = common.list(
      [this.#nameOf(id), lookUp(this.messages.kinds, kind) ?? kind, state].filter((word) => word !== undefined),
    );
    // The name and the tooltip in one: beside a label, a title is said as well.
    button.title = name;
  }

  /** @param holds whether the chosen place is among its places */
  #dressCluster(button: HTMLButtonElement, spot: Spot, holds: boolean): void {
    const { mapView, common } = this.messages;
    const { count } = spot;
    const together = this.#clusters?.isOnOnePoint(spot) ?? false;
    const size = Math.round(30 + 7 * Math.log10(count) ** 1.3);
    button.style.inlineSize = button.style.blockSize = `${size}px`;
    button.style.margin = `${-size / 2}px`;
    button.classList.toggle('together', together);
    if (button.firstElementChild) button.firstElementChild.textContent = mapView.number(count);
    const label = (together ? mapView.listCluster : mapView.enlargeCluster)(count);
    const chosen = holds ? this.#nameOf(formatPlaceId(this.#places?.id[this.#selected] ?? 0)) : undefined;
    button.ariaLabel = chosen === undefined ? label : common.list([label, chosen]);
  }
}

/** An attribute has no markup: a name in another direction must not turn what is said after it (Unicode UAX 9). */
const isolated = (name: string | undefined): string | undefined =>
  name && /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(name) ? `\u2068${name}\u2069` : name;

let model: SVGElement | undefined;

/** Cloned from one model: a thousand parses of the same drawing would show. */
function pin(): Node {
  if (!model) {
    const create = (name: string, attributes: Record<string, string>): SVGElement => {
      const element = document.createElementNS('http://www.w3.org/2000/svg', name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      return element;
    };
    model = create('svg', { viewBox: '0 0 32 40', 'aria-hidden': 'true' });
    model.append(create('path', { d: drop, class: 'drop' }), create('path', { class: 'glyph' }));
  }
  return model.cloneNode(true);
}
