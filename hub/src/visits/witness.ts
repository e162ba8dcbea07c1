import { randomUUID } from 'node:crypto';
import type { Queries } from '../places/transaction.ts';
import { pseudonym, type Person } from './pseudonym.ts';
import { quarterOf } from './quarter.ts';

/** A token that is in nobody's hands but the person's (hub/src/visits/walk-in-link.ts). */
export interface WalkInLink {
  readonly token: string;
  /** Whether the person came by it; else it is given to them now, and they may keep it or not. */
  readonly shown: boolean;
}

/**
 * By what a person is told apart. Towards the eleven people of a figure count an address, and a link that was shown
 * again: a new link may be the second one of somebody who lost the first, and a booking without an address the second
 * one of somebody.
 */
export type KnownBy = 'address' | 'link' | 'new-link' | 'booking';

export interface Presence {
  readonly placeId: number;
  /** The day, in the place's own calendar, ISO 8601. */
  readonly date: string;
  /** Who saw it: the day's code was typed, or the staff ticked it. */
  readonly by: 'code' | 'staff';
  /** The booking under which the person came. Neither it nor the address is kept: only a pseudonym. */
  readonly bookingId?: string;
  /** The address of somebody who came without a booking and gave it, to be counted once; not kept either. */
  readonly email?: string;
  /** The link of somebody who gave no address: the one they came by, or the one they are given now. */
  readonly link?: WalkInLink;
  /** UUID of this act, so that doing it twice is harmless; made here when left out. */
  readonly id?: string;
}

/**
 * `recorded`: the presence is new. `known`: it was witnessed before. `frozen`: the figures of that quarter stand, and
 * nothing is added to them any more.
 */
export type Witnessed = { readonly status: 'recorded' | 'known'; readonly id: string } | { readonly status: 'frozen' };

/**
 * Keeps that somebody was in a place on a day. Harmless when done again: the same person is present once a day, and
 * so is somebody unknown under one `id`. Takes a pool or the caller's transaction.
 *
 * Presences are what the CO2 figure counts; a booking alone is never one.
 */
export async function witness(sql: Queries, presence: Presence): Promise<Witnessed> {
  const { placeId, date, by } = presence;
  const quarter = quarterOf(date);
  if (await isFrozen(sql, quarter)) return { status: 'frozen' };
  const whom = await personOf(sql, presence);
  const person = whom === undefined ? null : await pseudonym(sql, quarter, whom.person);
  const id = presence.id ?? randomUUID();
  const [made] = await sql<{ id: string }[]>`
    insert into visit (place_id, id, day, person, known_by, witnessed_by)
    values (${placeId}, ${id}, ${date}, ${person}, ${whom?.knownBy ?? null}, ${by}) on conflict do nothing returning id`;
  if (made) return { status: 'recorded', id: made.id };
  const [known] = await sql<{ id: string }[]>`
    select id from visit where place_id = ${placeId} and (id = ${id} or (day = ${date} and person = ${person}))`;
  if (!known) throw new Error('The presence was neither stored nor known.');
  return { status: 'known', id: known.id };
}

/**
 * Takes back a presence that was ticked by mistake, with whatever was declared of it.
 * @returns whether there was one
 */
export async function unwitness(
  sql: Queries,
  { placeId, date, ...who }: Pick<Presence, 'placeId' | 'date' | 'bookingId' | 'email' | 'id'>,
): Promise<boolean> {
  const quarter = quarterOf(date);
  if (await isFrozen(sql, quarter)) return false;
  const whom = await personOf(sql, who);
  const person = whom === undefined ? null : await pseudonym(sql, quarter, whom.person);
  const gone = await sql`
    delete from visit
    where place_id = ${placeId} and day = ${date} and (id = ${who.id ?? null} or person = ${person})`;
  return gone.count > 0;
}

/** How many presences a place has witnessed on a day. */
export async function presencesOn(sql: Queries, placeId: number, date: string): Promise<number> {
  const [row] = await sql<{ presences: number }[]>`
    select count(*)::int as presences from visit where place_id = ${placeId} and day = ${date}`;
  return row?.presences ?? 0;
}

async function isFrozen(sql: Queries, quarter: string): Promise<boolean> {
  return (await sql`select 1 from impact_quarter where quarter = ${quarter}`).length > 0;
}

async function personOf(
  sql: Queries,
  { bookingId, email, link }: Pick<Presence, 'bookingId' | 'email' | 'link'>,
): Promise<{ readonly person: Person; readonly knownBy: KnownBy } | undefined> {
  if (bookingId !== undefined) {
    const [booking] = await sql<{ email: string | null }[]>`select email from booking where id = ${bookingId}`;
    if (booking?.email) return { person: { email: booking.email }, knownBy: 'address' };
    return { person: { booking: bookingId }, knownBy: 'booking' };
  }
  if (email !== undefined) return { person: { email }, knownBy: 'address' };
  return link && { person: { link: link.token }, knownBy: link.shown ? 'link' : 'new-link' };
}
