import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Booking, Problem, type BookingRequest } from '../../../sdk/contract/index.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { ProblemError } from '../http/problem.ts';
import { placeBooking, type Placed } from './book.ts';
import { cancel } from './states.ts';
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
    assert.equal(reasonOf(await wish(on, { seats: 9 })), 'not-enough-seats');
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
    const starts = (problem.alternatives ?? []).map(({ start }) => start);
    assert.deepEqual(starts, [...starts].sort());
    assert.ok(starts.includes('2026-11-24T08:00:00Z') && starts.includes('2026-11-24T10:00:00Z'), starts.join(' '));
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
    await database.sql`update resource set rules = jsonb_set(rules, '{maxDuration}', '30') where id = ${on.resourceId}`;
    assert.equal(reasonOf(await wish(on, {})), 'not-allowed');
    await database.sql`update resource set rules = jsonb_set(rules, '{maxDuration}', '60') where id = ${on.resourceId}`;
    assert.equal(reasonOf(await wish(on, {})), 'confirmed');
    await database.sql`update place set status = 'paused' where id = ${on.placeId}`;
    assert.equal(reasonOf(await wish(on, {})), 'not-bookable');
    await database.sql`update place set listed = false where id = ${on.placeId}`;
    const gone = (error: unknown) => error instanceof ProblemError && error.type === 'not-found';
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

  describe('under the rules of the place', () => {
    const rows: readonly [
      title: string,
      place: BookablePlace,
      start: string,
      end: string,
      expected: string,
      at?: string,
    ][] = [
      ['not in the past', {}, '2026-11-20T09:00:00Z', '2026-11-20T10:00:00Z', 'too-late'],
      [
        'not with too little notice',
        { rules: { notice: 120 } },
        '2026-11-21T10:00:00Z',
        '2026-11-21T11:00:00Z',
        'too-late',
      ],
      [
        'with just enough notice',
        { rules: { notice: 89 } },
        '2026-11-21T10:00:00Z',
        '2026-11-21T11:00:00Z',
        'confirmed',
      ],
      [
        'not beyond the horizon',
        { rules: { horizon: 3 } },
        '2026-11-25T10:00:00Z',
        '2026-11-25T11:00:00Z',
        'too-early',
      ],
      [
        'on the last day of the horizon',
        { rules: { horizon: 4 } },
        '2026-11-25T10:00:00Z',
        '2026-11-25T11:00:00Z',
        'confirmed',
      ],
      ['not before the opening', {}, '2026-11-24T07:30:00Z', '2026-11-24T09:00:00Z', 'closed'],
      ['not past the closing', {}, '2026-11-24T16:00:00Z', '2026-11-24T17:30:00Z', 'closed'],
      ['not off the grid', {}, '2026-11-24T09:10:00Z', '2026-11-24T10:10:00Z', 'not-allowed'],
      [
        'not for too short',
        { rules: { minDuration: 60 } },
        '2026-11-24T09:00:00Z',
        '2026-11-24T09:30:00Z',
        'not-allowed',
      ],
      [
        'not for too long',
        { rules: { maxDuration: 120 } },
        '2026-11-24T09:00:00Z',
        '2026-11-24T11:30:00Z',
        'not-allowed',
      ],
      ['not backwards', {}, '2026-11-24T10:00:00Z', '2026-11-24T09:00:00Z', 'not-allowed'],
      ['not for ten thousand years', {}, '2026-11-24T10:00:00Z', '9999-12-31T23:59:59Z', 'not-allowed'],
      ['not in the year 9999', {}, '9999-12-30T10:00:00Z', '9999-12-30T11:00:00Z', 'too-early'],
      [
        'not on a day off',
        { rules: { closedOn: ['2026-11-24'] } },
        '2026-11-24T10:00:00Z',
        '2026-11-24T11:00:00Z',
        'closed',
      ],
      [
        'not past the midnight of a day off',
        { hours: 'Mo-Su 18:00-02:00', rules: { closedOn: ['2026-11-24'] } },
        '2026-11-24T23:00:00Z',
        '2026-11-25T00:00:00Z',
        'closed',
      ],
      [
        'past the midnight before a day off',
        { hours: 'Mo-Su 18:00-02:00', rules: { closedOn: ['2026-11-24'] } },
        '2026-11-23T23:00:00Z',
        '2026-11-24T00:00:00Z',
        'confirmed',
      ],
      [
        'not while the hours are uncertain',
        { hours: 'Mo-Su 09:00-18:00 "sur rendez-vous"', rules: {} },
        '2026-11-24T10:00:00Z',
        '2026-11-24T11:00:00Z',
        'closed',
      ],
      [
        'on the grid that the opening starts',
        { hours: 'Mo-Su 09:15-18:00' },
        '2026-11-24T08:15:00Z',
        '2026-11-24T08:45:00Z',
        'confirmed',
      ],
      [
        'not over lunch by half-hours',
        { hours: 'Mo-Su 09:00-12:00,14:00-18:00' },
        '2026-11-24T10:30:00Z',
        '2026-11-24T13:30:00Z',
        'closed',
      ],
      [
        'over lunch by the day',
        { hours: 'Mo-Su 09:00-12:00,14:00-18:00', rules: { step: 'day' } },
        '2026-11-24T08:00:00Z',
        '2026-11-24T17:00:00Z',
        'confirmed',
      ],
      [
        'a morning up to the lunch break',
        { hours: 'Mo-Su 09:00-12:00,14:00-18:00', rules: { step: 'half-day' } },
        '2026-11-24T08:00:00Z',
        '2026-11-24T11:00:00Z',
        'confirmed',
      ],
      [
        'a morning up to 13:00',
        { rules: { step: 'half-day' } },
        '2026-11-24T08:00:00Z',
        '2026-11-24T12:00:00Z',
        'confirmed',
      ],
      [
        'both halves of a day that touch',
        { rules: { step: 'half-day' } },
        '2026-11-24T08:00:00Z',
        '2026-11-24T17:00:00Z',
        'confirmed',
      ],
      [
        'not half of a half-day',
        { rules: { step: 'half-day' } },
        '2026-11-24T08:00:00Z',
        '2026-11-24T10:00:00Z',
        'not-allowed',
      ],
      [
        'across midnight where it stays open',
        { hours: 'Mo-Su 18:00-02:00' },
        '2026-11-24T22:00:00Z',
        '2026-11-25T00:30:00Z',
        'confirmed',
      ],
      [
        'past midnight, on what opened the day before',
        { hours: 'Mo-Su 18:00-02:00' },
        '2026-11-24T23:30:00Z',
        '2026-11-25T01:00:00Z',
        'confirmed',
      ],
      [
        'across midnight at a place that never closes',
        { hours: '24/7' },
        '2026-11-24T22:30:00Z',
        '2026-11-25T00:00:00Z',
        'confirmed',
      ],
      [
        'in the hour that comes twice',
        { hours: '24/7' },
        '2026-10-25T00:30:00Z',
        '2026-10-25T01:30:00Z',
        'confirmed',
        '2026-10-20T08:00:00Z',
      ],
      [
        'two elapsed hours of that night, though the clock shows one',
        { hours: '24/7', rules: { minDuration: 120, maxDuration: 120 } },
        '2026-10-25T00:00:00Z',
        '2026-10-25T02:00:00Z',
        'confirmed',
        '2026-10-20T08:00:00Z',
      ],
      [
        'the whole day of 25 hours',
        { hours: '24/7', rules: { step: 'day' } },
        '2026-10-24T22:00:00Z',
        '2026-10-25T23:00:00Z',
        'confirmed',
        '2026-10-20T08:00:00Z',
      ],
      [
        'the whole day of 23 hours',
        { hours: '24/7', rules: { step: 'day' } },
        '2027-03-27T23:00:00Z',
        '2027-03-28T22:00:00Z',
        'confirmed',
        '2027-03-20T08:00:00Z',
      ],
      [
        'in summer time by its own clock',
        {},
        '2027-03-29T07:00:00Z',
        '2027-03-29T08:00:00Z',
        'confirmed',
        '2027-03-20T08:00:00Z',
      ],
      [
        'not an hour early on the day after',
        {},
        '2027-03-28T06:00:00Z',
        '2027-03-28T07:00:00Z',
        'closed',
        '2027-03-20T08:00:00Z',
      ],
      ['on 29 February', {}, '2028-02-29T09:00:00Z', '2028-02-29T10:00:00Z', 'confirmed', '2028-02-20T08:00:00Z'],
      [
        'on the clock of Réunion',
        { timeZone: 'Indian/Reunion' },
        '2026-11-24T05:00:00Z',
        '2026-11-24T14:00:00Z',
        'confirmed',
      ],
      [
        'not on that of Paris there',
        { timeZone: 'Indian/Reunion' },
        '2026-11-24T14:00:00Z',
        '2026-11-24T15:00:00Z',
        'closed',
      ],
      [
        'a year ahead, beyond the computed periods',
        { rules: { horizon: 365 } },
        '2027-11-20T10:00:00Z',
        '2027-11-20T11:00:00Z',
        'confirmed',
      ],
    ];
    for (const [title, given, start, end, expected, at] of rows) {
      it(title, async () => {
        const placed = await wish(await bookable(given), { start, end }, at === undefined ? now : new Date(at));
        assert.equal(reasonOf(placed), expected);
      });
    }

    it('not at a place that is not open, nor where it is booked elsewhere', async () => {
      const paused = await bookable();
      await database.sql`update place set status = 'paused' where id = ${paused.placeId}`;
      assert.equal(reasonOf(await wish(paused, {})), 'not-bookable');
      const elsewhere = await bookable();
      await database.sql`update resource set booking_via = 'contact' where id = ${elsewhere.resourceId}`;
      assert.equal(reasonOf(await wish(elsewhere, {})), 'not-bookable');
    });

    it('not at a place that nobody can see, nor something of another place', async () => {
      const [hidden, one, other] = [await bookable(), await bookable(), await bookable()];
      await database.sql`update place set listed = false where id = ${hidden.placeId}`;
      const notFound = (error: unknown) => error instanceof ProblemError && error.type === 'not-found';
      await assert.rejects(wish(hidden, {}), notFound);
      await assert.rejects(wish(one, { resource: other.resource }), notFound);
      await assert.rejects(wish(one, { resource: "1' or true --" }), notFound);
      await assert.rejects(wish(one, { place: 'ZZZZ' }), notFound);
    });
  });

  describe('with an idempotency key', () => {
    it('books once, and gives the same bytes, to 64 equal requests at once', async () => {
      const on = await bookable({ seats: 10 });
      const key = newKey();
      const answers = await Promise.all(Array.from({ length: 64 }, () => place(requestFor(on), key)));
      assert.equal(new Set(answers.map(({ answer }) => answer)).size, 1);
      assert.equal(answers.filter(({ replayed }) => !replayed).length, 1);
      assert.equal(await seatsHeld(on), 1);
      const [row] = await database.sql`select count(*) as outbox from outbox where place_id = ${on.placeId}`;
      assert.equal(row?.['outbox'], 2);
    });

    it('gives the same bytes for the last seat too: what it took itself is not taken by another', async () => {
      for (let round = 0; round < 10; round += 1) {
        const on = await bookable({ seats: 1 });
        const key = newKey();
        const answers = await Promise.all(Array.from({ length: 16 }, () => place(requestFor(on), key)));
        assert.deepEqual(
          answers.map(({ status }) => status),
          answers.map(() => 201),
        );
        assert.equal(new Set(answers.map(({ answer }) => answer)).size, 1);
      }
    });

    it('gives the stored answer again once time has passed, and after the booking was cancelled', async () => {
      const on = await bookable();
      const key = newKey();
      const first = await place(requestFor(on), key);
      assert.ok(first.status === 201);
      await cancel(database.sql, first.booking.id, now);
      const later = await place(requestFor(on), key, new Date('2026-11-24T20:00:00Z'));
      assert.equal(later.answer, first.answer);
      assert.equal(await seatsHeld(on), 0);
    });

    it('keeps a refusal a refusal, byte for byte, though the seat has come free since', async () => {
      const on = await bookable({ seats: 1 });
      const winner = await wish(on, {});
      assert.ok(winner.status === 201);
      const key = newKey();
      const first = await place(requestFor(on), key);
      await cancel(database.sql, winner.booking.id, now);
      const second = await place(requestFor(on), key);
      assert.equal(first.status, 409);
      assert.equal(second.answer, first.answer);
    });

    it('refuses the key for another request', async () => {
      const on = await bookable();
      const key = newKey();
      await place(requestFor(on), key);
      const reused = (error: unknown) => error instanceof ProblemError && error.type === 'idempotency-key-reused';
      await assert.rejects(place(requestFor(on, { seats: 2 }), key), reused);
      await assert.rejects(place(requestFor(on, { email: 'autre@exemple.example' }), key), reused);
    });

    it('keeps nothing of the person with the key', async () => {
      const on = await bookable();
      const key = newKey();
      await place(requestFor(on, { email: 'secret@exemple.example', name: 'Zoé' }), key);
      const rows = await database.sql`select k::text as row from idempotency_key k where key = ${key}
        union all select o::text from outbox o where place_id = ${on.placeId}`;
      assert.ok(rows.length === 3 && rows.every(({ row }) => !/secret|Zoé/.test(row as string)));
    });

    it('asks whoever waits too long for an equal request to come again', async () => {
      const on = await bookable();
      const key = newKey();
      await database.sql.begin(async (transaction) => {
        await transaction`insert into idempotency_key (key, fingerprint, status, answer, created_at)
          values (${key}, '\\x00', 201, '{}', now())`;
        const busy = (error: unknown) =>
          error instanceof ProblemError &&
          error.type === 'idempotency-key-busy' &&
          error.options.headers?.['Retry-After'] === '1';
        await assert.rejects(place(requestFor(on), key), busy);
      });
      assert.equal(await seatsHeld(on), 0);
    });
  });
});
