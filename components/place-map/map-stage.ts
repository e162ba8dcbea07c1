import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { MapPlaces } from '../../sdk/index.ts';
import type { Ground } from './ground.ts';
import type * as MapViewModule from './map-view.ts';
import type { MapHost, MapView } from './map-view.ts';

/** What the map is made from at a given moment; undefined while that is not known. */
export interface StageScene extends Omit<MapHost, 'ground'> {
  readonly ground: Ground;
  readonly places: MapPlaces | undefined;
  /** The visitor chose an area on the map: do not move away from it. */
  readonly keepView: boolean;
  readonly selected: string | undefined;
}

/**
 * The life of the map: its code is loaded when it is asked for, it is made at the first visible, non-zero size,
 * taken down when its element leaves the page and made again when it comes back.
 */
export class MapStage implements ReactiveController {
  status: 'closed' | 'opening' | 'open' | 'failed' = 'closed';
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #scene: () => StageScene | undefined;
  readonly #onError: (error: unknown) => void;
  readonly #size = new ResizeObserver(() => this.#sync());
  #module: typeof MapViewModule | undefined;
  #view: MapView | undefined;
  #stage: HTMLElement | undefined;
  #shown: { places: MapPlaces | undefined; messages: unknown; ground: Ground; fixed: string } | undefined;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    scene: () => StageScene | undefined,
    onError: (error: unknown) => void,
  ) {
    this.#host = host;
    this.#scene = scene;
    this.#onError = onError;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.status === 'open') this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const stage = this.#host.shadowRoot?.querySelector<HTMLElement>('.stage') ?? undefined;
    if (stage !== this.#stage) {
      this.#size.disconnect();
      this.#close();
      this.#stage = stage;
      if (stage) this.#size.observe(stage);
    }
    this.#sync();
  }

  hostDisconnected(): void {
    this.#size.disconnect();
    this.#close();
    this.#stage = undefined;
  }

  /** Loads the map's code, once; after a failure, again. */
  async open(): Promise<void> {
    if (this.status === 'opening' || this.status === 'open') return;
    this.status = 'opening';
    this.#host.requestUpdate();
    try {
      this.#module = await import('./map-view.ts');
      this.status = 'open';
    } catch (error) {
      this.status = 'failed';
      this.#onError(error);
    }
    this.#host.requestUpdate();
  }

  /** Names became known. */
  refresh(): void {
    this.#view?.refresh();
  }

  /** Puts the keyboard focus on a place's marker, else on the map. @returns false when there is no map to focus */
  focus(id?: string): boolean {
    this.#view?.focus(id);
    return this.#view !== undefined;
  }

  #close(): void {
    this.#view?.remove();
    this.#view = undefined;
    this.#shown = undefined;
  }

  #sync(): void {
    const scene = this.#scene();
    const stage = this.#stage;
    if (!scene || !stage || !this.#module || !this.#host.isConnected) return;
    const fixed = JSON.stringify([scene.ground, scene.view, scene.hub]);
    if (this.#view && this.#shown?.fixed !== fixed) this.#close();
    // Leaflet measures its box when it is made: not before the visitor can see it.
    if (!this.#view && (stage.offsetWidth === 0 || stage.offsetHeight === 0)) return;
    const { places, messages, ground, keepView, selected } = scene;
    this.#view ??= new this.#module.MapView(stage, scene);
    const before = this.#shown;
    this.#shown = { places, messages, ground, fixed };
    if (before && before.messages !== messages) this.#view.speak(messages);
    if (places && places !== before?.places) this.#view.show(places, { keepView });
    this.#view.select(selected);
  }
}
