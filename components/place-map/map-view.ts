import type { MapPlaces } from '../../sdk/map-payload.ts';
import { formatPlaceId } from '../../sdk/place-id.ts';
import { mapView as french } from '../../src/translations/fr/map-view.ts';
import type { Sentences } from '../../src/translations/messages.ts';
import { type Box, ClusterIndex, maxZoom, minZoom, type Spot } from './clusters.ts';
import { isDark } from './colour-scheme.ts';
import { listenToGestures } from './gestures.ts';
import type { Ground } from './ground.ts';
import { whenIdle } from './idle.ts';
import { LatLngBounds, LeafletMap, Point } from './leaflet.ts';
import { MapChrome } from './map-chrome.ts';
import { boxOf, france, marginsIn } from './map-frame.ts';
import { creditOf, showGround } from './map-ground.ts';
import { PlaceMarkers } from './map-markers.ts';
import { MarkerLayer } from './marker-layer.ts';

type MapSentences = Sentences<'common' | 'kinds' | 'map'>;

const complete = ({ mapView = french, ...messages }: MapSentences) => ({ ...messages, mapView });

/** What the map asks of the element around it. */
export interface MapHost {
  readonly messages: MapSentences;
  /** Address of the hub, which serves the outline. */
  readonly hub: string;
  readonly ground: Ground;
  /** What the webmaster fixed. */
  readonly view: { readonly lat: number; readonly lon: number; readonly zoom: number } | undefined;
  /** Shown while nothing is found. */
  readonly box: Box | undefined;
  /** Name of a place by its public id, when it is known. */
  nameOf(id: string): string | undefined;
  /** Learns the names of places, at most 100 a call. */
  learnNames(ids: readonly string[]): Promise<void>;
  choose(id: string): void;
  /** The visitor wants the places of this box only; absent when searching by box is not offered. */
  searchIn(box: Box): void;
  /** Nothing to draw: says why in the console and on the map. */
  onFailure(error: unknown): void;
}

/** Steps of the pan buttons and the arrow keys, in pixels. */
const step = 120;
/** Names are only fetched when so few places stand alone; a crowd is read in the list. */
const mostNamed = 100;

/** The map itself: loaded when it is first shown, gone when its element leaves the page. */
export class MapView {
  readonly map: LeafletMap;
  readonly #host: MapHost;
  #messages: ReturnType<typeof complete>;
  readonly #chrome: MapChrome;
  readonly #markers: MarkerLayer;
  readonly #look: PlaceMarkers;
  readonly #removeGround: () => void;
  readonly #resize: ResizeObserver;
  readonly #calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  #places: MapPlaces | undefined;
  #clusters: ClusterIndex | undefined;
  #selected: string | undefined;
  #zooming = false;
  #dragged = false;
  #stopPreparing: (() => void) | undefined;

