import type {
  Availability,
  Booking,
  ChangeList,
  Label,
  MapPayload,
  Network,
  Place,
  PlaceLabels,
  PlaceList,
  PlaceSummary,
  TerritoryList,
} from '../sdk/contract/index.ts';

/** Invented answers for the document: one place and what the operations say of it. */
const summary: PlaceSummary = {
  id: '1002M',
  name: 'La Halte du canal',
  kinds: ['third-place', 'coworking'],
  status: 'open',
  timeZone: 'Europe/Paris',
  address: {
    street: '3 quai des Exemples',
    complement: null,
    postalCode: '35600',
    city: 'Redon',
    inseeCode: '35236',
    country: 'FR',
  },
  position: { lat: 47.6514, lon: -2.0846, precision: 'exact', source: 'operator' },
  opening: { hours: 'Mo-Fr 09:00-18:00; PH off', openNow: true, nextChange: '2026-11-23T17:00:00Z' },
  teleworkSpot: null,
  amenities: ['wifi', 'quiet-area', 'coffee'],
  labels: [
    {
      scheme: 'mon-autre-bureau',
      name: 'Mon autre bureau',
      issuer: { name: 'Réseau d’exemple', url: 'https://example.org/' },
      status: 'granted',
      from: '2026-01-01',
      until: '2028-12-31',
    },
  ],
  bookable: true,
  summary: 'Douze postes au bord du canal, une cuisine et une hôtesse le matin.',
  demonstration: true,
  updatedAt: '2026-11-20T10:15:00Z',
};

const place: Place = {
  ...summary,
  opening: {
    ...summary.opening,
    week: [{ date: '2026-11-23', holiday: null, periods: [{ from: '09:00', to: '18:00' }] }],
  },
  contact: { phone: '+33299000000', email: 'contact@example.org', website: 'https://example.org/halte' },
  accessibility: {
    stepFreeEntrance: 'yes',
    adaptedToilet: 'yes',
    adaptedDesk: 'unknown',
    lift: 'no',
    hearingLoop: 'unknown',
    reservedParking: 'no',
  },
  hostHours: 'Mo-Fr 09:00-12:30',
  agendaUrl: null,
  resources: [
    {
      id: '1',
      kind: 'desk',
      name: 'Postes partagés',
      seats: 12,
      price: { form: 'tariffs', currency: 'EUR', tariffs: [{ per: 'day', amount: 1500 }] },
      booking: { via: 'external', url: 'https://example.org/halte/reserver' },
    },
  ],
  description: null,
  source: { platform: 'demo', id: 'halte', url: null, licence: null, observedAt: '2026-11-20' },
};

const network: Network = {
  name: 'Réseau d’exemple',
  version: '0.1.0',
  demonstration: true,
  languages: ['fr', 'en'],
  places: 1,
  tiles: 'outline',
  controller: { name: 'Communauté d’exemple', contact: 'dpo@example.org' },
  privacyNotice: 'https://example.org/donnees-personnelles',
  notice: null,
  links: { places: '/v1/places', map: '/v1/map', openapi: '/openapi.json' },
};

const placeList: PlaceList = {
  items: [summary],
  links: { self: '/v1/places?q=halte', next: null },
  total: 1,
  evaluatedAt: '2026-11-23T09:30:00Z',
};

const mapPayload: MapPayload = {
  total: 2,
  scale: 10_000,
  id: [32_770, 4],
  lat: [476_514, 4_652],
  lon: [-20_846, 4_102],
  kinds: ['third-place', 'media-library'],
  kind: [0, 1],
  flags: [19, 4],
};

const territoryList: TerritoryList = {
  items: [
    {
      code: 'commune:35236',
      type: 'commune',
      name: 'Redon',
      within: 'Ille-et-Vilaine',
      population: 9_000,
      centre: { lat: 47.65, lon: -2.08 },
      bbox: null,
    },
  ],
  links: { self: '/v1/territories?q=redon', next: null },
  total: 1,
};

