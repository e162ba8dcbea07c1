import { randomUUID } from 'node:crypto';
import { record } from '../access/journal.ts';
import { undoable } from '../access/undo.ts';
import { refusedSentence } from '../bookings/refusals.ts';
import { changeIn, holding } from '../bookings/states.ts';
import type { Sql } from '../database/database.ts';
import { ProblemError } from '../http/problem.ts';
import type { Queries, Transaction } from '../places/transaction.ts';
import type { AtDesk } from './attendance.ts';
import { addDays, dayAt } from './calendar-day.ts';

/** Days on which a place, or one of its resources, is closed beside what its hours say. */
export interface Closure {
  readonly id: string;
  /** Null: the whole place. */
  readonly resourceId: number | null;
  /** First and last day, in the place's own calendar. */
  readonly fromDay: string;
  readonly untilDay: string;
  /** For the people concerned, in the operator's words. */
  readonly word: string | null;
}

export type NewClosure = Omit<Closure, 'id'>;

/** Days that one closing covers, at most. */
export const LONGEST_CLOSURE = 366;

/**
 * Closes days: nothing more can be booked on them from this moment on, and whoever had booked is told, with the
 * operator's word and other dates. A booking made at the same moment is either refused or told as well.
 * @returns the closing, and how many bookings it cancelled
 * @throws ProblemError `booking-refused` for days that are past, in the wrong order or too many; `not-found` when the
 *   place has no such resource
 */
export async function closeDays(
  sql: Sql,
  closure: NewClosure,
  at: AtDesk & { readonly timeZone: string },
): Promise<{ readonly closure: Closure; readonly cancelled: number }> {
  checkDays(closure, dayAt(at.timeZone, at.now));
  return sql.begin(async (transaction) => {
    const made = { ...closure, id: randomUUID() };
    const cancelled = await writeClosure(transaction, made, at);
    await record(transaction, { ...at, subject: subjectOf(made, at), before: null, after: { ...made } });
    return { closure: made, cancelled };
  });
}

function checkDays({ fromDay, untilDay }: NewClosure, today: string): void {
  if (untilDay < today) throw refusedSentence('too-late', past);
  if (untilDay < fromDay) throw refusedSentence('not-allowed', turned);
  if (untilDay > addDays(fromDay, LONGEST_CLOSURE)) throw refusedSentence('not-allowed', tooLong);
}

async function writeClosure(transaction: Transaction, closure: Closure, { placeId, now }: AtDesk): Promise<number> {
  const { id, resourceId, fromDay, untilDay, word } = closure;
  if (resourceId !== null) await checkResource(transaction, placeId, resourceId);
  // Bookings under way hold this lock shared (0031): they are seen below, or see the closing.
  await transaction`select pg_advisory_xact_lock(closing_lock(${placeId}))`;
  await transaction`
    insert into closure (place_id, id, resource_id, from_day, until_day, word, created_at)
    values (${placeId}, ${id}, ${resourceId}, ${fromDay}, ${untilDay}, ${word}, ${now})`;
  const concerned = await transaction<{ id: string }[]>`
    select id from booking where ${isConcerned(transaction, closure, { placeId, now })} order by id`;
  let cancelled = 0;
  for (const booking of concerned) {
    const { before } = await changeIn(transaction, booking.id, (_transaction, row) =>
      // Its person may have cancelled meanwhile.
      holding.has(row.status)
        ? { status: 'cancelled', messages: ['closed'], now, ...(word === null ? {} : { word }) }
        : undefined,
    );
    if (holding.has(before)) cancelled += 1;
  }
  return cancelled;
}

const isConcerned = (
  sql: Queries,
  { resourceId, fromDay, untilDay }: NewClosure,
  { placeId, now }: Pick<AtDesk, 'placeId' | 'now'>,
) => sql`
  place_id = ${placeId} and day between ${fromDay} and ${untilDay} and upper(during) > ${now}
  and (${resourceId}::bigint is null or resource_id = ${resourceId}) and status in ('held', 'requested', 'confirmed')`;

/** How many bookings a closing would cancel now. */
export async function countConcerned(
  sql: Queries,
  closure: NewClosure,
  at: Pick<AtDesk, 'placeId' | 'now'>,
): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from booking where ${isConcerned(sql, closure, at)}`;
  return row?.count ?? 0;
}

async function checkResource(sql: Queries, placeId: number, resourceId: number): Promise<void> {
  const known = await sql`select from resource where place_id = ${placeId} and id = ${resourceId}`;
  if (known.length === 0) throw new ProblemError('not-found', { detail: noResource, final: true });
}

/**
 * Opens the days again. Bookings that were cancelled stay so: their people made other plans.
 * @returns false when there is no such closing any more
 */
export function liftClosure(sql: Sql, id: string, at: AtDesk): Promise<boolean> {
  return sql.begin(async (transaction) => {
    const closure = await readClosure(transaction, at.placeId, id);
    if (closure === undefined) return false;
    await transaction`delete from closure where place_id = ${at.placeId} and id = ${id}`;
    await record(transaction, { ...at, subject: subjectOf(closure, at), before: { ...closure }, after: null });
    return true;
  });
}

/** The closings of a place that are not over on a day, soonest first. */
export async function readClosures(sql: Queries, placeId: number, from: string): Promise<Closure[]> {
  const rows = await sql<Closure[]>`
    select ${columns(sql)} from closure where place_id = ${placeId} and until_day >= ${from}
    order by from_day, until_day, id`;
  return [...rows];
}

async function readClosure(transaction: Transaction, placeId: number, id: string): Promise<Closure | undefined> {
  const [closure] = await transaction<Closure[]>`
    select ${columns(transaction)} from closure where place_id = ${placeId} and id = ${id} for update`;
  return closure;
}

const columns = (sql: Queries) =>
  sql`id, resource_id as "resourceId", from_day as "fromDay", until_day as "untilDay", word`;

const subjectOf = ({ id }: Closure, { placeId }: AtDesk) => ({ kind: 'closure', id, placeId });

undoable('closure', {
  async read(transaction, { subject }) {
    const closure = await readClosure(transaction, subject.placeId ?? -1, subject.id);
    return closure ? { ...closure } : null;
  },
  async write(transaction, { subject }, state, { actor, now }) {
    const { id, placeId = -1 } = subject;
    // Sound because only this module writes the journal's entries of closings.
    if (state !== null) await writeClosure(transaction, state as unknown as Closure, { placeId, actor, now });
    else await transaction`delete from closure where place_id = ${placeId} and id = ${id}`;
  },
});

const past = { fr: 'Ces jours sont déjà passés.', en: 'These days are over.' };
const turned = {
  fr: 'Le dernier jour vient avant le premier\xa0: échangez-les.',
  en: 'The last day comes before the first: swap them.',
};
const tooLong = {
  fr: 'Une fermeture dure un an au plus. Pour plus longtemps, mettez le lieu en pause.',
  en: 'A closing lasts a year at most. For longer, pause the place.',
};
const noResource = {
  fr: 'Ce lieu n’a pas d’espace sous cet identifiant.',
  en: 'This place has no resource under this id.',
};
