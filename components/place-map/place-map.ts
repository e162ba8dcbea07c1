import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { searchPlaces } from '../../sdk/calls/search-places.ts';
import type { Amenity, Kind, PlaceFilters, PlaceList, PlaceQuery } from '../../sdk/index.ts';
import type { Client } from '../../src/core/client.ts';
import { define } from '../../src/core/define.ts';
import { EscaleElement } from '../../src/core/element.ts';
import { EscalePlaceSelectEvent } from '../../src/core/events.ts';
import { RemoteController, valueOf } from '../../src/core/remote.ts';
import { iconStyles } from '../../src/pictograms/icon.ts';
import { common, kinds, opening, place, problem } from '../../src/translations/fr/first.ts';
import { map } from '../../src/translations/fr/map.ts';
import { adopt } from './adopt.ts';
import * as read from './attributes.ts';
import type { FilterBar } from './filter-bar.ts';
import { type ChosenFilters, type FilterWord, fixedBy, given, isEmpty, narrow } from './filters.ts';
import { readTiles } from './ground.ts';
import { MapSection, type Sight } from './map-section.ts';
import { placeListStyles } from './place-list.styles.ts';
import { renderPlaceList, renderSkeleton } from './place-list.ts';
import { placeMapStyles } from './place-map.styles.ts';
import { PlacePages } from './place-pages.ts';

