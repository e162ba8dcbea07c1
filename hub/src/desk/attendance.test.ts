import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { undo } from '../access/undo.ts';
import { findBooking } from '../bookings/states.ts';
import { insertBookable, type Bookable } from '../bookings/testing.ts';
import type { Sql } from '../database/database.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { ProblemError } from '../http/problem.ts';
import { presencesOn } from '../visits/witness.ts';
import { moveBooking } from './attendance.ts';
import { actor, book, entriesOf, messagesOf } from './testing.ts';
import { addWalkIn, removeWalkIn } from './walk-ins.ts';

/** Tuesday 24 November 2026, 10:00 in Paris. */
const now = new Date('2026-11-24T09:00:00Z');
const today = '2026-11-24';
const eve = new Date('2026-11-23T09:00:00Z');

let database: TestDatabase;
let sql: Sql;
let on: Bookable;
before(async () => {
  database = await testDatabase();
  sql = database.sql;
  on = await insertBookable(sql, { seats: 50 });
});
after(() => database.close());

const at = (instant = now, placeId = on.placeId) => ({ placeId, actor, now: instant });
const requested = async () => {
  const place = await insertBookable(sql, { rules: { confirmation: 'operator' } });
  return { place, id: await book(sql, place, eve) };
};
const refusedFor = (reason: string) => (error: unknown) =>
  error instanceof ProblemError && error.type === 'booking-refused' && error.options.reason === reason;

describe('a booking at the desk', () => {
  it('is accepted once, told and written down', async () => {
    const { place, id } = await requested();
    const there = at(now, place.placeId);
    assert.equal((await moveBooking(sql, id, 'accept', there)).status, 'confirmed');
    assert.equal((await moveBooking(sql, id, 'accept', there)).status, 'confirmed');
    assert.deepEqual(await messagesOf(sql, id), ['requested', 'operator', 'confirmed'].sort());
    assert.deepEqual(await entriesOf(sql, id), [
      { kind: 'booking', actor: actor.id, before: { status: 'requested' }, after: { status: 'confirmed' } },
    ]);
  });

  it('is refused with a word that is kept for the e-mail, and goes with the person', async () => {
    const { place, id } = await requested();
    await moveBooking(sql, id, 'refuse', at(now, place.placeId), 'Nous sommes complets.');
    const [row] = await sql<{ status: string; word: string }[]>`select status, word from booking where id = ${id}`;
    assert.deepEqual({ ...row }, { status: 'refused', word: 'Nous sommes complets.' });
    const entries = JSON.stringify(await entriesOf(sql, id));
    assert.ok(!entries.includes('complets'), 'the journal holds nothing personal');
  });

  it('is checked in on its day, also before the e-mail’s click, and counts one presence', async () => {
    const place = await insertBookable(sql, { rules: { confirmation: 'email' } });
    const id = await book(sql, place, now, { start: '2026-11-24T10:00:00Z', end: '2026-11-24T11:00:00Z', seats: 2 });
    await assert.rejects(moveBooking(sql, id, 'check-in', at(eve, place.placeId)), refusedFor('too-early'));
    await moveBooking(sql, id, 'check-in', at(now, place.placeId));
    assert.equal((await moveBooking(sql, id, 'check-in', at(now, place.placeId))).status, 'honoured');
    assert.equal(await presencesOn(sql, place.placeId, today), 1);
  });

  it('is a no-show only once it has begun, and its presence goes', async () => {
    const place = await insertBookable(sql);
    const id = await book(sql, place, eve, { start: '2026-11-24T10:00:00Z', end: '2026-11-24T11:00:00Z' });
    await assert.rejects(moveBooking(sql, id, 'no-show', at(now, place.placeId)), refusedFor('too-early'));
    await moveBooking(sql, id, 'check-in', at(now, place.placeId));
    const later = new Date('2026-11-24T10:20:00Z');
    assert.equal((await moveBooking(sql, id, 'no-show', at(later, place.placeId))).status, 'no-show');
    assert.equal(await presencesOn(sql, place.placeId, today), 0);
  });

  it('is put back by one tap, or from the journal, with its presence', async () => {
    const place = await insertBookable(sql);
    const there = at(now, place.placeId);
    const id = await book(sql, place, eve);
    await moveBooking(sql, id, 'check-in', there);
    assert.equal((await moveBooking(sql, id, 'undo', there)).status, 'confirmed');
    assert.equal(await presencesOn(sql, place.placeId, today), 0);
    await moveBooking(sql, id, 'check-in', there);
    const [entry] = await sql<{ id: number }[]>`select max(id) as id from journal where subject_id = ${id}`;
    assert.equal((await undo(sql, entry!.id, there)).outcome, 'undone');
    assert.equal((await findBooking(sql, id))?.status, 'confirmed');
    assert.equal(await presencesOn(sql, place.placeId, today), 0);
  });

  it('is not to be had from the desk of another place', async () => {
    const { id } = await requested();
    const elsewhere = (error: unknown) => error instanceof ProblemError && error.type === 'not-found';
    await assert.rejects(moveBooking(sql, id, 'accept', at()), elsewhere);
    await assert.rejects(moveBooking(sql, randomUUID(), 'accept', at()), elsewhere);
  });

  it('that was cancelled is nothing to tick', async () => {
    const id = await book(sql, on, eve);
    await sql`update booking set status = 'cancelled' where id = ${id}`;
    for (const move of ['accept', 'check-in', 'no-show'] as const) {
      await assert.rejects(moveBooking(sql, id, move, at()), refusedFor('not-allowed'));
    }
  });
});

