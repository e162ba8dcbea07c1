import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { insertBookable, type Bookable } from '../bookings/testing.ts';
import type { Sql } from '../database/database.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { moveBooking } from './attendance.ts';
import { readMonth } from './month.ts';
import { actor, book } from './testing.ts';
import { addWalkIn } from './walk-ins.ts';

const eve = new Date('2026-10-25T09:00:00Z');
const now = new Date('2026-11-26T18:00:00Z');

let database: TestDatabase;
let sql: Sql;
let on: Bookable;
before(async () => {
  database = await testDatabase();
  sql = database.sql;
  on = await insertBookable(sql, {
    seats: 4,
    hours: 'Tu-Th 09:00-18:00',
    price: {
      form: 'tariffs',
      currency: 'EUR',
      tariffs: [
        { per: 'hour', amount: 300 },
        { per: 'day', amount: 1500 },
      ],
    },
  });
  const at = { placeId: on.placeId, actor, now };
  const hours = (day: string, from: number, to: number, seats = 1) => ({
    start: `2026-${day}T${String(from).padStart(2, '0')}:00:00Z`,
    end: `2026-${day}T${String(to).padStart(2, '0')}:00:00Z`,
    seats,
  });
  const honoured = await book(sql, on, eve, hours('11-24', 8, 17, 2));
  const missed = await book(sql, on, eve, hours('11-24', 9, 10));
  await book(sql, on, eve, hours('11-25', 9, 11));
  const cancelled = await book(sql, on, eve, hours('11-26', 9, 11));
  await book(sql, on, eve, hours('12-01', 9, 11));
  await moveBooking(sql, honoured, 'check-in', at);
  await moveBooking(sql, missed, 'no-show', at);
  await sql`update booking set status = 'cancelled' where id = ${cancelled}`;
  await addWalkIn(sql, randomUUID(), { ...at, date: '2026-11-25', timeZone: 'Europe/Paris' });
});
after(() => database.close());

describe('the statement of a month', () => {
  it('counts what was kept, missed and expected, by day and resource', async () => {
    const { total, days, resources } = await readMonth(sql, on.placeId, '2026-11', now);
    assert.deepEqual(total, { bookings: 3, honoured: 1, noShows: 1, hours: 9 * 2 + 1 + 2, visits: 2 });
    const lived = days.filter(({ bookings, visits }) => bookings + visits > 0);
    assert.deepEqual(
      lived.map(({ day, bookings, visits }) => [day, bookings, visits]),
      [
        ['2026-11-24', 2, 1],
        ['2026-11-25', 1, 1],
      ],
    );
    assert.equal(days.length, 30);
    // Tuesdays to Thursdays of November 2026: 12 days of 9 hours at 4 desks.
    assert.equal(resources[0]?.occupancy, 21 / (12 * 9 * 4));
  });

  it('expects the prices that people were told, by tariff, and nothing of who did not come', async () => {
    const { income, tariffs, unpriced, employers } = await readMonth(sql, on.placeId, '2026-11', now);
    assert.deepEqual(
      tariffs.map(({ per, count, total }) => [per, count, total]),
      [
        ['day', 2, 3000],
        ['hour', 2, 600],
      ],
    );
    assert.deepEqual([...income], [['EUR', 3600]]);
    assert.deepEqual([unpriced, employers], [0, []]);
  });

  it('is empty for a month without anything, and for a place that books nothing', async () => {
    const empty = await readMonth(sql, on.placeId, '2027-02', now);
    assert.deepEqual([empty.total.bookings, empty.days.length, empty.income.size], [0, 28, 0]);
    const [place] = await sql<{ id: number }[]>`
      insert into place (name, kinds, source_platform) values ('a', '{cafe}', 'test') returning id`;
    assert.deepEqual((await readMonth(sql, place!.id, '2026-11', now)).resources, []);
  });
});
