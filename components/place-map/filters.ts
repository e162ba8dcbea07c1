import type { Kind, PlaceFilters } from '../../sdk/index.ts';

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
  const { near } = chosen;
  return {
    ...fixed,
    ...(kind && !excluded && { kind }),
    ...(bbox && { bbox }),
    ...(words && { q: words }),
    ...(chosen.bookable && { bookable: true }),
    ...(chosen.open && { 'open-at': 'now' as const }),
    ...(near && !fixed.near && { near: [near.lat, near.lon] as [number, number], radius: near.radius }),
  };
}

export const isEmpty = (chosen: ChosenFilters): boolean => Object.values(chosen).every((value) => value === undefined);

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