describe('walk-ins', () => {
  const walkIn = (date = today, instant = now) => ({ ...at(instant), timeZone: 'Europe/Paris', date });

  it('are counted one a tap, and one for a form that is sent twice', async () => {
    const id = randomUUID();
    await addWalkIn(sql, id, walkIn());
    await addWalkIn(sql, id, walkIn());
    await addWalkIn(sql, randomUUID(), walkIn());
    assert.equal(await presencesOn(sql, on.placeId, today), 2);
    assert.equal(await removeWalkIn(sql, walkIn()), true);
    assert.equal(await presencesOn(sql, on.placeId, today), 1);
    assert.equal((await entriesOf(sql, today)).length, 3);
  });

  it('are taken back from the journal, and back again, unless their visitors have said since that it was them', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    const day = '2026-11-21';
    await addWalkIn(sql, first, walkIn(day));
    await addWalkIn(sql, second, walkIn(day));
    const visits = async () =>
      (await sql<{ id: string }[]>`select id from visit where day = ${day} order by id`).map(({ id }) => id);
    const latest = async () =>
      (await sql<{ id: number }[]>`select max(id) as id from journal where subject_id = ${day}`)[0]!.id;
    const [entry] = await sql<{ id: number }[]>`select min(id) as id from journal where subject_id = ${day}`;
    assert.equal((await undo(sql, entry!.id, at())).outcome, 'undone');
    assert.deepEqual(await visits(), [second]);
    assert.equal((await undo(sql, await latest(), at())).outcome, 'undone');
    assert.deepEqual(await visits(), [first, second].sort());
    // A declared visit is no longer the desk's to take back.
    await sql`update visit set person = ${Buffer.alloc(32)}, known_by = 'new-link' where id = ${second}`;
    const [tap] = await sql<{ id: number }[]>`
      select id from journal where subject_id = ${day} and after ->> 'walkIn' = ${second}`;
    assert.equal((await undo(sql, tap!.id, at())).outcome, 'conflict');
    assert.deepEqual(await visits(), [first, second].sort());
  });

  it('are not taken back where there are none', async () => {
    assert.equal(await removeWalkIn(sql, walkIn('2026-11-20')), false);
  });

  it('belong to today or the days before', async () => {
    await assert.rejects(addWalkIn(sql, randomUUID(), walkIn('2026-11-25')), refusedFor('too-early'));
    await assert.rejects(addWalkIn(sql, randomUUID(), walkIn('2026-09-01')), refusedFor('too-late'));
    await addWalkIn(sql, randomUUID(), walkIn('2026-11-19'));
  });
});
