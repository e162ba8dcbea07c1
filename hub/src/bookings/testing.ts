import { randomUUID } from 'node:crypto';
import type { BookingRequest, BookingRules, Price } from '../../../sdk/contract/index.ts';
import { formatPlaceId } from '../../../sdk/place-id.ts';
import type { Sql } from '../database/database.ts';

/** A place with one resource that is booked in the hub, for a test that cares about bookings. */
export interface BookablePlace {
  readonly hours?: string;
  readonly timeZone?: string;
  readonly kind?: 'desk' | 'office' | 'meeting-room' | 'phone-booth';
  readonly seats?: number;
  readonly price?: Price | null;
  readonly rules?: Partial<BookingRules>;
}

export interface Bookable {
  readonly place: string;
  readonly resource: string;
  readonly placeId: number;
  readonly resourceId: number;
}

export const testRules: BookingRules = {
  step: '30-minutes',
  minDuration: 30,
  maxDuration: 1440,
  notice: 0,
  horizon: 60,
  cancelUntil: 60,
  confirmation: 'instant',
  closedOn: [],
};

/** Stores a place whose one resource can be booked: two desks from 9:00 to 18:00 each day, unless said otherwise. */
export async function insertBookable(sql: Sql, place: BookablePlace = {}): Promise<Bookable> {
  const { hours = 'Mo-Su 09:00-18:00', timeZone = 'Europe/Paris', kind = 'desk', seats = 2, price = null } = place;
  const rules = { ...testRules, ...place.rules };
  const [row] = await sql<{ placeId: number; resourceId: number }[]>`
    with hours as (
      insert into schedule (hours, time_zone) values (${hours}, ${timeZone})
      on conflict (hours, time_zone, holidays) do update set hours = excluded.hours returning id
    ), place as (
      insert into place (name, kinds, time_zone, schedule_id, source_platform)
      select 'Le Bureau', '{coworking}', ${timeZone}, id, 'test' from hours returning id
    )
    insert into resource (place_id, kind, name, seats, price, booking_via, rules)
    select id, ${kind}, 'Bureaux', ${seats}, ${JSON.stringify(price)}::text::jsonb, 'hub',
      ${JSON.stringify(rules)}::text::jsonb from place
    returning place_id as "placeId", id as "resourceId"`;
  if (row === undefined) throw new Error('The place was not stored');
  return { ...row, place: formatPlaceId(row.placeId), resource: String(row.resourceId) };
}

/** A request for an hour of one seat on Tuesday 24 November 2026 at 10:00 in Paris, unless said otherwise. */
export const requestFor = ({ place, resource }: Bookable, wish: Partial<BookingRequest> = {}): BookingRequest => ({
  place,
  resource,
  start: '2026-11-24T09:00:00Z',
  end: '2026-11-24T10:00:00Z',
  seats: 1,
  email: 'camille@exemple.example',
  consent: '2026-11',
  ...wish,
});

export const newKey = (): string => randomUUID();
