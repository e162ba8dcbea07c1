import type { Accessibility, Amenity, Kind, TeleworkSpot } from '../../../sdk/contract/index.ts';
import { holidayZone } from '../opening/holidays.ts';
import type { Doubt, PlaceDraft } from './draft.ts';
import { timeZoneOf } from './time-zone.ts';

/** Current codes of a place's commune and of what contains it. */
export interface Located {
  readonly commune: string;
  readonly epci: string | null | undefined;
  readonly departement: string;
  readonly region: string;
}

/** The part of the hub's territories that storing needs. */
export interface Locator {
  locate(inseeCode: string): Located | undefined;
}

/** What the table `place` holds that a draft can change; `hours` and `holidays` stand for its schedule. */
export interface PlaceRow {
  name: string;
  kinds: readonly Kind[];
  status: string;
  listed: boolean;
  demonstration: boolean;
  time_zone: string;
  street: string | null;
  complement: string | null;
  postal_code: string | null;
  city: string | null;
  insee_code: string | null;
  country: string;
  commune: string | null;
  epci: string | null;
  departement: string | null;
  region: string | null;
  lat: number | null;
  lon: number | null;
  position_precision: string;
  position_source: string | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  agenda_url: string | null;
  hours: string | null;
  /** Calendar of the public holidays that the hours follow; null without hours. */
  holidays: string | null;
  host_hours: string | null;
  telework_spot: TeleworkSpot | null;
  amenities: readonly Amenity[];
  accessibility: Partial<Accessibility>;
  summary: string | null;
  description: string | null;
  siret: string | null;
  source_platform: string;
  source_id: string | null;
  source_url: string | null;
  source_licence: string | null;
  observed_at: string | null;
  doubts: readonly Doubt[];
}

/** Columns of `place` written from a row, with their PostgreSQL types. */
export const columnTypes = {
  name: 'text',
  kinds: 'text[]',
  status: 'text',
  listed: 'boolean',
  demonstration: 'boolean',
  time_zone: 'text',
  street: 'text',
  complement: 'text',
  postal_code: 'text',
  city: 'text',
  insee_code: 'text',
  country: 'text',
  commune: 'text',
  epci: 'text',
  departement: 'text',
  region: 'text',
  lat: 'double precision',
  lon: 'double precision',
  position_precision: 'text',
  position_source: 'text',
  phone: 'text',
  email: 'text',
  website: 'text',
  agenda_url: 'text',
  host_hours: 'text',
  telework_spot: 'jsonb',
  amenities: 'text[]',
  accessibility: 'jsonb',
  summary: 'text',
  description: 'text',
  siret: 'text',
  source_platform: 'text',
  source_id: 'text',
  source_url: 'text',
  source_licence: 'text',
  observed_at: 'date',
  doubts: 'jsonb',
} as const satisfies Record<Exclude<keyof PlaceRow, 'hours' | 'holidays'>, string>;

/** A place of which nothing is known yet. */
const emptyRow = ({ name, kinds, source }: PlaceDraft): PlaceRow => ({
  name,
  kinds,
  status: 'open',
  listed: true,
  demonstration: false,
  time_zone: 'Europe/Paris',
  street: null,
  complement: null,
  postal_code: null,
  city: null,
  insee_code: null,
  country: 'FR',
  commune: null,
  epci: null,
  departement: null,
  region: null,
  lat: null,
  lon: null,
  position_precision: 'unknown',
  position_source: null,
  phone: null,
  email: null,
  website: null,
  agenda_url: null,
  hours: null,
  holidays: null,
  host_hours: null,
  telework_spot: null,
  amenities: [],
  accessibility: {},
  summary: null,
  description: null,
  siret: null,
  source_platform: source.platform,
  source_id: source.id,
  source_url: null,
  source_licence: null,
  observed_at: null,
  doubts: [],
});

/**
 * What the table should hold once a draft is taken into account: a field that the draft leaves out keeps the
 * stored value, and the codes of territories and the time zone follow from the INSEE code.
 * @param stored the row as it is, undefined for a new place
 */
