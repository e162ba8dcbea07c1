import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { undo } from '../access/undo.ts';
import { cancel, findBooking } from '../bookings/states.ts';
import { insertBookable, type Bookable, type BookablePlace } from '../bookings/testing.ts';
import type { Sql } from '../database/database.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { ProblemError } from '../http/problem.ts';
import { closeDays } from './closures.ts';
import { reschedule } from './reschedule.ts';
import { actor, book, entriesOf, messagesOf } from './testing.ts';
import { makeVoucher } from './vouchers.ts';

/** The day before; bookings of the tests are from 10:00 to 11:00 in Paris on Tuesday 24 November 2026. */
const eve = new Date('2026-11-23T09:00:00Z');
const time = (start: string, end: string) => ({ start: new Date(start), end: new Date(end) });
const later = time('2026-11-24T13:00:00Z', '2026-11-24T14:00:00Z');
const halfAnHourOn = time('2026-11-24T09:30:00Z', '2026-11-24T10:30:00Z');
const nextDay = time('2026-11-25T09:00:00Z', '2026-11-25T10:00:00Z');
const at = (on: Bookable, now = eve) => ({ placeId: on.placeId, actor, now });

const refusedFor = (reason: string) => (error: unknown) =>
  error instanceof ProblemError && error.type === 'booking-refused' && error.options.reason === reason;

