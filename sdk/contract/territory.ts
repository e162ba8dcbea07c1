import { z } from 'zod';
import { Latitude, Longitude, Point } from './values.ts';
import { TerritoryType } from './vocabulary.ts';

export const Territory = z
  .object({
    code: z.string().meta({ description: 'Type and code, such as commune:35238.' }),
    type: TerritoryType,
    name: z.string(),
    within: z
      .string()
      .nullable()
      .meta({ description: 'The departement of a commune, the region of a departement: tells namesakes apart.' }),
    population: z.int().min(0).nullable(),
    centre: Point.nullable().meta({ description: 'Town centre (GeoNames); null when not known.' }),
    bbox: z.tuple([Longitude, Latitude, Longitude, Latitude]).nullable(),
  })
  .meta({ id: 'Territory' });

export const TerritoryQuery = z.strictObject({
  q: z.string().trim().min(1).max(100).meta({ description: 'Beginning of a name, or a code; accents are forgiven.' }),
  type: z
    .array(TerritoryType)
    .min(1)
    .optional()
    .meta({ description: 'Only these types.', param: { style: 'form', explode: false } }),
  limit: z.int().min(1).max(50).optional().meta({ description: '1 to 50; 10 when absent.' }),
});

export const TerritoryList = z
  .object({
    items: z.array(Territory),
    links: z.object({ self: z.string(), next: z.string().nullable() }),
    total: z.int().min(0),
  })
  .meta({ id: 'TerritoryList' });

export type Territory = z.infer<typeof Territory>;
export type TerritoryQuery = z.infer<typeof TerritoryQuery>;
export type TerritoryList = z.infer<typeof TerritoryList>;
