import type { BookingStatus, Quote } from '../../../sdk/contract/index.ts';
import type { Queries } from '../places/transaction.ts';

/** A booking as the desk of its place sees it. */
export interface DeskBooking {
  readonly id: string;
  /** The day of the place's calendar that it belongs to. */
  readonly day: string;
  readonly resourceId: number;
  readonly resource: string;
  readonly start: Date;
  readonly end: Date;
  readonly seats: number;
  readonly status: BookingStatus;
  /** Null when none was given, or once erased. */
  readonly name: string | null;
  readonly email: string | null;
  readonly quote: Quote;
  /** Whose voucher pays; null for none. */
  readonly employer: string | null;
  readonly createdAt: Date;
}

/** States that a day sheet shows; what was cancelled, refused or lapsed is nobody whom one waits for. */
const shown: readonly BookingStatus[] = ['held', 'requested', 'confirmed', 'honoured', 'no-show'];

export interface DeskFilter {
  /** First and last day, in the place's own calendar. */
  readonly from: string;
  readonly until: string;
  /** All that a day sheet shows when left out. */
  readonly statuses?: readonly BookingStatus[];
  /** Only as many, soonest first. */
  readonly limit?: number;
}

/** The bookings of a place in some days, by day, time and resource. Holds that have lapsed are left out. */
export async function readDeskBookings(
  sql: Queries,
  placeId: number,
  { from, until, statuses = shown, limit }: DeskFilter,
  now: Date,
): Promise<DeskBooking[]> {
  const rows = await sql<DeskBooking[]>`
    select ${selected(sql)}
    where b.place_id = ${placeId} and b.day between ${from} and ${until}
      and b.status = any(${[...statuses]}::text[])
      and not (b.status = 'held' and b.confirm_by <= ${now})
    order by b.day, lower(b.during), r.position, b.resource_id, b.created_at, b.id
    limit ${limit ?? null}`;
  return [...rows];
}

/** One booking of a place, whatever its state; undefined when there is none. */
export async function readDeskBooking(sql: Queries, placeId: number, id: string): Promise<DeskBooking | undefined> {
  const [row] = await sql<DeskBooking[]>`
    select ${selected(sql)} where b.place_id = ${placeId} and b.id = ${id}`;
  return row;
}

/** Columns of a {@link DeskBooking} and what they are read from; `b` is the booking, `r` its resource. */
const selected = (sql: Queries) => sql`
  b.id, b.day, b.resource_id as "resourceId", coalesce(r.name, '') as resource,
  lower(b.during) as start, upper(b.during) as "end", b.seats, b.status, b.name, b.email, b.quote,
  v.employer, b.created_at as "createdAt"
  from booking b
  left join resource r on r.place_id = b.place_id and r.id = b.resource_id
  left join voucher v on v.id = b.voucher_id`;

/** Somebody came without a booking: how many were ticked on a day. */
export async function countWalkIns(sql: Queries, placeId: number, date: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from visit
    where place_id = ${placeId} and day = ${date} and person is null and witnessed_by = 'staff'`;
  return row?.count ?? 0;
}
