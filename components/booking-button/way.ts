import type { Place, Resource } from '../../sdk/contract/index.ts';
import { fillIn } from '../../sdk/uri-template.ts';
import { safeUrl } from '../../src/core/urls.ts';
import { lookUp } from '../../src/translations/word.ts';

/** What the button needs to know of a place: less than all of it, so that a card may share what it has. */
export type Bookable = Pick<Place, 'id' | 'name' | 'status' | 'timeZone' | 'address' | 'demonstration' | 'resources'> &
  Partial<Pick<Place, 'contact'>>;

/** How something of a place is booked, as far as a button can help. */
export type Way =
  | { readonly via: 'hub'; readonly resources: readonly Resource[] }
  | { readonly via: 'external'; readonly resource: Resource; readonly url: string }
  | { readonly via: 'contact'; readonly url: string }
  | { readonly via: 'walk-in' }
  | { readonly via: 'none' };

export interface Wish {
  /** Id of a resource; any when undefined. */
  readonly resource?: string | undefined;
  /** Day in the place's calendar, ISO 8601. */
  readonly date?: string | undefined;
  readonly seats?: number | undefined;
}

/** What can be booked here comes first, then the operator's platform, then a person who answers. */
export function wayOf(place: Bookable, wish: Wish): Way {
  const wanted = place.resources.filter(({ id }) => wish.resource === undefined || id === wish.resource);
  const here = wanted.filter(({ booking }) => booking.via === 'hub' && booking.rules);
  if (here.length > 0) return { via: 'hub', resources: here };
  for (const resource of wanted) {
    const { via, url: template } = resource.booking;
    if (via !== 'external' || !template) continue;
    const { date, seats = 1 } = wish;
    const url = safeUrl(fillIn(template, (name) => lookUp({ start: date, end: date, seats, ref: 'escale' }, name)));
    if (url) return { via: 'external', resource, url };
  }
  if (wanted.length > 0 && wanted.every(({ booking }) => booking.via === 'walk-in')) return { via: 'walk-in' };
  const { phone, email } = place.contact ?? { phone: null, email: null };
  const url = wanted.length > 0 ? safeUrl(phone ? `tel:${phone}` : email && `mailto:${email}`) : undefined;
  return url ? { via: 'contact', url } : { via: 'none' };
}
