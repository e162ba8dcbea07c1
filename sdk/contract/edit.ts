import { z } from 'zod';
import { BookingRules } from './booking.ts';
import { Accessibility, Address, Price, TeleworkSpot } from './place.ts';
import { Latitude, Longitude, PlaceId, WebUrl } from './values.ts';
import { Amenity, BookingChannel, Kind, PlaceStatus, PositionPrecision, ResourceKind } from './vocabulary.ts';

/** What an operator keeps of a place, one field after the other. */
const facts = {
  name: z.string().trim().min(1).max(200),
  kinds: z.array(Kind).min(1).max(Kind.options.length),
  status: PlaceStatus,
  listed: z.boolean().meta({ description: 'False keeps the place out of every public answer.' }),
  address: z.strictObject(Address.shape),
  position: z.strictObject({ lat: Latitude, lon: Longitude, precision: PositionPrecision }).nullable(),
  phone: z.string().max(40).nullable().meta({ description: 'ITU-T E.164, or as it is dialled in France.' }),
  email: z.email().max(254).nullable().meta({ description: 'A role address, never a person’s. Everybody sees it.' }),
  website: WebUrl.nullable(),
  agendaUrl: WebUrl.nullable(),
  openingHours: z.string().max(1000).nullable().meta({ description: 'OpenStreetMap opening_hours.' }),
  hostHours: z.string().max(1000).nullable().meta({ description: 'When a person welcomes, as openingHours.' }),
  teleworkSpot: z.strictObject(TeleworkSpot.shape).nullable(),
  amenities: z.array(Amenity).max(Amenity.options.length),
  accessibility: z.strictObject(Accessibility.shape),
  summary: z.string().max(280).nullable(),
  description: z.string().max(5000).nullable().meta({ description: 'Plain text.' }),
};

/** What is left out stays as it is; null says that there is none (RFC 7396 without its nesting). */
export const PlaceEdit = z.strictObject(facts).partial().meta({
  id: 'PlaceEdit',
  description: 'What is to change. What is left out stays as it is; null says that there is none.',
});

/** What an operator says of a resource. */
export const ResourceEdit = z
  .strictObject({
    kind: ResourceKind,
    name: z.string().trim().min(1).max(100),
    seats: z.int().min(1).max(1000),
    price: z.strictObject(Price.shape).nullable(),
    via: BookingChannel,
    url: z.string().max(2000).nullable().meta({
      description: 'For `external`: URI template (RFC 6570, level 1) with {start}, {end}, {seats}, {ref}.',
    }),
    rules: z.strictObject(BookingRules.shape).nullable().meta({ description: 'For `hub`.' }),
    calendarUrl: WebUrl.nullable().meta({ description: 'RFC 5545; its busy times count as taken.' }),
  })
  .meta({ id: 'ResourceEdit' });

/** A place as its operator keeps it; `GET /v1/places/{id}` is what the public reads of it. */
export const PlaceRecord = z
  .object({
    id: PlaceId,
    revision: z.int().min(0).meta({ description: 'Grows with each change; the ETag is made of it.' }),
    ...facts,
    said: z.array(z.string()).meta({ description: 'Fields that the operator has said: imports leave them alone.' }),
    resources: z.array(z.object({ id: z.string(), ...ResourceEdit.shape })),
  })
  .meta({ id: 'PlaceRecord' });

export type PlaceEdit = z.infer<typeof PlaceEdit>;
export type ResourceEdit = z.infer<typeof ResourceEdit>;
export type PlaceRecord = z.infer<typeof PlaceRecord>;
