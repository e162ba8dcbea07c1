import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { searchTerritories } from '../../sdk/calls/search-territories.ts';
import type { Territory } from '../../sdk/index.ts';
import { icon } from '../../src/pictograms/icon.ts';
import { pin } from '../../src/pictograms/place.ts';
import { filters as french } from '../../src/translations/fr/filters.ts';
import type { FilterBarHost } from './filter-bar.ts';

export interface Town {
  readonly lat: number;
  readonly lon: number;
  readonly name: string;
}

const typingPause = 200;

/**
 * The name of a town, completed from the hub's communes: the editable combobox with list autocomplete of the ARIA
 * Authoring Practices (1.2). Down and Up move among the suggestions, Enter takes one, Escape closes, then empties.
 */
export class TownField {
  readonly #updates: ReactiveControllerHost;
  readonly #host: FilterBarHost;
  readonly #choose: (town: Town | undefined) => void;
  #suggestions: readonly Territory[] = [];
  #open = false;
  #active = -1;
  #failed = false;
  #said = '';
  #typing: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;

  constructor(updates: ReactiveControllerHost, host: FilterBarHost, choose: (town: Town | undefined) => void) {
    this.#updates = updates;
    this.#host = host;
    this.#choose = choose;
    updates.addController({ hostDisconnected: () => this.#stop() });
  }

  clear(): void {
    this.#close();
    const { input } = this;
    if (input) input.value = '';
  }

  private get input(): HTMLInputElement | null {
    return this.#host.element.shadowRoot?.querySelector<HTMLInputElement>('.town input') ?? null;
  }

  render(): TemplateResult {
    const { filters = french } = this.#host.messages();
    return html`<div class="field town">
      <label>
        ${icon(pin)}
        <input
          type="text"
          role="combobox"
          aria-label=${filters.near}
          aria-autocomplete="list"
          aria-expanded=${this.#open}
          aria-controls="towns"
          aria-activedescendant=${this.#active < 0 ? nothing : `town-${this.#active}`}
          autocomplete="off"
          spellcheck="false"
          maxlength="100"
          placeholder=${filters.near}
          @input=${this.#onInput}
          @keydown=${this.#onKeydown}
          @blur=${() => this.#close()}
        />
      </label>
      <ul role="listbox" id="towns" aria-label=${filters.near} ?hidden=${!this.#open}>
        ${this.#suggestions.map((town, index) => this.#renderTown(town, index))}
      </ul>
      <span class="visually-hidden" aria-live="polite">${this.#said}</span>
      ${this.#failed ? html`<span class="refusal">${filters.townsFailed}</span>` : nothing}
    </div>`;
  }

  #renderTown({ name, within }: Territory, index: number): TemplateResult {
    // The field keeps the focus, whose loss would close the list; who slides off before letting go has chosen nothing.
    const keepFocus = (event: Event): void => event.preventDefault();
    // Keys choose from the field, as in every combobox (ARIA APG).
    // eslint-disable-next-line lit-a11y/click-events-have-key-events
    return html`<li
      role="option"
      id=${`town-${index}`}
      aria-selected=${index === this.#active}
      @mousedown=${keepFocus}
      @click=${() => this.#take(index)}
    >
      ${name}${within ? html` <span class="quiet">${within}</span>` : nothing}
    </li>`;
  }

  readonly #onInput = (event: InputEvent): void => {
    const text = (event.target as HTMLInputElement).value.trim();
    this.#stop();
    if (text.length < 2) this.#close();
    else this.#typing = setTimeout(() => void this.#search(text), typingPause);
  };

  async #search(text: string): Promise<void> {
    const running = (this.#running = new AbortController());
    try {
      const client = this.#host.client();
      const query = { q: text, type: ['commune' as const], limit: 8 };
      const found = client && (await searchTerritories(client, query, { signal: running.signal }));
      if (this.#running !== running) return;
      // A commune whose centre nobody knows cannot be searched around.
      this.#suggestions = (found?.items ?? []).filter(({ centre }) => centre);
      this.#failed = false;
      this.#open = this.#suggestions.length > 0;
      this.#active = -1;
      this.#said = (this.#host.messages().filters ?? french).towns(this.#suggestions.length);
    } catch {
      if (this.#running !== running) return;
      this.#close();
      this.#failed = true;
      this.#said = (this.#host.messages().filters ?? french).townsFailed;
    }
    this.#updates.requestUpdate();
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const last = this.#suggestions.length - 1;
    switch (event.key) {
      case 'ArrowDown':
        this.#move(this.#active >= last ? 0 : this.#active + 1);
        break;
      case 'ArrowUp':
        this.#move(this.#active <= 0 ? last : this.#active - 1);
        break;
      case 'Enter':
        if (!this.#open) return;
        this.#take(Math.max(0, this.#active));
        break;
      case 'Escape':
        if (this.#open) this.#close();
        else this.clear();
        event.stopPropagation();
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  #move(index: number): void {
    if (this.#suggestions.length === 0) return;
    this.#open = true;
    this.#active = index;
    this.#updates.requestUpdate();
  }

  #take(index: number): void {
    const town = this.#suggestions[index];
    if (!town?.centre) return;
    this.#close();
    const { input } = this;
    if (input) input.value = '';
    this.#choose({ ...town.centre, name: town.name });
  }

  #close(): void {
    this.#stop();
    this.#open = false;
    this.#active = -1;
    this.#said = '';
    this.#updates.requestUpdate();
  }

  #stop(): void {
    clearTimeout(this.#typing);
    this.#running?.abort();
    this.#running = undefined;
  }
}
