import type { DoubtCode, PlaceDraft } from './draft.ts';
import type { PlaceRow } from './row.ts';

/** What can be said of a place, one by one: by its operator, or by a list. The names stand in `place.said`. */
export const placeFields = [
  'name',
  'kinds',
  'status',
  'listed',
  'address',
  'position',
  'phone',
  'email',
  'website',
  'agendaUrl',
  'openingHours',
  'hostHours',
  'teleworkSpot',
  'amenities',
  'accessibility',
  'summary',
  'description',
  'resources',
] as const;
export type PlaceField = (typeof placeFields)[number];

/** Which members of a draft speak of a field. */
export const draftMembers: Readonly<Record<PlaceField, readonly (keyof PlaceDraft)[]>> = {
  name: ['name'],
  kinds: ['kinds'],
  status: ['status'],
  listed: ['listed'],
  address: ['street', 'complement', 'postalCode', 'city', 'inseeCode', 'country'],
  position: ['lat', 'lon', 'positionPrecision', 'positionSource'],
  phone: ['phone'],
  email: ['email'],
  website: ['website'],
  agendaUrl: ['agendaUrl'],
  openingHours: ['openingHours'],
  hostHours: ['hostHours'],
  teleworkSpot: ['teleworkSpot'],
  amenities: ['amenities'],
  accessibility: ['accessibility'],
  summary: ['summary'],
  description: ['description'],
  resources: ['resources'],
};

/** What an importer doubted is settled once somebody who knows the place has said it. */
export const settledBy: Readonly<Record<DoubtCode, PlaceField>> = {
  'outside-departement': 'position',
  'low-precision': 'position',
  'shared-point': 'position',
  'departement-mismatch': 'address',
  'unreadable-hours': 'openingHours',
};

/** A draft without what the operator has said better: storing it changes nothing of that. */
export function withoutSaid(draft: PlaceDraft, said: readonly string[], stored: PlaceRow): PlaceDraft {
  if (said.length === 0) return draft;
  const fields = placeFields.filter((field) => said.includes(field));
  const left = new Set<string>(fields.flatMap((field) => draftMembers[field]));
  const kept = Object.fromEntries(Object.entries(draft).filter(([member]) => !left.has(member))) as PlaceDraft;
  const [first, ...others] = left.has('kinds') ? stored.kinds : draft.kinds;
  return {
    ...kept,
    name: left.has('name') ? stored.name : draft.name,
    kinds: first === undefined ? draft.kinds : [first, ...others],
    ...(draft.doubts && { doubts: draft.doubts.filter(({ code }) => !fields.includes(settledBy[code])) }),
  };
}
