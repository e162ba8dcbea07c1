import { z } from 'zod';
import { BookingRules } from './booking.ts';
import { Instant, Latitude, LocalDate, LocalTime, Longitude, PlaceId, WebUrl } from './values.ts';
import {
  Amenity,
  Answer,
  BookingChannel,
  Kind,
  LabelScheme,
  LabelStatus,
  PlaceStatus,
  PositionPrecision,
  PriceForm,
  ResourceKind,
  TariffUnit,
} from './vocabulary.ts';

export const Address = z
  .object({
    street: z.string().nullable(),
    complement: z.string().nullable(),
    postalCode: z.string().nullable().meta({ description: 'A string: 01000 keeps its zero.' }),
    city: z.string().nullable(),
    inseeCode: z.string().nullable().meta({ description: 'INSEE code of the commune, a string.' }),
    country: z.string().length(2).meta({ description: 'ISO 3166-1 alpha-2.' }),
  })
  .meta({ id: 'Address' });

export const Position = z
  .object({
    lat: Latitude,
    lon: Longitude,
    precision: PositionPrecision,
    source: z.string().nullable().meta({ description: 'Who placed it there.' }),
  })
  .meta({ id: 'Position' });

export const Contact = z
  .object({
    phone: z.string().nullable().meta({ description: 'ITU-T E.164.' }),
    email: z.string().nullable().meta({ description: 'A role address, never a person’s.' }),
    website: WebUrl.nullable(),
  })
  .meta({ id: 'Contact' });

/** The opening hours of one day; a period that passes midnight stops at 24:00 and goes on the next day. */
export const OpeningDay = z
  .object({
    date: LocalDate,
    holiday: z.string().nullable().meta({ description: 'Name of the public holiday on that day.' }),
    periods: z.array(
      z.object({
        from: LocalTime,
        to: LocalTime,
        uncertain: z
          .boolean()
          .optional()
          .meta({ description: 'True when the hours say « unknown », for instance by appointment.' }),
        note: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'OpeningDay' });

/** The hub's evaluation of the opening hours at the time of the answer. */
export const OpeningState = z
  .object({
    hours: z.string().nullable().meta({ description: 'OpenStreetMap opening_hours, or null when unknown.' }),
    openNow: z
      .boolean()
      .nullable()
      .meta({ description: 'Null when the hours are unknown: silence is not « closed ».' }),
    nextChange: Instant.nullable().meta({
      description: 'When openNow changes next; null when unknown or not within the computed horizon.',
    }),
  })
  .meta({ id: 'OpeningState' });

export const Opening = z
  .object({
    ...OpeningState.shape,
    week: z.array(OpeningDay).meta({
      description: 'Today and the six days after, in the place’s calendar; empty when the hours are unknown.',
    }),
  })
  .meta({ id: 'Opening' });

/** A place that welcomes teleworkers for part of the day. */
export const TeleworkSpot = z
  .object({
    hours: z
      .string()
      .nullable()
      .meta({ description: 'OpenStreetMap opening_hours, or null for the place’s own hours.' }),
    note: z.string().nullable(),
  })
  .meta({ id: 'TeleworkSpot' });

export const Price = z
  .object({
    form: PriceForm,
    currency: z.string().length(3).meta({ description: 'ISO 4217.' }),
    tariffs: z.array(
      z.object({
        per: TariffUnit,
        amount: z.int().min(0).meta({ description: 'In the currency’s minor unit (cents), taxes included.' }),
      }),
    ),
  })
  .meta({ id: 'Price' });

export const Resource = z
  .object({
    id: z.string(),
    kind: ResourceKind,
    name: z.string(),
    seats: z.int().min(1),
    price: Price.nullable(),
    booking: z.object({
      via: BookingChannel,
      url: z.string().nullable().meta({
        description: 'URI template (RFC 6570, level 1) on the operator’s platform: {start}, {end}, {seats}, {ref}.',
      }),
      rules: BookingRules.optional().meta({ description: 'Present when it is booked here.' }),
    }),
  })
  .meta({ id: 'Resource' });

export const PlaceLabel = z
  .object({
    scheme: LabelScheme,
    name: z.string(),
    issuer: z.object({ name: z.string(), url: WebUrl.nullable() }),
    status: LabelStatus,
    from: LocalDate,
    until: LocalDate.nullable(),
  })
  .meta({ id: 'PlaceLabel' });

export const Accessibility = z
  .object({
    stepFreeEntrance: Answer,
    adaptedToilet: Answer,
    adaptedDesk: Answer,
    lift: Answer,
    hearingLoop: Answer,
    reservedParking: Answer,
  })
  .meta({ id: 'Accessibility' });

export const Source = z
  .object({
    platform: z.string(),
    id: z.string().nullable(),
    url: WebUrl.nullable(),
    licence: z.string().nullable(),
    observedAt: LocalDate.nullable().meta({ description: 'The day on which the source says this was true.' }),
  })
  .meta({ id: 'Source' });

/** What a list shows of a place. */
export const PlaceSummary = z
  .object({
    id: PlaceId,
    name: z.string(),
    kinds: z.array(Kind).min(1),
    status: PlaceStatus,
    timeZone: z.string().meta({ description: 'IANA time zone.' }),
    address: Address,
    position: Position.nullable(),
    opening: OpeningState,
    teleworkSpot: TeleworkSpot.nullable(),
    amenities: z.array(Amenity),
    labels: z.array(PlaceLabel),
    bookable: z.boolean().meta({ description: 'True when a resource is booked here or on the operator’s platform.' }),
    summary: z.string().max(280).nullable(),
    demonstration: z.boolean().meta({ description: 'True for the invented places of the demo network.' }),
    updatedAt: Instant,
    distance: z.int().min(0).optional().meta({ description: 'Metres from `near`, as the crow flies (haversine).' }),
  })
  .meta({ id: 'PlaceSummary' });

const { distance: _onlyInSearch, ...summaryShape } = PlaceSummary.shape;

export const Place = z
  .object({
    ...summaryShape,
    opening: Opening,
    contact: Contact,
    accessibility: Accessibility,
    hostHours: z.string().nullable().meta({ description: 'When a person welcomes, OpenStreetMap opening_hours.' }),
    agendaUrl: WebUrl.nullable(),
    resources: z.array(Resource),
    description: z.string().nullable().meta({ description: 'Plain text.' }),
    source: Source,
  })
  .meta({ id: 'Place' });

export type Address = z.infer<typeof Address>;
export type Position = z.infer<typeof Position>;
export type Contact = z.infer<typeof Contact>;
export type OpeningDay = z.infer<typeof OpeningDay>;
export type OpeningState = z.infer<typeof OpeningState>;
export type Opening = z.infer<typeof Opening>;
export type TeleworkSpot = z.infer<typeof TeleworkSpot>;
export type Price = z.infer<typeof Price>;
export type Resource = z.infer<typeof Resource>;
export type PlaceLabel = z.infer<typeof PlaceLabel>;
export type Accessibility = z.infer<typeof Accessibility>;
export type Source = z.infer<typeof Source>;
export type PlaceSummary = z.infer<typeof PlaceSummary>;
export type Place = z.infer<typeof Place>;
