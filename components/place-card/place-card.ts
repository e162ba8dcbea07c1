import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { getPlace } from '../../sdk/calls/get-place.ts';
import { shaped } from '../../sdk/connection.ts';
import type { Place, PlaceSummary } from '../../sdk/contract/index.ts';
import { isProblemError } from '../../sdk/errors/problem-error.ts';
import { list, shape } from '../../sdk/guards/checks.ts';
import { isPlaceSummary } from '../../sdk/guards/place-summary.ts';
import { isResource } from '../../sdk/guards/resource.ts';
import { isSource } from '../../sdk/guards/source.ts';
import { Alarm } from '../../src/core/alarm.ts';
import type { Client } from '../../src/core/client.ts';
import { numberWithin, someOf } from '../../src/core/converters.ts';
import { define } from '../../src/core/define.ts';
import { EscaleElement } from '../../src/core/element.ts';
import { EscaleBookingRedirectEvent } from '../../src/core/events.ts';
import { RemoteController, valueOf } from '../../src/core/remote.ts';
import { NotAnIdError, typedId } from '../../src/core/typed-id.ts';
import { warnOnce } from '../../src/core/warn.ts';
import { icon, iconStyles } from '../../src/pictograms/icon.ts';
import { kindIcons } from '../../src/pictograms/kinds.ts';
import { oldMonth, sayStale } from '../../src/translations/dates.ts';
import { amenities, card } from '../../src/translations/fr/card.ts';
import { common, kinds, opening, place, problem } from '../../src/translations/fr/first.ts';
import { lookUp } from '../../src/translations/word.ts';
import type { EscaleBookingButton } from '../booking-button/booking-button.ts';
import { renderOffers } from './offers.ts';
import { renderAddress, renderAmenities, renderLabels, renderOpening, type View } from './parts.ts';
import { placeCardStyles } from './place-card.styles.ts';

/** The parts that `show` chooses from; the name, the kind, the status and the age of the information always show. */
const PARTS = [
  'summary',
  'labels',
  'amenities',
  'opening',
  'prices',
  'contact',
  'accessibility',
  'description',
] as const;
/** Those of which there is more to say once the visitor asks. */
const DETAILS = PARTS.slice(3);
type Part = (typeof PARTS)[number];

/** What a card shows at first: the details are looked at when they are opened. */
type Shown = PlaceSummary & Partial<Pick<Place, 'resources' | 'source'>>;

const hasMore = shape<Pick<Place, 'resources' | 'source'>>({ resources: list(isResource), source: isSource });
const isShown = (json: unknown): json is Shown => isPlaceSummary(json) && hasMore(json);
const readPlace = shaped(isShown, 'Place');

/**
 * One place: what it is, whether it is open and until when, what it offers, what it costs, how to get there. By the id
 * in `place`, fetched from the hub, or from an object given to the property of that name. The hours of the week, prices,
 * contact, accessibility and description come when the visitor opens the details.
 *
 * @summary A card that shows one place of the network.
 * @status stable
 * @since 1.0
 * @slot - What stands there without JavaScript and when the hub cannot be reached: a link.
 * @slot actions - Links and buttons of the page, at the end of the card.
 * @event {EscaleBookingRedirectEvent} escale-booking-redirect - The visitor follows a booking link to the operator's
 *   platform. Bubbles; cancel it to stay on the page.
 * @event {EscaleErrorEvent} escale-error - The hub could not be reached or answered with a problem. Does not bubble.
 * @csspart base - Everything the element renders.
 * @csspart card - The frame of the card.
 * @csspart name - The name of the place.
 * @csspart opening - The opening state.
 * @csspart booking - The link to the operator's booking platform.
 * @csspart details - What comes when the visitor asks for it.
 * @csspart failure - The reason why there is nothing to show, and the retry button.
 * @csspart retry - The retry button.
 * @cssproperty [--escale-card-block-size=0] - Height kept for the card from the start, so that nothing moves.
 * @cssstate loading - Waiting for the first answer.
 * @cssstate ready - Shows a current answer.
 * @cssstate stale - Shows an older answer, because the last request failed.
 * @cssstate failed - Has nothing to show but its children.
 */
export class EscalePlaceCard extends EscaleElement<'kinds' | 'opening' | 'place' | 'amenities' | 'card'> {
  static override styles = [...EscaleElement.styles, iconStyles, placeCardStyles];

