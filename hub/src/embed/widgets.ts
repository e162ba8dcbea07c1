import type { Room } from './room.ts';
import { z } from 'zod';
import { ImpactQuery, LabelScheme, PlaceFilters, PlaceQuery } from '../../../sdk/contract/index.ts';
import { languages, type Sentence } from '../http/language.ts';
import { isTiles, tilesExpected } from './tiles.ts';

/** A height in CSS pixels for which the embed pages are made; content systems ask for one figure. */
export type FrameHeight = 300 | 500 | 700;

/**
 * What can be embedded, under `HUB/e/<name>`. Its parameters are the attributes of the element of the same name
 * (a test holds them to the elements' manifest), so one address serves as page, frame, oEmbed subject and link.
 */
export interface Widget {
  readonly name: string;
  readonly parameters: z.ZodObject<z.core.$ZodShape>;
  /** Parameters without which there is nothing to show. */
  readonly needs: readonly string[];
  readonly height: FrameHeight;
  /** What most take, where nothing is known of the place. */
  readonly room: Room;
  readonly title: Sentence;
}

const text = (description: string, most = 200) => z.string().trim().min(1).max(most).optional().meta({ description });
const words = (...accepted: [string, ...string[]]) => z.array(z.enum(accepted)).optional();

/** What the page needs besides the attributes: its language and, since nothing is inherited there, its look. */
export const pageParameters = {
  lang: z.enum(languages).optional(),
  theme: z.enum(['auto', 'light', 'dark']).optional(),
  accent: z
    .string()
    .regex(/^#?[0-9a-f]{6}$/i)
    .optional()
    .meta({ description: 'Colour of buttons and links, six hexadecimal digits, such as 0b5c6b.' }),
} as const;

const { id: _onlyForPrograms, 'open-at': _chosenByVisitors, ...fixedFilters } = PlaceFilters.shape;

const place = text('Public id of a place.', 24);

const tiles = z
  .string()
  .trim()
  .max(500)
  .refine(isTiles, { params: { fr: `il faut ${tilesExpected.fr}`, en: `it must be ${tilesExpected.en}` } })
  .optional()
  .meta({ description: 'ask, ign, outline, none, or an https address with {z}, {x} and {y}.' });

export const widgets = {
  'place-map': {
    name: 'place-map',
    parameters: z.strictObject({
      ...fixedFilters,
      filters: words('kind', 'open', 'bookable', 'q', 'near', 'locate'),
      lat: z.number().min(-90).max(90).optional(),
      lon: z.number().min(-180).max(180).optional(),
      zoom: z.number().min(2).max(18).optional(),
      view: z.enum(['auto', 'list', 'map']).optional(),
      tiles,
      limit: PlaceQuery.shape.limit,
    }),
    needs: [],
    height: 700,
    room: { phone: 720, desktop: 672 },
    title: { fr: 'Lieux où travailler près de chez soi', en: 'Places to work near home' },
  },
  'place-card': {
    name: 'place-card',
    parameters: z.strictObject({
      place,
      show: words('summary', 'labels', 'amenities', 'opening', 'prices', 'contact', 'accessibility', 'description'),
      'without-booking': z.boolean().optional(),
      'heading-level': z.int().min(2).max(6).optional(),
    }),
    needs: ['place'],
    height: 500,
    room: { phone: 850, desktop: 580 },
    title: { fr: 'Un lieu où travailler', en: 'A place to work' },
  },
  'booking-button': {
    name: 'booking-button',
    parameters: z.strictObject({
      place,
      resource: text('Id of a resource.', 40),
      date: z.iso.date().optional(),
      seats: z.int().min(1).max(100).optional(),
    }),
    needs: ['place'],
    height: 300,
    room: { phone: 66, desktop: 56 },
    title: { fr: 'Réserver une place', en: 'Book a seat' },
  },
  'label-badge': {
    name: 'label-badge',
    parameters: z.strictObject({
      place,
      label: LabelScheme.optional(),
      size: z.enum(['inline', 'small', 'medium', 'poster']).optional(),
    }),
    needs: ['place'],
    height: 300,
    room: { phone: 270, desktop: 220 },
    title: { fr: 'Les labels d’un lieu', en: 'The labels of a place' },
  },
  'co2-counter': {
    name: 'co2-counter',
    parameters: z.strictObject(ImpactQuery.shape),
    needs: [],
    height: 500,
    room: { phone: 560, desktop: 380 },
    title: { fr: 'CO2 épargné par le réseau', en: 'CO2 saved by the network' },
  },
  'impact-simulator': {
    name: 'impact-simulator',
    parameters: z.strictObject({ audience: z.enum(['employee', 'employer', 'town']).optional() }),
    needs: [],
    height: 700,
    room: { phone: 1980, desktop: 1340 },
    title: { fr: 'Simulateur\xa0: travailler plus près', en: 'Simulator: working nearer' },
  },
} as const satisfies Record<string, Widget>;

export type WidgetName = keyof typeof widgets;

export const widgetNamed = (name: string): Widget | undefined =>
  Object.hasOwn(widgets, name) ? widgets[name as WidgetName] : undefined;
