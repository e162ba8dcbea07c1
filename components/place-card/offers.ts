import { html, nothing } from 'lit';
import type { Resource } from '../../sdk/contract/index.ts';
import { safeUrl, siteName } from '../../src/core/urls.ts';
import type { View } from './parts.ts';

export interface OffersView extends View {
  readonly resources: readonly Resource[];
  /** Called before a booking link is followed; returns false when the page keeps the visitor. */
  readonly onBook: (resource: Resource, url: string) => boolean;
}

/** The links to the operator's platform; what costs how much stands in the details. */
export function renderOffers({ resources, messages, onBook }: OffersView): unknown {
  return resources.map((resource) => {
    const { name, booking } = resource;
    const url = booking.via === 'external' && safeUrl(booking.url);
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
