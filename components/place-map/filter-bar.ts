import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Kind } from '../../sdk/index.ts';
import type { Client } from '../../src/core/client.ts';
import { icon } from '../../src/pictograms/icon.ts';
import { kindIcons } from '../../src/pictograms/kinds.ts';
import { close, locate, search } from '../../src/pictograms/controls.ts';
import { filters as french } from '../../src/translations/fr/filters.ts';
import type { Sentences } from '../../src/translations/messages.ts';
import { adopt } from './adopt.ts';
import { filterBarStyles } from './filter-bar.styles.ts';
import type { ChosenFilters, FilterWord, FixedFilters } from './filters.ts';
import { TownField } from './town-field.ts';

/** What the bar knows of the element it stands in, and what it asks of it. */
export interface FilterBarHost {
  readonly element: HTMLElement;
  chosen(): ChosenFilters;
  fixed(): FixedFilters;
  /** The kinds that there are before the visitor chooses; undefined while that is not known. */
  kinds(): readonly Kind[] | undefined;
  allowed(): readonly FilterWord[];
  messages(): Sentences<'kinds' | 'map'>;
  client(): Client | undefined;
  choose(change: { readonly [K in keyof ChosenFilters]: ChosenFilters[K] | undefined }): void;
}

/** How far around, in metres: from a walk to a drive. */
const radii = [5_000, 10_000, 20_000, 50_000];
const usualRadius = 20_000;
const typingPause = 400;

/** The controls of the filters that visitors may change; loaded only where there are any. */
export class FilterBar {
  readonly #updates: ReactiveControllerHost;
  readonly #host: FilterBarHost;
  readonly #towns: TownField;
  #expanded = false;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #locating = false;
  #refusal: 'denied' | 'unavailable' | undefined;

  constructor(updates: ReactiveControllerHost, host: FilterBarHost) {
    this.#updates = updates;
    this.#host = host;
    this.#towns = new TownField(updates, host, (town) => {
      this.#refusal = undefined;
      host.choose({ near: town && { ...town, radius: this.#radius } });
    });
    updates.addController({
      hostConnected: () => adopt(host.element.shadowRoot, filterBarStyles),
      hostDisconnected: () => clearTimeout(this.#typing),
    });
  }

  get #radius(): number {
    return this.#host.chosen().near?.radius ?? usualRadius;
  }

  /** Empties the fields; what was chosen is the element's. */
  clear(): void {
    clearTimeout(this.#typing);
    this.#refusal = undefined;
    this.#towns.clear();
    const field = this.#host.element.shadowRoot?.querySelector<HTMLInputElement>('.q input');
    if (field) field.value = '';
  }

  render(): TemplateResult {
    const { filters = french, map } = this.#host.messages();
    const allowed = this.#host.allowed();
    // Two points to be near to have no meaning, and replacing the webmaster's would widen the search.
    const around = !this.#host.fixed().near;
    const chips = [
      allowed.includes('open') ? this.#renderChip('open', filters.openNow) : nothing,
      allowed.includes('bookable') && !this.#host.fixed().bookable
        ? this.#renderChip('bookable', filters.bookable)
        : nothing,
      allowed.includes('kind') ? this.#renderKinds() : nothing,
    ];
    const toggle = (): void => {
      this.#expanded = !this.#expanded;
      this.#updates.requestUpdate();
    };
    return html`<div class="fields">
        ${allowed.includes('q') ? this.#renderText() : nothing}
        ${around && allowed.includes('near') ? this.#towns.render() : nothing}
        ${around && allowed.includes('locate') ? this.#renderLocate() : nothing}
        ${
          chips.every((chip) => chip === nothing)
            ? nothing
            : html`<button
                type="button"
                class="small toggle"
                aria-expanded=${this.#expanded}
                aria-controls="chips"
                @click=${toggle}
              >
                ${map.filters}
              </button>`
        }
      </div>
      ${this.#renderNear()}
      <p class="refusal" aria-live="polite">
        ${this.#refusal ? filters[this.#refusal] : this.#locating ? filters.locating : nothing}
      </p>
      <div class="chips ${this.#expanded ? 'expanded' : ''}" id="chips">${chips}</div>`;
  }

  #renderText(): TemplateResult {
    const { filters = french } = this.#host.messages();
    const apply = (value: string): void => {
      clearTimeout(this.#typing);
      this.#host.choose({ q: value.trim().slice(0, 100) || undefined });
    };
    const onInput = (event: InputEvent): void => {
      const { value } = event.target as HTMLInputElement;
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => apply(value), typingPause);
    };
    const onKeydown = (event: KeyboardEvent): void => {
      // `submit` does not exist in a sandboxed frame: the key is enough.
      if (event.key === 'Enter' && !event.isComposing) apply((event.target as HTMLInputElement).value);
    };
    return html`<label class="field q">
      <span class="visually-hidden">${filters.q}</span>${icon(search)}
      <input
        type="search"
        maxlength="100"
        autocomplete="off"
        enterkeyhint="search"
        placeholder=${filters.q}
        @input=${onInput}
        @keydown=${onKeydown}
      />
    </label>`;
  }

  #renderChip(name: 'open' | 'bookable', label: string): TemplateResult {
    const pressed = this.#host.chosen()[name] === true;
    return html`<button
      type="button"
      class="chip"
      aria-pressed=${pressed}
      @click=${() => this.#host.choose({ [name]: pressed ? undefined : true })}
    >
      ${label}
    </button>`;
  }

  #renderKinds(): TemplateResult {
    const { kinds, filters = french } = this.#host.messages();
    const chosen = this.#host.chosen().kind ?? [];
    const present = this.#host.kinds();
    // A choice that finds nothing is no choice; but one that was made can be taken back.
    const offered = (this.#host.fixed().kind ?? (Object.keys(kindIcons) as Kind[])).filter(
      (kind) => !present || present.includes(kind) || chosen.includes(kind),
    );
    const toggle = (kind: Kind): void => {
      const now = chosen.includes(kind) ? chosen.filter((each) => each !== kind) : [...chosen, kind];
      this.#host.choose({ kind: now.length > 0 ? now : undefined });
    };
    return html`<div class="kinds" role="group" aria-label=${filters.kinds}>
      ${offered.map(
        (kind) =>
          html`<button type="button" class="chip" aria-pressed=${chosen.includes(kind)} @click=${() => toggle(kind)}>
            ${icon(kindIcons[kind])}${kinds[kind]}
          </button>`,
      )}
    </div>`;
  }