  /**
   * @param stage a positioned box of the element's shadow root, of non-zero size
   * @param places what {@link show} will show first: the map stands where they are
   */
  constructor(stage: HTMLElement, host: MapHost, places?: MapPlaces) {
    this.#host = host;
    this.#places = places;
    this.#messages = complete(host.messages);
    // Buttons and panels over the map are drawn in system colours: those of the page as it looks.
    stage.style.colorScheme = isDark(getComputedStyle(stage).color) ? 'dark' : 'light';
    this.#chrome = new MapChrome(stage, this.#messages, {
      zoom: this.#zoom,
      pan: this.#pan,
      fit: () => this.fit(),
      choose: (id) => host.choose(id),
      searchHere: () => host.searchIn(this.box),
    });
    this.map = new LeafletMap(this.#chrome.canvas, {
      zoomAnimation: !this.#calm,
      fadeAnimation: !this.#calm,
      markerZoomAnimation: !this.#calm,
      // Nothing moves by itself; and Leaflet would go on moving a map that was removed at the end of a drag.
      inertia: false,
      // The wheel belongs to the page until the visitor has taken hold of the map.
      scrollWheelZoom: false,
      minZoom,
      maxZoom,
      worldCopyJump: true,
    });
    this.#look = new PlaceMarkers(this.#messages, (id) => host.nameOf(id));
    this.#markers = new MarkerLayer(this.map, this.#look);
    this.#frame();
    this.#removeGround = showGround(this.map, host.ground, host.hub, this.#groundFailed);
    this.#chrome.credit(creditOf(host.ground, this.#messages));
    this.#listen();
    this.#resize = new ResizeObserver(() => {
      if (stage.offsetWidth > 0) this.map.invalidateSize({ pan: false });
    });
    this.#resize.observe(stage);
  }

  /** West, south, east, north of what is in view. */
  get box(): Box {
    const bounds = this.map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  }

  /** Shows these places, and unless told otherwise moves so that they are in view. */
  show(places: MapPlaces, { keepView = false }: { keepView?: boolean } = {}): void {
    const isFramed = places === this.#places;
    this.#places = places;
    this.#clusters = new ClusterIndex(places);
    this.#look.use(places, this.#clusters);
    this.#chrome.closeGroup();
    // Columns of another answer are other places: no node may keep what it said.
    this.#markers.show([]);
    if (keepView || isFramed || this.#host.view) this.#update();
    else this.fit();
  }

  /**
   * Marks a place, or the cluster that holds it, and brings it into view when it is not.
   * @param covered share of the map's height, from its foot, that something stands on
   */
  select(id: string | undefined, covered = 0): void {
    if (id === this.#selected) return;
    this.#selected = id;
    this.#markHolder();
    this.#markers.refresh();
    const index = this.#indexOf(id);
    if (!this.#places || index < 0) return;
    const [lat, lon] = [this.#places.lat[index]!, this.#places.lon[index]!];
    const size = this.map.getSize();
    const { x, y } = this.map.latLngToContainerPoint([lat, lon]);
    const [width, height] = [size.x, size.y * (1 - covered)];
    if (Math.abs(x / width - 0.5) > 0.4 || Math.abs(y / height - 0.5) > 0.4)
      this.map.panBy([x - width / 2, y - height / 2], this.#motion);
  }

  /** The language changed. */
  speak(messages: MapSentences): void {
    this.#messages = this.#look.messages = complete(messages);
    this.#chrome.speak(this.#messages);
    this.#chrome.credit(creditOf(this.#host.ground, this.#messages));
    this.#markers.refresh();
  }

  /** Moves so that all places are in view; to the fixed view when there is one. */
  fit(): void {
    this.#frame();
  }

  /** Puts the keyboard focus on a place's marker, else on the map. */
  focus(id?: string): void {
    const index = this.#indexOf(id);
    const spot = index < 0 ? undefined : this.#clusters?.holder(index, this.#markers.spots);
    ((spot && this.#markers.button(spot.key)) ?? this.map.getContainer()).focus();
  }

  remove(): void {
    this.#stopPreparing?.();
    this.#resize.disconnect();
    this.#removeGround();
    this.#markers.remove();
    this.#chrome.remove();
    this.map.off('moveend');
    // Leaflet ends a zoom animation by a timer that needs the map: removed before, it would throw into the page.
    if (this.#zooming) this.map.once('zoomend', () => this.map.remove());
    else this.map.remove();
  }

  get #motion(): { animate: boolean } {
    return { animate: !this.#calm };
  }

  #frame(): void {
    const { view, box } = this.#host;
    if (view) this.map.setView([view.lat, view.lon], view.zoom, { animate: false });
    else {
      const [west, south, east, north] = (this.#places && boxOf(this.#places)) ?? box ?? france;
      const bounds = new LatLngBounds([south, west], [north, east]);
      const { topLeft, bottomRight } = marginsIn(this.map.getSize());
      this.map.fitBounds(bounds, {
        paddingTopLeft: topLeft,
        paddingBottomRight: bottomRight,
        maxZoom: 14,
        animate: false,
      });
    }
  }

  #listen(): void {
    const container = this.map.getContainer();
    this.map.on('zoomanim', () => (this.#zooming = true));
    this.map.on('zoomend', () => (this.#zooming = false));
    this.map.on('moveend', () => this.#update());
    this.map.on('dragstart', () => (this.#dragged = true));
    this.map.on('dragend', () => this.#chrome.offerSearch(true));
    container.addEventListener('pointerdown', () => (this.#dragged = false));
    container.addEventListener('focusin', () => this.map.scrollWheelZoom.enable());
    container.addEventListener('focusout', () => this.map.scrollWheelZoom.disable());
    container.addEventListener('click', this.#onClick);
    listenToGestures(container, {
      zoom: this.#zoom,
      pan: this.#pan,
      zoomAt: (x, y, by) => {
        const { left, top } = container.getBoundingClientRect();
        this.map.setZoomAround(new Point(x - left, y - top), this.map.getZoom() + by);
      },
    });
  }

  readonly #zoom = (by: 1 | -1): void => {
    this.map.setZoom(this.map.getZoom() + by, this.#motion);
  };

  /** In steps. */
  readonly #pan = (x: number, y: number): void => {
    this.map.panBy([x * step, y * step], this.#motion);
    this.#chrome.offerSearch(true);
  };

  /** One listener for a thousand markers. */
  readonly #onClick = (event: MouseEvent): void => {
    // The end of a drag is a click as well.
    if (this.#dragged && event.detail > 0) return;
    if (event.target === this.map.getContainer()) this.#chrome.closeGroup();
    const button = event.target instanceof Element ? event.target.closest('.marker, .cluster') : null;
    const spot = button && this.#markers.spotOf(button);
    if (!spot) return;
    event.stopPropagation();
    if (spot.cluster < 0) this.#host.choose(this.#idOf(spot.index));
    else this.#open(spot);
  };

  /** Enlarges a cluster until it falls apart; one that cannot opens as a list. */
  #open(spot: Spot): void {
    const zoom = this.#clusters?.expansionZoom(spot) ?? maxZoom;
    if (zoom <= maxZoom) {
      // Where the clusters on show are those of the zoom before, it takes one more.
      this.map.setView([spot.lat, spot.lon], Math.max(zoom, this.map.getZoom() + 1), this.#motion);
      return;
    }
    const ids = this.#clusters?.members(spot).map((index) => this.#idOf(index)) ?? [];
    this.#chrome.openGroup(ids, (id) => this.#host.nameOf(id), this.#markers.button(spot.key));
    void this.#learn(ids.filter((id) => this.#host.nameOf(id) === undefined)).then(() => this.#chrome.refreshGroup());
  }

  #indexOf(id: string | undefined): number {
    return id === undefined ? -1 : (this.#places?.id.findIndex((number) => formatPlaceId(number) === id) ?? -1);
  }

  #idOf(index: number): string {
    const number = this.#places?.id[index];
    return number === undefined ? '' : formatPlaceId(number);
  }

  #update(): void {
    if (!this.#clusters || !this.#places) return;
    const focused = this.#focusedMarker();
    const bounds = this.map.getBounds().pad(0.25);
    const box: Box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    const spots = this.#clusters.inView(box, Math.round(this.map.getZoom()));
    this.#markHolder(spots);
    this.#markers.show(spots);
    if (focused?.hidden) this.map.getContainer().focus({ preventScroll: true });
    this.#chrome.zoomed(this.map.getZoom() <= this.map.getMinZoom(), this.map.getZoom() >= maxZoom);
    this.#chrome.measure(this.map);
    this.#announce(spots);
    void this.#learnAlone(spots);
    this.#prepare();
  }

  /** The visitor will most likely zoom by one: in or out. */
  #prepare(): void {
    const zoom = Math.round(this.map.getZoom());
    this.#stopPreparing?.();
    this.#stopPreparing = whenIdle(() => {
      if (this.#clusters?.prepare(zoom + 1) || this.#clusters?.prepare(zoom - 1)) this.#prepare();
    });
  }

  #markHolder(spots: readonly Spot[] = this.#markers.spots): void {
    const index = this.#indexOf(this.#selected);
    this.#look.select(index, index < 0 ? undefined : this.#clusters?.holder(index, spots)?.key);
  }

  #focusedMarker(): HTMLElement | undefined {
    const root = this.map.getContainer().getRootNode();
    const active = root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
    return active instanceof HTMLElement && active.matches('.marker, .cluster') ? active : undefined;
  }

  /** Says what is in view, but only to who moves the map: others did not ask. */
  #announce(spots: readonly Spot[]): void {
    if (!this.map.getContainer().parentElement?.matches(':focus-within')) return;
    const bounds = this.map.getBounds();
    const inView = spots.filter(({ lat, lon }) => bounds.contains([lat, lon]));
    this.#chrome.announce(this.#messages.mapView.inView(inView.reduce((sum, { count }) => sum + count, 0)));
  }

  async #learnAlone(spots: readonly Spot[]): Promise<void> {
    const alone = spots.filter(({ cluster }) => cluster < 0).map(({ index }) => this.#idOf(index));
    if (alone.length > mostNamed) return;
    await this.#learn(alone.filter((id) => this.#host.nameOf(id) === undefined));
  }

  async #learn(ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += mostNamed) {
      await this.#host.learnNames(ids.slice(from, from + mostNamed));
    }
    if (ids.length > 0) this.#markers.refresh();
  }

  readonly #groundFailed = (error: unknown): void => {
    this.#chrome.fail();
    this.#host.onFailure(error);
  };
}
