import type { Map as LeafletMap } from 'leaflet';
import { html, nothing, render } from 'lit';
import { icon } from '../../src/pictograms/icon.ts';
import { close, search } from '../../src/pictograms/controls.ts';
import type { Sentences } from '../../src/translations/messages.ts';
import { scaleBar } from './map-frame.ts';

export interface ChromeActions {
  readonly zoom: (by: 1 | -1) => void;
  readonly pan: (x: number, y: number) => void;
  readonly fit: () => void;
  readonly choose: (id: string) => void;
  readonly searchHere: () => void;
}

/** Places that stand on one point, shown as a list over the map. */
interface Group {
  readonly ids: readonly string[];
  readonly nameOf: (id: string) => string | undefined;
  /** The cluster that opened it, which gets the focus back. */
  readonly from: HTMLElement | undefined;
}

const arrow = { up: 'M6 15l6-6 6 6', right: 'M9 6l6 6-6 6', down: 'M6 9l6 6 6-6', left: 'M15 6l-6 6 6 6' };
const plus = 'M12 5v14M5 12h14';
const minus = 'M5 12h14';
const frame = 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5';

/** What stands around and over the map: buttons for each gesture, scale, credits, the list of a group, what is said. */
export class MapChrome {
  readonly canvas = document.createElement('div');
  readonly #actions: ChromeActions;
  readonly #frame = document.createElement('div');
  #messages: Sentences<'common' | 'map' | 'mapView'>;
  #group: Group | undefined;
  #credits = '';
  #awaited = false;
  #failed = false;
  #canSearch = false;
  #said = '';
  #scale: { metres: number; pixels: number } | undefined;
  #ends = { out: false, in: false };

