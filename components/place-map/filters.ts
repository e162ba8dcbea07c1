import type { Amenity, Kind, PlaceFilters } from '../../sdk/index.ts';

/** What visitors may be allowed to change, as the words of the `filters` attribute. */
export const filterWords = ['kind', 'open', 'bookable', 'q', 'near', 'locate'] as const;
export type FilterWord = (typeof filterWords)[number];

/** The filters that the webmaster fixes by attributes. */
export type FixedFilters = Omit<PlaceFilters, 'open-at' | 'id'>;

/** What the visitor has chosen on the page. */
export interface ChosenFilters {
  readonly kind?: readonly Kind[];
  readonly open?: true;
  readonly bookable?: true;
  readonly q?: string;
  readonly near?: { readonly lat: number; readonly lon: number; readonly name: string; readonly radius: number };
  /** The part of the map on show, when the visitor asked to search there. */
  readonly bbox?: Box;
}

type Box = NonNullable<PlaceFilters['bbox']>;

/** Attributes by which a webmaster fixes filters. */
interface Fixing {
  readonly territory?: string;
  readonly bbox?: Box | undefined;
  readonly nearPoint?: FixedFilters['near'] | undefined;
  readonly radius?: number | undefined;
  readonly kind?: readonly Kind[] | undefined;
  readonly label?: readonly string[] | undefined;
  readonly amenity?: readonly Amenity[] | undefined;
  readonly bookable: boolean;
  readonly teleworkSpot: boolean;
  readonly q?: string;
}

/** Checks the names; the values are as their types say. */
type Filters = { readonly [Name in keyof PlaceFilters]: unknown };

/** What has a value: the absent, the empty and the false ask for nothing. */
export const given = (values: object): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value));

/** What the webmaster fixed, as the contract's filters. */
export const fixedBy = (element: Fixing): FixedFilters =>
  given({
    territory: element.territory,
    bbox: element.bbox,
    near: element.nearPoint,
    radius: element.nearPoint && element.radius,
    kind: element.kind,
    label: element.label,
    amenity: element.amenity,
    bookable: element.bookable,
    'telework-spot': element.teleworkSpot,
    q: element.q,
  } satisfies Filters);

/** Asked for when two filters exclude each other: an empty box in the sea, off the Gulf of Guinea. */
const nowhere: Box = [0, 0, 0, 0];

/**
 * The filters to ask the hub for. A visitor narrows what the webmaster fixed and never widens it: kinds and boxes are
 * intersected, words are added, and a fixed `near` stays.
 */
export function narrow(fixed: FixedFilters, chosen: ChosenFilters): PlaceFilters {
  const words = [fixed.q, chosen.q].filter(Boolean).join(' ').slice(0, 100);
  const kind = intersection(fixed.kind, chosen.kind);
  const excluded = kind?.length === 0;
  const bbox = excluded ? nowhere : common(fixed.bbox, chosen.bbox);
  const near = fixed.near ? undefined : chosen.near;
  return {
    ...fixed,
    ...given({
      kind: !excluded && kind,
      bbox,
      q: words,
      bookable: chosen.bookable,
      'open-at': chosen.open && 'now',
      near: near && [near.lat, near.lon],
      radius: near?.radius,
    } satisfies Filters),
  };
}

export const isEmpty = (chosen: ChosenFilters): boolean => Object.keys(chosen).length === 0;

function intersection(fixed: readonly Kind[] | undefined, chosen: readonly Kind[] | undefined): Kind[] | undefined {
  if (!chosen?.length) return fixed && [...fixed];
  return fixed ? chosen.filter((kind) => fixed.includes(kind)) : [...chosen];
}

/** Of two boxes; one that crosses the antimeridian is left as the webmaster wrote it. */
function common(fixed: Box | undefined, chosen: Box | undefined): Box | undefined {
  if (!fixed || !chosen) return fixed ?? chosen;
  if (fixed[0] > fixed[2]) return fixed;
  const box: Box = [
    Math.max(fixed[0], chosen[0]),
    Math.max(fixed[1], chosen[1]),
    Math.min(fixed[2], chosen[2]),
    Math.min(fixed[3], chosen[3]),
  ];
  return box[0] < box[2] && box[1] < box[3] ? box : nowhere;
}
