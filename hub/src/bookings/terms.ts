import type { BookingRules, Price, ResourceKind } from '../../../sdk/contract/index.ts';
import type { Queries } from '../places/transaction.ts';

/** What a resource is booked under: the row of the resource with what its place says. */
export interface Terms {
  readonly placeId: number;
  readonly placeName: string;
  /** Only an open place takes bookings. */
  readonly placeStatus: string;
  readonly timeZone: string;
  readonly resourceId: number;
  readonly resourceName: string;
  readonly kind: ResourceKind;
  readonly seats: number;
  readonly price: Price | null;
  /** Null when it is not booked here. */
  readonly rules: BookingRules | null;
  /** OpenStreetMap opening_hours during which it is to be had; null when unknown. */
  readonly hours: string | null;
  /** Calendar of the public holidays that the hours follow. */
  readonly holidays: string;
}

/**
 * Desks are shared, seat by seat; a room, an office or a booth is one thing, whose seats say how many people it takes.
 */
export const unitsOf = ({ kind, seats }: Pick<Terms, 'kind' | 'seats'>): number => (kind === 'desk' ? seats : 1);

/** Units that a booking for so many people takes. */
export const unitsFor = ({ kind }: Pick<Terms, 'kind'>, seats: number): number => (kind === 'desk' ? seats : 1);

/**
 * Terms of a place's resources that it offers, in the place's order.
 * @param resource only this one
 * @returns undefined when no such place is shown; an empty list when it has no such resource
 */
export async function readTerms(sql: Queries, placeId: number, resource?: number): Promise<Terms[] | undefined> {
  const rows = await sql<(Omit<Terms, 'resourceId'> & { resourceId: number | null })[]>`
    select ${termsColumns(sql)}
    from place p
    left join schedule s on s.id = p.schedule_id
    left join resource r on r.place_id = p.id and not r.withdrawn
      and (${resource ?? null}::bigint is null or r.id = ${resource ?? null})
    where p.id = ${placeId} and p.listed
    order by r.position, r.id`;
  if (rows.length === 0) return undefined;
  return rows.filter((row): row is Terms => row.resourceId !== null);
}

/** Columns of {@link Terms}, from place `p`, schedule `s` and resource `r`. */
export const termsColumns = (sql: Queries) => sql`
  p.id as "placeId", p.name as "placeName", p.status as "placeStatus", p.time_zone as "timeZone",
  r.id as "resourceId", r.name as "resourceName", r.kind, r.seats, r.price,
  -- an operator's closing counts from the moment it is written
  case when r.booking_via = 'hub' then
    jsonb_set(r.rules, '{closedOn}', coalesce(r.rules -> 'closedOn', '[]') || r.closings) end as rules,
  -- a telework spot with hours of its own welcomes at a desk during these
  coalesce(case when r.kind = 'desk' then p.telework_spot ->> 'hours' end, s.hours) as hours,
  coalesce(s.holidays, 'FR') as holidays`;
