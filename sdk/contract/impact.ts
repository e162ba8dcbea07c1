import { z } from 'zod';
import { LocalDate, TypedPlaceId } from './values.ts';

/** A calendar quarter or a calendar year: figures are published for nothing shorter and nothing else. */
export const ImpactPeriod = z
  .string()
  .regex(/^2\d{3}(-Q[1-4])?$/)
  .meta({
    id: 'ImpactPeriod',
    description: 'A calendar quarter such as `2026-Q3`, or a calendar year such as `2026`.',
  });

const Bounds = { value: z.number(), low: z.number(), high: z.number() };

export const ImpactArea = z
  .object({
    type: z.enum(['place', 'territory', 'network']),
    id: z
      .string()
      .nullable()
      .meta({ description: 'Public id of the place, code of the territory, null for the network.' }),
    name: z.string(),
  })
  .meta({ id: 'ImpactArea', description: 'Whose visits are added up.' });

export const UsedAssumption = z
  .object({
    id: z.string(),
    value: z.number(),
    low: z.number().optional(),
    high: z.number().optional(),
    unit: z.string(),
  })
  .meta({ id: 'UsedAssumption', description: 'An assumption as it was used; its source is in /v1/impact/factors.' });

/** How the figure came to be, in grams; the lines add up to the net. */
export const ImpactComputation = z
  .object({
    usual: z.number().meta({ description: 'What the trips that were not made would have emitted, both ways.' }),
    today: z.number().meta({ description: 'What the trips to the places emitted, both ways: subtracted.' }),
    gross: z.number().meta({ description: '`usual − today`.' }),
    rebound: z.number().meta({ description: 'What is taken back of the savings alone: at most 0.' }),
    place: z.number().meta({ description: 'Energy of the places: at most 0.' }),
    net: z.number(),
  })
  .meta({ id: 'ImpactComputation' });

export const ImpactFigure = z
  .object({
    ...Bounds,
    unit: z.literal('g').meta({ description: 'Grams of CO2 equivalent avoided, net; negative when more was emitted.' }),
    factorIds: z.array(z.string()),
    modelVersion: z.string(),
    assumptions: z.array(UsedAssumption),
    coverage: z
      .number()
      .min(0)
      .max(1)
      .meta({ description: 'Visits that could be counted, of all, rounded down to a whole percent.' }),
    visits: z.int().min(0).meta({ description: 'Presences witnessed by the places: full days.' }),
    kilometres: z.object(Bounds).meta({ description: 'Kilometres of people spared, both ways.' }),
    vehicleKilometres: z
      .object(Bounds)
      .meta({ description: 'Kilometres of cars, motorbikes and scooters spared, shared by the people in them.' }),
    computation: ImpactComputation,
    factorSet: z.string().meta({ description: 'Edition of the factors, such as `2026-11`.' }),
  })
  .meta({ id: 'ImpactFigure' });

export const ImpactQuarter = z
  .object({
    period: z.string(),
    visits: z.int().min(0).nullable(),
    value: z.number().nullable().meta({ description: 'Grams; null where too few people came to publish a figure.' }),
    low: z.number().nullable(),
    high: z.number().nullable(),
  })
  .meta({ id: 'ImpactQuarter' });

/** The counter: what visits to a place, a territory or the network spared. */
export const Impact = z
  .object({
    asked: ImpactArea,
    area: ImpactArea.nullable().meta({
      description:
        'Whose figure this is: the asked area, or the smallest wider one with enough people; null when there is none.',
    }),
    period: z.string().nullable().meta({ description: 'Null when no quarter is closed yet.' }),
    from: LocalDate.nullable(),
    until: LocalDate.nullable().meta({ description: 'The first day after the period.' }),
    figure: ImpactFigure.nullable(),
    quarters: z
      .array(ImpactQuarter)
      .meta({ description: 'The closed quarters of `area`, oldest first, at most eight.' }),
    leastPeople: z.int().min(2).meta({ description: 'Fewer distinct people than this are never published.' }),
    demonstration: z.boolean().meta({ description: 'True for invented visits.' }),
  })
  .meta({ id: 'Impact' });

export const ImpactQuery = z.strictObject({
  place: TypedPlaceId.optional().meta({ description: 'Public id of a place.' }),
  territory: z.string().min(1).max(100).optional().meta({
    description: '`commune:35238`, `departement:35`, a bare code, or a name. Without place and territory: the network.',
  }),
  period: ImpactPeriod.optional().meta({ description: 'The last closed quarter when absent.' }),
});

export const FactorSource = z
  .object({
    name: z.string(),
    dataset: z.string(),
    version: z.string(),
    url: z.string().meta({ description: 'Absolute, or relative to the hub.' }),
    licence: z.string(),
  })
  .meta({ id: 'FactorSource' });

const reviewBy = LocalDate.meta({ description: 'The day by which it is to be looked at again.' });

export const ImpactFactor = z
  .object({
    id: z.string(),
    mode: z.string(),
    value: z.number().min(0),
    unit: z.enum(['g/vkm', 'g/pkm']),
    scope: z.enum(['use', 'use-and-construction']),
    occupancyBasis: z.enum(['vehicle', 'passenger']),
    year: z.int(),
    source: FactorSource,
    uncertaintyPercent: z.number().min(0),
    reviewBy,
  })
  .meta({ id: 'ImpactFactor' });

export const ImpactAssumption = z
  .object({
    id: z.string(),
    value: z.number(),
    low: z.number().optional(),
    high: z.number().optional(),
    unit: z.string(),
    source: FactorSource,
    note: z.object({ fr: z.string(), en: z.string() }),
    reviewBy,
  })
  .meta({ id: 'ImpactAssumption' });

/** Everything that a figure is computed from, as open data. */
export const ImpactFactors = z
  .object({
    version: z.string(),
    year: z.int(),
    modelVersion: z.string(),
    factors: z.array(ImpactFactor),
    assumptions: z.array(ImpactAssumption),
    mileageScales: z
      .record(
        z.string(),
        z.object({
          bounds: z.tuple([z.number(), z.number()]),
          near: z.number(),
          middle: z.number(),
          fixed: z.number(),
          far: z.number(),
        }),
      )
      .meta({ description: 'Euros for d kilometres a year: d × near, d × middle + fixed, d × far.' }),
  })
  .meta({ id: 'ImpactFactors' });

export type FactorSource = z.infer<typeof FactorSource>;
export type Impact = z.infer<typeof Impact>;
export type ImpactArea = z.infer<typeof ImpactArea>;
export type ImpactAssumption = z.infer<typeof ImpactAssumption>;
export type ImpactComputation = z.infer<typeof ImpactComputation>;
export type ImpactFactor = z.infer<typeof ImpactFactor>;
export type ImpactFactors = z.infer<typeof ImpactFactors>;
export type ImpactFigure = z.infer<typeof ImpactFigure>;
export type ImpactQuarter = z.infer<typeof ImpactQuarter>;
export type ImpactQuery = z.infer<typeof ImpactQuery>;
export type UsedAssumption = z.infer<typeof UsedAssumption>;
