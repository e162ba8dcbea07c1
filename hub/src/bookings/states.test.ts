import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Booking } from '../../../sdk/contract/index.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { ProblemError } from '../http/problem.ts';
import { placeBooking } from './book.ts';
import { capabilityOf } from './capability.ts';
import { accept, cancel, confirm, erase, findBooking, refuse } from './states.ts';
import { sweep } from './sweep.ts';
import { insertBookable, newKey, requestFor, type Bookable, type BookablePlace } from './testing.ts';

const now = new Date('2026-11-21T08:30:20Z');
/** After a hold has run out, before the booking begins. */
const later = new Date('2026-11-21T10:00:00Z');
const afterwards = new Date('2026-11-24T12:00:00Z');

describe('the states of a booking', () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase();
  });
  after(() => database.close());

  const book = async (on: Bookable, at = now): Promise<Booking> => {
    const placed = await placeBooking(database.sql, requestFor(on), { now: at, key: newKey() });
    assert.ok(placed.status === 201, placed.answer);
    return placed.booking;
  };
  const bookAt = async (place: BookablePlace) => book(await insertBookable(database.sql, place));
  const held = () => bookAt({ seats: 1, rules: { confirmation: 'email' } });
  const messages = async ({ id }: Booking): Promise<string[]> => {
    const rows = await database.sql<{ kind: string }[]>`select kind from outbox where booking_id = ${id} order by kind`;
    return rows.map(({ kind }) => kind);
  };
  const seats = async ({ id }: Booking): Promise<number> =>
    (await database.sql`select from booked_unit where booking_id = ${id}`).length;
  const refusedFor = (reason: string) => (error: unknown) =>
    error instanceof ProblemError && error.type === 'booking-refused' && error.options.reason === reason;

  it('confirms a hold once, however often the button is pressed', async () => {
    const booking = await held();
    assert.deepEqual(await messages(booking), ['confirm']);
    const answers = await Promise.all(Array.from({ length: 8 }, () => confirm(database.sql, booking.id, now)));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set(['confirmed']));
    assert.deepEqual(await messages(booking), ['confirm', 'confirmed', 'operator']);
    assert.equal(await seats(booking), 1);
    assert.deepEqual(await findBooking(database.sql, booking.id), answers[0]);
  });

  it('lets a hold go when its time is over, and tells whoever held once', async () => {
    const booking = await held();
    assert.equal((await sweep(database.sql, now)).expired, 0);
    await Promise.all([sweep(database.sql, later), sweep(database.sql, later), sweep(database.sql, later)]);
    assert.equal((await findBooking(database.sql, booking.id))?.status, 'expired');
    assert.equal(await seats(booking), 0);
    assert.deepEqual(await messages(booking), ['confirm', 'expired']);
  });

  it('gives the seat of a stale hold to the next who asks, before any sweep', async () => {
    const on = await insertBookable(database.sql, { seats: 1, rules: { confirmation: 'email' } });
    const stale = await book(on);
    const next = await book(on, later);
    assert.equal((await findBooking(database.sql, stale.id))?.status, 'expired');
    assert.deepEqual([await seats(stale), await seats(next)], [0, 1]);
    await assert.rejects(confirm(database.sql, stale.id, later), refusedFor('taken'));
    assert.equal(await seats(next), 1);
  });

  it('confirms late, swept or not, while the seat is still free and the time has not begun', async () => {
    for (const swept of [false, true]) {
      const booking = await held();
      if (swept) await sweep(database.sql, later);
      assert.equal((await confirm(database.sql, booking.id, later)).status, 'confirmed');
      assert.equal(await seats(booking), 1);
    }
    const booking = await held();
    await assert.rejects(confirm(database.sql, booking.id, afterwards), refusedFor('too-late'));
  });

  it('takes a seat away from a stale hold or from a late confirmation, never from both', async () => {
    for (let round = 0; round < 10; round += 1) {
      const on = await insertBookable(database.sql, { seats: 1, rules: { confirmation: 'email' } });
      const stale = await book(on);
      const [confirmed, placed] = await Promise.allSettled([
        confirm(database.sql, stale.id, later),
        placeBooking(database.sql, requestFor(on), { now: later, key: newKey() }),
      ]);
      const placedIt = placed.status === 'fulfilled' && placed.value.status === 201;
      assert.notEqual(confirmed.status === 'fulfilled', placedIt, 'exactly one has the seat');
      const rows = await database.sql`select from booked_unit where place_id = ${on.placeId}`;
      assert.equal(rows.length, 1);
    }
  });

  it('cancels until the deadline, and only once', async () => {
    const booking = await bookAt({ rules: { cancelUntil: 120 } });
    const deadline = new Date(booking.cancelUntil);
    await assert.rejects(cancel(database.sql, booking.id, new Date(deadline.getTime() + 1)), refusedFor('too-late'));
    assert.equal((await cancel(database.sql, booking.id, deadline)).status, 'cancelled');
    assert.equal((await cancel(database.sql, booking.id, afterwards)).status, 'cancelled');
    assert.deepEqual(await messages(booking), ['cancelled', 'confirmed', 'operator', 'operator']);
    assert.equal(await seats(booking), 0);
    await assert.rejects(confirm(database.sql, booking.id, now), refusedFor('not-allowed'));
  });

  it('cancels what is not firm yet until it begins, and what has lapsed without harm', async () => {
    const booking = await bookAt({ rules: { confirmation: 'operator', cancelUntil: 43_200 } });
    assert.equal((await cancel(database.sql, booking.id, now)).status, 'cancelled');
    const lapsed = await held();
    await sweep(database.sql, later);
    assert.equal((await cancel(database.sql, lapsed.id, later)).status, 'expired');
  });

  it('leaves a requested booking to the operator', async () => {
    const request = () => bookAt({ rules: { confirmation: 'operator' } });
    const [yes, no] = [await request(), await request()];
    await assert.rejects(confirm(database.sql, yes.id, now), refusedFor('not-allowed'));
    for (let twice = 0; twice < 2; twice += 1) {
      assert.equal((await accept(database.sql, yes.id, now)).status, 'confirmed');
      assert.equal((await refuse(database.sql, no.id, now)).status, 'refused');
    }
    await assert.rejects(refuse(database.sql, yes.id, now), refusedFor('not-allowed'));
    assert.deepEqual([await seats(yes), await seats(no)], [1, 0]);
    assert.deepEqual(await messages(no), ['operator', 'refused', 'requested']);
  });

  it('erases the person once the booking is over or let go, and not before', async () => {
    const booking = await bookAt({});
    await assert.rejects(erase(database.sql, booking.id, now), refusedFor('not-allowed'));
    await erase(database.sql, booking.id, afterwards);
    await erase(database.sql, booking.id, afterwards);
    const rows = await database.sql`select b::text as row from booking b where id = ${booking.id}`;
    assert.ok(!String(rows[0]?.['row']).includes('camille'));
  });

  it('knows no booking that is not there', async () => {
    const id = '01234567-89ab-4def-8123-456789abcdef';
    const notFound = (error: unknown) => error instanceof ProblemError && error.type === 'not-found';
    assert.equal(await findBooking(database.sql, id), undefined);
    for (const change of [confirm, cancel, erase]) await assert.rejects(change(database.sql, id, now), notFound);
  });

  it('forgets idempotency keys after two days, not after one', async () => {
    const on = await insertBookable(database.sql);
    const key = newKey();
    const request = requestFor(on);
    const first = await placeBooking(database.sql, request, { now, key });
    await sweep(database.sql, new Date(now.getTime() + 47 * 3_600_000));
    assert.equal((await placeBooking(database.sql, request, { now, key })).answer, first.answer);
    await sweep(database.sql, new Date(now.getTime() + 49 * 3_600_000));
    assert.equal((await placeBooking(database.sql, request, { now, key })).replayed, false);
  });

  it('signs for one booking only, under one key however many ask first', async () => {
    const [one, other] = ['01234567-89ab-4def-8123-456789abcdef', '01234567-89ab-4def-8123-456789abcdee'];
    const capability = await capabilityOf(database.sql);
    const text = capability.sign(one);
    assert.match(text, /^[\w-]{43}$/);
    assert.equal(capability.verify(one, text), true);
    assert.equal(capability.verify(one.toUpperCase(), text), true);
    const flipped = `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
    for (const wrong of ['', text.slice(1), `${text}A`, flipped, capability.sign(other)])
      assert.equal(capability.verify(one, wrong), false);
    const [row] = await database.sql`select count(*) as keys from server_key`;
    assert.equal(row?.['keys'], 1);
  });
});
