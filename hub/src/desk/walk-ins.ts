import { record, type Entry } from '../access/journal.ts';
import { undoable } from '../access/undo.ts';
import { refusedSentence } from '../bookings/refusals.ts';
import type { Sql } from '../database/database.ts';
import { unwitness, witness } from '../visits/witness.ts';
import type { AtDesk } from './attendance.ts';
import { addDays, dayAt } from './calendar-day.ts';

/** Days for which the count of a day may still be mended. */
const MENDED_DAYS = 31;

export interface WalkIn extends AtDesk {
  readonly timeZone: string;
  /** In the place's own calendar. */
  readonly date: string;
}

/**
 * Counts somebody who came without a booking.
 * @param id of this act: the same one twice counts once
 * @throws ProblemError `booking-refused` for a day to come, or long past
 */
export async function addWalkIn(sql: Sql, id: string, { date, timeZone, ...at }: WalkIn): Promise<void> {
  checkDate(date, timeZone, at.now);
  await sql.begin(async (transaction) => {
    const seen = await witness(transaction, { placeId: at.placeId, date, by: 'staff', id });
    if (seen.status === 'frozen') throw refusedSentence('too-late', settled);
    if (seen.status === 'known') return;
    await record(transaction, { ...at, subject: subjectOf(at, date), before: null, after: { walkIn: id } });
  });
}

/**
 * Takes back one walk-in of a day: as nobody knows who they were, any.
 * @returns whether there was one
 */
export async function removeWalkIn(sql: Sql, { date, timeZone, ...at }: WalkIn): Promise<boolean> {
  checkDate(date, timeZone, at.now);
  const { placeId } = at;
  return sql.begin(async (transaction) => {
    const [latest] = await transaction<{ id: string }[]>`
      select id from visit
      where place_id = ${placeId} and day = ${date} and person is null and witnessed_by = 'staff' and declaration is null
      limit 1 for update skip locked`;
    if (latest === undefined || !(await unwitness(transaction, { placeId, date, id: latest.id }))) return false;
    await record(transaction, { ...at, subject: subjectOf(at, date), before: { walkIn: latest.id }, after: null });
    return true;
  });
}

const subjectOf = ({ placeId }: AtDesk, date: string) => ({ kind: 'walk-in', id: date, placeId });

/** The visit that an entry of the journal is about. */
const visitOf = ({ before, after }: Entry): string => (after ?? before)?.['walkIn'] as string;

undoable('walk-in', {
  async read(transaction, entry) {
    // A visit that somebody has declared since is theirs, and no longer the desk's to take back.
    const [row] = await transaction<{ walkIn: string }[]>`
      select id as "walkIn" from visit
      where place_id = ${entry.subject.placeId ?? -1} and day = ${entry.subject.id} and id = ${visitOf(entry)}
        and person is null and declaration is null for update`;
    return row ?? null;
  },
  async write(transaction, entry, state) {
    const { placeId = -1, id: date } = entry.subject;
    const id = visitOf(entry);
    const done =
      state === null
        ? await unwitness(transaction, { placeId, date, id })
        : (await witness(transaction, { placeId, date, by: 'staff', id })).status !== 'frozen';
    if (!done) throw refusedSentence('too-late', settled);
  },
});

function checkDate(date: string, timeZone: string, now: Date): void {
  const today = dayAt(timeZone, now);
  if (date > today) throw refusedSentence('too-early', notYet);
  if (date < addDays(today, -MENDED_DAYS)) throw refusedSentence('too-late', settled);
}

const notYet = {
  fr: 'Ce jour n’est pas encore venu\xa0: personne ne peut y être passé.',
  en: 'This day has not come: nobody can have been there.',
};
const settled = {
  fr: 'Ce jour est trop ancien\xa0: ses chiffres sont arrêtés.',
  en: 'This day is too long ago: its figures stand.',
};
