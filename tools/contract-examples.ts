import type {
  Availability,
  Booking,
  ChangeList,
  Closure,
  DeskBooking,
  Impact,
  ImpactFactors,
  Label,
  MapPayload,
  Network,
  Place,
  PlaceLabels,
  PlaceList,
  PlaceRecord,
  Proposal,
  Series,
  PlaceSummary,
  TerritoryList,
  Voucher,
  Webhook,
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
    { place: '1003P', number: 4131, kind: 'removed', into: '1002M' },
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
const figure: NonNullable<Impact['figure']> = {
  value: 1_214_000,
  low: 872_000,
  high: 1_540_000,
  unit: 'g',
  factorIds: ['bike:use', 'car-thermal-compact-petrol:use', 'ter:use'],
  modelVersion: '1.0.0',
  assumptions: [{ id: 'rebound', value: 0.25, low: 0, high: 0.31, unit: '1' }],
  coverage: 0.81,
  visits: 412,
  kilometres: { value: 15_320, low: 15_010, high: 15_630 },
  vehicleKilometres: { value: 9480, low: 9240, high: 9720 },
  computation: {
    usual: 2_130_000,
    today: 314_000,
    gross: 1_816_000,
    rebound: -454_340,
    place: -147_660,
    net: 1_214_000,
  },
  factorSet: '2026-11',
};

const impact: Impact = {
  asked: { type: 'place', id: '1002M', name: 'La Halte du canal' },
  area: { type: 'territory', id: 'commune:35236', name: 'Redon' },
  period: '2026-Q3',
  from: '2026-07-01',
  until: '2026-10-01',
  figure,
  quarters: [
    { period: '2026-Q2', visits: null, value: null, low: null, high: null },
    { period: '2026-Q3', visits: 412, value: 1_214_000, low: 872_000, high: 1_540_000 },
  ],
  leastPeople: 11,
  demonstration: true,
};

const impactSource = {
  name: 'ADEME, Impact CO2',
  dataset: 'src/data/categories/deplacement.ts',
  version: '8076a4895 (2026-07-01)',
  url: 'https://github.com/incubateur-ademe/impactco2',
  licence: 'MIT',
};

const impactFactors: ImpactFactors = {
  version: '2026-11',
  year: 2026,
  modelVersion: '1.0.0',
  factors: [
    {
      id: 'ter:use',
      mode: 'ter',
      value: 22.9,
      unit: 'g/pkm',
      scope: 'use',
      occupancyBasis: 'passenger',
      year: 2026,
      source: impactSource,
      uncertaintyPercent: 25,
      reviewBy: '2027-11-30',
    },
  ],
  assumptions: [
    {
      id: 'weeks-per-year',
      value: 46,
      unit: 'weeks',
      source: impactSource,
      note: { fr: 'Semaines travaillées dans une année.', en: 'Weeks worked in a year.' },
      reviewBy: '2027-11-30',
    },
  ],
  mileageScales: { 'car-5': { bounds: [5000, 20_000], near: 0.636, middle: 0.357, fixed: 1395, far: 0.427 } },
};

const deskBooking: DeskBooking = {
  id: confirmed.id,
  status: 'confirmed',
  resource: confirmed.resource,
  date: '2026-11-24',
  start: confirmed.start,
  end: confirmed.end,
  seats: 1,
  quote: confirmed.quote,
  employer: null,
  name: 'Camille Martin',
  email: 'camille.martin@example.org',
  createdAt: confirmed.createdAt,
};
const weekly: Booking = { ...confirmed, series: '3f2b6f4e-5d0a-4c1c-9d1a-6f0f5b1d2c3e' };
const series: Series = {
  id: '3f2b6f4e-5d0a-4c1c-9d1a-6f0f5b1d2c3e',
  place: confirmed.place,
  resource: confirmed.resource,
  bookings: [weekly],
};
const honoured: Booking = { ...confirmed, status: 'honoured' };
const closure: Closure = {
  id: '01933a2e-7c1f-7d55-a2b7-3f0c5d8e9a12',
  resource: null,
  from: '2026-12-24',
  until: '2027-01-01',
  word: 'Congés de fin d’année.',
};
const webhook: Webhook = {
  id: '01933a2e-7c1f-7d55-a2b7-3f0c5d8e9a13',
  url: 'https://desk.example.org/hook',
  events: ['booking.created', 'booking.cancelled'],
  disabled: false,
  createdAt: '2026-11-23T09:30:00Z',
};
const voucher: Voucher = {
  id: '01933a2e-7c1f-7d55-a2b7-3f0c5d8e9a14',
  code: 'K7M4PX2R9A',
  employer: 'Mairie d’exemple',
  halfDays: 40,
  used: 3,
  validUntil: '2026-12-31',
  closed: false,
};
const closures = { items: [closure], links: { self: '/v1/places/1002M/closures' }, total: 1 };
const webhooks = { items: [webhook], links: { self: '/v1/places/1002M/webhooks' }, total: 1 };

const placeRecord: PlaceRecord = {
  id: place.id,
  revision: 7,
  name: place.name,
  kinds: place.kinds,
  status: place.status,
  listed: true,
  address: place.address,
  position: place.position && {
    lat: place.position.lat,
    lon: place.position.lon,
    precision: place.position.precision,
  },
  phone: place.contact.phone,
  email: place.contact.email,
  website: place.contact.website,
  agendaUrl: place.agendaUrl,
  openingHours: place.opening.hours,
  hostHours: place.hostHours,
  teleworkSpot: place.teleworkSpot,
  amenities: place.amenities,
  accessibility: place.accessibility,
  summary: place.summary,
  description: place.description,
  said: ['openingHours', 'phone'],
  resources: place.resources.map(({ id, kind, name, seats, price, booking: { via, url, rules = null } }) => ({
    id,
    kind,
    name,
    seats,
    price,
    via,
    url,
    rules,
    calendarUrl: null,
  })),
};
const proposal: Proposal = {
  id: '7d0d1b0e-3c55-4a7f-9f0e-2b7a51c4b1aa',
  status: 'unconfirmed',
  createdAt: '2026-11-21T08:30:00Z',
};

export const examples = {
  getNetwork: network,
  searchPlaces: placeList,
  getMap: mapPayload,
  getPlace: place,
  getPlaceRecord: placeRecord,
  editPlace: placeRecord,
  addResource: placeRecord,
  editResource: placeRecord,
  withdrawResource: placeRecord,
  createProposal: proposal,
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
  getImpact: impact,
  getImpactFactors: impactFactors,
  listPlaceBookings: {
    place: '1002M',
    timeZone: 'Europe/Paris',
    items: [deskBooking],
    links: { self: '/v1/places/1002M/bookings' },
    total: 1,
  },
  acceptBooking: confirmed,
  refuseBooking: { ...confirmed, status: 'refused' },
  rescheduleBooking: confirmed,
  checkInBooking: honoured,
  missBooking: { ...confirmed, status: 'no-show' },
  resetAttendance: confirmed,
  createSeries: series,
  getSeries: series,
  cancelSeries: { ...series, bookings: [{ ...weekly, status: 'cancelled' }] },
  listClosures: closures,
  closeDays: closure,
  liftClosure: closures,
  listWebhooks: webhooks,
  createWebhook: { ...webhook, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' },
  deleteWebhook: webhooks,
  listVouchers: { items: [voucher], links: { self: '/v1/vouchers' }, total: 1 },
  createVoucher: voucher,
  searchTerritories: territoryList,
  getAvailability: availability,
  createBooking: held,
  getBooking: confirmed,
  confirmBooking: confirmed,
  cancelBooking: cancelled,
  cancelRest: { ...weekly, status: 'cancelled' },
  erasePerson: cancelled,
};
