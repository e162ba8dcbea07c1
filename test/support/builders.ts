/**
 * Test data written for the project: whole, valid answers of the common API. A test names only what it is about.
 * Instants are relative to the clock of the test run, so that « open until 18:00 » stays true next year.
 */
import type {
  Availability,
  Booking,
  BookingRequest,
  BookingRules,
  Grant,
  Network,
  Opening,
  OpeningDay,
  Place,
  PlaceLabel,
  PlaceLabels,
  PlaceSummary,
  Problem,
  Resource,
  Slot,
  Territory,
} from '../../sdk/contract/index.ts';
import { formatPlaceId } from '../../sdk/place-id.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** An instant `minutes` from now, without milliseconds, as the hub writes it. */
export const inMinutes = (minutes: number): string => instant(Date.now() + minutes * minute);

export const daysAgo = (days: number): string => instant(Date.now() - days * day);

/** Made once: it takes a tenth of a millisecond, and a thousand places have seven days each. */
const inFrance = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });

/** The calendar day `days` from now in Paris, `2026-11-21`. */
export const localDate = (days = 0): string => inFrance.format(Date.now() + days * day);

const instant = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** Seven days from today, each open from 09:00 to 18:00. */
export const aWeek = (periods: OpeningDay['periods'] = [{ from: '09:00', to: '18:00' }]): OpeningDay[] =>
  Array.from({ length: 7 }, (_, index) => ({ date: localDate(index), holiday: null, periods }));

export const openFor = (minutes: number): Opening => ({
  hours: 'Mo-Su 09:00-18:00',
  openNow: true,
  nextChange: inMinutes(minutes),
  week: aWeek(),
});

export const closedFor = (minutes: number): Opening => ({
  hours: 'Mo-Su 09:00-18:00',
  openNow: false,
  nextChange: inMinutes(minutes),
  week: aWeek(),
});

export const hoursUnknown = (): Opening => ({ hours: null, openNow: null, nextChange: null, week: [] });

/** The public id of the place that `aPlace({ number })` makes. */
export const placeId = (number: number): string => formatPlaceId(1000 + number);

/** A whole place; `number` gives it an id, a name and a position of its own. */
export function aPlace({ number = 1, ...given }: Partial<Place> & { number?: number } = {}): Place {
  return {
    id: placeId(number),
    name: `La Halte ${number}`,
    kinds: ['coworking'],
    status: 'open',
    timeZone: 'Europe/Paris',
    address: {
      street: `${number} rue du Port`,
      complement: null,
      postalCode: '35600',
      city: 'Redon',
      inseeCode: '35236',
      country: 'FR',
    },
    position: { lat: 47.65 + number / 1000, lon: -2.08 - number / 1000, precision: 'exact', source: null },
    opening: openFor(90),
    teleworkSpot: null,
    amenities: ['wifi', 'coffee'],
    labels: [],
    bookable: false,
    summary: 'Un plateau partagé près de la gare.',
    demonstration: false,
    updatedAt: daysAgo(3),
    contact: { phone: '+33299000000', email: 'bonjour@halte.example', website: 'https://halte.example/' },
    accessibility: {
      stepFreeEntrance: 'yes',
      adaptedToilet: 'unknown',
      adaptedDesk: 'no',
      lift: 'unknown',
      hearingLoop: 'unknown',
      reservedParking: 'unknown',
    },
    hostHours: null,
    agendaUrl: null,
    resources: [],
    description: null,
    source: { platform: 'halte.example', id: String(number), url: null, licence: null, observedAt: localDate(-3) },
    ...given,
  };
}

/** `count` places that differ by number: id, name, street and position. */
export const somePlaces = (count: number, given: (number: number) => Partial<Place> = () => ({})): Place[] =>
  Array.from({ length: count }, (_, index) => aPlace({ number: index + 1, ...given(index + 1) }));