  constructor(stage: HTMLElement, messages: Sentences<'common' | 'map' | 'mapView'>, actions: ChromeActions) {
    this.#messages = messages;
    this.#actions = actions;
    this.#frame.className = 'chrome';
    this.canvas.className = 'canvas';
    this.canvas.ariaLabel = messages.map.region;
    // Screen readers hand the arrow keys to an application; the markers inside are reached with Tab.
    this.canvas.setAttribute('role', 'application');
    this.canvas.setAttribute('aria-describedby', 'map-help');
    this.#frame.addEventListener('keydown', this.#onKeydown);
    stage.append(this.canvas, this.#frame);
    this.#update();
  }

  remove(): void {
    this.#awaited = false;
    render(nothing, this.#frame);
    this.canvas.remove();
    this.#frame.remove();
  }

  speak(messages: Sentences<'common' | 'map' | 'mapView'>): void {
    this.#messages = messages;
    this.#update();
  }

  credit(text: string): void {
    this.#credits = text;
    this.#update();
  }

  /** The ground could not be loaded; the markers stand all the same. */
  fail(): void {
    this.#failed = true;
    this.#update();
  }

  announce(text: string): void {
    this.#said = text;
    this.#update();
  }

  offerSearch(offered: boolean): void {
    if (this.#canSearch === offered) return;
    this.#canSearch = offered;
    this.#update();
  }

  zoomed(atLeast: boolean, atMost: boolean): void {
    this.#ends = { out: atLeast, in: atMost };
    this.#update();
  }

  measure(map: LeafletMap): void {
    const { x, y } = map.getSize().divideBy(2);
    const metres = map.distance(map.containerPointToLatLng([x - 50, y]), map.containerPointToLatLng([x + 50, y]));
    this.#scale = metres > 0 ? scaleBar(metres / 100, 100) : undefined;
    this.#update();
  }

  openGroup(ids: readonly string[], nameOf: (id: string) => string | undefined, from: HTMLElement | undefined): void {
    this.#group = { ids, nameOf, from };
    this.#render();
    this.#frame.querySelector<HTMLElement>('.group .close')?.focus();
  }

  refreshGroup(): void {
    this.#update();
  }

  closeGroup(): void {
    if (!this.#group) return;
    const { from } = this.#group;
    const hadFocus = this.#frame.querySelector('.group')?.matches(':focus-within') ?? false;
    this.#group = undefined;
    this.#render();
    if (hadFocus) (from?.isConnected && !from.hidden ? from : this.canvas).focus({ preventScroll: true });
  }

  /** Once for all that is told in one turn. */
  #update(): void {
    if (this.#awaited) return;
    this.#awaited = true;
    queueMicrotask(() => {
      if (this.#awaited && this.#frame.isConnected) this.#render();
    });
  }

  #render(): void {
    this.#awaited = false;
    const { map, mapView } = this.#messages;
    this.canvas.ariaLabel = map.region;
    render(
      html`<p id="map-help" class="visually-hidden">${mapView.help}</p>
        <p class="visually-hidden" aria-live="polite">${this.#said}</p>
        ${this.#renderSearch()} ${this.#renderButtons()}
        ${this.#failed ? html`<p class="fault" aria-live="polite">${mapView.groundFailed}</p>` : nothing}
        ${this.#renderGroup()}
        <p class="credits">${this.#renderScale()}<small>${this.#credits}</small></p>`,
      this.#frame,
    );
  }

  #renderSearch() {
    if (!this.#canSearch) return nothing;
    const searchHere = (): void => {
      this.offerSearch(false);
      this.canvas.focus({ preventScroll: true });
      this.#actions.searchHere();
    };
    return html`<button type="button" class="search-here" @click=${searchHere}>
      ${icon(search)}${this.#messages.mapView.searchHere}
    </button>`;
  }

  #renderButtons() {
    const { mapView } = this.#messages;
    const { zoom, fit } = this.#actions;
    const button = (name: string, label: string, path: string, act: () => void, off = false) =>
      html`<button type="button" class=${name} title=${label} aria-disabled=${off} @click=${act}>
        ${icon(path)}
      </button>`;
    const pan = (name: keyof typeof arrow, label: string, x: -1 | 0 | 1, y: -1 | 0 | 1) =>
      button(name, label, arrow[name], () => this.#actions.pan(x, y));
    return html`<div class="zooms" role="group" aria-label=${mapView.zoom}>
        ${button('in', mapView.zoomIn, plus, () => zoom(1), this.#ends.in)}
        ${button('out', mapView.zoomOut, minus, () => zoom(-1), this.#ends.out)}
      </div>
      <div class="pans" role="group" aria-label=${mapView.pan}>
        ${pan('up', mapView.north, 0, -1)} ${pan('left', mapView.west, -1, 0)} ${button('fit', mapView.fit, frame, fit)}
        ${pan('right', mapView.east, 1, 0)} ${pan('down', mapView.south, 0, 1)}
      </div>`;
  }

  #renderScale() {
    if (!this.#scale) return nothing;
    const { metres, pixels } = this.#scale;
    const { number } = this.#messages.mapView;
    const text = metres < 1000 ? `${metres}\xa0m` : `${number(metres / 1000)}\xa0km`;
    return html`<span class="scale" aria-hidden="true" .style=${`inline-size:${pixels}px`}>${text}</span>`;
  }

  #renderGroup() {
    if (!this.#group) return nothing;
    const { ids, nameOf } = this.#group;
    const { mapView } = this.#messages;
    return html`<section class="group" aria-label=${mapView.together(ids.length)}>
      <p>
        ${mapView.together(ids.length)}
        <button type="button" class="close" aria-label=${mapView.close} @click=${() => this.closeGroup()}>
          ${icon(close)}
        </button>
      </p>
      <ul>
        ${ids.map(
          (id, index) =>
            html`<li>
              <button type="button" @click=${() => this.#choose(id)}>
                ${nameOf(id) ?? mapView.unnamed(index + 1)}
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #choose(id: string): void {
    this.closeGroup();
    this.#actions.choose(id);
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#group) return;
    event.stopPropagation();
    this.closeGroup();
  };
}