  static override properties = {
    place: {},
    show: { converter: someOf('escale-place-card show', PARTS) },
    withoutBooking: { type: Boolean, attribute: 'without-booking' },
    headingLevel: { attribute: 'heading-level', converter: numberWithin('escale-place-card heading-level', 2, 6) },
  };

  /** Id of the place; or, as a property, the place itself as the SDK gives it, whole or from a list. */
  declare place?: string | Place | PlaceSummary;

  /** The parts to show, separated by commas. Default: all. */
  declare show?: readonly Part[];

  /** Hides the booking links; prices stay. */
  declare withoutBooking: boolean;

  /** Level of the heading that names the place, 2 to 6, so that it fits the headings of the page. Default: 3. */
  declare headingLevel?: number;

  protected override readonly french = { common, problem, kinds, opening, place, amenities, card };
  protected override readonly english = () => import('../../src/translations/en/elements/en-place-card.ts');

  protected override readonly remote = new RemoteController<Shown, readonly [unknown, Client?]>(this, {
    args: () => this.#question,
    load: ([place, client], signal) => loadPlace(place, client, signal),
    onError: (error) => {
      if (error instanceof NotAnIdError)
        warnOnce(`<escale-place-card place="${error.message}">: not the id of a place.`);
      else this.reportError(error);
    },
  });

