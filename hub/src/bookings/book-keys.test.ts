import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import postgres from 'postgres';
import type { BookingRequest } from '../../../sdk/contract/index.ts';
import { sqlState } from '../database/connection.ts';
import type { Sql } from '../database/database.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { ProblemError } from '../http/problem.ts';
import { placeBooking } from './book.ts';
import { cancel } from './states.ts';
import { storeRefusal } from './store-refusals.ts';
import { insertBookable, newKey, requestFor, type Bookable, type BookablePlace } from './testing.ts';

const now = new Date('2026-11-21T08:30:20Z');

describe('a booking with an idempotency key', () => {
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
  const seatsHeld = async ({ placeId }: Bookable): Promise<number> => {
    const [row] = await database.sql<{ held: number }[]>`
      select count(*) as held from booked_unit where place_id = ${placeId}`;
    return row?.held ?? -1;
  };

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
    assert.deepEqual([first.replayed, second.replayed], [false, true]);
    assert.deepEqual({ ...second, replayed: false }, first);
  });

  it('gives the stored answer again when the place is gone', async () => {
    const on = await bookable();
    const key = newKey();
    const first = await place(requestFor(on), key);
    await database.sql`update place set listed = false where id = ${on.placeId}`;
    assert.deepEqual(await place(requestFor(on), key), { ...first, replayed: true });
  });

  it('refuses the key for another request', async () => {
    const [on, elsewhere] = [await bookable({ seats: 9 }), await bookable()];
    const key = newKey();
    const first = await place(requestFor(on), key);
    const reused = (error: unknown) => error instanceof ProblemError && error.type === 'idempotency-key-reused';
    const others: Partial<BookingRequest>[] = [
      { place: elsewhere.place, resource: elsewhere.resource },
      { start: '2026-11-24T09:30:00Z' },
      { end: '2026-11-24T10:30:00Z' },
      { seats: 2 },
      { email: 'autre@exemple.example' },
      { name: 'Camille' },
      { language: 'fr' },
      { consent: '2026-12' },
      { voucher: 'ABCD' },
    ];
    for (const other of others) await assert.rejects(place(requestFor(on, other), key), reused, JSON.stringify(other));
    // In another order it is the same request.
    const turned = Object.fromEntries(Object.entries(requestFor(on)).reverse()) as BookingRequest;
    assert.deepEqual(await place(turned, key), { ...first, replayed: true });
  });

  it('stores refusals of one moment together, and tells two of one key the same', async () => {
    const fingerprint = Buffer.from('1');
    let asked = 0;
    const sql = ((...query: Parameters<Sql>) => {
      asked += 1;
      return database.sql(...query);
    }) as unknown as Sql;
    const refusal = (key: string, answer: string) => storeRefusal(sql, { key, fingerprint, answer, now });
    const keys = Array.from({ length: 230 }, newKey);
    const stored = await Promise.all(keys.flatMap((key) => [refusal(key, `"${key}"`), refusal(key, '"another"')]));
    const expected = keys.flatMap((key) =>
      [false, true].map((replayed) => ({ key, status: 409, answer: `"${key}"`, fingerprint, replayed })),
    );
    assert.deepEqual(
      stored.map((row) => ({ ...row })),
      expected,
    );
    // The first goes at once, then a hundred keys at a time, those that are there twice once in each statement.
    assert.equal(asked, 7);
    const [row] = await database.sql`select count(*) as kept from idempotency_key
      where key = any(${keys}) and created_at = ${now} and booking_id is null`;
    assert.equal(row?.['kept'], keys.length);
  });

  it('tells everybody whose refusal could not be stored, and tries again only those who wait for a twin', async () => {
    const withState = (code: string) => Object.assign(new postgres.PostgresError('fault'), { code });
    const faults = [
      [new Error('away'), 2],
      [withState('57P01'), 2],
      [withState('55P03'), 2 + 9],
    ] as const;
    for (const [fault, expected] of faults) {
      let asked = 0;
      const sql = (() => {
        asked += 1;
        return Promise.reject(fault);
      }) as unknown as Sql;
      const refusal = { fingerprint: Buffer.from('1'), answer: '{}', now };
      const told = await Promise.allSettled(
        Array.from({ length: 10 }, () => storeRefusal(sql, { key: newKey(), ...refusal })),
      );
      for (const one of told) assert.equal(one.status === 'rejected' && one.reason, fault);
      assert.equal(asked, expected, 'the first alone, the nine together, then perhaps each of them alone');
    }
  });

  it('keeps nothing of the person with the key', async () => {
    const on = await bookable();
    const key = newKey();
    await place(requestFor(on, { email: 'secret@exemple.example', name: 'Zoé' }), key);
    const rows = await database.sql`select k::text as row from idempotency_key k where key = ${key}
      union all select o::text from outbox o where place_id = ${on.placeId}`;
    assert.ok(rows.length === 3 && rows.every(({ row }) => !/secret|Zoé/.test(row as string)));
  });

  it('asks whoever waits too long for an equal request to come again, and lets nobody else wait', async () => {
    const on = await bookable();
    const [key, slow, free, other] = [newKey(), newKey(), newKey(), newKey()];
    const fingerprint = Buffer.from('0');
    const refuse = (refused: string) =>
      storeRefusal(database.sql, { key: refused, fingerprint, answer: '"refused"', now });
    let twin: ReturnType<typeof refuse> | undefined;
    await database.sql.begin(async (transaction) => {
      await transaction`insert into idempotency_key (key, fingerprint, status, answer, created_at)
        select key, ${fingerprint}, 201, '{}', now() from unnest(${[key, slow]}::text[]) key`;
      const busy = (error: unknown) => {
        assert.ok(error instanceof ProblemError && error.type === 'idempotency-key-busy', String(error));
        const { detail, headers, cause } = error.options;
        assert.deepEqual([headers, sqlState(cause)], [{ 'Retry-After': '1' }, '55P03']);
        assert.ok(typeof detail === 'object');
        assert.match(detail.fr, /encore en cours.*ne sera pas comptée deux fois/);
        assert.match(detail.en, /still under way.*will not count twice/);
        return true;
      };
      const alone = refuse(free);
      twin = refuse(slow);
      const third = refuse(other);
      await assert.rejects(place(requestFor(on), key), busy);
      for (const stored of [alone, third]) assert.equal((await stored)?.replayed, false);
    });
    assert.equal((await twin)?.status, 201, 'what the slow one was told');
    assert.equal(await seatsHeld(on), 0);
  });
});
