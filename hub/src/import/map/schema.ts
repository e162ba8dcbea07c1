import { z } from 'zod';
import { Amenity, BookingChannel, Kind, PlaceStatus, WebUrl } from '../../../../sdk/contract/index.ts';
import { weekdays } from '../normalise/hours.ts';

/** One column, or several joined into one text (by a space unless said otherwise). */
const Column = z.union([
  z.string().min(1),
  z.strictObject({ columns: z.array(z.string().min(1)).min(1), join: z.string().optional() }),
]);

/** A column whose words stand for words of the network, whatever their case and accents. */
const words = <T extends z.ZodType<string>>(word: T) =>
  z.strictObject({
    column: z.string().min(1),
    /** What parts several values in one cell. */
    split: z.string().min(1).optional(),
    values: z.record(z.string().min(1), word),
  });

const accessibilityQuestions = [
  'stepFreeEntrance',
  'adaptedToilet',
  'adaptedDesk',
  'lift',
  'hearingLoop',
  'reservedParking',
] as const;

const Fields = z.strictObject({
  id: Column.optional(),
  name: Column,
  kinds: words(Kind).optional(),
  status: words(PlaceStatus).optional(),
  street: Column.optional(),
  complement: Column.optional(),
  postalCode: Column.optional(),
  city: Column.optional(),
  inseeCode: Column.optional(),
  lat: Column.optional(),
  lon: Column.optional(),
  /** Latitude and longitude in one column, in this order. */
  position: Column.optional(),
  phone: Column.optional(),
  email: Column.optional(),
  website: Column.optional(),
  agendaUrl: Column.optional(),
  openingHours: z
    .union([Column, z.strictObject({ days: z.partialRecord(z.enum(weekdays), z.string().min(1)) })])
    .optional(),
  hostHours: Column.optional(),
  teleworkSpot: z.strictObject({ column: z.string().min(1), note: z.string().min(1).optional() }).optional(),
  amenities: z.union([words(Amenity), z.strictObject({ yes: z.partialRecord(Amenity, z.string().min(1)) })]).optional(),
  accessibility: z.partialRecord(z.enum(accessibilityQuestions), z.string().min(1)).optional(),
  /** Number of seats one can come and work at. */
  desks: z
    .strictObject({
      column: z.string().min(1),
      name: z.string().min(1).max(100),
      booking: BookingChannel.exclude(['external']),
    })
    .optional(),
  summary: Column.optional(),
  description: Column.optional(),
  siret: Column.optional(),
  observedAt: Column.optional(),
});

/** What a network says of its own table: which column is which field. Documented in `docs/import.md`. */
export const TableMap = z.strictObject({
  $schema: z.string().optional(),
  platform: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(64),
  licence: z.string().min(1).max(200).optional(),
  url: WebUrl.optional(),
  observedAt: z.iso.date().optional(),
  /** What holds for every row that does not say otherwise. */
  always: z
    .strictObject({
      kinds: z.tuple([Kind], Kind).optional(),
      city: z.string().min(1).optional(),
      postalCode: z
        .string()
        .regex(/^\d{5}$/)
        .optional(),
      inseeCode: z
        .string()
        .regex(/^(\d{5}|2[AB]\d{3})$/)
        .optional(),
      teleworkSpot: z.boolean().optional(),
    })
    .optional(),
  fields: Fields,
});

export type TableMap = z.infer<typeof TableMap>;
export type Column = z.infer<typeof Column>;
export { accessibilityQuestions };

/** Names of the columns that a map speaks of. */
export function columnsOf(map: TableMap): string[] {
  const { amenities, openingHours, accessibility, teleworkSpot, ...others } = map.fields;
  const names = Object.values(others).flatMap((field) => {
    if (field === undefined) return [];
    if (typeof field === 'string') return [field];
    return 'columns' in field ? field.columns : [field.column];
  });
  if (typeof openingHours === 'string') names.push(openingHours);
  else if (openingHours)
    names.push(...('days' in openingHours ? Object.values(openingHours.days) : openingHours.columns));
  if (amenities) names.push(...('yes' in amenities ? Object.values(amenities.yes) : [amenities.column]));
  if (teleworkSpot) names.push(teleworkSpot.column, ...(teleworkSpot.note === undefined ? [] : [teleworkSpot.note]));
  names.push(...Object.values(accessibility ?? {}));
  return [...new Set(names)];
}
