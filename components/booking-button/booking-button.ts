import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { getPlace } from '../../sdk/calls/get-place.ts';
import { shaped } from '../../sdk/connection.ts';
import { isProblemError } from '../../sdk/errors/problem-error.ts';
import { isAddress } from '../../sdk/guards/address.ts';
import { bool, list, shape, str } from '../../sdk/guards/checks.ts';
import { isContact } from '../../sdk/guards/contact.ts';
import { isResource } from '../../sdk/guards/resource.ts';
import { EscaleBookingStartEvent } from '../../src/core/booking-events.ts';
import type { Client } from '../../src/core/client.ts';
import { numberWithin } from '../../src/core/converters.ts';
import { define } from '../../src/core/define.ts';
import { EscaleElement } from '../../src/core/element.ts';
import { EscaleBookingRedirectEvent } from '../../src/core/events.ts';
import { RemoteController, valueOf } from '../../src/core/remote.ts';
import { NotAnIdError, typedId } from '../../src/core/typed-id.ts';
import { siteName } from '../../src/core/urls.ts';
import { warnOnce } from '../../src/core/warn.ts';
import { icon, iconStyles } from '../../src/pictograms/icon.ts';
import { external } from '../../src/pictograms/external.ts';
import { booking } from '../../src/translations/fr/booking.ts';
import { common, problem } from '../../src/translations/fr/common.ts';
import { statuses } from '../../src/translations/fr/statuses.ts';
import { bookingButtonStyles } from './booking-button.styles.ts';
import type { BookingDialog } from './booking-dialog.ts';
import { type Bookable, type Way, type Wish, wayOf } from './way.ts';

// The classes are exported by src/index.ts: a page needs that of the second only once somebody has booked.
export type * from '../../src/core/booking-events.ts';

/**
 * Books something of a place: opens a dialog where it is booked in this network, leads to the operator's platform,
 * which it names, or to the place's phone or mail. The dialog is loaded at the first click.
 *
 * @summary A button that books a seat, or says where it is booked.
 * @status stable
 * @since 1.0
 * @slot - What stands there without JavaScript and when the hub cannot be reached: a link.
 * @event {EscaleBookingStartEvent} escale-booking-start - The visitor is about to book here. Bubbles; cancel it and the
 *   dialog does not open.
 * @event {EscaleBookingConfirmedEvent} escale-booking-confirmed - The hub has made a booking; its `status` says whether
 *   it is firm. Bubbles; says nothing of the person.
 * @event {EscaleBookingRedirectEvent} escale-booking-redirect - The visitor follows the link to the operator's
 *   platform. Bubbles; cancel it to stay on the page.
 * @event {EscaleErrorEvent} escale-error - The hub could not be reached or answered with a problem. Does not bubble.
 * @csspart base - Everything the element renders.
 * @csspart button - The button, or the link that leads elsewhere.
 * @csspart dialog - The booking dialog.
 * @csspart next - The button that leads from the time to the person.
 * @csspart back - The button that leads back to the time.
 * @csspart confirm - The button that books.
 * @csspart alternative - A button that chooses another time after a refusal.
 * @csspart until - The choice of the end.
 * @csspart price - The sum.
 * @csspart privacy - Who handles personal data, and what for.
 * @csspart calendar - The link to the calendar file.
 * @csspart again - The button that books another time.
 * @csspart done - The button that closes the dialog at the end.
 * @csspart close - The cross that closes the dialog.
 * @csspart failure - The reason why there is nothing to show, and the retry button.
 * @csspart retry - The retry button.
 * @cssstate loading - Waiting for the first answer.
 * @cssstate ready - Shows a current answer.
 * @cssstate stale - Shows an older answer, because the last request failed.
 * @cssstate failed - Has nothing to show but its children.
 */
export class EscaleBookingButton extends EscaleElement<'statuses' | 'booking'> {
  static override styles = [...EscaleElement.styles, iconStyles, bookingButtonStyles];

  static override properties = {
    place: {},
    resource: {},
    date: {},
    seats: { converter: numberWithin('escale-booking-button seats', 1, 100) },
  };

  /** Id of the place; or, as a property, the whole place as the SDK gives it. */
  declare place?: string | Bookable;

  /** Id of a resource of the place. Default: what can be booked here, with a choice when there are several. */
  declare resource?: string;

  /** Day that the dialog opens on, such as `2026-11-23`, in the place's calendar. Default: the first one with room. */
  declare date?: string;

  /** Seats asked for at first, 1 to 100. Default: 1. */
  declare seats?: number;

  protected override readonly french = { common, problem, statuses, booking };
  protected override readonly english = () => import('../../src/translations/en/elements/en-booking-button.ts');

  protected override readonly remote = new RemoteController<Bookable, readonly [string | Bookable, Client | undefined]>(
    this,
    {
      args: () => this.#question,
      load: ([place, client], signal) => loadPlace(place, client, signal),
      onError: (error) => {
        if (error instanceof NotAnIdError)
          warnOnce(`<escale-booking-button place="${error.message}">: not the id of a place.`);
        else this.reportError(error);
      },
    },
  );

  #opening = false;
  #isWanted = false;
  #unavailable = false;
  #dialog: BookingDialog | undefined;