export function mergeDraft(draft: PlaceDraft, stored: PlaceRow | undefined, territories: Locator): PlaceRow {
  const before = stored ?? emptyRow(draft);
  const located = locateRow(draft, stored, before, territories);
  const hours = draft.openingHours ?? before.hours;
  const teleworkSpot = draft.teleworkSpot === undefined ? before.telework_spot : draft.teleworkSpot;
  return {
    name: draft.name,
    kinds: draft.kinds,
    status: draft.status ?? before.status,
    listed: mergeListed(draft, stored, teleworkSpot),
    demonstration: draft.demonstration ?? before.demonstration,
    ...mergeAddress(draft, before),
    ...located,
    ...mergePosition(draft, before),
    phone: draft.phone ?? before.phone,
    email: draft.email ?? before.email,
    website: draft.website ?? before.website,
    agenda_url: draft.agendaUrl ?? before.agenda_url,
    hours,
    holidays: hours === null ? null : holidayZone(located.departement, hours),
    host_hours: draft.hostHours ?? before.host_hours,
    telework_spot: teleworkSpot,
    amenities: draft.amenities ?? before.amenities,
    accessibility: { ...before.accessibility, ...draft.accessibility },
    summary: draft.summary ?? before.summary,
    description: draft.description ?? before.description,
    siret: draft.siret ?? before.siret,
    ...mergeSource(draft, before),
    doubts: draft.doubts ?? before.doubts,
  };
}

/** A list that keeps its places out of sight does not hide a telework spot declared since. */
function mergeListed(draft: PlaceDraft, stored: PlaceRow | undefined, teleworkSpot: TeleworkSpot | null): boolean {
  if (stored === undefined) return draft.listed ?? true;
  if (draft.listed === false && teleworkSpot !== null) return stored.listed;
  return draft.listed ?? stored.listed;
}

const mergeAddress = (draft: PlaceDraft, before: PlaceRow) => ({
  street: draft.street ?? before.street,
  complement: draft.complement ?? before.complement,
  postal_code: draft.postalCode ?? before.postal_code,
  city: draft.city ?? before.city,
  insee_code: draft.inseeCode ?? before.insee_code,
  country: draft.country ?? before.country,
});

/** A position is one thing: its precision and source belong to the point, not to the one before it. */
function mergePosition(draft: PlaceDraft, before: PlaceRow) {
  const { lat, lon, position_precision, position_source } = before;
  if (draft.lat === undefined || draft.lon === undefined) return { lat, lon, position_precision, position_source };
  return {
    lat: draft.lat,
    lon: draft.lon,
    position_precision: draft.positionPrecision ?? 'unknown',
    position_source: draft.positionSource ?? null,
  };
}

/** What follows from where a place is: the codes of its territories, and its time zone. */
export function locateRow(
  draft: Pick<PlaceDraft, 'inseeCode' | 'postalCode' | 'timeZone'>,
  stored: PlaceRow | undefined,
  before: PlaceRow,
  territories: Locator,
) {
  const inseeCode = draft.inseeCode ?? before.insee_code;
  const located = inseeCode === null ? undefined : territories.locate(inseeCode);
  const codes = {
    commune: located?.commune ?? null,
    epci: located?.epci ?? null,
    departement: located?.departement ?? null,
    region: located?.region ?? null,
  };
  const postalCode = draft.postalCode ?? before.postal_code;
  const follows = timeZoneOf(codes.departement, postalCode);
  // A zone that differs from the one the address gave was said by someone: it is kept.
  const said = stored !== undefined && stored.time_zone !== timeZoneOf(stored.departement, stored.postal_code);
  return { ...codes, time_zone: draft.timeZone ?? (said ? stored.time_zone : follows) };
}

/** A place merged from several lists keeps the source it was first told by. */
function mergeSource({ source }: PlaceDraft, before: PlaceRow) {
  const same = before.source_platform === source.platform && before.source_id === source.id;
  return {
    source_platform: before.source_platform,
    source_id: before.source_id,
    source_url: (same ? source.url : undefined) ?? before.source_url,
    source_licence: (same ? source.licence : undefined) ?? before.source_licence,
    observed_at: (same ? source.observedAt : undefined) ?? before.observed_at,
  };
}
