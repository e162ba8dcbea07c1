import type { Amenity, Kind, PlaceFilters } from '../../sdk/index.ts';
import { numbersWithin, numberWithin, oneOf, someOf } from '../../src/core/converters.ts';
import { kindIcons } from '../../src/pictograms/kinds.ts';
import { filterWords } from './filters.ts';

/** How the element's attributes are read: see src/core/converters.ts for what is forgiven and what warned of. */

const tag = 'escale-place-map';

type Box = NonNullable<PlaceFilters['bbox']>;
type Point = NonNullable<PlaceFilters['near']>;

const latitude = [-90, 90] as const;
const longitude = [-180, 180] as const;

const amenities = [
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
] as const satisfies readonly Amenity[];
/** None: an amenity of the contract that is not accepted is a type error. */
type Missing = Exclude<Amenity, (typeof amenities)[number]>;

export const bbox = numbersWithin<Box>(
  `${tag} bbox`,
  [longitude, latitude, longitude, latitude],
  '-2.3,47.9,-1.2,48.4',
);
export const near = numbersWithin<Point>(`${tag} near`, [latitude, longitude], '48.11,-1.68');
export const radius = numberWithin(`${tag} radius`, 1, 500_000);
export const kind = someOf(`${tag} kind`, Object.keys(kindIcons) as Kind[]);
/** Ids of labels: which there are is the hub's to say. */
export const label = { fromAttribute: (value: string | null) => value?.match(/[a-z0-9-]+/g) ?? undefined };
export const amenity = someOf<Amenity>(
  `${tag} amenity`,
  amenities satisfies [Missing] extends [never] ? unknown : never,
);
export const filters = someOf(`${tag} filters`, filterWords);
export const lat = numberWithin(`${tag} lat`, ...latitude);
export const lon = numberWithin(`${tag} lon`, ...longitude);
export const zoom = numberWithin(`${tag} zoom`, 2, 18);
export const view = oneOf(`${tag} view`, ['auto', 'list', 'map']);
export const limit = numberWithin(`${tag} limit`, 1, 100);
