import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Availability } from '../../../sdk/contract/index.ts';
import { undo } from '../access/undo.ts';
import { readAvailability } from '../bookings/availability.ts';
import { placeBooking } from '../bookings/book.ts';
import { isBookable } from '../bookings/rules.ts';
import { parseDay } from '../bookings/slots.ts';
import { confirm, findBooking } from '../bookings/states.ts';
import { sweep } from '../bookings/sweep.ts';
import { readTerms } from '../bookings/terms.ts';
import { insertBookable, newKey, requestFor, type Bookable } from '../bookings/testing.ts';
import type { Sql } from '../database/database.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { ProblemError } from '../http/problem.ts';
import { deliverNext } from '../messages/deliver.ts';
import { readMessage } from '../messages/eml.ts';
import { findOtherTimes } from '../messages/other-times.ts';
import { smtpPostman } from '../messages/smtp.ts';
import { memoryLog, testMailServer, testSender } from '../messages/testing.ts';
import { closeDays, liftClosure, readClosures, type NewClosure } from './closures.ts';
import { actor, book, entriesOf, messagesOf } from './testing.ts';

const now = new Date('2026-11-23T09:00:00Z');
const day = '2026-11-24';

let database: TestDatabase;
let sql: Sql;
before(async () => {
  database = await testDatabase();
  sql = database.sql;
});
after(() => database.close());

const at = (on: Bookable) => ({ placeId: on.placeId, actor, now, timeZone: 'Europe/Paris' });
const close = (on: Bookable, changes: Partial<NewClosure> = {}) =>
  closeDays(sql, { resourceId: null, fromDay: day, untilDay: day, word: null, ...changes }, at(on));
const status = async (id: string) => (await findBooking(sql, id))?.status;

/** Whether there is anything free on a day. */
async function isOffered(on: Bookable, date = day): Promise<boolean> {
  const terms = ((await readTerms(sql, on.placeId)) ?? []).filter(isBookable);
  const place = { id: on.placeId, timeZone: 'Europe/Paris' };
  const read: Availability = await readAvailability(sql, place, terms, {
    firstDay: parseDay(date),
    days: 1,
    seats: 1,
    now,
  });
  return read.resources.some(
    ({ resource, days }) => resource === on.resource && days.some(({ slots }) => slots.length > 0),
  );
}

/** Another desk of the same place, booked by the same rules. */
async function secondResource(on: Bookable): Promise<Bookable> {
  const [row] = await sql<{ id: number }[]>`
    insert into resource (place_id, kind, name, seats, booking_via, rules)
    select place_id, kind, 'Salle', seats, booking_via, rules from resource where id = ${on.resourceId} returning id`;
  return { ...on, resourceId: row!.id, resource: String(row!.id) };
}

