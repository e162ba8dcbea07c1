import { html, nothing } from 'lit';
import type { Resource } from '../../sdk/contract/index.ts';
import { fillIn } from '../../sdk/uri-template.ts';
import { safeUrl, siteName } from '../../src/core/urls.ts';
import { lookUp } from '../../src/translations/word.ts';
import type { View } from './parts.ts';

export interface OffersView extends View {
  readonly resources: readonly Resource[];
  /** Address of the hub; without one nothing can be booked here. */
  readonly hub: string | undefined;
  /** Called before a booking link is followed; returns false when the page keeps the visitor. */
  readonly onLeave: (resource: Resource, url: string) => boolean;
  /** Called when the visitor wants to book here, by the button that stands in a booking button until its code has come. */
  readonly onBook: (event: Event) => unknown;
}

/** What an address of another platform is told: it may ask for a day as well, which nobody has chosen yet. */
const VALUES = { seats: 1, ref: 'escale' };

/** The links to the operator's platform, and the buttons of what is booked here; prices stand in the details. */
export function renderOffers({ place, resources, messages, hub, onLeave, onBook }: OffersView): unknown {
  const { card, common } = messages;
  return resources.map((resource) => {
    const { id, name, booking } = resource;
    const isHere = booking.via === 'hub' && booking.rules && hub !== undefined;
    const url = booking.via === 'external' && safeUrl(fillIn(booking.url ?? '', (name) => lookUp(VALUES, name)));
    if (!isHere && !url) return nothing;
    const site = url && siteName(url);
    return html`<div class="offer">
      <strong>${name}</strong>
      ${
        site
          ? html`<a
              class="button main"
              part="booking"
              href=${url}
              aria-label=${card.book(name, site)}
              @click=${(event: Event) => {
                if (!onLeave(resource, url)) event.preventDefault();
              }}
              >${card.bookOn(site)}</a
            >`
          : html`<escale-booking-button hub=${hub} resource=${id} .place=${{ ...place, resources }}
              ><button
                type="button"
                class="main"
                aria-haspopup="dialog"
                aria-label=${common.labelled(card.bookHere, `${name}, ${place.name}`)}
                @click=${onBook}
              >
                ${card.bookHere}
              </button></escale-booking-button
            >`
      }
    </div>`;
  });
}
