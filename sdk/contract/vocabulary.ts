import { z } from 'zod';

/** What a place is. A place may be several at once; the first is the one it is known for. */
export const Kind = z
  .enum([
    'coworking',
    'media-library',
    'third-place',
    'fablab',
    'town-hall',
    'cafe',
    'business-centre',
    'digital-centre',
    'service-house',
    'other',
  ])
  .meta({ id: 'Kind', description: 'What the place is.' });

export const PlaceStatus = z.enum(['open', 'planned', 'paused', 'closed']).meta({
  id: 'PlaceStatus',
  description: 'Whether the place welcomes people at this time of its life; not its opening hours.',
});

/** A closed list, so that each has a pictogram and a word in every language. */
export const Amenity = z
  .enum([
    'wifi',
    'wired-network',
    'quiet-area',
    'phone-booth',
    'meeting-room',
    'video-conference',
    'screen',
    'printer',
    '3d-printer',
    'workshop',
    'kitchen',
    'coffee',
    'meals',
    'lockers',
    'parking',
    'bike-parking',
    'charging-station',
    'childcare-near',
    'host-present',
  ])
  .meta({ id: 'Amenity', description: 'Something the place offers.' });

export const Answer = z
  .enum(['yes', 'no', 'unknown'])
  .meta({ id: 'Answer', description: 'Silence is not « no »: what nobody said is unknown.' });

export const LabelScheme = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(64)
  .meta({ id: 'LabelScheme', description: 'Id of a label scheme, such as mon-autre-bureau.' });

export const LabelStatus = z.enum(['granted', 'suspended', 'expired', 'revoked']).meta({
  id: 'LabelStatus',
  description: 'State of a grant at the time of reading; « expired » follows from its end date.',
});

export const ResourceKind = z
  .enum(['desk', 'office', 'meeting-room', 'phone-booth'])
  .meta({ id: 'ResourceKind', description: 'What is booked.' });

export const BookingChannel = z.enum(['hub', 'external', 'contact', 'walk-in']).meta({
  id: 'BookingChannel',
  description: 'How a resource is booked: here, on the operator’s platform, by phone or mail, or by walking in.',
});

export const TariffUnit = z
  .enum(['hour', 'half-day', 'day', 'ten-day-card', 'month'])
  .meta({ id: 'TariffUnit', description: 'What one price buys.' });

export const PriceForm = z
  .enum(['free', 'tariffs', 'on-site'])
  .meta({ id: 'PriceForm', description: 'Free, listed, or told and paid on site.' });

export const PositionPrecision = z
  .enum(['exact', 'approximate', 'unknown'])
  .meta({ id: 'PositionPrecision', description: 'How far the position can be trusted to be the door.' });

export const TerritoryType = z
  .enum(['commune', 'epci', 'departement', 'region'])
  .meta({ id: 'TerritoryType', description: 'French administrative territory (Code officiel géographique, INSEE).' });

export type Kind = z.infer<typeof Kind>;
export type PlaceStatus = z.infer<typeof PlaceStatus>;
export type Amenity = z.infer<typeof Amenity>;
export type Answer = z.infer<typeof Answer>;
export type LabelStatus = z.infer<typeof LabelStatus>;
export type ResourceKind = z.infer<typeof ResourceKind>;
export type BookingChannel = z.infer<typeof BookingChannel>;
export type TariffUnit = z.infer<typeof TariffUnit>;
export type PriceForm = z.infer<typeof PriceForm>;
export type PositionPrecision = z.infer<typeof PositionPrecision>;
export type TerritoryType = z.infer<typeof TerritoryType>;
