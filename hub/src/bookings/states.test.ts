import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Booking } from '../../../sdk/contract/index.ts';
import type { Sql } from '../database/database.ts';
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
/** What is told of a hold that nobody confirmed. */
const lapse = ['confirm', 'expired'];

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
  const rowOf = async ({ id }: Booking) => {
    const [row] = await database.sql<Record<string, unknown>[]>`
      select status, revision, confirm_by, updated_at, erased_at, word, email, name from booking where id = ${id}`;
    return { ...row };
  };
  /** A refusal that says so in both languages, and for good. */
  const refusedFor =
    (reason: string, fr = /./, en = /./) =>
    (error: unknown) => {
      assert.ok(error instanceof ProblemError && error.type === 'booking-refused', String(error));
      const { detail, final } = error.options;
      assert.deepEqual([error.options.reason, final], [reason, true]);
      assert.ok(typeof detail === 'object');
      assert.match(detail.fr, fr);
      assert.match(detail.en, en);
      return true;
    };

  it('confirms a hold once, however often the button is pressed', async () => {
    const booking = await held();
    assert.deepEqual(await messages(booking), ['confirm']);
    const answers = await Promise.all(Array.from({ length: 8 }, () => confirm(database.sql, booking.id, now)));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set(['confirmed']));
    assert.deepEqual(await messages(booking), ['confirm', 'confirmed', 'operator']);
    assert.equal(await seats(booking), 1);
    assert.deepEqual(await findBooking(database.sql, booking.id), answers[0]);
    const { revision, confirm_by, updated_at } = await rowOf(booking);
    assert.deepEqual({ revision, confirm_by, updated_at }, { revision: 1, confirm_by: null, updated_at: now });
  });

  it('judges under the lock of the row: two clicks of one moment are one', async () => {
    const booking = await held();
    let clicks: Promise<Booking[]> | undefined;
    await database.sql.begin(async (transaction) => {
      await transaction`select from booking where id = ${booking.id} for update`;
      clicks = Promise.all([confirm(database.sql, booking.id, now), confirm(database.sql, booking.id, now)]);
      for (let waiting = 0; waiting < 2;) {
        // Not in the transaction, which sees the other sessions as they were when it looked first.
        const [row] = await database.sql<{ waiting: number }[]>`
          select count(*) as waiting from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`;
        waiting = row?.waiting ?? 0;
      }
    });
    assert.deepEqual(
      (await clicks)?.map(({ status }) => status),
      ['confirmed', 'confirmed'],
    );
    assert.deepEqual(await messages(booking), ['confirm', 'confirmed', 'operator']);
  });

  it('confirms until the very moment at which the booking begins', async () => {
    const [soon, late] = [await held(), await held()];
    const begin = new Date(soon.start);
    assert.equal((await confirm(database.sql, soon.id, new Date(begin.getTime() - 1))).status, 'confirmed');
    const begun = refusedFor('too-late', /a déjà commencé/, /has begun/);
    await assert.rejects(confirm(database.sql, late.id, begin), begun);
  });

  it('leaves what has been honoured, or was not, as it is', async () => {
    const booking = await bookAt({});
    for (const status of ['honoured', 'no-show'] as const) {
      await database.sql`update booking set status = ${status} where id = ${booking.id}`;
      assert.equal((await confirm(database.sql, booking.id, afterwards)).status, status);
      const passed = refusedFor('too-late', /délai d’annulation/, /deadline for cancelling/);
      await assert.rejects(cancel(database.sql, booking.id, now), passed);
      assert.equal(await seats(booking), 1);
    }
  });

  it('does not come back to life where nothing can be booked any more, or the place has closed that day', async () => {
    const lapsed = async (on: Bookable) => {
      const booking = await book(on);
      await sweep(database.sql, later);
      return booking;
    };
    const place = { seats: 1, rules: { confirmation: 'email' } } as const;
    const [one, other] = [await insertBookable(database.sql, place), await insertBookable(database.sql, place)];
    const [gone, closed] = [await lapsed(one), await lapsed(other)];
    await database.sql`update resource set withdrawn = true where id = ${one.resourceId}`;
    const notHere = refusedFor('not-bookable', /ne se réserve plus/, /no longer be booked/);
    await assert.rejects(confirm(database.sql, gone.id, later), notHere);
    await database.sql`
      insert into closure (place_id, id, from_day, until_day, created_at)
      values (${other.placeId}, gen_random_uuid(), '2026-11-24', '2026-11-24', ${later})`;
    await assert.rejects(confirm(database.sql, closed.id, later), refusedFor('closed', /ferme ce jour-là/, /closes/));
    for (const booking of [gone, closed]) assert.deepEqual([await seats(booking), await messages(booking)], [0, lapse]);
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
    const letGo = refusedFor('not-allowed', /annulée ou refusée/, /cancelled or refused/);
    await assert.rejects(confirm(database.sql, booking.id, now), letGo);
    await assert.rejects(accept(database.sql, booking.id, now), letGo);
    assert.deepEqual(await rowOf(booking), {
      ...{ status: 'cancelled', revision: 1, confirm_by: null, updated_at: deadline, erased_at: null, word: null },
      ...{ email: 'camille@exemple.example', name: null },
    });
  });

  it('cancels a hold until the moment at which it begins', async () => {
    const booking = await held();
    const begin = new Date(booking.start);
    await assert.rejects(cancel(database.sql, booking.id, new Date(begin.getTime() + 1)), refusedFor('too-late'));
    assert.equal((await cancel(database.sql, booking.id, begin)).status, 'cancelled');
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
    const waits = refusedFor('not-allowed', /au lieu de confirmer/, /for the place to confirm/);
    await assert.rejects(confirm(database.sql, yes.id, now), waits);
    for (let twice = 0; twice < 2; twice += 1) {
      assert.equal((await accept(database.sql, yes.id, now)).status, 'confirmed');
      assert.equal((await refuse(database.sql, no.id, now, 'Complet.')).status, 'refused');
    }
    assert.equal((await rowOf(no))['word'], 'Complet.');
    const wordless = await request();
    await refuse(database.sql, wordless.id, now);
    assert.equal((await rowOf(wordless))['word'], null);
    await assert.rejects(refuse(database.sql, yes.id, now), refusedFor('not-allowed'));
    for (const change of [accept, confirm])
      await assert.rejects(change(database.sql, no.id, now), refusedFor('not-allowed', /annulée ou refusée/));
    assert.deepEqual([await seats(yes), await seats(no)], [1, 0]);
    assert.deepEqual(await messages(no), ['operator', 'refused', 'requested']);
  });

  it('erases the person once the booking is over or let go, and not before', async () => {
    const booking = await bookAt({});
    const end = new Date(booking.end);
    const live = refusedFor('not-allowed', /encore à venir/, /still to come/);
    await assert.rejects(erase(database.sql, booking.id, new Date(end.getTime() - 1)), live);
    assert.equal((await erase(database.sql, booking.id, end)).id, booking.id);
    await erase(database.sql, booking.id, afterwards);
    const { erased_at, updated_at, email } = await rowOf(booking);
    assert.deepEqual({ erased_at, updated_at, email }, { erased_at: end, updated_at: end, email: null });
    const cancelled = await bookAt({});
    await cancel(database.sql, cancelled.id, now);
    await erase(database.sql, cancelled.id, now);
    assert.equal((await rowOf(cancelled))['email'], null);
    const rows = await database.sql`select b::text as row from booking b where id = ${booking.id}`;
    assert.ok(!String(rows[0]?.['row']).includes('camille'));
  });

  it('knows no booking that is not there', async () => {
    const id = '01234567-89ab-4def-8123-456789abcdef';
    const notFound = (error: unknown) => {
      assert.ok(error instanceof ProblemError && error.type === 'not-found', String(error));
      const { detail, final } = error.options;
      assert.deepEqual(
        [detail, final],
        [{ fr: 'Cette réservation n’existe pas.', en: 'There is no such booking.' }, true],
      );
      return true;
    };
    assert.equal(await findBooking(database.sql, id), undefined);
    for (const change of [confirm, cancel, erase]) await assert.rejects(change(database.sql, id, now), notFound);
  });

  it('forgets idempotency keys after two days, not after one', async () => {
    const on = await insertBookable(database.sql);
    const key = newKey();
    const request = requestFor(on);
    const first = await placeBooking(database.sql, request, { now, key });
    const end = now.getTime() + 48 * 3_600_000;
    assert.equal((await sweep(database.sql, new Date(end))).keys, 0);
    assert.equal((await placeBooking(database.sql, request, { now, key })).answer, first.answer);
    const [row] = await database.sql<{ old: number }[]>`
      select count(*) as old from idempotency_key where created_at < ${new Date(now.getTime() + 1)}`;
    assert.equal((await sweep(database.sql, new Date(end + 1))).keys, row?.old);
    assert.equal((await placeBooking(database.sql, request, { now, key })).replayed, false);
  });

  it('lets go of any number of holds in one sweep, and tells each of them', async () => {
    await sweep(database.sql, later);
    const on = await insertBookable(database.sql);
    await database.sql`
      insert into booking (place_id, id, resource_id, during, seats, status, quote, cancel_until, confirm_by, language,
        consent, created_at, updated_at)
      select ${on.placeId}, gen_random_uuid(), ${on.resourceId}, '[2026-11-24T09:00Z,2026-11-24T10:00Z)', 1, 'held', '{}',
        ${now}, ${later}, 'fr', '2026-11', ${now}, ${now} from generate_series(1, 501)`;
    assert.equal((await sweep(database.sql, new Date(later.getTime() - 1))).expired, 0);
    assert.equal((await sweep(database.sql, later)).expired, 501);
    assert.equal((await sweep(database.sql, later)).expired, 0);
    const [row] = await database.sql`
      select count(*) as told from outbox where place_id = ${on.placeId} and kind = 'expired' and created_at = ${later}`;
    assert.equal(row?.['told'], 501);
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
    // What proves that two texts are the same gives no right to a booking.
    const digest = capability.digest(`booking:${one}`);
    assert.equal(digest.length, 32);
    assert.notEqual(digest.toString('base64url'), text);
    assert.deepEqual(capability.digest(`booking:${one}`), digest);
    assert.notDeepEqual(capability.digest(one), digest);
  });

  it('reads its key once, and again when the database was away', async () => {
    let away = true;
    let asked = 0;
    const sql = ((...query: Parameters<Sql>) => {
      asked += 1;
      return away ? Promise.reject(new Error('away')) : database.sql(...query);
    }) as unknown as Sql;
    await assert.rejects(capabilityOf(sql), /away/);
    away = false;
    asked = 0;
    const [first, second] = await Promise.all([capabilityOf(sql), capabilityOf(sql)]);
    assert.equal(first, second);
    assert.equal(asked, 2, 'made unless it is there, and read');
    assert.equal(first.sign('a'), (await capabilityOf(database.sql)).sign('a'));
  });
});
