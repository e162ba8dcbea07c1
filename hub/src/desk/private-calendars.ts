import { randomUUID } from 'node:crypto';
import type { BookingStatus } from '../../../sdk/contract/index.ts';
import { record } from '../access/journal.ts';
import { hashSecret, newSecret } from '../access/secret.ts';
import { calendarFeed } from '../bookings/calendar.ts';
import type { Sql } from '../database/database.ts';
import { isLanguage, languages } from '../http/language.ts';
import { ProblemError } from '../http/problem.ts';
import type { Queries } from '../places/transaction.ts';
import type { AtDesk } from './attendance.ts';

/** A secret address under which bookings can be subscribed to; the address itself is told once. */
export interface PrivateCalendar {
  readonly id: string;
  /** Null: the whole place. */
  readonly resourceId: number | null;
  readonly createdAt: Date;
  /** When it was read last, to the hour; null when never. */
  readonly readAt: Date | null;
}

/**
 * Makes a secret address for the bookings of a place or of one of its resources.
 * @returns the secret: 43 characters that fit into an address, told now and never again
 * @throws ProblemError `not-found` when the place has no such resource
 */
export function makeCalendar(sql: Sql, resourceId: number | null, at: AtDesk): Promise<string> {
  return sql.begin(async (transaction) => {
    if (resourceId !== null) {
      const known = await transaction`select from resource where place_id = ${at.placeId} and id = ${resourceId}`;
      if (known.length === 0) throw new ProblemError('not-found', { detail: noResource, final: true });
    }
    const [id, secret] = [randomUUID(), newSecret()];
    await transaction`
      insert into private_calendar (place_id, id, resource_id, secret_hash, created_at)
      values (${at.placeId}, ${id}, ${resourceId}, ${hashSecret(secret)}, ${at.now})`;
    await record(transaction, { ...at, subject: subjectOf(id, at), before: null, after: { resourceId } });
    return secret;
  });
}

/** Ends an address: whoever has it reads nothing from this moment on. */
export function revokeCalendar(sql: Sql, id: string, at: AtDesk): Promise<boolean> {
  return sql.begin(async (transaction) => {
    const [gone] = await transaction<{ resourceId: number | null }[]>`
      delete from private_calendar where place_id = ${at.placeId} and id = ${id}
      returning resource_id as "resourceId"`;
    if (gone === undefined) return false;
    await record(transaction, { ...at, subject: subjectOf(id, at), before: { ...gone }, after: null });
    return true;
  });
}

const subjectOf = (id: string, { placeId }: AtDesk) => ({ kind: 'calendar', id, placeId });

export async function readCalendars(sql: Queries, placeId: number): Promise<PrivateCalendar[]> {
  return [
    ...(await sql<PrivateCalendar[]>`
      select id, resource_id as "resourceId", created_at as "createdAt", read_at as "readAt"
      from private_calendar where place_id = ${placeId} order by created_at, id`),
  ];
}

/** Days of the past and of the future that a calendar shows. */
const BEFORE = 30;
const AHEAD = 366;

interface Row {
  readonly id: string;
  readonly status: BookingStatus;
  readonly start: Date;
  readonly end: Date;
  readonly seats: number;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly resource: string;
}

/**
 * The calendar behind a secret: what is booked and when, and nothing of who, because calendar programs keep what they
 * read with others. Undefined when there is no such calendar, or no longer.
 */
export async function readCalendar(
  sql: Sql,
  secret: string,
  { now, organizer, language: asked }: { now: Date; organizer: { name: string; address: string }; language: string },
): Promise<string | undefined> {
  const [calendar] = await sql<{ placeId: number; resourceId: number | null; place: string; stale: boolean }[]>`
    select c.place_id as "placeId", c.resource_id as "resourceId", p.name as place,
      c.read_at is null or c.read_at < ${now}::timestamptz - interval '1 hour' as stale
    from private_calendar c join place p on p.id = c.place_id where c.secret_hash = ${hashSecret(secret)}`;
  if (calendar === undefined) return undefined;
  const { placeId, resourceId, place } = calendar;
  if (calendar.stale) await sql`update private_calendar set read_at = ${now} where secret_hash = ${hashSecret(secret)}`;
  const rows = await sql<Row[]>`
    select b.id, b.status, lower(b.during) as start, upper(b.during) as "end", b.seats, b.revision,
      b.created_at as "createdAt", b.updated_at as "updatedAt", coalesce(r.name, '') as resource
    from booking b left join resource r on r.place_id = b.place_id and r.id = b.resource_id
    where b.place_id = ${placeId} and (${resourceId}::bigint is null or b.resource_id = ${resourceId})
      and b.status in ('held', 'requested', 'confirmed', 'honoured', 'no-show')
      and not (b.status = 'held' and b.confirm_by <= ${now})
      and b.during && tstzrange(${now}::timestamptz - ${BEFORE}::int * interval '1 day',
        ${now}::timestamptz + ${AHEAD}::int * interval '1 day')
    order by lower(b.during), b.id`;
  const language = isLanguage(asked) ? asked : languages[0];
  const entries = rows.map((row) => ({
    ...row,
    summary: `${row.resource}, ${seatWords[language](row.seats)}${waiting(row.status) ? ` (${waitingWords[language]})` : ''}`,
    description: `${referenceWords[language]} ${row.id.slice(0, 8)}`,
    location: place,
    position: null,
    url: undefined,
    organizer,
  }));
  return calendarFeed(place, entries);
}

const waiting = (status: BookingStatus): boolean => status === 'held' || status === 'requested';

const seatWords = {
  fr: (seats: number) => (seats === 1 ? '1 place' : `${seats} places`),
  en: (seats: number) => (seats === 1 ? '1 seat' : `${seats} seats`),
};
const waitingWords = { fr: 'à confirmer', en: 'to confirm' };
const referenceWords = { fr: 'Référence', en: 'Reference' };

const noResource = {
  fr: 'Ce lieu n’a pas d’espace sous cet identifiant.',
  en: 'This place has no resource under this id.',
};
