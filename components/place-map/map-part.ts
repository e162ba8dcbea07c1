import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { getMap } from '../../sdk/calls/get-map.ts';
import { searchPlaces } from '../../sdk/calls/search-places.ts';
import type { MapPlaces, PlaceFilters } from '../../sdk/index.ts';
import type { Client } from '../../src/core/client.ts';
import { RemoteController, valueOf } from '../../src/core/remote.ts';
import { mapView as french } from '../../src/translations/fr/map-view.ts';
import type { Sentences } from '../../src/translations/messages.ts';
import { adopt } from './adopt.ts';
import type { Box } from './clusters.ts';
import type { Ground } from './ground.ts';
import { type MapHost, MapView } from './map-view.ts';
import { leafletStyles } from './leaflet.styles.ts';
import { mapStyles } from './map-view.styles.ts';
import { turn } from './turn.ts';

/** What the map shows at a given moment. */
export interface Scene {
  readonly client: Client | undefined;
  readonly filters: PlaceFilters;
  readonly messages: Sentences<'common' | 'kinds' | 'map'>;
  readonly ground: Ground;
  /** What the webmaster fixed. */
  readonly view: { readonly lat: number; readonly lon: number; readonly zoom: number } | undefined;
  /** Shown while nothing is found. */
  readonly box: Box | undefined;
  /** The visitor chose an area on the map: do not move away from it. */
  readonly keepView: boolean;
  readonly selected: string | undefined;
}

/** At most, as a share of the map's: the same as in place-map.styles.ts. */
const detailHeight = 0.7;

/** The element around the map. */
export interface MapPartHost {
  readonly element: ReactiveControllerHost & HTMLElement;
  /** Names of places by their public ids, as far as they are known. */
  readonly names: Map<string, string>;
  scene(): Scene;
  choose(id: string): void;
  searchIn(box: Box): void;
  skip(): void;
  report(error: unknown): void;
}

/**
 * What stands in the element's map once it is asked for; its code comes then. The map is made at the first visible,
 * non-zero size, taken down when its element leaves the page and made again when it comes back.
 */
export class MapPart implements ReactiveController {
  readonly #host: MapPartHost;
  readonly #size = new ResizeObserver(() => this.#sync());
  readonly #places: RemoteController<MapPlaces, readonly [Client, string]>;
  #view: MapView | undefined;
  #stage: HTMLElement | undefined;
  #shown: { places: MapPlaces | undefined; messages: unknown; fixed: string } | undefined;

  constructor(host: MapPartHost) {
    this.#host = host;
    this.#places = new RemoteController(host.element, {
      args: () => {
        const { client, filters } = host.scene();
        return client && ([client, JSON.stringify(filters)] as const);
      },
      load: ([client], signal) => getMap(client, host.scene().filters, { signal }),
      onError: (error) => host.report(error),
    });
    host.element.addController(this);
  }

  hostUpdated(): void {
    const stage = this.#host.element.shadowRoot?.querySelector<HTMLElement>('.stage') ?? undefined;
    if (stage !== this.#stage) {
      this.#takeDown();
      this.#stage = stage;
      if (stage) this.#size.observe(stage);
    }
    this.#sync();
  }

  hostConnected(): void {
    adopt(this.#host.element.shadowRoot, leafletStyles);
    adopt(this.#host.element.shadowRoot, mapStyles);
    this.#host.element.requestUpdate();
  }

  hostDisconnected(): void {
    this.#takeDown();
    this.#stage = undefined;
  }

  /** Puts the keyboard focus on a place's marker, else on the map. @returns false when there is no map to focus */
  focus(id?: string): boolean {
    this.#view?.focus(id);
    return this.#view !== undefined;
  }

  render(): TemplateResult {
    const { mapView = french, map, common } = this.#host.scene().messages;
    const lost = this.#places.state.status === 'failed';
    return html`<button type="button" class="skip" @click=${() => this.#host.skip()}>${mapView.skip}</button>
      <div class="stage" ?hidden=${lost}></div>
      ${
        lost
          ? html`<div class="facade" role="alert">
              <p>${map.failed}</p>
              <button type="button" @click=${() => this.#places.refresh()}>${common.retry}</button>
            </div>`
          : nothing
      }`;
  }

  #takeDown(): void {
    this.#size.disconnect();
    this.#close();
  }

  #close(): void {
    this.#view?.remove();
    this.#view = undefined;
    this.#shown = undefined;
  }

  #sync(): void {
    const scene = this.#host.scene();
    const { client, messages, keepView, selected } = scene;
    const stage = this.#stage;
    const { status } = this.#places.state;
    if (!client || !stage || status === 'idle' || !this.#host.element.isConnected) return;
    const places = valueOf(this.#places.state);
    // Made with its first places, so that it does not show another region before.
    if (!places && status === 'loading') return;
    const fixed = JSON.stringify([scene.ground, scene.view, client.hub]);
    if (this.#view && this.#shown?.fixed !== fixed) this.#close();
    // Leaflet measures its box when it is made: not before the visitor can see it.
    if (!this.#view && (stage.offsetWidth === 0 || stage.offsetHeight === 0)) return;
    if (!this.#view) {
      this.#view = this.#make(stage, scene, client, places);
      this.#shown = { places: undefined, messages, fixed };
      // Its markers in a task of their own: a phone needs a tenth of a second for both.
      void turn().then(() => this.#sync());
      return;
    }
    const before = this.#shown;
    this.#shown = { places, messages, fixed };
    if (before && before.messages !== messages) this.#view.speak(messages);
    if (places && places !== before?.places) this.#view.show(places, { keepView });
    this.#view.select(selected, this.#covers(stage) ? detailHeight : 0);
  }

  /** Whether the chosen place stands on the map: where there is no room beside it. */
  #covers(stage: HTMLElement): boolean {
    const detail = this.#host.element.shadowRoot?.querySelector('.detail')?.getBoundingClientRect();
    if (!detail) return false;
    const { left, right } = stage.getBoundingClientRect();
    return detail.left < right && detail.right > left;
  }

  #make(stage: HTMLElement, { messages, ground, view, box }: Scene, { hub }: Client, places?: MapPlaces): MapView {
    const host: MapHost = {
      messages,
      hub,
      ground,
      view,
      box,
      nameOf: (id) => this.#host.names.get(id),
      learnNames: this.#learnNames,
      choose: (id) => this.#host.choose(id),
      searchIn: (area) => this.#host.searchIn(area),
      onFailure: (error) => console.warn('[escale]', error),
    };
    return new MapView(stage, host, places);
  }

  readonly #learnNames = async (ids: readonly string[]): Promise<void> => {
    const { client } = this.#host.scene();
    try {
      const known = client && (await searchPlaces(client, { id: [...ids], limit: 100 }));
      for (const { id, name } of known?.items ?? []) this.#host.names.set(id, name);
      this.#host.element.requestUpdate();
    } catch (error) {
      // Markers keep the name of their kind, and the list has the names.
      this.#host.report(error);
    }
  };
}
