import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { searchPlaces } from '../../sdk/calls/search-places.ts';
import type { Amenity, Kind, PlaceList, PlaceSummary } from '../../sdk/index.ts';
import { numbersWithin, numberWithin, oneOf, someOf } from '../../src/core/converters.ts';
import { define } from '../../src/core/define.ts';
import { EscaleElement } from '../../src/core/element.ts';
import { EscalePlaceSelectEvent } from '../../src/core/events.ts';
import { RemoteController, valueOf } from '../../src/core/remote.ts';
import { whenNear } from '../../src/core/viewport.ts';
import { iconStyles } from '../../src/pictograms/icon.ts';
import { common, kinds, opening, place, problem } from '../../src/translations/fr/first.ts';
import { map } from '../../src/translations/fr/map.ts';
import type { FilterBar } from './filter-bar.ts';
import { type ChosenFilters, type FilterWord, filterWords, type FixedFilters, isEmpty, narrow } from './filters.ts';
import { readTiles } from './ground.ts';
import { MapStage, type StageScene } from './map-stage.ts';
import { placeMapStyles } from './place-map.styles.ts';
import { PlacePages } from './place-pages.ts';
import { renderPlaceRow } from './place-row.ts';

type Box = [west: number, south: number, east: number, north: number];
type Point = [lat: number, lon: number];

const tag = 'escale-place-map';
const kindWords = Object.keys(kinds) as Kind[];
const amenityWords = Object.keys({
  wifi: 1,
  'wired-network': 1,
  'quiet-area': 1,
  'phone-booth': 1,
  'meeting-room': 1,
  'video-conference': 1,
  screen: 1,
  printer: 1,
  '3d-printer': 1,
  workshop: 1,
  kitchen: 1,
  coffee: 1,
  meals: 1,
  lockers: 1,
  parking: 1,
  'bike-parking': 1,
  'charging-station': 1,
  'childcare-near': 1,
  'host-present': 1,
} satisfies Record<Amenity, 1>) as Amenity[];
const words = { fromAttribute: (value: string | null) => value?.match(/[a-z0-9-]+/g) ?? undefined };

/**
 * The places that match its filters, as a list and on a map. The list is the content and stands first; the map is
 * loaded when it is shown, and names the third party that serves its tiles before it asks it for anything.
 *
 * @summary List and map of places.
 * @status experimental
 * @since 0.1
 * @dependency escale-place-card
 *
 * @event {EscalePlaceSelectEvent} escale-place-select - The visitor chose a place. Cancel it to show it your own way.
 * @csspart list - The list of places.
 * @csspart map - The map, and what stands there before it.
 * @csspart detail - The chosen place.
 * @cssproperty --escale-map-block-size - Height of the whole element, 42rem unless set.
 */
export class EscalePlaceMap extends EscaleElement<'kinds' | 'opening' | 'place' | 'map'> {
  static override styles = [...EscaleElement.styles, iconStyles, placeMapStyles];

  /** Only places of this territory: `commune:35238`, a bare code, or a name that only one territory bears. */
  @property() territory?: string;
  /** Only places in this box: west,south,east,north in degrees. */
  @property({
    converter: numbersWithin<Box>(
      `${tag} bbox`,
      [
        [-180, 180],
        [-90, 90],
        [-180, 180],
        [-90, 90],
      ],
      '-2.3,47.9,-1.2,48.4',
    ),
  })
  bbox?: Box | undefined;
  /** The nearest to this point come first: lat,lon in degrees. */
  @property({
    attribute: 'near',
    converter: numbersWithin<Point>(
      `${tag} near`,
      [
        [-90, 90],
        [-180, 180],
      ],
      '48.11,-1.68',
    ),
  })
  nearPoint?: Point | undefined;
  /** Metres around `near`, 1 to 500,000. */
  @property({ converter: numberWithin(`${tag} radius`, 1, 500_000) }) radius?: number | undefined;
  /** Only these kinds of place, separated by commas or spaces. */
  @property({ converter: someOf(`${tag} kind`, kindWords) }) kind?: readonly Kind[] | undefined;
  /** Only holders of one of these labels, by the id of its scheme. */
  @property({ converter: words }) label?: readonly string[] | undefined;
  /** Only places that offer all of these. */
  @property({ converter: someOf(`${tag} amenity`, amenityWords) }) amenity?: readonly Amenity[] | undefined;
  /** Only places that can be booked. */
  @property({ type: Boolean }) bookable = false;
  /** Only places that declare a telework spot. */
  @property({ type: Boolean, attribute: 'telework-spot' }) teleworkSpot = false;
  /** Only places that these words find. */
  @property() q?: string;
  /** What visitors may change: `kind`, `open`, `bookable`, `q`, `near`, `locate`, separated by commas or spaces. */
  @property({ converter: someOf(`${tag} filters`, filterWords) }) filters?: readonly FilterWord[] | undefined;
  /** Latitude that the map keeps, with `lon`; it fits the places otherwise. */
  @property({ converter: numberWithin(`${tag} lat`, -90, 90) }) lat?: number | undefined;
  /** Longitude that the map keeps, with `lat`. */
  @property({ converter: numberWithin(`${tag} lon`, -180, 180) }) lon?: number | undefined;
  /** Zoom with `lat` and `lon`, 2 to 18; 12 unless set. */
  @property({ converter: numberWithin(`${tag} zoom`, 2, 18) }) zoom?: number | undefined;
  /** `auto`: the map beside the list where there is room; `list`: no map; `map`: the map first. */
  @property({ converter: oneOf(`${tag} view`, ['auto', 'list', 'map']) }) view?: 'auto' | 'list' | 'map' | undefined;
  /** `ask` (default), `ign`, `outline`, `none`, or the https address of tiles with {z}, {x} and {y}. */
  @property() tiles?: string;
  /** Places a page of the list, 1 to 100; 20 unless set. */
  @property({ converter: numberWithin(`${tag} limit`, 1, 100) }) limit?: number | undefined;

