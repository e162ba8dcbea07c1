import type { BookingStatus, Quote } from '../../../sdk/contract/index.ts';
import { formatPlaceId } from '../../../sdk/place-id.ts';
import type { Queries } from '../places/transaction.ts';
import { isLanguage, languages, type Language } from '../http/language.ts';

/** A booking with all that a message, a calendar file or a page says of it. */
export interface BookingView {
  readonly id: string;
  readonly status: BookingStatus;
  readonly start: Date;
  readonly end: Date;
  readonly seats: number;
  readonly quote: Quote;
  readonly cancelUntil: Date;
  readonly confirmBy: Date | null;
  /** Whose it is; null once erased. */
  readonly email: string | null;
  readonly name: string | null;
  readonly language: Language;
  /** Whose voucher pays; null for none. */
  readonly employer: string | null;
  /** The operator's word with a refusal or a closing. */
  readonly word: string | null;
  /** When it was before it was last moved. */
  readonly movedFrom: { readonly start: Date; readonly end: Date } | null;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly resource: string;
  readonly place: PlaceView;
}

export interface PlaceView {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  /** On one line. */
  readonly address: string;
  readonly position: { readonly lat: number; readonly lon: number } | null;
  /** A role address: bookings are told there. */
  readonly email: string | null;
  readonly phone: string | null;
}

interface Row {
  readonly status: BookingStatus;
  readonly start: Date;
  readonly end: Date;
  readonly seats: number;
  readonly quote: Quote;
  readonly cancel_until: Date;
  readonly confirm_by: Date | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly language: string;
  readonly employer: string | null;
  readonly word: string | null;
  readonly moved_start: Date | null;
  readonly moved_end: Date | null;
  readonly revision: number;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly resource: string;
  readonly place_id: number;
  readonly place: string;
  readonly time_zone: string;
  readonly street: string | null;
  readonly complement: string | null;
  readonly postal_code: string | null;
  readonly city: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly place_email: string | null;
  readonly place_phone: string | null;
}

/** Reads a booking as it stands now; undefined when there is none of this id. */
export async function readBookingView(sql: Queries, id: string): Promise<BookingView | undefined> {
  const [row] = await sql<Row[]>`
    select b.status, lower(b.during) as start, upper(b.during) as end, b.seats, b.quote, b.cancel_until, b.confirm_by,
      b.email, b.name, b.language, v.employer, b.word,
      lower(b.moved_from) as moved_start, upper(b.moved_from) as moved_end, b.revision, b.created_at, b.updated_at, r.name as resource,
      p.id as place_id, p.name as place, p.time_zone, p.street, p.complement, p.postal_code, p.city, p.lat, p.lon,
      p.email as place_email, p.phone as place_phone
    from booking b join place p on p.id = b.place_id
    join resource r on r.place_id = b.place_id and r.id = b.resource_id
    left join voucher v on v.id = b.voucher_id
    where b.id = ${id}`;
  return row && toView(id, row);
}

function toView(id: string, row: Row): BookingView {
  return {
    id,
    status: row.status,
    start: row.start,
    end: row.end,
    seats: row.seats,
    quote: row.quote,
    cancelUntil: row.cancel_until,
    confirmBy: row.confirm_by,
    email: row.email,
    name: row.name,
    language: isLanguage(row.language) ? row.language : languages[0],
    employer: row.employer,
    word: row.word,
    movedFrom:
      row.moved_start === null || row.moved_end === null ? null : { start: row.moved_start, end: row.moved_end },
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    resource: row.resource,
    place: {
      id: formatPlaceId(row.place_id),
      name: row.place,
      timeZone: row.time_zone,
      address: addressLine(row),
      position: row.lat === null || row.lon === null ? null : { lat: row.lat, lon: row.lon },
      email: row.place_email,
      phone: row.place_phone,
    },
  };
}

const joined = (parts: readonly (string | null)[], between: string): string =>
  parts.filter((part) => part !== null && part !== '').join(between);

const addressLine = ({ street, complement, postal_code: code, city }: Row): string =>
  joined([street, complement, joined([code, city], ' ')], ', ');
