import type { Booking, BookingStatus, Quote } from '../../../sdk/contract/index.ts';
import { formatPlaceId } from '../../../sdk/place-id.ts';
import type { Queries } from '../places/transaction.ts';

/** A booking as it is stored, with the names of what is booked. Nothing in it says whose it is. */
export interface BookingRow {
  readonly id: string;
  readonly placeId: number;
  readonly placeName: string;
  readonly timeZone: string;
  readonly resourceId: number;
  readonly resourceName: string;
  readonly kind: string;
  readonly start: Date;
  readonly end: Date;
  readonly seats: number;
  readonly status: BookingStatus;
  readonly quote: Quote;
  readonly cancelUntil: Date;
  readonly confirmBy: Date | null;
  readonly createdAt: Date;
  /** SEQUENCE of the calendar file. */
  readonly revision: number;
  readonly erased: boolean;
  /** Half-days of an employer’s voucher that pay for it. */
  readonly voucherHalfDays?: number | null;
  /** The weekly series that it is one of. */
  readonly seriesId?: string | null;
}

/** RFC 3339 in UTC, to the second. */
export const formatInstant = (instant: Date | number): string =>
  new Date(instant).toISOString().replace(/\.\d{3}Z$/, 'Z');

/** What the API says of a booking. */
export const toBooking = (row: BookingRow): Booking => ({
  id: row.id,
  status: row.status,
  place: { id: formatPlaceId(row.placeId), name: row.placeName, timeZone: row.timeZone },
  resource: { id: String(row.resourceId), name: row.resourceName },
  start: formatInstant(row.start),
  end: formatInstant(row.end),
  seats: row.seats,
  quote: row.quote,
  cancelUntil: formatInstant(row.cancelUntil),
  confirmBy: row.confirmBy && formatInstant(row.confirmBy),
  createdAt: formatInstant(row.createdAt),
  ...(row.voucherHalfDays && { voucher: { halfDays: row.voucherHalfDays } }),
  ...(row.seriesId && { series: row.seriesId }),
});

/**
 * Reads a booking by its id.
 * @param lock holds the row until the transaction ends
 */
export async function readBooking(sql: Queries, id: string, lock = false): Promise<BookingRow | undefined> {
  const [row] = await sql<BookingRow[]>`
    select b.id, b.place_id as "placeId", p.name as "placeName", p.time_zone as "timeZone",
      b.resource_id as "resourceId", coalesce(r.name, '') as "resourceName", coalesce(r.kind, 'desk') as kind,
      lower(b.during) as start, upper(b.during) as "end", b.seats, b.status, b.quote, b.cancel_until as "cancelUntil",
      b.confirm_by as "confirmBy", b.created_at as "createdAt", b.revision, b.erased_at is not null as erased,
      b.voucher_half_days as "voucherHalfDays", b.series_id as "seriesId"
    from booking b
    join place p on p.id = b.place_id
    left join resource r on r.place_id = b.place_id and r.id = b.resource_id
    where b.id = ${id} ${lock ? sql`for no key update of b` : sql``}`;
  return row;
}