/** What a list shows of a place. */
export function summaryOf(place: Place): PlaceSummary {
  const { contact, accessibility, hostHours, agendaUrl, resources, description, source, opening, ...summary } = place;
  const { week, ...state } = opening;
  return { ...summary, opening: state };
}

export const aResource = (given: Partial<Resource> = {}): Resource => ({
  id: 'desks',
  kind: 'desk',
  name: 'Bureaux partagés',
  seats: 12,
  price: { form: 'tariffs', currency: 'EUR', tariffs: [{ per: 'day', amount: 1500 }] },
  booking: { via: 'hub', url: null },
  ...given,
});

export const someRules = (given: Partial<BookingRules> = {}): BookingRules => ({
  step: 'half-day',
  minDuration: 60,
  maxDuration: 600,
  notice: 60,
  horizon: 60,
  cancelUntil: 1440,
  confirmation: 'instant',
  closedOn: [],
  ...given,
});

/** A resource that is booked here. */
export const aBookable = ({ rules, ...given }: Partial<Resource> & { rules?: Partial<BookingRules> } = {}): Resource =>
  aResource({ booking: { via: 'hub', url: null, rules: someRules(rules) }, ...given });

/** A wall-clock time in Paris on the day so many days from now, as an instant. */
export function inParis(days: number, hours: number, minutes = 0): string {
  const date = localDate(days);
  const naive = Date.parse(`${date}T${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}:00Z`);
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Paris',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const offset = Date.parse(`${format.format(naive).replace(' ', 'T')}Z`) - naive;
  return instant(naive - offset);
}

const stepsOf: Readonly<Record<BookingRules['step'], readonly (readonly [from: number, to: number])[]>> = {
  'half-day': [
    [9, 13],
    [14, 18],
  ],
  day: [[9, 18]],
  '30-minutes': Array.from({ length: 16 }, (_, index) => [9 + index / 2, 9.5 + index / 2] as const),
};

/** The slots of a day so many days from now, all with as many free seats. */
export const slotsOn = (days: number, free: number, step: BookingRules['step'] = 'half-day'): Slot[] =>
  stepsOf[step].map(([from, to]) => ({
    start: inParis(days, Math.floor(from), (from % 1) * 60),
    end: inParis(days, Math.floor(to), (to % 1) * 60),
    free,
  }));

/**
 * Seven days of a resource: none today, nothing tomorrow because it is full, closed on the last day, room between.
 * @param ahead days from today to the first of the seven
 */
export function someAvailability(place: Place, resource: Resource, ahead = 0): Availability {
  const { rules } = resource.booking;
  if (!rules) throw new Error(`${resource.id} is not booked here`);
  const days = Array.from({ length: 7 }, (_, index) => {
    const distance = ahead + index;
    const closed = distance === 0 || index === 6;
    const free = distance === 1 ? 0 : resource.seats - (index % 3);
    return { date: localDate(distance), closed, slots: closed ? [] : slotsOn(distance, free, rules.step) };
  });
  return {
    place: place.id,
    timeZone: place.timeZone,
    resources: [{ resource: resource.id, seats: resource.seats, rules, days }],
    evaluatedAt: inMinutes(0),
  };
}

/** The booking that the hub makes of a request. */
export const aBooking = (request: BookingRequest, place: Place, given: Partial<Booking> = {}): Booking => {
  const resource = place.resources.find(({ id }) => id === request.resource) ?? aBookable();
  return {
    id: '0190a5d2-7c4e-7a55-8d60-1f2a3b4c5d6e',
    status: 'confirmed',
    place: { id: place.id, name: place.name, timeZone: place.timeZone },
    resource: { id: resource.id, name: resource.name },
    start: request.start,
    end: request.end,
    seats: request.seats,
    quote: { currency: 'EUR', total: 1500, lines: [{ per: 'day', count: 1, amount: 1500 }] },
    cancelUntil: inMinutes(60),
    confirmBy: null,
    createdAt: inMinutes(0),
    ...given,
  };
};

