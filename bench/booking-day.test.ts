/**
 * Ten thousand bookings of one day at one place: each is made, none takes another's seat, each has its messages, and
 * the last ones are no slower than a day that fills allows. `ESCALE_DAY_BOOKINGS` takes another number.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { placeBooking } from '../hub/src/bookings/book.ts';
import { insertBookable, newKey, requestFor } from '../hub/src/bookings/testing.ts';
import { testDatabase, type TestDatabase } from '../hub/src/database/testing.ts';

const now = new Date('2026-11-21T08:30:20Z');
const HALF_HOUR = 1_800_000;
/** Half-hours of the place's day, from nine to six. */
const SLOTS = 18;
const wanted = Number(process.env['ESCALE_DAY_BOOKINGS'] ?? 10_000);
/** At once; as many as a hub keeps connections. */
const CLIENTS = 8;

describe(`${wanted} bookings in a day`, () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase();
  });
  after(() => database.close());

  it('are all made, no seat twice, and the last as fast as the first', async () => {
    const { sql } = database;
    const seats = Math.ceil(wanted / SLOTS);
    const on = await insertBookable(sql, { seats });
    const opening = Date.parse('2026-11-24T08:00:00Z');
    const took: number[] = [];
    let next = 0;
    const client = async (): Promise<void> => {
      while (next < wanted) {
        const number = next++;
        const start = opening + (number % SLOTS) * HALF_HOUR;
        const [from, to] = [start, start + HALF_HOUR].map((at) => new Date(at).toISOString());
        const request = requestFor(on, { start: from!, end: to!, email: `personne${number}@exemple.example` });
        const began = performance.now();
        const placed = await placeBooking(sql, request, { now, key: newKey() });
        took[number] = performance.now() - began;
        assert.equal(placed.status, 201, placed.answer);
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));

    const [row] = await sql<{ bookings: number; units: number; taken: number; messages: number }[]>`
      select (select count(*)::int from booking where place_id = ${on.placeId} and status = 'confirmed') as bookings,
        (select count(*)::int from booked_unit where place_id = ${on.placeId}) as units,
        (select count(*)::int from (select distinct unit_id, during from booked_unit where place_id = ${on.placeId}) one)
          as taken,
        (select count(*)::int from outbox where place_id = ${on.placeId}) as messages`;
    assert.deepEqual({ ...row }, { bookings: wanted, units: wanted, taken: wanted, messages: 2 * wanted });

    const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
    const tenth = Math.floor(wanted / 10);
    const [first, last] = [median(took.slice(0, tenth)), median(took.slice(-tenth))];
    console.log(`# median ${first.toFixed(1)} ms at first, ${last.toFixed(1)} ms at the end`);
    assert.ok(last < 5 * first, `the last took ${last} ms, the first ${first} ms`);
  });
});