  /** What the visitor has asked for: its code, and what a list left out of the place. */
  readonly #details = new RemoteController(this, {
    args: () => {
      const place = valueOf(this.remote.state);
      return this.#isOpen && place ? ([place, this.client] as const) : undefined;
    },
    load: async ([place, client], signal) => {
      const [code, whole] = await Promise.all([
        import('./details.ts'),
        place.resources || !client ? place : getPlace(client, place.id, readPlace, { signal }),
      ]);
      code.dressDetails(this);
      return { ...code, place: code.wholePlace(whole, client?.hub) };
    },
    onError: this.reportError,
  });

  readonly #alarm = new Alarm(this, () => {
    this.#outdated = this.place;
    this.remote.refresh();
    this.requestUpdate();
  });

  /** The given place whose opening state has passed since: the hub is asked instead. */
  #outdated: unknown;
  #isOpen = false;
  /** Why the code that books did not come. */
  #noBooking: unknown;

  get #question(): readonly [unknown, Client?] | undefined {
    const { place, client } = this;
    if (!place) return undefined;
    if (typeof place === 'object' && !(client && this.#outdated === place)) return [place];
    return client && [typeof place === 'object' ? place.id : place, client];
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const change = valueOf(this.remote.state)?.opening.nextChange;
    this.#alarm.set(change ? Date.parse(change) : undefined);
  }

  protected override renderContent(): unknown {
    const { state } = this.remote;
    const { card, common } = this.messages;
    const known = valueOf(state);
    if (known) return this.#renderCard(known);
    return state.status === 'idle' && !this.place
      ? this.#renderNotice(card.noPlace)
      : html`<div class="card skeleton" part="card">${common.loading}</div>`;
  }

  protected override renderFailure(error: unknown): unknown {
    return error instanceof NotAnIdError || (isProblemError(error) && error.status === 404)
      ? this.#renderNotice(
          this.messages.card.unknown(typeof this.place === 'object' ? this.place.id : (this.place ?? '')),
        )
      : html`<div class="card" part="card">${super.renderFailure(error)}</div>`;
  }

  #renderNotice(sentence: string): TemplateResult {
    return html`<div class="card" part="card"><p class="notice" part="failure">${sentence}</p></div>`;
  }

  #renderCard(place: Shown): TemplateResult {
    const level = this.headingLevel ?? 3;
    const { resources, source, status, summary } = place;
    const view: View = { place, messages: this.messages, level: level + 1, now: new Date() };
    const month = oldMonth(source?.observedAt ?? place.updatedAt, view.now, this.messages);
    return html`<article class="card" part="card" aria-labelledby="name">
      ${this.#renderHeader(place, level)} ${this.#renderStale()}
      <div class="body">
        <div class="column">
          ${status === 'open' && this.#shows('opening') ? renderOpening(view) : nothing}
          ${this.#shows('summary') && summary ? html`<p><bdi>${summary}</bdi></p>` : nothing}
          ${this.#shows('labels') ? renderLabels(view) : nothing}
          ${this.#shows('amenities') ? renderAmenities(view) : nothing}
        </div>
        <div class="column">
          ${this.#shows('contact') ? renderAddress(view) : nothing}
          ${
            resources && status === 'open' && this.#shows('prices') && !this.withoutBooking
              ? renderOffers({
                  ...view,
                  resources,
                  hub: this.client?.hub,
                  onLeave: ({ id }, url) => this.dispatchEvent(new EscaleBookingRedirectEvent(place.id, id, url)),
                  onBook: this.#onBook,
                })
              : nothing
          }
          ${this.#noBooking ? html`<p class="notice" role="alert">${this.reason(this.#noBooking)}</p>` : nothing}
        </div>
      </div>
      ${(resources ?? this.client) && DETAILS.some((part) => this.#shows(part)) ? this.#renderDetails(view) : nothing}
      ${month ? html`<p class="old">${this.messages.card.observed(month)}</p>` : nothing}
      <div class="actions"><slot name="actions"></slot></div>
    </article>`;
  }

  #renderHeader(place: Shown, level: number): TemplateResult {
    const { card, kinds, place: say } = this.messages;
    const { status } = place;
    const words = place.kinds.map((kind) => lookUp(kinds, kind) ?? kind);
    if (place.distance !== undefined) words.push(say.distance(place.distance));
    return html`<header>
        ${icon(lookUp(kindIcons, place.kinds[0] ?? 'other') ?? kindIcons.other)}
        <div>
          <h3 id="name" part="name" aria-level=${level}>${place.name}</h3>
          <p class="muted">${words.join('\xa0· ')}</p>
        </div>
      </header>
      ${place.demonstration ? html`<p class="mark">${card.demonstration}</p>` : nothing}
      ${status === 'open' ? nothing : html`<p class="notice">${say.statuses[status]}</p>`}`;
  }

  #renderStale(): unknown {
    const { state } = this.remote;
    if (state.status !== 'stale') return nothing;
    return html`<div class="notice">
      <p>${sayStale(state.loadedAt, new Date(), this.messages)}</p>
      ${this.renderRetry()}
    </div>`;
  }

  #renderDetails(view: View): TemplateResult {
    const { state } = this.#details;
    const { card, common } = this.messages;
    const known = valueOf(state);
    return html`<details part="details" @toggle=${this.#onToggle}>
      <summary>${card.more}</summary>
      ${known ? known.renderDetails(known.place, view, (part) => this.#shows(part)) : nothing}
      ${
        state.status === 'failed'
          ? html`<div class="notice">
              <p role="alert">${this.reason(state.error)}</p>
              ${this.renderRetry(this.#details)}
            </div>`
          : nothing
      }
      <p aria-live="polite">${state.status === 'loading' ? common.loading : nothing}</p>
    </details>`;
  }

  #shows(part: Part): boolean {
    return this.show?.includes(part) ?? true;
  }

  /** Who only reads a card does without the code that books; whoever did not get it may click again. */
  readonly #onBook = async ({ currentTarget }: Event): Promise<void> => {
    const button = currentTarget as HTMLElement;
    button.ariaDisabled = 'true';
    this.#noBooking = undefined;
    try {
      await import('../booking-button/booking-button.ts');
      (button.parentElement as EscaleBookingButton).open();
    } catch (error) {
      this.#noBooking = error;
      this.reportError(error);
    }
    button.ariaDisabled = null;
    this.requestUpdate();
  };

  readonly #onToggle = ({ target }: Event): void => {
    this.#isOpen ||= (target as HTMLDetailsElement).open;
    this.requestUpdate();
  };
}

/** An object given by the page is there already; an id is asked for once it can be one. */
async function loadPlace(place: unknown, client: Client | undefined, signal: AbortSignal): Promise<Shown> {
  if (isGiven(place)) return place;
  const id = typedId(String(place));
  if (id === undefined || !client) throw new NotAnIdError(String(place));
  return getPlace(client, id, readPlace, { signal });
}

const isGiven = (place: unknown): place is Shown => typeof place === 'object' && place !== null;

define('escale-place-card', EscalePlaceCard);

declare global {
  interface HTMLElementTagNameMap {
    'escale-place-card': EscalePlaceCard;
  }
}
