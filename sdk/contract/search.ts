import { z } from 'zod';
import { PlaceSummary } from './place.ts';
import { Instant, Latitude, Longitude, TypedPlaceId } from './values.ts';
import { Amenity, Kind, LabelScheme } from './vocabulary.ts';

/** A comma-separated list in the address: `kind=coworking,cafe`. */
const list = <T extends z.ZodType>(item: T, most: number, description: string) =>
  z
    .array(item)
    .min(1)
    .max(most)
    .optional()
    // Said of the optional list: the document does not look for it further inside.
    .meta({ description, param: { style: 'form', explode: false } });

/** The filters that a search, the map and the elements' attributes share. */
export const PlaceFilters = z.strictObject({
  bbox: z
    .tuple([Longitude, Latitude, Longitude, Latitude])
    .optional()
    .meta({
      description:
        'west,south,east,north in degrees (RFC 7946 order). West greater than east crosses the antimeridian.',
      param: { style: 'form', explode: false },
    }),
  near: z
    .tuple([Latitude, Longitude])
    .optional()
    .meta({ description: 'lat,lon in degrees; the nearest come first.', param: { style: 'form', explode: false } }),
  radius: z
    .number()
    .min(1)
    .max(500_000)
    .optional()
    .meta({ description: 'Metres around `near`, 1 to 500,000. Needs `near`.' }),
  territory: z.string().min(1).max(100).optional().meta({
    description:
      '`commune:35238`, `departement:35`, `region:53`, `epci:243500139`, a bare code, or a name that only one territory bears.',
  }),
  kind: list(Kind, 10, 'Any of these.'),
  label: list(LabelScheme, 10, 'Holds any of these labels today.'),
  amenity: list(Amenity, 19, 'All of these.'),
  bookable: z.boolean().optional().meta({
    description:
      'Only places with a resource booked here or on the operator’s platform; `false`: only the others. Leave it out for both.',
  }),
  'telework-spot': z.boolean().optional().meta({
    description: 'Only places that declare a telework spot; `false`: only the others. Leave it out for both.',
  }),
  'open-at': z
    .union([z.literal('now'), Instant])
    .optional()
    .meta({ description: '`now`, or an instant at most 30 days ahead; places whose hours are unknown are left out.' }),
  q: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'Words of the name, town or summary; accents and one typo are forgiven.' }),
  id: list(TypedPlaceId, 100, 'Only these places, by their ids.'),
});

export const SortOrder = z.enum(['relevance', 'distance', 'name', 'updated']).meta({ id: 'SortOrder' });

export const PlaceQuery = z.strictObject({
  ...PlaceFilters.shape,
  sort: SortOrder.optional().meta({ description: 'Default: relevance with `q`, distance with `near`, else name.' }),
  limit: z.int().min(1).max(100).optional().meta({ description: 'Items a page, 1 to 100; 20 when absent.' }),
  cursor: z
    .string()
    .max(500)
    .optional()
    .meta({ description: 'From `links.next` of the page before; other filters must stay the same.' }),
  facets: list(
    z.enum(['kind']),
    1,
    'Which values of these the matches have, in `facets`: for choices that find something.',
  ),
});

export const PlaceList = z
  .object({
    items: z.array(PlaceSummary),
    links: z.object({
      self: z.string(),
      next: z
        .string()
        .nullable()
        .meta({ description: 'Address of the next page, relative to the hub; null on the last.' }),
    }),
    total: z.int().min(0).meta({ description: 'All matches, whatever the page.' }),
    facets: z
      .object({ kind: z.array(Kind) })
      .optional()
      .meta({ description: 'The kinds of all matches, whatever the page; where the query asked for them.' }),
    evaluatedAt: Instant.meta({ description: 'The instant at which opening states and labels were judged.' }),
  })
  .meta({ id: 'PlaceList' });

/**
 * All matches at once, for markers: one column per field, places in the order of their ids.
 * Every integer column is delta-coded: each entry is the difference to the one before.
 */
export const MapPayload = z
  .object({
    total: z.int().min(0).meta({ description: 'All matches, those without a position included.' }),
    scale: z.int().meta({ description: 'Units a degree in `lat` and `lon`.' }),
    id: z.array(z.int()).meta({ description: 'Delta-coded numbers of the places; their text form is the public id.' }),
    lat: z.array(z.int()).meta({ description: 'Delta-coded.' }),
    lon: z.array(z.int()).meta({ description: 'Delta-coded.' }),
    kinds: z.array(Kind).meta({ description: 'Dictionary of `kind`.' }),
    kind: z.array(z.int()).meta({ description: 'Index of the first kind in `kinds`; not delta-coded.' }),
    flags: z.array(z.int()).meta({
      description: 'Bits: 1 bookable, 2 open now, 4 closed now, 8 telework spot, 16 holds a label; not delta-coded.',
    }),
  })
  .meta({ id: 'MapPayload' });

export type PlaceFilters = z.infer<typeof PlaceFilters>;
export type PlaceQuery = z.infer<typeof PlaceQuery>;
export type SortOrder = z.infer<typeof SortOrder>;
export type PlaceList = z.infer<typeof PlaceList>;
export type MapPayload = z.infer<typeof MapPayload>;
