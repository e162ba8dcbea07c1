import { EscaleBookingConfirmedEvent, type EscalePlaceMap } from 'escale';
import { EscalePlaceCard } from 'escale/elements/place-card';
import { greatCircle } from 'escale/impact';
import { createClient, type Place, type PlaceSummary } from 'escale/sdk';

const client = createClient({ hub: 'https://hub.example' });

export async function names(): Promise<string[]> {
  const { items } = await client.places.search({ bookable: true });
  return items.map((place: PlaceSummary) => place.name);
}

export const nameOf = (place: Place): string => place.name;
// @ts-expect-error a place has no such field: the types are real ones
export const wrong = (place: Place): string => place.nome;

const card: EscalePlaceCard = document.querySelector('escale-place-card') ?? new EscalePlaceCard();
card.place = '1002M';
// @ts-expect-error an id is a text
card.place = 12;
export const map: EscalePlaceMap | null = document.querySelector('escale-place-map');
document.addEventListener('escale-booking-confirmed', (event) => {
  if (event instanceof EscaleBookingConfirmedEvent) console.log(event.type);
});
export const metres: number = greatCircle({ lat: 48.1, lon: -1.7 }, { lat: 48.2, lon: -1.6 });