  @state() private chosen: ChosenFilters = {};
  @state() private selected: string | undefined;
  @state() private detail = false;
  @state() private pane: 'list' | 'map' | undefined;
  #filterBar: FilterBar | undefined;
  #filterBarFailed = false;
  #names = new Map<string, string>();
  #chosenOn: 'list' | 'map' = 'list';
  #stopWatching: (() => void) | undefined;

  protected override readonly french = { common, problem, kinds, opening, place, map };
  protected override readonly remote = new RemoteController<PlaceList>(this, {
    args: () => this.client && [this.client, this.#query, this.limit],
    load: (_, signal) => this.#search({}, signal),
    onError: this.reportError,
  });
  readonly #pages = new PlacePages(this);
  readonly #stage: MapStage = new MapStage(this, () => this.#scene, this.reportError);
  readonly #markers = new RemoteController(this, {
    args: () => (this.client && this.#stage.status !== 'closed' ? [this.client, this.#query] : undefined),
    load: async (_, signal) => {
      if (!this.client) throw new DOMException('The hub is gone.', 'AbortError');
      const { getMap } = await import('./map-view.ts');
      return getMap(this.client, narrow(this.#fixed, this.chosen), { signal });
    },
    onError: this.reportError,
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWatching?.();
    this.#stopWatching = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.filters && !this.#filterBar) void this.#loadFilterBar();
    this.#pages.follow(valueOf(this.remote.state));
    for (const { id, name } of this.#pages.items) this.#names.set(id, name);
    if (this.view === 'map' && changed.has('view')) this.pane = 'map';
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#openWhenNear();
  }

  /** The map opens by itself when the webmaster accepted who serves it, and the visitor comes near. */
  #openWhenNear(): void {
    const map = this.renderRoot.querySelector('.map');
    if (!map || this.#stopWatching || this.#stage.status !== 'closed' || readTiles(this.tiles).ask) return;
    this.#stopWatching = whenNear(map, () => void this.#stage.open());
  }

  /** What the webmaster fixed, as the contract's filters. */
  get #fixed(): FixedFilters {
    const { territory, bbox, nearPoint, radius, kind, label, amenity, q } = this;
    return {
      ...(territory && { territory }),
      ...(bbox && { bbox }),
      ...(nearPoint && { near: nearPoint }),
      ...(nearPoint && radius && { radius }),
      ...(kind && { kind: [...kind] }),
      ...(label && { label: [...label] }),
      ...(amenity && { amenity: [...amenity] }),
      ...(this.bookable && { bookable: true }),
      ...(this.teleworkSpot && { 'telework-spot': true }),
      ...(q && { q }),
    };
  }

  /** Tells one search from another. */
  get #query(): string {
    return JSON.stringify(narrow(this.#fixed, this.chosen));
  }

  get #scene(): StageScene | undefined {
    const { client, lat, lon, zoom = 12 } = this;
    const markers = this.#markers.state;
    if (!client || this.#stage.status !== 'open' || markers.status === 'idle') return undefined;
    // Made with its first places, so that it does not show another region before.
    const places = valueOf(markers);
    if (!places && markers.status === 'loading') return undefined;
    return {
      messages: this.messages,
      hub: client.hub,
      ground: readTiles(this.tiles).ground,
      view: lat === undefined || lon === undefined ? undefined : { lat, lon, zoom },
      box: this.bbox,
      places,
      keepView: this.chosen.bbox !== undefined,
      selected: this.selected,
      nameOf: (id) => this.#names.get(id),
      learnNames: this.#learnNames,
      choose: (id) => this.#choose(id, 'map'),
      searchIn: (bbox) => this.choose({ bbox: bbox.map((degrees) => Number(degrees.toFixed(4))) as Box }),
      onFailure: (error) => console.warn('[escale]', error),
    };
  }

  /** Changes what the visitor has chosen; undefined takes a filter away. */
  choose(change: { readonly [K in keyof ChosenFilters]: ChosenFilters[K] | undefined }): void {
    const merged = Object.entries({ ...this.chosen, ...change }).filter(([, value]) => value !== undefined);
    this.chosen = Object.fromEntries(merged);
    this.detail = false;
  }

  protected override renderContent(): unknown {
    const list = valueOf(this.remote.state);
    const withMap = this.view !== 'list';
    const pane = this.pane ?? 'list';
    return html`<div class="top">
        ${this.#renderFilters()}
        <div class="summary">
          <p role="status" class="count">
            ${this.remote.state.status === 'loading' || !list ? this.messages.common.loading : this.messages.map.count(list.total)}
          </p>
          ${this.#renderArea()} ${isEmpty(this.chosen) ? nothing : this.#renderClear()}
          ${withMap ? this.#renderSwitch(pane) : nothing}
        </div>
        ${
          this.remote.state.status === 'stale'
            ? html`<div class="notice">
                <p>${this.messages.map.stale}</p>
                ${this.renderRetry()}
              </div>`
            : nothing
        }
      </div>
      <div class="body ${withMap ? `with-map ${this.view ?? 'auto'} pane-${pane}` : ''}">
        <div class="side">
          <div class="list" part="list" ?hidden=${this.detail}>
            ${list ? this.#renderList(list) : this.#renderSkeleton()}
          </div>
          ${this.detail ? this.#renderDetail() : nothing}
        </div>
        ${withMap ? this.#renderMap() : nothing}
      </div>`;
  }

  #renderFilters(): unknown {
    if (!this.filters || this.#filterBarFailed) return nothing;
    return html`<div class="filters">${this.#filterBar?.render() ?? nothing}</div>`;
  }

  #renderArea(): unknown {
    return this.chosen.bbox ? html`<span class="quiet">${this.messages.map.inArea}</span>` : nothing;
  }

  #renderClear() {
    return html`<button type="button" class="small clear" @click=${this.#clear}>${this.messages.map.clear}</button>`;
  }

  #renderSwitch(pane: 'list' | 'map') {
    const { map } = this.messages;
    return html`<div class="switch" role="group" aria-label=${map.view}>
      ${(['list', 'map'] as const).map(
        (each) =>
          html`<button type="button" aria-pressed=${each === pane} @click=${() => (this.pane = each)}>
            ${map[each]}
          </button>`,
      )}
    </div>`;
  }

  #renderList(list: PlaceList): unknown {
    const { map } = this.messages;
    if (list.total === 0) return this.#renderEmpty();
    const { items, next, status } = this.#pages;
    const now = new Date(list.evaluatedAt);
    return html`<ul>
        ${items.map((place) =>
          renderPlaceRow(place, {
            messages: this.messages,
            now,
            selected: place.id === this.selected,
            choose: () => this.#choose(place.id, 'list'),
          }),
        )}
      </ul>
      ${
        next === undefined
          ? nothing
          : html`<div class="more">
              <p class="quiet" role="status">${map.shown(items.length, list.total)}</p>
              ${status === 'failed' ? html`<p role="alert">${map.moreFailed}</p>` : nothing}
              <button type="button" aria-disabled=${status === 'loading'} @click=${this.#more}>
                ${status === 'loading' ? this.messages.common.loading : map.more}
              </button>
            </div>`
      }`;
  }

  #renderEmpty() {
    return html`<div class="empty">
      <p>${this.messages.map.empty}</p>
      ${isEmpty(this.chosen) ? nothing : this.#renderClear()}
    </div>`;
  }

