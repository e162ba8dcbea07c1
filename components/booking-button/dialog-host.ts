import type { Resource } from '../../sdk/contract/index.ts';
import type { Client } from '../../src/core/client.ts';
import type { Language, Sentences } from '../../src/translations/messages.ts';
import { type Draft, draftFor } from './drafts.ts';
import { momentAt } from './moments.ts';
import type { Bookable, Wish } from './way.ts';

/** What the dialog knows of the button it belongs to. */
export interface DialogHost {
  readonly element: HTMLElement;
  readonly place: () => Bookable;
  /** What is booked here; one at least. */
  readonly resources: () => readonly Resource[];
  readonly wish: () => Wish;
  readonly client: () => Client | undefined;
  readonly language: () => Language;
  readonly messages: () => Sentences<'common'>;
}

/** What was chosen and typed for what the button books; at first sight, what its page wished. */
export function draftOf(host: DialogHost): Draft {
  const { resource, date, seats = 1 } = host.wish();
  const place = host.place();
  const [first] = host.resources();
  const most = first?.seats ?? seats;
  const today = momentAt(Date.now(), place.timeZone).date;
  return draftFor(JSON.stringify([host.client()?.hub, place.id, resource, date, seats]), () => ({
    step: 'when',
    resource: first?.id ?? '',
    seats: Math.min(seats, most),
    counted: false,
    from: date && date > today ? date : undefined,
    date,
    period: undefined,
    trouble: undefined,
    sent: undefined,
    booking: undefined,
  }));
}
