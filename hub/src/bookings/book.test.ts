import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Booking, Problem, type BookingRequest, type Price } from '../../../sdk/contract/index.ts';
import { sqlState } from '../database/connection.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { ProblemError } from '../http/problem.ts';
import { placeBooking, type Placed } from './book.ts';
import { cancel } from './states.ts';
import { knownTerms } from './terms-cache.ts';
import { insertBookable, newKey, requestFor, type Bookable, type BookablePlace } from './testing.ts';

const now = new Date('2026-11-21T08:30:20Z');

describe('placing a booking', () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase();
  });
  after(() => database.close());

  const bookable = (place: BookablePlace = {}) => insertBookable(database.sql, place);
  const place = (request: BookingRequest, key = newKey(), at = now, language?: 'fr' | 'en') =>
    placeBooking(database.sql, request, { now: at, key, ...(language ? { language } : {}) });
  const wish = async (on: Bookable, request: Partial<BookingRequest>, at = now) =>
    place(requestFor(on, request), newKey(), at);
  const reasonOf = (placed: Placed) => (placed.status === 409 ? placed.problem.reason : placed.booking.status);
  const seatsHeld = async ({ placeId }: Bookable): Promise<number> => {
    const [row] = await database.sql<{ held: number }[]>`
      select count(*) as held from booked_unit where place_id = ${placeId}`;
    return row?.held ?? -1;
  };

  it('stores the booking, its seat and its messages together, and answers as the contract says', async () => {
    const on = await bookable();
    const placed = await wish(on, { name: 'Camille' });
    assert.equal(placed.status, 201);
    const booking = Booking.parse(JSON.parse(placed.answer));
    assert.equal(booking.status, 'confirmed');
    assert.equal(booking.start, '2026-11-24T09:00:00Z');
    assert.equal(booking.cancelUntil, '2026-11-24T08:00:00Z');
    assert.equal(await seatsHeld(on), 1);
    const messages = await database.sql<{ kind: string }[]>`
      select kind from outbox where booking_id = ${booking.id} order by kind`;
    assert.deepEqual(
      messages.map(({ kind }) => kind),
      ['confirmed', 'operator'],
    );
    assert.ok(!placed.answer.includes('camille'), 'the answer says nothing of the person');
  });

  it('writes down what was asked, under what it was said and when', async () => {
    const on = await bookable();
    const placed = await wish(on, { name: 'Camille', seats: 2, language: 'en' }, new Date('2026-11-21T08:30:20.900Z'));
    assert.ok(placed.status === 201);
    const { id, quote } = placed.booking;
    const [row] = await database.sql<{ written: Record<string, unknown> }[]>`
      select jsonb_strip_nulls(to_jsonb(b) - 'quote') || jsonb_build_object('quote', quote,
        'held', (select count(*) from booked_unit where booking_id = b.id)) as written from booking b where id = ${id}`;
    const at = '2026-11-21T08:30:20+00:00';
    assert.deepEqual(row?.written, {
      ...{ place_id: on.placeId, resource_id: on.resourceId, id, seats: 2, held: 2, status: 'confirmed', quote },
      ...{ day: '2026-11-24', during: '["2026-11-24 09:00:00+00","2026-11-24 10:00:00+00")' },
      ...{ cancel_until: '2026-11-24T08:00:00+00:00', created_at: at, updated_at: at, revision: 0 },
      ...{ email: 'camille@exemple.example', name: 'Camille', language: 'en', consent: '2026-11' },
    });
  });

  it('writes to whoever books in the language of the request, else of the answer, else in French', async () => {
    const on = await bookable({ seats: 9 });
    const languageOf = async (placed: Placed) => {
      const id = placed.status === 201 ? placed.booking.id : '';
      return (await database.sql`select language, name from booking where id = ${id}`)[0];
    };
    assert.deepEqual({ ...(await languageOf(await wish(on, {}))) }, { language: 'fr', name: null });
    assert.equal((await languageOf(await place(requestFor(on), newKey(), now, 'en')))?.['language'], 'en');
    const both = place(requestFor(on, { language: 'fr' }), newKey(), now, 'en');
    assert.equal((await languageOf(await both))?.['language'], 'fr');
  });

  it('holds a seat for an hour, until the booking begins, and never for less than ten minutes', async () => {
    const on = await bookable({ hours: '24/7', seats: 9, rules: { confirmation: 'email' } });
    const heldUntil = async (start: string, at: string) => {
      const end = new Date(Date.parse(start) + 3_600_000).toISOString();
      const placed = await wish(on, { start, end }, new Date(at));
      return placed.status === 201 ? placed.booking.confirmBy : placed.problem.detail;
    };
    assert.equal(await heldUntil('2026-11-24T09:00:00Z', '2026-11-21T08:30:20.900Z'), '2026-11-21T09:30:20Z');
    assert.equal(await heldUntil('2026-11-24T09:00:00Z', '2026-11-24T08:20:00Z'), '2026-11-24T09:00:00Z');
    assert.equal(await heldUntil('2026-11-24T09:00:00Z', '2026-11-24T08:55:00Z'), '2026-11-24T09:05:00Z');
  });

  it('sells half-days by the half-day, the one past midnight on the evening that it belongs to', async () => {
    const price: Price = { form: 'tariffs', currency: 'EUR', tariffs: [{ per: 'half-day', amount: 1200 }] };
    const halves: BookablePlace = { seats: 9, price, rules: { step: 'half-day' } };
    const [day, night] = [await bookable(halves), await bookable({ ...halves, hours: 'Mo-Su 18:00-02:00' })];
    const sold = async (on: Bookable, start: string, end: string, seats = 1) => {
      const placed = await wish(on, { start, end, seats });
      assert.ok(placed.status === 201, placed.answer);
      const [row] = await database.sql<{ day: string }[]>`select day from booking where id = ${placed.booking.id}`;
      return [placed.booking.quote.total, row?.day];
    };
    assert.deepEqual(await sold(day, '2026-11-24T08:00:00Z', '2026-11-24T12:00:00Z'), [1200, '2026-11-24']);
    assert.deepEqual(await sold(day, '2026-11-24T08:00:00Z', '2026-11-24T17:00:00Z'), [2400, '2026-11-24']);
    assert.deepEqual(await sold(day, '2026-11-24T12:00:00Z', '2026-11-24T17:00:00Z', 3), [3600, '2026-11-24']);
    assert.deepEqual(await sold(night, '2026-11-24T17:00:00Z', '2026-11-25T01:00:00Z'), [1200, '2026-11-24']);
    const late = await bookable({ hours: 'Mo-Su 18:00-02:00' });
    assert.deepEqual(await sold(late, '2026-11-24T23:30:00Z', '2026-11-25T00:30:00Z'), [null, '2026-11-24']);
    assert.deepEqual(await sold(await bookable({ hours: '24/7' }), '2026-11-24T23:30:00Z', '2026-11-25T00:30:00Z'), [
      null,
      '2026-11-25',
    ]);
  });

  it('sells the last seat once to 64 who ask at the same time', async () => {
    for (let round = 0; round < 10; round += 1) {
      const on = await bookable({ seats: 1 });
      const answers = await Promise.all(Array.from({ length: 64 }, () => wish(on, {})));
      const reasons = answers.map(reasonOf);
      assert.equal(reasons.filter((reason) => reason === 'confirmed').length, 1);
      assert.equal(reasons.filter((reason) => reason === 'taken').length, 63);
      assert.equal(await seatsHeld(on), 1);
    }
  });

  it('sells each of several seats to as many as there are, and overlapping times to none besides', async () => {
    const on = await bookable({ seats: 5 });
    const starts = ['09:00', '09:30'] as const;
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        wish(on, { start: `2026-11-24T${starts[index % 2]}:00Z`, end: '2026-11-24T11:00:00Z' }),
      ),
    );
    assert.equal(answers.filter(({ status }) => status === 201).length, 5);
    assert.equal(await seatsHeld(on), 5);
  });

  it('gives groups that ask at once all of their seats or none', async () => {
    const on = await bookable({ seats: 7 });
    const answers = await Promise.all(Array.from({ length: 16 }, () => wish(on, { seats: 3 })));
    const sold = answers.filter(({ status }) => status === 201).length;
    assert.ok(sold >= 1 && sold <= 2, `${sold} groups`);
    assert.equal(await seatsHeld(on), sold * 3);
  });

  it('lets bookings that only touch stand side by side', async () => {
    const on = await bookable({ seats: 1 });
    const answers = await Promise.all([
      wish(on, { start: '2026-11-24T09:00:00Z', end: '2026-11-24T10:00:00Z' }),
      wish(on, { start: '2026-11-24T10:00:00Z', end: '2026-11-24T11:00:00Z' }),
      wish(on, { start: '2026-11-24T08:30:00Z', end: '2026-11-24T09:00:00Z' }),
    ]);
    assert.deepEqual(answers.map(reasonOf), ['confirmed', 'confirmed', 'confirmed']);
  });

  it('takes a room whole, for as many people as it has seats', async () => {
    const on = await bookable({ kind: 'meeting-room', seats: 8 });
    assert.equal(reasonOf(await wish(on, { seats: 3 })), 'confirmed');
    assert.equal(reasonOf(await wish(on, { seats: 1 })), 'taken');
    const tooMany = await wish(on, { seats: 9 });
    assert.equal(reasonOf(tooMany), 'not-enough-seats');
    assert.ok(tooMany.status === 409);
    assert.match(tooMany.problem.detail ?? '', /8 places/);
    assert.equal(reasonOf(await wish(await bookable({ kind: 'meeting-room', seats: 8 }), { seats: 8 })), 'confirmed');
  });

  it('names other times to whoever may come at another time, and to nobody else', async () => {
    const on = await bookable({ rules: { maxDuration: 120, horizon: 30 } });
    const otherTimes = async (request: Partial<BookingRequest>) => {
      const placed = await wish(on, request);
      return [reasonOf(placed), placed.status === 409 ? (placed.problem.alternatives ?? []).length : -1];
    };
    const times = (start: string, end: string) => ({ start: `2026-11-${start}:00Z`, end: `2026-11-${end}:00Z` });
    assert.deepEqual(await otherTimes(times('20T09:00', '20T10:00')), ['too-late', 5]);
    assert.deepEqual(await otherTimes(times('24T06:00', '24T07:00')), ['closed', 5]);
    assert.deepEqual(await otherTimes(times('24T09:10', '24T10:10')), ['not-allowed', 5]);
    assert.deepEqual(await otherTimes({ ...times('24T06:00', '24T07:00'), voucher: 'NOSUCHCODE' }), ['closed', 5]);
    assert.deepEqual(await otherTimes({ voucher: 'NOSUCHCODE' }), ['voucher', 0]);
    assert.deepEqual(await otherTimes({ seats: 3 }), ['not-enough-seats', 0]);
    await wish(on, {});
    assert.deepEqual(await otherTimes({ seats: 2 }), ['not-enough-seats', 5]);
    await wish(on, {});
    assert.deepEqual(await otherTimes({}), ['taken', 5]);
    const tooEarly = { start: '2026-12-24T09:00:00Z', end: '2026-12-24T10:00:00Z' };
    assert.deepEqual(await otherTimes(tooEarly), ['too-early', 0]);
    await database.sql`update place set status = 'paused' where id = ${on.placeId}`;
    assert.deepEqual(await otherTimes({}), ['not-bookable', 0]);
  });

  it('refuses with a sentence and the nearest free times, soonest first', async () => {
    const on = await bookable({ seats: 1 });
    await wish(on, {});
    const placed = await place(requestFor(on), newKey(), now, 'en');
    assert.equal(placed.status, 409);
    const problem = Problem.parse(JSON.parse(placed.answer));
    assert.equal(problem.title, 'Booking refused');
    assert.equal(problem.final, true);
    assert.match(problem.detail ?? '', /Somebody has just taken/);
    const hour = (start: string, end: string) => ({ start: `2026-11-24T${start}:00Z`, end: `2026-11-24T${end}:00Z` });
    const nearest = [hour('08:00', '09:00'), hour('10:00', '11:00'), hour('10:30', '11:30'), hour('11:00', '12:00')];
    const fifth = hour('11:30', '12:30');
    assert.deepEqual(
      problem.alternatives,
      [...nearest, fifth].map((time) => ({ ...time, free: 1 })),
    );
    for (const { start, end } of problem.alternatives ?? []) {
      const again = await insertBookable(database.sql, { seats: 1 });
      assert.equal(reasonOf(await wish(again, { start, end })), 'confirmed');
    }
  });

  it('tells all who come too late the same, each under a key of their own', async () => {
    const on = await bookable({ seats: 1 });
    const winner = await wish(on, {});
    const keys = [newKey(), newKey(), newKey()];
    const late: Placed[] = [];
    for (const key of keys) late.push(await place(requestFor(on), key));
    assert.equal(new Set(late.map(({ answer }) => answer)).size, 1);
    const stored = await database.sql<{ status: number }[]>`
      select status from idempotency_key where key = any(${keys})`;
    assert.deepEqual(
      stored.map(({ status }) => status),
      [409, 409, 409],
    );
    // Nobody is told so any more once the seat is free.
    assert.ok(winner.status === 201);
    await cancel(database.sql, winner.booking.id, now);
    assert.equal(reasonOf(await wish(on, {})), 'confirmed');
    const [again] = await Promise.all(keys.map((key) => place(requestFor(on), key)));
    assert.equal(again?.answer, late[0]?.answer);
  });

  it('offers no other time that somebody has booked since', async () => {
    const on = await bookable({ seats: 1 });
    await wish(on, {});
    const offered = async () => {
      const placed = await wish(on, {});
      return placed.status === 409 ? (placed.problem.alternatives ?? []) : [];
    };
    const [first] = await offered();
    assert.ok(first);
    assert.equal(reasonOf(await wish(on, { start: first.start, end: first.end })), 'confirmed');
    assert.ok(!(await offered()).some(({ start }) => start === first.start));
  });

  it('books by the rules of this moment, whoever changed them', async () => {
    const on = await bookable();
    assert.equal(reasonOf(await wish(on, {})), 'confirmed');
    assert.equal(knownTerms(database.sql, requestFor(on))?.seats, 2, 'kept, to ask the database less');
    await database.sql`update resource set rules = jsonb_set(rules, '{maxDuration}', '30') where id = ${on.resourceId}`;
    assert.equal(reasonOf(await wish(on, {})), 'not-allowed');
    await database.sql`update resource set rules = jsonb_set(rules, '{maxDuration}', '60') where id = ${on.resourceId}`;
    assert.equal(reasonOf(await wish(on, {})), 'confirmed');
    await database.sql`update place set status = 'paused' where id = ${on.placeId}`;
    assert.equal(reasonOf(await wish(on, {})), 'not-bookable');
    await database.sql`update place set listed = false where id = ${on.placeId}`;
    const gone = (error: unknown) => {
      assert.ok(error instanceof ProblemError && error.type === 'not-found', String(error));
      const { detail, final } = error.options;
      assert.ok(typeof detail === 'object' && final === true);
      assert.match(detail.fr, /n’existe pas ou n’existe plus/);
      assert.match(detail.en, /does not exist or no longer does/);
      return true;
    };
    await assert.rejects(wish(on, {}), gone);
  });

  it('says how many seats are left to a group that is too large', async () => {
    const on = await bookable({ seats: 4 });
    await wish(on, { seats: 3 });
    const placed = await wish(on, { seats: 2 });
    assert.ok(placed.status === 409);
    assert.equal(placed.problem.reason, 'not-enough-seats');
    assert.match(placed.problem.detail ?? '', /une place/);
    assert.equal(await seatsHeld(on), 3);
  });

  it('counts the busy times of an operator’s calendar as taken', async () => {
    const on = await bookable();
    await database.sql`insert into busy_period values (${on.placeId}, ${on.resourceId}, '[2026-11-24T09:30Z,2026-11-24T12:00Z)')`;
    assert.equal(reasonOf(await wish(on, {})), 'taken');
    assert.equal(reasonOf(await wish(on, { start: '2026-11-24T12:00:00Z', end: '2026-11-24T13:00:00Z' })), 'confirmed');
  });

  it('asks to come again where the terms change at every moment, and hides no fault of another kind', async () => {
    const on = await bookable();
    const { sql } = database;
    const [real] = await sql<{ text: string }[]>`select pg_get_functiondef('terms_version'::regproc) as text`;
    await sql.unsafe(`create or replace function terms_version(p_place bigint, p_resource bigint) returns text
      language sql volatile as $$ select random()::text $$`);
    const busy = (error: unknown) => error instanceof ProblemError && error.type === 'idempotency-key-busy';
    for (const request of [{}, { seats: 9 }]) await assert.rejects(wish(on, request), busy);
    await sql.unsafe(real?.text ?? '');
    await sql`alter table booking add constraint fault check (email <> 'fault@exemple.example') not valid`;
    await assert.rejects(wish(on, { email: 'fault@exemple.example' }), (error) => sqlState(error) === '23514');
    await sql`alter table booking drop constraint fault`;
    assert.equal(reasonOf(await wish(on, {})), 'confirmed');
  });
});
