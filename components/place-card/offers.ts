import { html, nothing, type TemplateResult } from 'lit';
import type { Resource } from '../../sdk/contract/index.ts';
import { safeUrl, siteName } from '../../src/core/urls.ts';
import { icon } from '../../src/pictograms/icon.ts';
import { external } from '../../src/pictograms/ui.ts';
import { lookUp } from '../../src/translations/word.ts';
import { priceSentence } from '../../src/translations/prices.ts';
import { isWhole, section, type View } from './parts.ts';

export interface OffersView extends View {
  readonly withoutBooking: boolean;
  /** Called before a booking link is followed; returns false when the page keeps the visitor. */
  readonly onBook: (resource: Resource, url: string) => boolean;
}

/** What can be used here, what it costs and how it is booked. */
export function renderOffers(view: OffersView): unknown {
  const { place, messages, level } = view;
  if (!isWhole(place) || place.resources.length === 0) return nothing;
  return section(
    messages.card.booking,
    level,
    html`<ul class="offers">
      ${place.resources.map((resource) => renderOffer(resource, view))}
    </ul>`,
  );
}

function renderOffer(resource: Resource, view: OffersView): TemplateResult {
  const { messages } = view;
  const { name, kind, seats, price } = resource;
  const remarks = [lookUp(messages.card.resources, kind)?.(seats), price && priceSentence(price, messages)];
  return html`<li>
    <div>
      <strong>${name}</strong>
      <div class="muted">${remarks.filter(Boolean).join(' · ')}${renderWay(resource, view)}</div>
    </div>
    ${view.withoutBooking || view.place.status !== 'open' ? nothing : renderLink(resource, view)}
  </li>`;
}

/** How it is booked where no link leads there. */
function renderWay({ booking }: Resource, { messages: { card } }: OffersView): unknown {
  if (booking.via === 'walk-in') return ` · ${card.viaWalkIn}`;
  return bookingUrl(booking) ? nothing : ` · ${card.viaContact}`;
}

function renderLink(resource: Resource, { messages, onBook }: OffersView): unknown {
  const url = bookingUrl(resource.booking);
  if (!url) return nothing;
  const site = siteName(url);
  return html`<a
    class="button main"
    part="booking"
    href=${url}
    aria-label=${messages.card.book(resource.name, site)}
    @click=${(event: Event) => {
      if (!onBook(resource, url)) event.preventDefault();
    }}
    >${messages.card.bookOn(site)}${icon(external)}</a
  >`;
}

const bookingUrl = ({ via, url }: Resource['booking']): string | undefined =>
  via === 'external' ? safeUrl(url) : undefined;
