import type { Price, TariffUnit } from '../../../sdk/contract/index.ts';
import type { LabelDraft, PlaceDraft, ResourceDraft } from '../places/draft.ts';

/** A label whose dates count from the day on which the demo network is loaded, so that it stays alive. */
export interface DemoLabel {
  readonly scheme: string;
  readonly status: LabelDraft['status'];
  readonly grantedDaysAgo: number;
  /** Negative once it has ended; null when it has no end. */
  readonly endsInDays: number | null;
}

/** An invented place, written for the demo network. */
export interface DemoPlace extends Omit<
  PlaceDraft,
  'source' | 'demonstration' | 'labels' | 'lat' | 'lon' | 'timeZone' | 'positionSource'
> {
  /** Never changes: it is what loading again recognises the place by. */
  readonly slug: string;
  readonly postalCode: string;
  readonly city: string;
  readonly inseeCode: string;
  readonly at: readonly [lat: number, lon: number];
  /** Whole days before loading; some information is meant to look old. */
  readonly observedDaysAgo: number;
  readonly labels?: readonly DemoLabel[];
}

export const free: Price = { form: 'free', currency: 'EUR', tariffs: [] };
export const paidOnSite: Price = { form: 'on-site', currency: 'EUR', tariffs: [] };

/** Amounts in euro cents, taxes included. */
export const tariffs = (amounts: Partial<Record<TariffUnit, number>>): Price => ({
  form: 'tariffs',
  currency: 'EUR',
  tariffs: Object.entries(amounts).map(([per, amount]) => ({ per: per as TariffUnit, amount })),
});

export const inTheHub = { via: 'hub', url: null } as const;
export const byContact = { via: 'contact', url: null } as const;
export const walkIn = { via: 'walk-in', url: null } as const;
export const elsewhere = (url: string): ResourceDraft['booking'] => ({ via: 'external', url });

export const desks = (
  name: string,
  seats: number,
  price: Price | null,
  booking: ResourceDraft['booking'],
): ResourceDraft => ({ kind: 'desk', name, seats, price, booking });
export const room = (
  name: string,
  seats: number,
  price: Price | null,
  booking: ResourceDraft['booking'],
): ResourceDraft => ({ kind: 'meeting-room', name, seats, price, booking });
export const office = (
  name: string,
  seats: number,
  price: Price | null,
  booking: ResourceDraft['booking'],
): ResourceDraft => ({ kind: 'office', name, seats, price, booking });
export const booth = (name: string, price: Price | null, booking: ResourceDraft['booking']): ResourceDraft => ({
  kind: 'phone-booth',
  name,
  seats: 1,
  price,
  booking,
});
