import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { getPlace } from '../../sdk/calls/get-place.ts';
import { shaped } from '../../sdk/connection.ts';
import type { Place, PlaceSummary } from '../../sdk/contract/index.ts';
import { isProblemError } from '../../sdk/errors/problem-error.ts';
import { isPlace } from '../../sdk/guards/place.ts';
import { formatPlaceId, parsePlaceId } from '../../sdk/place-id.ts';
import { Alarm } from '../../src/core/alarm.ts';
import type { Client } from '../../src/core/client.ts';
import { numberWithin, someOf } from '../../src/core/converters.ts';
import { define } from '../../src/core/define.ts';
import { EscaleElement } from '../../src/core/element.ts';
import { EscaleBookingRedirectEvent } from '../../src/core/events.ts';
import { RemoteController, valueOf } from '../../src/core/remote.ts';
import { warnOnce } from '../../src/core/warn.ts';
import { icon, iconStyles } from '../../src/pictograms/icon.ts';
import { kindIcons } from '../../src/pictograms/kinds.ts';
import { warning } from '../../src/pictograms/ui.ts';
import { formatMoment, oldMonth } from '../../src/translations/dates.ts';
import { lookUp } from '../../src/translations/word.ts';
import { renderContact } from './contact.ts';
import { renderOffers, type OffersView } from './offers.ts';
import {
  disclosure,
  isWhole,
  renderAccessibility,
  renderAmenities,
  renderLabels,
  renderOpening,
  type View,
} from './parts.ts';
import { placeCardStyles } from './place-card.styles.ts';

/** The parts that `show` chooses from; the name, the kind, the status and the age of the information always show. */
const PARTS = [
  'opening',
  'summary',
  'labels',
  'amenities',
  'prices',
  'contact',
  'accessibility',
  'description',
] as const;
type Part = (typeof PARTS)[number];

const readPlace = shaped(isPlace, 'Place');

/** What cannot be the id of a place is not worth a request. */
class NotAnIdError extends Error {
  override readonly name = 'NotAnIdError' as const;
}

/**
 * One place: what it is, whether it is open and until when, what it offers, what it costs, how to get there. By the id
 * in `place`, fetched from the hub, or from an object given to the property of that name; what an object of a list
 * leaves out is fetched when the visitor asks for it.
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
 * @csspart opening - The opening state and the hours of the week.
 * @csspart booking - The link to the operator's booking platform.
 * @csspart failure - The reason why there is nothing to show, and the retry button.
 * @csspart retry - The retry button.
 * @cssproperty [--escale-card-block-size=0] - Height kept for the card from the start, so that nothing moves.
 * @cssstate loading - Waiting for the first answer.
 * @cssstate ready - Shows a current answer.
 * @cssstate stale - Shows an older answer, because the last request failed.
 * @cssstate failed - Has nothing to show but its children.
 */
export class EscalePlaceCard extends EscaleElement {
  static override styles = [...EscaleElement.styles, iconStyles, placeCardStyles];

  /** Id of the place; or, as a property, the place itself as the SDK gives it, whole or from a list. */
  @property() place?: string | Place | PlaceSummary;

  /** The parts to show, separated by commas. Default: all. */
  @property({ converter: someOf('escale-place-card show', PARTS) }) show?: readonly Part[];

  /** Hides the booking links; prices stay. */
  @property({ type: Boolean, attribute: 'without-booking' }) withoutBooking = false;

  /** Level of the heading that names the place, 2 to 6, so that it fits the headings of the page. Default: 3. */
  @property({ attribute: 'heading-level', converter: numberWithin('escale-place-card heading-level', 2, 6) })
  headingLevel?: number;

  protected override readonly remote = new RemoteController<Place | PlaceSummary, readonly [unknown, Client?]>(this, {
    args: () => this.#question,
    load: ([place, client], signal) => loadPlace(place, client, signal),
    onError: (error) => {
      if (error instanceof NotAnIdError)
        warnOnce(`<escale-place-card place="${error.message}">: not the id of a place.`);
      else this.reportError(error);
    },
  });

