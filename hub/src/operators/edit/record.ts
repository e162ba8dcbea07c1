import type { PlaceRecord, ResourceEdit } from '../../../../sdk/contract/index.ts';
import { storedColumns, type StoredPlace } from '../../places/rows.ts';
import type { Queries } from '../../places/transaction.ts';

/** What an operator keeps of a place, without its resources. */
export type PlaceFacts = Omit<PlaceRecord, 'id' | 'revision' | 'said' | 'resources'>;
export type FactName = keyof PlaceFacts;

export interface KeptResource extends ResourceEdit {
  readonly id: number;
}

/** A place as it is stored, with what an edit needs to know of it. */
export interface KeptPlace {
  readonly stored: StoredPlace;
  readonly facts: PlaceFacts;
  readonly revision: number;
  readonly publicId: string;
  readonly updatedAt: Date;
}

const answers = {
  stepFreeEntrance: 'unknown',
  adaptedToilet: 'unknown',
  adaptedDesk: 'unknown',
  lift: 'unknown',
  hearingLoop: 'unknown',
  reservedParking: 'unknown',
} as const;

/** The stored row as an operator sees it. */
export const factsOf = (row: StoredPlace): PlaceFacts => ({
  name: row.name,
  kinds: [...row.kinds],
  // Checked by the database, as is the precision.
  status: row.status as PlaceFacts['status'],
  listed: row.listed,
  address: {
    street: row.street,
    complement: row.complement,
    postalCode: row.postal_code,
    city: row.city,
    inseeCode: row.insee_code,
    country: row.country,
  },
  position:
    row.lat === null || row.lon === null
      ? null
      : {
          lat: row.lat,
          lon: row.lon,
          precision: row.position_precision as NonNullable<PlaceFacts['position']>['precision'],
        },
  phone: row.phone,
  email: row.email,
  website: row.website,
  agendaUrl: row.agenda_url,
  openingHours: row.hours,
  hostHours: row.host_hours,
  teleworkSpot: row.telework_spot,
  amenities: [...row.amenities],
  accessibility: { ...answers, ...row.accessibility },
  summary: row.summary,
  description: row.description,
});

/**
 * Reads a place as its operator keeps it.
 * @param lock whether others have to wait before they change it: inside a transaction
 */
export async function readPlace(sql: Queries, placeId: number, lock = false): Promise<KeptPlace | undefined> {
  const [row] = await sql<(StoredPlace & { revision: number; public_id: string; updated_at: Date })[]>`
    select ${sql.unsafe(storedColumns)}, p.revision, p.public_id, p.updated_at
    from place p left join schedule s on s.id = p.schedule_id
    where p.id = ${placeId} ${lock ? sql`for update of p` : sql``}`;
  if (row === undefined) return undefined;
  const { revision, public_id, updated_at, ...stored } = row;
  return { stored, facts: factsOf(stored), revision, publicId: public_id, updatedAt: updated_at };
}

/** The resources that a place offers, in their order. */
export async function readResources(sql: Queries, placeId: number): Promise<KeptResource[]> {
  return sql<KeptResource[]>`
    select ${resourceColumns(sql)} from resource
    where place_id = ${placeId} and not withdrawn order by position, id`;
}

/** One resource, withdrawn or not. */
export async function readResource(
  sql: Queries,
  placeId: number,
  resourceId: number,
  lock = false,
): Promise<(KeptResource & { readonly withdrawn: boolean }) | undefined> {
  const [row] = await sql<(KeptResource & { withdrawn: boolean })[]>`
    select ${resourceColumns(sql)}, withdrawn from resource
    where place_id = ${placeId} and id = ${resourceId} ${lock ? sql`for update` : sql``}`;
  return row;
}

const resourceColumns = (sql: Queries) => sql`
  id, kind, name, seats, price, booking_via as via, booking_url as url, rules, calendar_url as "calendarUrl"`;

/** The whole record, as the API gives it. */
export const recordOf = (place: KeptPlace, resources: readonly KeptResource[]): PlaceRecord => ({
  id: place.publicId,
  revision: place.revision,
  ...place.facts,
  said: [...place.stored.said],
  resources: resources.map(({ id, ...resource }) => ({ id: String(id), ...resource })),
});