  #renderSkeleton() {
    return html`<div class="skeleton" aria-hidden="true">${Array.from({ length: 5 }, () => html`<i></i>`)}</div>`;
  }

  #renderDetail() {
    const { map } = this.messages;
    const id = this.selected ?? '';
    const hub = this.client?.hub ?? '';
    return html`<section
      class="detail"
      part="detail"
      aria-label=${this.#names.get(id) ?? nothing}
      @keydown=${this.#onDetailKeydown}
    >
      <button type="button" class="small back" @click=${this.#back}>← ${map.back}</button>
      <escale-place-card place=${id} hub=${hub} lang=${this.language}>
        <a href=${`${hub}places/${id}`}>${this.#names.get(id) ?? id}</a>
      </escale-place-card>
    </section>`;
  }

  #renderMap() {
    const { map } = this.messages;
    const { status } = this.#stage;
    const lost = status === 'failed' || this.#markers.state.status === 'failed';
    return html`<section class="map" part="map" aria-label=${map.region}>
      <button type="button" class="skip" @click=${this.#skipMap}>${map.skip}</button>
      ${status === 'open' ? html`<div class="stage" ?hidden=${lost}></div>` : nothing}
      ${status === 'closed' ? this.#renderFacade() : nothing}
      ${status === 'opening' ? html`<p class="facade quiet">${this.messages.common.loading}</p>` : nothing}
      ${
        lost
          ? html`<div class="facade" role="alert">
              <p>${map.failed}</p>
              <button type="button" @click=${this.#retryMap}>${this.messages.common.retry}</button>
            </div>`
          : nothing
      }
      <span class="after-map" tabindex="-1"></span>
    </section>`;
  }

  #renderFacade() {
    const { map } = this.messages;
    if (!readTiles(this.tiles).ask) return html`<div class="facade"></div>`;
    return html`<div class="facade">
      <button type="button" class="main" @click=${this.#openMap}>${map.show}</button>
      <p>${map.ask}</p>
    </div>`;
  }

  #search(page: { cursor?: string }, signal: AbortSignal): Promise<PlaceList> {
    if (!this.client) return Promise.reject(new DOMException('The hub is gone.', 'AbortError'));
    return searchPlaces(
      this.client,
      { ...narrow(this.#fixed, this.chosen), limit: Math.round(this.limit ?? 20), ...page },
      { signal },
    );
  }

  async #loadFilterBar(): Promise<void> {
    try {
      const { FilterBar } = await import('./filter-bar.ts');
      this.#filterBar ??= new FilterBar(this, {
        element: this,
        chosen: () => this.chosen,
        fixed: () => this.#fixed,
        allowed: () => this.filters ?? [],
        messages: () => this.messages,
        client: () => this.client,
        choose: (change) => this.choose(change),
      });
    } catch (error) {
      // Without its filters the list is still complete.
      this.#filterBarFailed = true;
      this.reportError(error);
    }
    this.requestUpdate();
  }

  /** The visitor chose a place, here or there: shown in the detail and marked on the map. */
  #choose(id: string, on: 'list' | 'map'): void {
    if (!this.dispatchEvent(new EscalePlaceSelectEvent(id))) return;
    this.selected = id;
    this.detail = true;
    this.#chosenOn = on;
    import('../place-card/place-card.ts').catch(this.reportError);
    void this.updateComplete.then(() => this.#focus('.back'));
  }

  async #back(): Promise<void> {
    this.detail = false;
    await this.updateComplete;
    const onMap = this.#chosenOn === 'map' && this.#stage.focus(this.selected);
    if (!onMap) this.#focus(`[data-place="${this.selected}"]`, '.list button');
  }

  async #more(): Promise<void> {
    const index = await this.#pages.more((cursor, signal) => this.#search({ cursor }, signal), this.reportError);
    await this.updateComplete;
    const place = index === undefined ? undefined : this.#pages.items[index];
    if (place) this.#focus(`[data-place="${place.id}"]`);
  }

  #clear(): void {
    this.chosen = {};
    this.#filterBar?.clear();
    void this.updateComplete.then(() => this.#focus('.filters input, .filters button', '.list button'));
  }

  /** Focuses the first that is there. */
  #focus(...selectors: readonly string[]): void {
    for (const selector of selectors) {
      const found = this.renderRoot.querySelector<HTMLElement>(selector);
      if (!found) continue;
      found.focus();
      return;
    }
  }

  async #openMap(): Promise<void> {
    await this.#stage.open();
    await this.updateComplete;
    // The button that had the focus is gone.
    this.#focus('.after-map');
  }

  #retryMap(): void {
    if (this.#stage.status === 'failed') void this.#stage.open();
    this.#markers.refresh();
  }

  #skipMap(): void {
    this.#focus('.after-map');
  }

  readonly #onDetailKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    void this.#back();
  };

  readonly #learnNames = async (ids: readonly string[]): Promise<void> => {
    try {
      const known = this.client && (await searchPlaces(this.client, { id: [...ids], limit: 100 }));
      for (const { id, name } of known?.items ?? ([] as PlaceSummary[])) this.#names.set(id, name);
      this.requestUpdate();
    } catch (error) {
      // Markers keep the name of their kind, and the list has the names.
      this.reportError(error);
    }
  };
}

define(tag, EscalePlaceMap);

declare global {
  interface HTMLElementTagNameMap {
    'escale-place-map': EscalePlaceMap;
  }
}