/** The refusal of a booking, as the hub writes it. */
export const aRefusal = (given: Partial<Problem> = {}): Problem =>
  aProblem({
    type: 'urn:escale:problem:booking-refused',
    title: 'Réservation impossible',
    status: 409,
    final: true,
    reason: 'taken',
    alternatives: [],
    ...given,
  });

export const aLabel = (given: Partial<PlaceLabel> = {}): PlaceLabel => ({
  scheme: 'mon-autre-bureau',
  name: 'Mon autre bureau',
  issuer: { name: 'Réseau d’essai', url: 'https://reseau.example/' },
  status: 'granted',
  from: localDate(-200),
  until: localDate(165),
  ...given,
});

/** A label as its own page and the badge show it; what is given replaces a part. */
export function aGrant(given: Partial<Grant> & { id?: string } = {}): Grant {
  const { id = 'mon-autre-bureau', ...others } = given;
  const by = 'Réseau d’essai';
  const criterion = (name: string, fr: string, en: string) => ({ id: name, sentence: { fr, en } });
  const none = { state: 'missing', by: null, date: null, evidence: null } as const;
  return {
    label: {
      id,
      name: { fr: 'mon autre BUREAU', en: null },
      issuer: { name: by, url: 'https://reseau.example/' },
      charter: 'https://reseau.example/charte',
      months: 36,
    },
    status: 'granted',
    from: localDate(-200),
    until: localDate(165),
    reason: null,
    criteria: [
      {
        ...criterion('open-to-all', 'Ouvert à tous', 'Open to all'),
        state: 'proved',
        by,
        date: localDate(-201),
        evidence: 'https://reseau.example/visite',
      },
      {
        ...criterion('connected', 'Connecté', 'Connected'),
        state: 'declared',
        by: 'La Halte',
        date: localDate(-210),
        evidence: null,
      },
      { ...criterion('animated', 'Animé', 'Animated'), ...none },
    ],
    history: [
      {
        at: `${localDate(-201)}T10:00:00Z`,
        action: 'granted',
        by,
        from: localDate(-200),
        until: localDate(165),
        reason: null,
      },
    ],
    revision: 1,
    page: `/places/${placeId(1)}/labels/${id}`,
    ...others,
  };
}

/** What the hub says of the labels of a place, judged now. */
export const somePlaceLabels = (items: Grant[], given: Partial<PlaceLabels> = {}): PlaceLabels => ({
  place: { id: placeId(1), name: 'La Halte 1', status: 'open' },
  items,
  declaration: null,
  hostHours: 'Mo-Fr 09:00-12:30',
  links: { self: `/v1/places/${placeId(1)}/labels`, page: `/places/${placeId(1)}/labels` },
  total: items.length,
  evaluatedAt: `${new Date().toISOString().slice(0, 19)}Z`,
  nextChange: null,
  ...given,
});

export const aNetwork = (given: Partial<Network> = {}): Network => ({
  name: 'Réseau d’essai',
  version: '0.1.0',
  demonstration: false,
  languages: ['fr', 'en'],
  places: 3,
  tiles: 'outline',
  controller: { name: 'Réseau d’essai', contact: null },
  privacyNotice: null,
  notice: null,
  links: { places: '/v1/places', map: '/v1/map' },
  ...given,
});

export const aTerritory = (given: Partial<Territory> = {}): Territory => ({
  code: 'commune:35236',
  type: 'commune',
  name: 'Redon',
  within: 'Ille-et-Vilaine',
  population: 9300,
  centre: { lat: 47.6514, lon: -2.0844 },
  bbox: null,
  ...given,
});

/** RFC 9457 problem, as the hub writes it. */
export const aProblem = (given: Partial<Problem> = {}): Problem => ({
  type: 'urn:escale:problem:unavailable',
  title: 'Service momentanément indisponible',
  status: 503,
  ...given,
});

export const notFound = (): Problem =>
  aProblem({ type: 'urn:escale:problem:not-found', title: 'Introuvable', status: 404 });
