import assert from 'node:assert/strict';
import type { BookingRequest } from '../../../sdk/contract/index.ts';
import type { Author } from '../access/journal.ts';
import { placeBooking } from '../bookings/book.ts';
import { newKey, requestFor, type Bookable } from '../bookings/testing.ts';
import type { Sql } from '../database/database.ts';

/** Somebody behind the counter of a test. */
export const actor: Author = { id: 'account:11111111-1111-4111-8111-111111111111' };

/** Books as the public does; returns the booking's id. */
export async function book(sql: Sql, on: Bookable, now: Date, wish: Partial<BookingRequest> = {}): Promise<string> {
  const placed = await placeBooking(sql, requestFor(on, wish), { now, key: newKey() });
  assert.ok(placed.status === 201, placed.answer);
  return placed.booking.id;
}

/** Kinds of the messages about a booking, in alphabetical order. */
export async function messagesOf(sql: Sql, bookingId: string): Promise<string[]> {
  const rows = await sql<{ kind: string }[]>`select kind from outbox where booking_id = ${bookingId}`;
  return rows.map(({ kind }) => kind).sort();
}

/** What the journal says of a subject, oldest first. */
export const entriesOf = (sql: Sql, subjectId: string) =>
  sql<{ kind: string; actor: string; before: unknown; after: unknown }[]>`
    select subject_kind as kind, actor, before, after from journal where subject_id = ${subjectId} order by id`.then(
    (rows) => rows.map((row) => ({ ...row })),
  );
