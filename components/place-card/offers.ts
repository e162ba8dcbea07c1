import { html, nothing } from 'lit';
import type { Resource } from '../../sdk/contract/index.ts';
import { expandBookingUrl } from '../../sdk/uri-template.ts';
import { safeUrl, siteName } from '../../src/core/urls.ts';
import { warnOnce } from '../../src/core/warn.ts';
import type { View } from './parts.ts';

export interface OffersView extends View {
  readonly resources: readonly Resource[];
  /** Address of the hub; without one nothing can be booked here. */
  readonly hub: string | undefined;
  /** Called before a booking link is followed; returns false when the page keeps the visitor. */
  readonly onBook: (resource: Resource, url: string) => boolean;
}

/** The links to the operator's platform, and the buttons of what is booked here; prices stand in the details. */
export function renderOffers({ place, resources, messages, hub, onBook }: OffersView): unknown {
  return resources.map((resource) => {
    const { id, name, booking } = resource;
    if (booking.via === 'hub' && booking.rules && hub !== undefined) {
      loadButton();
      return html`<div class="offer">
        <strong>${name}</strong>
        <escale-booking-button hub=${hub} resource=${id} .place=${{ ...place, resources }}></escale-booking-button>
      </div>`;
    }
    const url = booking.via === 'external' && safeUrl(expandBookingUrl(booking.url ?? '', { seats: 1, ref: 'escale' }));
    if (!url) return nothing;
    const site = siteName(url);
    return html`<div class="offer">
      <strong>${name}</strong>
      <a
        class="button main"
        part="booking"
        href=${url}
        aria-label=${messages.card.book(name, site)}
        @click=${(event: Event) => {
          if (!onBook(resource, url)) event.preventDefault();
        }}
        >${messages.card.bookOn(site)}</a
      >
    </div>`;
  });
}

/** A card without anything to book here carries no button; one whose button does not come still shows the place. */
function loadButton(): void {
  import('../booking-button/booking-button.ts').catch((error: unknown) =>
    warnOnce(`<escale-booking-button> could not be loaded. ${String(error)}`),
  );
}