  /** What the list is sorted around, how far it reaches, and the way out. */
  #renderNear(): unknown {
    const { near } = this.#host.chosen();
    if (!near) return nothing;
    const { filters = french } = this.#host.messages();
    const around = filters.around(near.name);
    const forget = (): void => {
      this.#towns.clear();
      this.#host.choose({ near: undefined });
    };
    const change = (event: Event): void =>
      this.#host.choose({ near: { ...near, radius: Number((event.target as HTMLSelectElement).value) } });
    return html`<div class="around">
      <button type="button" class="chip" aria-label=${filters.forget(around)} @click=${forget}>
        ${around}${icon(close)}
      </button>
      <label>
        ${filters.within}
        <select @change=${change}>
          ${radii.map(
            (metres) =>
              html`<option value=${metres} ?selected=${metres === near.radius}>
                ${filters.kilometres(metres / 1000)}
              </option>`,
          )}
        </select>
      </label>
    </div>`;
  }

  #renderLocate(): TemplateResult {
    const { filters = french } = this.#host.messages();
    return html`<button type="button" class="small locate" aria-disabled=${this.#locating} @click=${this.#locate}>
      ${icon(locate)}${filters.locate}
    </button>`;
  }

  readonly #locate = (): void => {
    if (this.#locating) return;
    this.#refusal = undefined;
    const { filters = french } = this.#host.messages();
    if (!('geolocation' in navigator)) return this.#refuse('unavailable');
    this.#locating = true;
    this.#updates.requestUpdate();
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        this.#locating = false;
        // A hundred metres are enough to sort by distance, and the hub need not know more.
        const [lat, lon] = [Number(coords.latitude.toFixed(3)), Number(coords.longitude.toFixed(3))];
        this.#towns.clear();
        this.#host.choose({ near: { lat, lon, name: filters.here, radius: this.#radius } });
      },
      ({ code, PERMISSION_DENIED }) => this.#refuse(code === PERMISSION_DENIED ? 'denied' : 'unavailable'),
      { timeout: 15_000, maximumAge: 300_000 },
    );
  };

  #refuse(reason: 'denied' | 'unavailable'): void {
    this.#locating = false;
    this.#refusal = reason;
    this.#updates.requestUpdate();
  }
}