  /** What a list left out, once the visitor wants it. */
  readonly #details = new RemoteController<Place, readonly [Client, string]>(this, {
    args: () => this.#detailsQuestion,
    load: ([client, id], signal) => getPlace(client, id, readPlace, { signal }),
    onError: this.reportError,
  });

  readonly #alarm = new Alarm(this, () => {
    this.#outdated = this.place;
    this.remote.refresh();
    this.requestUpdate();
  });

  /** The given place whose opening state has passed since: the hub is asked instead. */
  #outdated: unknown;
  #wantsDetails = false;

  get #question(): readonly [unknown, Client?] | undefined {
    const { place, client } = this;
    if (!place) return undefined;
    if (typeof place === 'object' && !(client && this.#outdated === place)) return [place];
    return client && [typeof place === 'object' ? place.id : place, client];
  }

  get #detailsQuestion(): readonly [Client, string] | undefined {
    const place = valueOf(this.remote.state);
    return this.#wantsDetails && this.client && place && !isWhole(place) ? [this.client, place.id] : undefined;
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const change = valueOf(this.remote.state)?.opening.nextChange;
    this.#alarm.set(change ? Date.parse(change) : undefined);
  }

  protected override renderContent(): unknown {
    const { state } = this.remote;
    const known = valueOf(state);
    if (known) return this.#renderCard(this.#whole(known));
    return state.status === 'idle' && !this.place
      ? this.#renderNotice(this.messages.card.noPlace)
      : this.#renderSkeleton();
  }

  protected override renderFailure(error: unknown): unknown {
    return isUnknown(error)
      ? this.#renderNotice(
          this.messages.card.unknown(typeof this.place === 'object' ? this.place.id : (this.place ?? '')),
        )
      : html`<div class="card" part="card">${super.renderFailure(error)}</div>`;
  }

  #whole(place: Place | PlaceSummary): Place | PlaceSummary {
    const details = valueOf(this.#details.state);
    return details?.id === place.id ? details : place;
  }

  #renderNotice(sentence: string): TemplateResult {
    return html`<div class="card" part="card"><p class="notice" part="failure">${sentence}</p></div>`;
  }

  #renderSkeleton(): TemplateResult {
    return html`<div class="card skeleton" part="card" aria-hidden="true">
      <header><span class="emblem"></span><span class="bar"></span></header>
      <span class="bar"></span><span class="bar"></span><span class="bar"></span>
    </div>`;
  }

  #renderCard(place: Place | PlaceSummary): TemplateResult {
    const level = this.headingLevel ?? 3;
    const view: OffersView = {
      place,
      messages: this.messages,
      level: level + 1,
      now: new Date(),
      withoutBooking: this.withoutBooking,
      onBook: (resource, url) => this.dispatchEvent(new EscaleBookingRedirectEvent(place.id, resource.id, url)),
    };
    return html`<article class="card" part="card" aria-labelledby="name">
      ${this.#renderHeader(place, level)} ${this.#renderStale()}
      <div class="body">
        <div class="column">
          ${place.status === 'open' && this.#shows('opening') ? renderOpening(view) : nothing}
          ${this.#shows('summary') && place.summary ? html`<p>${place.summary}</p>` : nothing}
          ${this.#shows('labels') ? renderLabels(view) : nothing}
          ${this.#shows('amenities') ? renderAmenities(view) : nothing}
          ${
            this.#shows('description') && isWhole(place) && place.description
              ? disclosure(this.messages.card.more, html`<p class="text">${place.description}</p>`)
              : nothing
          }
        </div>
        <div class="column">
          ${this.#shows('prices') ? renderOffers(view) : nothing}
          ${this.#shows('contact') ? renderContact(view) : nothing}
          ${this.#shows('accessibility') ? renderAccessibility(view) : nothing}
        </div>
      </div>
      ${this.#renderFooter(view)}
    </article>`;
  }

  #renderHeader(place: Place | PlaceSummary, level: number): TemplateResult {
    const { card, kinds } = this.messages;
    const { status } = place;
    const words = place.kinds.map((kind) => lookUp(kinds, kind) ?? kind);
    if ('distance' in place && place.distance !== undefined) words.push(card.distance(place.distance));
    return html`<header>
        <span class="emblem">${icon(lookUp(kindIcons, place.kinds[0] ?? 'other') ?? kindIcons.other)}</span>
        <div>
          <h3 id="name" part="name" aria-level=${level}>${place.name}</h3>
          <p class="muted">${words.join(' · ')}</p>
        </div>
      </header>
      ${place.demonstration ? html`<p class="mark">${card.demonstration}</p>` : nothing}
      ${status === 'open' ? nothing : html`<p class="notice">${card.statuses[status]}</p>`}`;
  }

  #renderStale(): unknown {
    const { state } = this.remote;
    if (state.status !== 'stale') return nothing;
    const when = formatMoment(state.loadedAt, new Date(), this.messages);
    return html`<div class="notice">
      <p>${this.messages.card.stale(when)}</p>
      ${this.renderRetry()}
    </div>`;
  }

  #renderFooter({ place, messages, now }: View): TemplateResult {
    const observed = isWhole(place) ? (place.source.observedAt ?? place.updatedAt) : place.updatedAt;
    const month = oldMonth(observed, now, messages);
    return html`<footer>
      ${month ? html`<p class="line old">${icon(warning)}<span>${messages.card.observed(month)}</span></p>` : nothing}
      ${isWhole(place) ? nothing : this.#renderMore()}
      <div class="actions"><slot name="actions"></slot></div>
    </footer>`;
  }

  /** What a list left out comes when the visitor wants it; without a hub there is nobody to ask. */
  #renderMore(): unknown {
    const { state } = this.#details;
    const { card, common } = this.messages;
    if (!this.client) return nothing;
    const waiting = state.status === 'loading' || this.#details.refreshing;
    return html`${state.status === 'failed' ? html`<p class="notice">${this.reason(state.error)}</p>` : nothing}
      <div>
        <button type="button" aria-disabled=${waiting} @click=${this.#onMore}>
          ${waiting ? common.loading : card.more}
        </button>
      </div>`;
  }

  #shows(part: Part): boolean {
    return !this.show || this.show.includes(part);
  }

  readonly #onMore = (): void => {
    this.#wantsDetails = true;
    this.#details.refresh();
    this.requestUpdate();
  };
}

/** An object given by the page is there already; an id is asked for once it can be one. */
async function loadPlace(
  place: unknown,
  client: Client | undefined,
  signal: AbortSignal,
): Promise<Place | PlaceSummary> {
  if (isGiven(place)) return place;
  const number = parsePlaceId(String(place));
  if (number === undefined || !client) throw new NotAnIdError(String(place));
  return getPlace(client, formatPlaceId(number), readPlace, { signal });
}

const isGiven = (place: unknown): place is Place | PlaceSummary => typeof place === 'object' && place !== null;

const isUnknown = (error: unknown): boolean =>
  error instanceof NotAnIdError || (isProblemError(error) && error.status === 404);

define('escale-place-card', EscalePlaceCard);

declare global {
  interface HTMLElementTagNameMap {
    'escale-place-card': EscalePlaceCard;
  }
}
