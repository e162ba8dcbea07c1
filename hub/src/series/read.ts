import type { BookingStatus, Series } from '../../../sdk/contract/index.ts';
import { readBooking, type BookingRow } from '../bookings/booking-row.ts';
import { ProblemError } from '../http/problem.ts';
import type { Queries } from '../places/transaction.ts';
import { toSeries } from './place.ts';

/** One date of a series as its place's desk sees it. */
export interface SeriesBooking {
  readonly id: string;
  /** The day of the place's calendar. */
  readonly day: string;
  readonly start: Date;
  readonly end: Date;
  readonly status: BookingStatus;
}

/** The dates of a place's series, soonest first; none when it has no such series. */
export async function readDates(sql: Queries, placeId: number, id: string): Promise<SeriesBooking[]> {
  const rows = await sql<SeriesBooking[]>`
    select id, day, lower(during) as start, upper(during) as "end", status from booking
    where series_id = ${id} and place_id = ${placeId} order by during`;
  return [...rows];
}

/**
 * A series with every booking of it.
 * @throws ProblemError `not-found` also for a series of another place
 */
export async function readSeries(sql: Queries, placeId: number, id: string): Promise<Series> {
  const dates = await readDates(sql, placeId, id);
  const rows: BookingRow[] = [];
  for (const date of dates) {
    const row = await readBooking(sql, date.id);
    if (row) rows.push(row);
  }
  const [first] = rows;
  if (first === undefined) throw noSeries();
  return toSeries(id, first, rows);
}

export const noSeries = (): ProblemError =>
  new ProblemError('not-found', {
    detail: { fr: 'Cette série de réservations n’existe pas.', en: 'There is no such series of bookings.' },
    final: true,
  });