describe('a booking that its place moves', () => {
  let database: TestDatabase;
  let sql: Sql;
  before(async () => {
    database = await testDatabase();
    sql = database.sql;
  });
  after(() => database.close());

  const placeWith = (place: BookablePlace = {}): Promise<Bookable> => insertBookable(sql, { seats: 1, ...place });
  const periodsOf = async (id: string) => {
    const rows = await sql<{ start: Date; resource: number }[]>`
      select lower(during) as start, resource_id as resource from booked_unit where booking_id = ${id} order by unit_id`;
    return rows.map(({ start, resource }) => [start.toISOString(), resource]);
  };
  const addRoom = async ({ placeId, resourceId }: Bookable, seats = 4): Promise<number> => {
    const [room] = await sql<{ id: number }[]>`
      insert into resource (place_id, kind, name, seats, price, booking_via, rules)
      select place_id, 'meeting-room', 'Salle', ${seats}, '{"form": "tariffs", "currency": "EUR", "tariffs": [{"per": "hour", "amount": 1500}]}', 'hub', rules
      from resource where place_id = ${placeId} and id = ${resourceId} returning id`;
    return room!.id;
  };

  it('stays the same booking, leaves its old seat, is told once and written down', async () => {
    const on = await placeWith();
    const id = await book(sql, on, eve);
    const moved = await reschedule(sql, id, later, at(on));
    assert.deepEqual([moved.id, moved.start, moved.status], [id, '2026-11-24T13:00:00Z', 'confirmed']);
    assert.deepEqual(await reschedule(sql, id, later, at(on)), moved);
    assert.deepEqual(await periodsOf(id), [['2026-11-24T13:00:00.000Z', on.resourceId]]);
    assert.deepEqual(await messagesOf(sql, id), ['confirmed', 'moved', 'operator']);
    assert.equal((await entriesOf(sql, id)).length, 1);
    const other = await book(sql, on, eve);
    assert.deepEqual(await periodsOf(other), [['2026-11-24T09:00:00.000Z', on.resourceId]]);
  });

  it('may overlap the time that it had', async () => {
    const on = await placeWith();
    const id = await book(sql, on, eve);
    assert.equal((await reschedule(sql, id, halfAnHourOn, at(on))).start, '2026-11-24T09:30:00Z');
  });

  it('stays where it was when somebody else has the new seat, and is told of other times', async () => {
    const on = await placeWith();
    const [id, other] = [
      await book(sql, on, eve),
      await book(sql, on, eve, { start: '2026-11-24T13:00:00Z', end: '2026-11-24T14:00:00Z' }),
    ];
    await assert.rejects(reschedule(sql, id, later, at(on)), (error) => {
      assert.ok(refusedFor('taken')(error));
      assert.ok(error instanceof ProblemError && (error.options.alternatives?.length ?? 0) > 0);
      return true;
    });
    assert.deepEqual(await periodsOf(id), [['2026-11-24T09:00:00.000Z', on.resourceId]]);
    assert.deepEqual(await periodsOf(other), [['2026-11-24T13:00:00.000Z', on.resourceId]]);
    assert.deepEqual(await messagesOf(sql, id), ['confirmed', 'operator']);
  });

  it('goes to another resource of the place, at its price', async () => {
    const on = await placeWith();
    const room = await addRoom(on);
    const id = await book(sql, on, eve);
    const moved = await reschedule(sql, id, { ...nextDay, resourceId: room }, at(on));
    assert.deepEqual([moved.resource.id, moved.quote.total], [String(room), 1500]);
    assert.deepEqual(await periodsOf(id), [['2026-11-25T09:00:00.000Z', room]]);
  });

  it('is not moved to where the place is closed, by its hours, by a closing, or by too few seats', async () => {
    const on = await placeWith({ seats: 3 });
    const small = await addRoom(on, 1);
    const id = await book(sql, on, eve, { seats: 2 });
    const evening = time('2026-11-24T20:00:00Z', '2026-11-24T21:00:00Z');
    await assert.rejects(reschedule(sql, id, evening, at(on)), refusedFor('closed'));
    const there = { ...at(on), timeZone: 'Europe/Paris' };
    await closeDays(sql, { resourceId: null, fromDay: '2026-11-25', untilDay: '2026-11-25', word: null }, there);
    await assert.rejects(reschedule(sql, id, nextDay, at(on)), refusedFor('closed'));
    await assert.rejects(reschedule(sql, id, { ...later, resourceId: small }, at(on)), refusedFor('not-enough-seats'));
    await assert.rejects(
      reschedule(sql, id, time('2026-11-22T09:00:00Z', '2026-11-22T10:00:00Z'), at(on)),
      refusedFor('too-late'),
    );
    assert.equal((await findBooking(sql, id))?.start, '2026-11-24T09:00:00Z');
  });

  it('is moved only while it is to come, and by its own place', async () => {
    const [on, elsewhere] = [await placeWith(), await placeWith()];
    const id = await book(sql, on, eve);
    await assert.rejects(reschedule(sql, id, later, at(elsewhere)), /not-found|Cette réservation/);
    await assert.rejects(reschedule(sql, id, later, at(on, new Date('2026-11-24T09:00:00Z'))), refusedFor('too-late'));
    await cancel(sql, id, eve);
    await assert.rejects(reschedule(sql, id, later, at(on)), refusedFor('not-allowed'));
  });

  it('can be cancelled by its person until it begins', async () => {
    const on = await placeWith();
    const id = await book(sql, on, eve);
    await reschedule(sql, id, later, at(on));
    assert.equal((await cancel(sql, id, new Date('2026-11-24T12:59:00Z'))).status, 'cancelled');
  });

  it('is put back from the journal, unless somebody else has the seat by then', async () => {
    const on = await placeWith();
    const id = await book(sql, on, eve);
    const entry = async (): Promise<number> =>
      (await sql<{ id: number }[]>`select max(id) as id from journal where subject_id = ${id}`)[0]!.id;
    await reschedule(sql, id, later, at(on));
    assert.equal((await undo(sql, await entry(), at(on))).outcome, 'undone');
    assert.equal((await findBooking(sql, id))?.start, '2026-11-24T09:00:00Z');
    await reschedule(sql, id, later, at(on));
    await book(sql, on, eve);
    await assert.rejects(undo(sql, await entry(), at(on)), refusedFor('taken'));
    assert.equal((await findBooking(sql, id))?.start, '2026-11-24T13:00:00Z');
  });

  it('takes of a voucher what it is now, and no more than there is', async () => {
    const on = await placeWith({ rules: { step: 'half-day' } });
    const voucher = await makeVoucher(
      sql,
      { employer: 'Mairie', halfDays: 1, validUntil: '2026-11-24' },
      { actor, now: eve },
    );
    const morning = { start: '2026-11-24T08:00:00Z', end: '2026-11-24T12:00:00Z' };
    const id = await book(sql, on, eve, { ...morning, voucher: voucher.code });
    const afternoon = time('2026-11-24T12:00:00Z', '2026-11-24T17:00:00Z');
    assert.deepEqual((await reschedule(sql, id, afternoon, at(on))).voucher, { halfDays: 1 });
    const allDay = time('2026-11-24T08:00:00Z', '2026-11-24T17:00:00Z');
    await assert.rejects(reschedule(sql, id, allDay, at(on)), refusedFor('voucher'));
    const tooLate = time('2026-11-25T12:00:00Z', '2026-11-25T17:00:00Z');
    await assert.rejects(reschedule(sql, id, tooLate, at(on)), refusedFor('voucher'));
  });

  it('never takes a seat that somebody books at the same moment', async () => {
    const on = await placeWith();
    const there = { start: '2026-11-24T13:00:00Z', end: '2026-11-24T14:00:00Z' };
    for (let round = 0; round < 5; round += 1) {
      const id = await book(sql, on, eve);
      const both = [reschedule(sql, id, later, at(on)), book(sql, on, eve, there)] as const;
      const made = (await Promise.allSettled(both)).filter(({ status }) => status === 'fulfilled');
      assert.equal(made.length, 1);
      const live = await sql<{ id: string }[]>`
        select id from booking where place_id = ${on.placeId} and status = 'confirmed'`;
      for (const booking of live) await cancel(sql, booking.id, eve);
    }
  });

  it('swaps with another one by neither: each is refused, and nobody waits for ever', async () => {
    const on = await placeWith();
    const first = await book(sql, on, eve);
    const second = await book(sql, on, eve, { start: '2026-11-24T13:00:00Z', end: '2026-11-24T14:00:00Z' });
    const there = time('2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z');
    const tries = await Promise.allSettled([
      reschedule(sql, first, later, at(on)),
      reschedule(sql, second, there, at(on)),
    ]);
    for (const one of tries) assert.ok(one.status === 'rejected' && refusedFor('taken')(one.reason));
  });
});
