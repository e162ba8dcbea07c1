import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { whenNear } from '../../src/core/viewport.ts';
import type { Tiles } from './ground.ts';
import type { MapPart, MapPartHost, Scene } from './map-part.ts';

/** What the map shows at a given moment, and whether the visitor is asked before. */
export type Sight = Scene & Tiles;

/** The element around the map. */
interface MapSectionHost extends Omit<MapPartHost, 'skip'> {
  scene(): Sight;
}

/** The place of the map: nobody serves anything yet, its code is on the way or lost, or it is there. */
export class MapSection implements ReactiveController {
  readonly #host: MapSectionHost;
  #map: MapPart | 'closed' | 'opening' | 'failed' = 'closed';
  #stopWatching: (() => void) | undefined;

  constructor(host: MapSectionHost) {
    this.#host = host;
    host.element.addController(this);
  }

  hostUpdated(): void {
    // It opens by itself when the webmaster accepted who serves it, and the visitor comes near.
    const section = this.#find('.map');
    if (!section || this.#stopWatching || this.#map !== 'closed' || this.#host.scene().ask) return;
    this.#stopWatching = whenNear(section, () => void this.#open());
  }

  hostDisconnected(): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
  }

  /** Puts the keyboard focus on a place's marker, else on the map. @returns false when there is no map to focus */
  focus(id?: string): boolean {
    return typeof this.#map === 'object' && this.#map.focus(id);
  }

  render(): TemplateResult {
    return html`<section class="map" part="map" aria-label=${this.#host.scene().messages.map.region}>
      ${typeof this.#map === 'object' ? this.#map.render() : this.#renderFacade(this.#map)}
      <span class="after-map" tabindex="-1" @blur=${leaveOrder}></span>
    </section>`;
  }

  #renderFacade(status: 'closed' | 'opening' | 'failed'): TemplateResult {
    const { ask, messages } = this.#host.scene();
    const { map, common } = messages;
    if (status === 'opening') return html`<p class="facade quiet">${common.loading}</p>`;
    if (status === 'failed')
      return html`<div class="facade" role="alert">
        <p>${map.failed}</p>
        <button type="button" @click=${this.#open}>${common.retry}</button>
      </div>`;
    return html`<div class="facade">
      ${
        ask
          ? html`<button type="button" class="main" @click=${this.#open}>${map.show}</button>
              <p>${map.ask}</p>`
          : nothing
      }
    </div>`;
  }

  /** Loads the map's code, once; after a failure, again. */
  readonly #open = async (): Promise<void> => {
    if (this.#map === 'opening' || typeof this.#map === 'object') return;
    const { element, report } = this.#host;
    // The button that asks for the map goes: who pressed it shall find themselves where it was.
    const asked = this.#find('.facade')?.matches(':focus-within');
    this.#map = 'opening';
    element.requestUpdate();
    try {
      const { MapPart } = await import('./map-part.ts');
      this.#map = new MapPart({ ...this.#host, skip: this.#focusEnd });
    } catch (error) {
      this.#map = 'failed';
      report(error);
    }
    element.requestUpdate();
    await element.updateComplete;
    if (!asked) return;
    if (this.#map === 'failed') this.#find('.map [role=alert] button')?.focus();
    else this.#focusEnd();
  };

  /**
   * Behind the map. In Chromium, Tab starts over at the top of a shadow root when the focus was outside its order: the
   * end is part of it as long as it has the focus.
   */
  readonly #focusEnd = (): void => {
    const end = this.#find('.after-map');
    if (!end) return;
    end.tabIndex = 0;
    end.focus();
  };

  #find(selector: string): HTMLElement | null | undefined {
    return this.#host.element.shadowRoot?.querySelector<HTMLElement>(selector);
  }
}

const leaveOrder = ({ target }: Event): void => {
  (target as HTMLElement).tabIndex = -1;
};