const availability: Availability = {
  place: '1002M',
  timeZone: 'Europe/Paris',
  resources: [
    {
      resource: '1',
      seats: 12,
      rules: {
        step: 'half-day',
        minDuration: 180,
        maxDuration: 600,
        notice: 60,
        horizon: 60,
        cancelUntil: 1440,
        confirmation: 'email',
        closedOn: ['2026-12-24'],
      },
      days: [
        {
          date: '2026-11-24',
          closed: false,
          slots: [
            { start: '2026-11-24T08:00:00Z', end: '2026-11-24T12:00:00Z', free: 7 },
            { start: '2026-11-24T12:00:00Z', end: '2026-11-24T17:00:00Z', free: 12 },
          ],
        },
      ],
    },
  ],
  evaluatedAt: '2026-11-23T09:30:00Z',
};

const held: Booking = {
  id: '01933a2e-7c1f-7d55-a2b7-3f0c5d8e9a11',
  status: 'held',
  place: { id: '1002M', name: 'La Halte du canal', timeZone: 'Europe/Paris' },
  resource: { id: '1', name: 'Postes partagés' },
  start: '2026-11-24T08:00:00Z',
  end: '2026-11-24T12:00:00Z',
  seats: 1,
  quote: { currency: 'EUR', total: 900, lines: [{ per: 'half-day', count: 1, amount: 900 }] },
  cancelUntil: '2026-11-23T08:00:00Z',
  confirmBy: '2026-11-23T10:30:00Z',
  createdAt: '2026-11-23T09:30:00Z',
};
const confirmed: Booking = { ...held, status: 'confirmed', confirmBy: null };
const cancelled: Booking = { ...held, status: 'cancelled', confirmBy: null };

const changes: ChangeList = {
  items: [
    { place: '1002M', number: 4127, kind: 'changed' },
    { place: '1003P', number: 4131, kind: 'removed' },
  ],
  position: 4131,
  links: { self: '/v1/changes?since=4120', next: null },
  total: 2,
};

const { criteria, ...labelHead }: Label = {
  id: 'mon-autre-bureau',
  name: { fr: 'mon autre BUREAU', en: null },
  issuer: { name: 'Réseau d’exemple', url: 'https://example.org/' },
  charter: 'https://example.org/charte',
  criteria: [{ id: 'open-to-all', sentence: { fr: 'Ouvert à tous', en: 'Open to all' } }],
  months: 36,
};

const placeLabels: PlaceLabels = {
  place: { id: '1002M', name: 'La Halte du canal', status: 'open' },
  items: [
    {
      label: labelHead,
      status: 'granted',
      from: '2026-01-01',
      until: '2028-12-31',
      reason: null,
      criteria: (criteria ?? []).map((criterion) => ({
        ...criterion,
        state: 'proved',
        by: 'Réseau d’exemple',
        date: '2025-12-18',
        evidence: 'https://example.org/halte/visite',
      })),
      history: [
        {
          at: '2025-12-18T10:00:00Z',
          action: 'granted',
          by: 'Réseau d’exemple',
          from: '2026-01-01',
          until: '2028-12-31',
          reason: null,
        },
      ],
      revision: 1,
      page: '/places/1002M/labels/mon-autre-bureau',
    },
  ],
  declaration: null,
  hostHours: 'Mo-Fr 09:00-12:30',
  links: { self: '/v1/places/1002M/labels', page: '/places/1002M/labels' },
  total: 1,
  evaluatedAt: '2026-11-23T09:30:00Z',
  nextChange: '2028-12-31T23:00:00Z',
};

/** An answer in JSON for each operation. */
export const examples = {
  getNetwork: network,
  searchPlaces: placeList,
  getMap: mapPayload,
  getPlace: place,
  getChanges: changes,
  listLabels: { items: [{ ...labelHead, criteria }], links: { self: '/v1/labels' }, total: 1 },
  getLabel: { ...labelHead, criteria },
  getPlaceLabels: placeLabels,
  grantLabel: placeLabels,
  renewLabel: placeLabels,
  checkLabel: placeLabels,
  suspendLabel: placeLabels,
  reinstateLabel: placeLabels,
  revokeLabel: placeLabels,
  searchTerritories: territoryList,
  getAvailability: availability,
  createBooking: held,
  getBooking: confirmed,
  confirmBooking: confirmed,
  cancelBooking: cancelled,
  erasePerson: cancelled,
};