  get #question(): readonly [string | Bookable, Client | undefined] | undefined {
    const { place, client } = this;
    if (!place || (typeof place === 'string' && !client)) return undefined;
    return [place, client];
  }

  get #wish(): Wish {
    const { resource, seats } = this;
    return { resource, seats, date: isDay(this.date) ? this.date : undefined };
  }

  /** Does what a click on the button or the link does, once it is there: with the focus on it, to which it returns. */
  open(): void {
    this.#isWanted = true;
    this.requestUpdate();
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const button = this.#isWanted && this.renderRoot.querySelector<HTMLElement>('[part=button]');
    if (!button) return;
    this.#isWanted = false;
    button.focus();
    queueMicrotask(() => button.click());
  }

  protected override renderContent(): unknown {
    const place = valueOf(this.remote.state);
    if (place) return this.#renderWay(place, wayOf(place, this.#wish));
    const { noPlace } = this.messages.booking;
    return this.place ? nothing : html`<p class="notice" part="failure">${noPlace}</p>`;
  }

  /** A place that the page gave as an object was never asked for. */
  protected override renderFailure(error: unknown): unknown {
    const isUnknown = error instanceof NotAnIdError || (isProblemError(error) && error.status === 404);
    return isUnknown
      ? html`<p class="notice" part="failure">${this.messages.booking.unknownPlace(this.place as string)}</p>`
      : super.renderFailure(error);
  }

  #renderWay(place: Bookable, way: Way): unknown {
    const { statuses, booking } = this.messages;
    if (place.status !== 'open') return html`<p>${statuses[place.status]}</p>`;
    switch (way.via) {
      case 'hub':
        return this.#renderButton(place, way.resources.length === 1 ? way.resources[0]?.name : undefined);
      case 'external':
        return this.#renderLink(place, way);
      case 'contact': {
        const words = way.url.startsWith('tel:') ? booking.phone : booking.mail;
        return html`<a class="button main book" part="button" href=${way.url}>${words}</a>`;
      }
      case 'walk-in':
        return html`<p>${booking.walkIn}</p>`;
      case 'none':
        return html`<p>${this.resource ? booking.unknown : booking.ask}</p>`;
    }
  }

  #renderButton(place: Bookable, resource: string | undefined): TemplateResult {
    const { booking, common } = this.messages;
    const label = common.labelled(booking.book, [resource, place.name].filter(Boolean).join(', '));
    return html`<button
        type="button"
        class="main book"
        part="button"
        aria-haspopup="dialog"
        aria-label=${label}
        aria-disabled=${this.#opening}
        @click=${this.#onClick}
      >
        ${this.#opening ? common.loading : booking.book}
      </button>
      <span class="visually-hidden" aria-live="polite">${this.#opening ? common.loading : nothing}</span>
      ${this.#unavailable ? this.#renderUnavailable(place) : nothing} ${this.#dialog?.render() ?? nothing}`;
  }

  /** Where it leads is said before it goes. */
  #renderLink(place: Bookable, { resource, url }: Way & { via: 'external' }): TemplateResult {
    const { booking } = this.messages;
    const site = siteName(url);
    return html`<a
      class="button main book"
      part="button"
      href=${url}
      aria-label=${booking.resourceOn(resource.name, site)}
      @click=${(event: Event) => {
        if (!this.dispatchEvent(new EscaleBookingRedirectEvent(place.id, resource.id, url))) event.preventDefault();
      }}
      >${booking.on(site)}${icon(external)}</a
    >`;
  }

  /** The hub's own page can do the same without anything of this page's. */
  #renderUnavailable({ id }: Bookable): TemplateResult {
    const { booking } = this.messages;
    const page = this.client && `${this.client.hub}places/${id}`;
    return html`<div class="notice said" role="alert">
      <p>${booking.unavailable}</p>
      ${page ? html`<p><a href=${page} target="_blank" rel="noopener">${booking.page}</a></p>` : nothing}
    </div>`;
  }

  readonly #onClick = (): void => {
    const place = valueOf(this.remote.state);
    if (!place || this.#opening) return;
    if (this.dispatchEvent(new EscaleBookingStartEvent(place.id, this.resource))) void this.#open();
  };

  async #open(): Promise<void> {
    this.#opening = true;
    this.#unavailable = false;
    this.requestUpdate();
    try {
      this.#dialog ??= await this.#loadDialog();
      await this.#dialog.show();
    } catch (error) {
      this.#unavailable = true;
      this.reportError(error);
    }
    this.#opening = false;
    this.requestUpdate();
  }

  async #loadDialog(): Promise<BookingDialog> {
    const { BookingDialog } = await import('./booking-dialog.ts');
    return BookingDialog.open(this, {
      element: this,
      place: () => this.#known,
      resources: () => {
        const way = wayOf(this.#known, this.#wish);
        return way.via === 'hub' ? way.resources : [];
      },
      wish: () => this.#wish,
      client: () => this.client,
      language: () => this.language,
      messages: () => this.messages,
    });
  }

  /** The dialog is there only once the place is. */
  get #known(): Bookable {
    return valueOf(this.remote.state)!;
  }
}

const isBookable = shape<Bookable>({
  id: str,
  name: str,
  status: str,
  timeZone: str,
  address: isAddress,
  demonstration: bool,
  resources: list(isResource),
  contact: isContact,
});
const readPlace = shaped(isBookable, 'Place');

const isDay = (date: string | undefined): boolean =>
  date !== undefined && /^\d{4}-\d\d-\d\d$/.test(date) && Date.parse(date) > 0;

async function loadPlace(place: string | Bookable, client: Client | undefined, signal: AbortSignal): Promise<Bookable> {
  if (typeof place === 'object') return place;
  const id = typedId(place);
  if (id === undefined || !client) throw new NotAnIdError(place);
  return getPlace(client, id, readPlace, { signal });
}

define('escale-booking-button', EscaleBookingButton);

declare global {
  interface HTMLElementTagNameMap {
    'escale-booking-button': EscaleBookingButton;
  }
}