describe('closing days', () => {
  it('takes them out of sight at once, and out of reach', async () => {
    const on = await insertBookable(sql);
    // Its terms are remembered from here on.
    await book(sql, on, now, { start: '2026-11-25T09:00:00Z', end: '2026-11-25T10:00:00Z' });
    assert.equal(await isOffered(on), true);
    await close(on);
    assert.equal(await isOffered(on), false);
    assert.equal(await isOffered(on, '2026-11-25'), true);
    const placed = await placeBooking(sql, requestFor(on), { now, key: newKey() });
    assert.equal(placed.status === 409 && placed.problem.reason, 'closed');
    assert.ok(placed.status === 409 && (placed.problem.alternatives ?? []).length > 0);
  });

  it('cancels the bookings concerned and tells each once, with the word', async () => {
    const on = await insertBookable(sql, { seats: 3 });
    const concerned = [await book(sql, on, now), await book(sql, on, now)];
    const other = await book(sql, on, now, { start: '2026-11-25T09:00:00Z', end: '2026-11-25T10:00:00Z' });
    const { cancelled } = await close(on, { word: 'Dégât des eaux' });
    assert.equal(cancelled, 2);
    for (const id of concerned) {
      assert.equal(await status(id), 'cancelled');
      assert.deepEqual(await messagesOf(sql, id), ['closed', 'confirmed', 'operator']);
      const [row] = await sql<{ word: string }[]>`select word from booking where id = ${id}`;
      assert.equal(row?.word, 'Dégât des eaux');
    }
    assert.equal(await status(other), 'confirmed');
  });

  it('writes to each with other dates that are still to be had', async () => {
    const on = await insertBookable(sql, { seats: 1 });
    await sql`update place set email = null where id = ${on.placeId}`;
    const id = await book(sql, on, now);
    await close(on, { untilDay: '2026-11-25', word: 'Travaux.' });
    const times = await findOtherTimes(sql, id, now);
    assert.ok(times.length > 0);
    assert.ok(times.every(({ start }) => !['2026-11-24', '2026-11-25'].includes(start.slice(0, 10))));
    const server = await testMailServer();
    try {
      const postman = smtpPostman(server.url, testSender);
      const delivery = { sql, clock: () => now, sender: testSender, postman, log: memoryLog().log };
      // What was to be confirmed is so no longer: only the closing is told.
      while (await deliverNext(delivery));
      const letters = server.received.map(({ raw }) => readMessage(raw).text).filter((text) => text.includes(id));
      assert.equal(letters.length, 1);
      assert.match(letters[0] ?? '', /Travaux\./);
    } finally {
      await server.close();
    }
  });

  it('closes one resource and leaves the others', async () => {
    const on = await insertBookable(sql);
    const room = await secondResource(on);
    const kept = await book(sql, on, now);
    const gone = await book(sql, room, now);
    await close(on, { resourceId: room.resourceId });
    assert.deepEqual([await isOffered(on), await isOffered(room)], [true, false]);
    assert.deepEqual([await status(kept), await status(gone)], ['confirmed', 'cancelled']);
  });

  it('counts for a resource that is made later', async () => {
    const on = await insertBookable(sql);
    await close(on);
    assert.equal(await isOffered(await secondResource(on)), false);
  });

  it('is lifted, or undone from the journal; what was cancelled stays so', async () => {
    const on = await insertBookable(sql);
    const id = await book(sql, on, now);
    const { closure } = await close(on);
    assert.equal(await liftClosure(sql, closure.id, at(on)), true);
    assert.equal(await liftClosure(sql, closure.id, at(on)), false);
    assert.deepEqual([await isOffered(on), await status(id)], [true, 'cancelled']);
    const [lifting] = await sql<{ id: number }[]>`select max(id) as id from journal where subject_id = ${closure.id}`;
    assert.equal((await undo(sql, lifting!.id, at(on))).outcome, 'undone');
    assert.deepEqual(await readClosures(sql, on.placeId, day), [closure]);
    assert.equal(await isOffered(on), false);
    assert.equal((await entriesOf(sql, closure.id)).length, 3);
  });

  it('keeps a hold that lapsed from coming back on a day that closed meanwhile', async () => {
    const on = await insertBookable(sql, { rules: { confirmation: 'email' } });
    const id = await book(sql, on, now);
    const later = new Date('2026-11-23T12:00:00Z');
    await sweep(sql, later);
    await close(on);
    await assert.rejects(
      confirm(sql, id, later),
      (error) => error instanceof ProblemError && error.options.reason === 'closed',
    );
  });

  it('refuses days that are over, turned around, or more than a year, and a resource of another place', async () => {
    const on = await insertBookable(sql);
    const wrong: Partial<NewClosure>[] = [
      { fromDay: '2026-11-20', untilDay: '2026-11-22' },
      { fromDay: '2026-11-25', untilDay: '2026-11-24' },
      { untilDay: '2027-11-26' },
      { resourceId: (await insertBookable(sql)).resourceId },
    ];
    for (const changes of wrong) await assert.rejects(close(on, changes), ProblemError);
    assert.deepEqual(await readClosures(sql, on.placeId, day), []);
  });

  it('leaves nobody with a booking on a closed day, whoever books at the same moment', async () => {
    for (let round = 0; round < 6; round += 1) {
      const on = await insertBookable(sql, { seats: 40 });
      await book(sql, on, now);
      const bookings = Array.from({ length: 12 }, () => placeBooking(sql, requestFor(on), { now, key: newKey() }));
      await Promise.all([...bookings, close(on)]);
      const [left] = await sql<{ live: number; told: number; booked: number }[]>`
        select count(*) filter (where status = 'confirmed')::int as live, count(*)::int as booked,
          (select count(*)::int from outbox where place_id = ${on.placeId} and kind = 'closed') as told
        from booking where place_id = ${on.placeId}`;
      assert.equal(left?.live, 0);
      assert.equal(left?.told, left?.booked);
    }
  });

  it('offers, after any closings and liftings, the days that none of them covers', async () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 2 }), fc.boolean());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ span, lift: fc.boolean() }), { maxLength: 5 }), async (acts) => {
        const on = await insertBookable(sql);
        const room = await secondResource(on);
        const date = (offset: number): string => `2026-11-${24 + offset}`;
        const covered = new Set<string>();
        for (const {
          span: [first, length, roomOnly],
          lift,
        } of acts) {
          const last = Math.min(first + length, 5);
          const { closure } = await close(on, {
            fromDay: date(first),
            untilDay: date(last),
            resourceId: roomOnly ? room.resourceId : null,
          });
          if (lift) await liftClosure(sql, closure.id, at(on));
          else if (!roomOnly) for (let each = first; each <= last; each += 1) covered.add(date(each));
        }
        for (let offset = 0; offset <= 5; offset += 1) {
          assert.equal(await isOffered(on, date(offset)), !covered.has(date(offset)));
        }
      }),
      { numRuns: 12 },
    );
  });
});
