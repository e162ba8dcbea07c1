import type { Slot } from '../../../sdk/contract/index.ts';
import { findAlternatives } from '../bookings/availability.ts';
import { isBookable } from '../bookings/rules.ts';
import { readTerms } from '../bookings/terms.ts';
import type { Sql } from '../database/database.ts';

/** The free times that are nearest to those of a booking which cannot be kept; none when it is no longer offered. */
export async function findOtherTimes(sql: Sql, bookingId: string, now: Date): Promise<Slot[]> {
  const [row] = await sql<{ placeId: number; resourceId: number; start: Date; end: Date; seats: number }[]>`
    select place_id as "placeId", resource_id as "resourceId", lower(during) as start, upper(during) as end, seats
    from booking where id = ${bookingId}`;
  if (row === undefined) return [];
  const [terms] = (await readTerms(sql, row.placeId, row.resourceId)) ?? [];
  if (terms === undefined || !isBookable(terms)) return [];
  const wanted = { from: row.start.getTime(), to: row.end.getTime() };
  return findAlternatives(sql, terms, wanted, row.seats, now.getTime());
}