type Box = NonNullable<PlaceFilters['bbox']>;
type Point = NonNullable<PlaceFilters['near']>;

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
  static override styles = [...EscaleElement.styles, iconStyles, placeMapStyles, placeListStyles];

  static override properties = {
    territory: {},
    bbox: { converter: read.bbox },
    nearPoint: { attribute: 'near', converter: read.near },
    radius: { converter: read.radius },
    kind: { converter: read.kind },
    label: { converter: read.label },
    amenity: { converter: read.amenity },
    bookable: { type: Boolean },
    teleworkSpot: { type: Boolean, attribute: 'telework-spot' },
    q: {},
    filters: { converter: read.filters },
    lat: { converter: read.lat },
    lon: { converter: read.lon },
    zoom: { converter: read.zoom },
    view: { converter: read.view },
    tiles: {},
    limit: { converter: read.limit },
  };

  /** Only places of this territory: `commune:35238`, a bare code, or a name that only one territory bears. */
  declare territory?: string;
  /** Only places in this box: west,south,east,north in degrees. */
  declare bbox?: Box | undefined;
  /** The nearest to this point come first: lat,lon in degrees. */
  declare nearPoint?: Point | undefined;
  /** Metres around `near`, 1 to 500,000. */
  declare radius?: number | undefined;
  /** Only these kinds of place, separated by commas or spaces. */
  declare kind?: readonly Kind[] | undefined;
  /** Only holders of one of these labels, by the id of its scheme. */
  declare label?: readonly string[] | undefined;
  /** Only places that offer all of these. */
  declare amenity?: readonly Amenity[] | undefined;
  /** Only places that can be booked. */
  declare bookable: boolean;
  /** Only places that declare a telework spot. */
  declare teleworkSpot: boolean;
  /** Only places that these words find. */
  declare q?: string;
  /** What visitors may change: `kind`, `open`, `bookable`, `q`, `near`, `locate`, separated by commas or spaces. */
  declare filters?: readonly FilterWord[] | undefined;
  /** Latitude that the map keeps, with `lon`; it fits the places otherwise. */
  declare lat?: number | undefined;
  /** Longitude that the map keeps, with `lat`. */
  declare lon?: number | undefined;
  /** Zoom with `lat` and `lon`, 2 to 18; 12 unless set. */
  declare zoom?: number | undefined;
  /** `auto`: the map beside the list where there is room; `list`: no map; `map`: the map first. */
  declare view?: 'auto' | 'list' | 'map' | undefined;
  /** `ask` (default), `ign`, `outline`, `none`, or the https address of tiles with {z}, {x} and {y}. */
  declare tiles?: string;
  /** Places a page of the list, 1 to 100; 20 unless set. */
  declare limit?: number | undefined;

  #chosen: ChosenFilters = {};
  #selected: string | undefined;
  /** Once it is left it stays for a moment, unseen. */
  #detail: 'open' | 'left' | undefined;
  /** Why the code of the card did not come. */
  #noCard: unknown;
  #pane: 'list' | 'map' = 'list';
  #filterBar: FilterBar | 'loading' | 'failed' | undefined;
  readonly #names = new Map<string, string>();
  /** Those of the places before the visitor chooses. */
  #kinds: readonly Kind[] | undefined;
  #chosenOn: 'list' | 'map' = 'list';

  protected override readonly french = { common, problem, kinds, opening, place, map };
  protected override readonly english = () => import('../../src/translations/en/elements/en-place-map.ts');
  protected override readonly remote = new RemoteController<PlaceList, readonly [Client, ...unknown[]]>(this, {
    args: () => this.client && [this.client, JSON.stringify(this.#query), this.limit],
    load: ([client], signal) => this.#first(client, signal),
    onError: this.reportError,
  });
  readonly #pages = new PlacePages(this);
  readonly #map = new MapSection({
    element: this,
    names: this.#names,
    scene: () => this.#sight,
    choose: (id) => this.#choose(id, 'map'),
    searchIn: (box) => this.choose({ bbox: box.map((degrees) => Number(degrees.toFixed(4))) as Box }),
    report: this.reportError,
  });

  /** Its rules do not come along into another document; back in this one it needs them again. */
  adoptedCallback(): void {
    for (const styles of EscalePlaceMap.elementStyles) adopt(this.shadowRoot, styles);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.filters && !this.#filterBar) void this.#loadFilterBar();
    this.#pages.follow(valueOf(this.remote.state));
    for (const { id, name } of this.#pages.items) this.#names.set(id, name);
    if (this.view === 'map' && changed.has('view')) this.#pane = 'map';
  }

  get #query(): PlaceFilters {
    return narrow(fixedBy(this), this.#chosen);
  }

  get #sight(): Sight {
    const { client, messages, lat, lon, zoom = 12 } = this;
    return {
      client,
      messages,
      filters: this.#query,
      ...readTiles(this.tiles),
      view: lat === undefined || lon === undefined ? undefined : { lat, lon, zoom },
      box: this.bbox,
      keepView: this.#chosen.bbox !== undefined,
      selected: this.#selected,
    };
  }

  /** Changes what the visitor has chosen; undefined takes a filter away. */
  choose(change: { readonly [K in keyof ChosenFilters]: ChosenFilters[K] | undefined }): void {
    this.#chosen = given({ ...this.#chosen, ...change });
    this.#detail = undefined;
    this.requestUpdate();
  }

  protected override renderContent(): TemplateResult {
    const { state } = this.remote;
    const { common, map } = this.messages;
    const list = valueOf(state);
    const withMap = this.view !== 'list';
    return html`<div class="top">
        ${this.#renderFilters()}
        <div class="summary">
          <p aria-live="polite" class="count">
            ${state.status === 'loading' || !list ? common.loading : map.count(list.total)}
          </p>
          ${this.#chosen.bbox && html`<span class="quiet">${map.inArea}</span>`} ${this.#renderClear()}
          ${withMap ? this.#renderSwitch() : nothing}
        </div>
        ${
          state.status === 'stale'
            ? html`<div class="notice">
                <p>${map.stale}</p>
                ${this.renderRetry()}
              </div>`
            : nothing
        }
      </div>
      <div class="body ${withMap ? `with-map ${this.view ?? 'auto'} pane-${this.#pane}` : ''}">
        <div class="side" ?data-detail=${this.#detail === 'open'}>
          <div class="list" part="list">${list ? this.#renderList(list) : renderSkeleton()}</div>
          ${this.#detail && this.#renderDetail()}
        </div>
        ${withMap ? this.#map.render() : nothing}
      </div>`;
  }

  #renderFilters(): unknown {
    const bar = this.#filterBar;
    if (!this.filters || bar === 'failed') return nothing;
    return html`<div class="filters">${typeof bar === 'object' ? bar.render() : nothing}</div>`;
  }

  #renderClear(): unknown {
    if (isEmpty(this.#chosen)) return nothing;
    return html`<button type="button" class="small clear" @click=${this.#clear}>${this.messages.map.clear}</button>`;
  }

  #renderSwitch(): TemplateResult {
    const { map } = this.messages;
    const show = (pane: 'list' | 'map'): void => {
      this.#pane = pane;
      this.requestUpdate();
    };
    return html`<div class="switch" role="group" aria-label=${map.view}>
      ${(['list', 'map'] as const).map(
        (pane) =>
          html`<button type="button" aria-pressed=${pane === this.#pane} @click=${() => show(pane)}>
            ${map[pane]}
          </button>`,
      )}
    </div>`;
  }

  #renderList(list: PlaceList): TemplateResult {
    return renderPlaceList(list, {
      messages: this.messages,
      pages: this.#pages,
      selected: this.#selected,
      clear: this.#renderClear(),
      choose: (id) => this.#choose(id, 'list'),
      more: () => void this.#more(),
    });
  }

  #renderDetail(): TemplateResult {
    const id = this.#selected ?? '';
    const hub = this.client?.hub ?? '';
    const name = this.#names.get(id);
    const { back, backToMap } = this.messages.map;
    return html`<section class="detail" part="detail" aria-label=${name ?? nothing} @keydown=${this.#onDetailKeydown}>
      <button type="button" class="small back" @click=${this.#back}>
        ← ${this.#chosenOn === 'map' ? backToMap : back}
      </button>
      <escale-place-card place=${id} hub=${hub} lang=${this.language}>
        <a href=${`${hub}places/${id}`}>${name ?? id}</a>
      </escale-place-card>
      ${this.#noCard && html`<p class="notice" role="alert">${this.reason(this.#noCard)}</p>`}
    </section>`;
  }

  async #first(client: Client, signal: AbortSignal): Promise<PlaceList> {
    const complete = isEmpty(this.#chosen);
    const facets = complete && this.filters?.includes('kind');
    const list = await this.#search(client, facets ? { facets: ['kind'] } : {}, signal);
    if (complete) this.#kinds = list.facets?.kind;
    return list;
  }

  #search(client: Client, page: Pick<PlaceQuery, 'cursor' | 'facets'>, signal: AbortSignal): Promise<PlaceList> {
    return searchPlaces(client, { ...this.#query, limit: Math.round(this.limit ?? 20), ...page }, { signal });
  }

  async #loadFilterBar(): Promise<void> {
    this.#filterBar = 'loading';
    try {
      const { FilterBar } = await import('./filter-bar.ts');
      this.#filterBar = new FilterBar(this, {
        element: this,
        chosen: () => this.#chosen,
        fixed: () => fixedBy(this),
        kinds: () => this.#kinds,
        allowed: () => this.filters ?? [],
        messages: () => this.messages,
        client: () => this.client,
        choose: (change) => this.choose(change),
      });
    } catch (error) {
      // Without its filters the list is still complete.
      this.#filterBar = 'failed';
      this.reportError(error);
    }
    this.requestUpdate();
  }

  /** The visitor chose a place, here or there: shown in the detail and marked on the map. */
  #choose(id: string, on: 'list' | 'map'): void {
    if (!this.dispatchEvent(new EscalePlaceSelectEvent(id))) return;
    this.#selected = id;
    this.#detail = 'open';
    this.#chosenOn = on;
    this.#noCard = undefined;
    import('../place-card/place-card.ts').catch((error: unknown) => {
      this.#noCard = error;
      this.reportError(error);
      this.requestUpdate();
    });
    void this.#focus('.back');
  }

  readonly #back = (): void => {
    this.#detail = 'left';
    const onMap = this.#chosenOn === 'map' && this.#map.focus(this.#selected);
    this.requestUpdate();
    if (!onMap) void this.#focus(`[data-place="${this.#selected}"]`, '.list button');
    setTimeout(() => {
      if (this.#detail === 'left') this.#detail = undefined;
      this.requestUpdate();
    }, 300);
  };

  async #more(): Promise<void> {
    const { client } = this;
    if (!client) return;
    const id = await this.#pages.more((cursor, signal) => this.#search(client, { cursor }, signal), this.reportError);
    if (id) void this.#focus(`[data-place="${id}"]`);
  }

  readonly #clear = (): void => {
    this.#chosen = {};
    if (typeof this.#filterBar === 'object') this.#filterBar.clear();
    void this.#focus('.filters input, .filters button', '.list button');
  };

  /** Focuses the first that is there after the update. */
  async #focus(...selectors: readonly string[]): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    for (const selector of selectors) {
      const found = this.renderRoot.querySelector<HTMLElement>(selector);
      if (found) return found.focus();
    }
  }

  readonly #onDetailKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#back();
  };
}

define('escale-place-map', EscalePlaceMap);

declare global {
  interface HTMLElementTagNameMap {
    'escale-place-map': EscalePlaceMap;
  }
}
