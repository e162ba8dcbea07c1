import type { Kind, OpeningDay, Place, PlaceLabel } from '../../../../sdk/contract/index.ts';
import { expandBookingUrl } from '../../../../sdk/uri-template.ts';

/** A place as a GeoJSON Feature (RFC 7946); what has no position has a null geometry. */
export function toFeature(place: Place) {
  const { id, position, ...properties } = place;
  return {
    type: 'Feature' as const,
    id,
    geometry: position && { type: 'Point' as const, coordinates: [position.lon, position.lat] },
    properties: {
      ...properties,
      positionPrecision: position?.precision ?? 'unknown',
      positionSource: position?.source ?? null,
    },
  };
}

/** The most precise type of schema.org for each kind. */
const types: Readonly<Record<Kind, string>> = {
  coworking: 'LocalBusiness',
  'media-library': 'Library',
  'third-place': 'LocalBusiness',
  fablab: 'LocalBusiness',
  'town-hall': 'CityHall',
  cafe: 'CafeOrCoffeeShop',
  'business-centre': 'LocalBusiness',
  'digital-centre': 'LocalBusiness',
  'service-house': 'GovernmentOffice',
  other: 'Place',
};

const typeOf = ([first = 'other']: readonly Kind[]): string => types[first];

/**
 * A place in schema.org's vocabulary (JSON-LD 1.1), for search engines. What is unknown is left out: schema.org has
 * no null.
 * @param pageUrl absolute address of the place's public page
 */
export function toJsonLd(place: Place, pageUrl: string) {
  const { address, contact, position, opening } = place;
  return withoutNulls({
    '@context': 'https://schema.org' as const,
    '@type': typeOf(place.kinds),
    '@id': pageUrl,
    identifier: place.id,
    name: place.name,
    description: place.summary ?? place.description,
    url: contact.website ?? pageUrl,
    telephone: contact.phone,
    email: contact.email,
    address: withoutNulls({
      '@type': 'PostalAddress',
      streetAddress: [address.street, address.complement].filter((line) => line !== null).join(', ') || null,
      postalCode: address.postalCode,
      addressLocality: address.city,
      addressCountry: address.country,
    }),
    geo: position && { '@type': 'GeoCoordinates', latitude: position.lat, longitude: position.lon },
    openingHoursSpecification: opening.week.length > 0 ? opening.week.flatMap(specification) : null,
    amenityFeature: place.amenities.map((name) => ({ '@type': 'LocationFeatureSpecification', name, value: true })),
    potentialAction: reserveAction(place, pageUrl),
    award: place.labels.filter(({ status }) => status === 'granted').map(({ name }) => name),
    hasCertification: certifications(place.labels, pageUrl),
  });
}

/** The labels held today (schema.org, Certification), each with the page where that can be verified. */
function certifications(labels: readonly PlaceLabel[], pageUrl: string) {
  const held = labels.filter(({ status }) => status === 'granted');
  if (held.length === 0) return null;
  return held.map(({ scheme, name, issuer, from, until }) =>
    withoutNulls({
      '@type': 'Certification',
      certificationIdentification: scheme,
      name,
      issuedBy: withoutNulls({ '@type': 'Organization', name: issuer.name, url: issuer.url }),
      certificationStatus: 'https://schema.org/CertificationActive',
      validFrom: from,
      expires: until,
      url: `${pageUrl}/labels/${scheme}`,
    }),
  );
}

/** Where one books: on the hub's page of the place, else on the operator's platform. Null when one cannot. */
function reserveAction({ resources }: Place, pageUrl: string) {
  const isHere = resources.some(({ booking }) => booking.via === 'hub' && booking.rules !== undefined);
  const elsewhere = resources.flatMap(({ booking: { via, url } }) => (via === 'external' && url ? url : []));
  // Without dates the platform lets people choose them.
  const [target] = isHere ? [pageUrl] : elsewhere.flatMap((url) => expandBookingUrl(url) ?? []);
  return target === undefined ? null : { '@type': 'ReserveAction', target };
}

function withoutNulls<T extends Record<string, unknown>>(object: T) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null)) as {
    [K in keyof T]: Exclude<T[K], null>;
  };
}

const weekDay = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });

/** The hours of one date; equal times say « closed all day », as search engines read it. */
function specification({ date, periods }: OpeningDay) {
  const day = {
    '@type': 'OpeningHoursSpecification',
    dayOfWeek: `https://schema.org/${weekDay.format(new Date(`${date}T00:00:00Z`))}`,
    validFrom: date,
    validThrough: date,
  };
  const certain = periods.filter(({ uncertain }) => !uncertain);
  if (periods.length === 0) return [{ ...day, opens: '00:00', closes: '00:00' }];
  // the vocabulary's time of day ends before midnight
  return certain.map(({ from, to }) => ({ ...day, opens: from, closes: to === '24:00' ? '23:59' : to }));
}
