import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { SeriesRequest } from '../../../sdk/contract/index.ts';
import { listEntries } from '../access/journal-list.ts';
import { undo } from '../access/undo.ts';
import { cancel, findBooking } from '../bookings/states.ts';
import { insertBookable, newKey, requestFor, type Bookable } from '../bookings/testing.ts';
import { placeBooking } from '../bookings/book.ts';
import type { Sql } from '../database/database.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { closeDays } from '../desk/closures.ts';
import { actor } from '../desk/testing.ts';
import { makeVoucher, readVoucher } from '../desk/vouchers.ts';
import { makeWebhook } from '../webhooks/endpoints.ts';
import { cancelDates, cancelRest } from './cancel.ts';
import { datesOf, faultsOf } from './dates.ts';
import { placeSeries, type PlacedSeries } from './place.ts';
import { readSeries } from './read.ts';

/** Monday 5 October 2026, 9:00 in Paris: the last Sunday of the month ends summer time. */
const now = new Date('2026-10-05T07:00:00Z');

let database: TestDatabase;
let sql: Sql;
before(async () => {
  database = await testDatabase();
  sql = database.sql;
});
after(() => database.close());

/** Tuesdays from 10:00 to 12:00 in the place's zone, from 13 October 2026, unless said otherwise. */
const wish = (on: Bookable, changes: Partial<SeriesRequest> = {}): SeriesRequest => ({
  resource: on.resource,
  date: '2026-10-13',
  from: '10:00',
  to: '12:00',
  count: 4,
  seats: 1,
  email: 'camille@exemple.example',
  consent: '2026-11',
  ...changes,
});

const ask = (on: Bookable, changes: Partial<SeriesRequest> = {}, key = newKey(), by = sql): Promise<PlacedSeries> => {
  const { count, ...request } = wish(on, changes);
  const rhythm = changes.until === undefined ? { count: count ?? 4 } : {};
  return placeSeries(by, { ...request, ...rhythm }, { placeId: on.placeId, key, language: 'fr', actor, now });
};

async function made(on: Bookable, changes: Partial<SeriesRequest> = {}) {
  const placed = await ask(on, changes);
  assert.ok(placed.status === 201, placed.answer);
  return placed.series;
}

async function refusalOf(on: Bookable, changes: Partial<SeriesRequest> = {}) {
  const placed = await ask(on, changes);
  assert.ok(placed.status === 409, placed.answer);
  return placed.problem;
}

const heldSeats = async ({ placeId }: Bookable): Promise<number> =>
  (await sql`select from booked_unit where place_id = ${placeId}`).count;
const lettersOf = async (id: string): Promise<string[]> =>
  (await sql<{ letter: string }[]>`select letter from outbox where subject = ${id} order by letter`).map(
    ({ letter }) => letter,
  );

describe('the dates of a series', () => {
  it('keep their hours on the wall clock when summer time ends', async () => {
    const on = await insertBookable(sql);
    const { bookings } = await made(on);
    assert.deepEqual(
      bookings.map(({ start }) => start),
      ['2026-10-13T08:00:00Z', '2026-10-20T08:00:00Z', '2026-10-27T09:00:00Z', '2026-11-03T09:00:00Z'],
    );
    assert.deepEqual([...new Set(bookings.map(({ status }) => status))], ['confirmed']);
  });

  it('are the same time of the same day of the week, whatever the zone and the season', () => {
    const zones = ['Europe/Paris', 'America/Martinique', 'Pacific/Noumea', 'Indian/Reunion', 'America/Miquelon'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 1500 }),
        fc.integer({ min: 1, max: 52 }),
        fc.integer({ min: 6 * 60, max: 22 * 60 }),
        (timeZone, after, count, minutes) => {
          const date = new Date(Date.UTC(2026, 0, 1 + after)).toISOString().slice(0, 10);
          const time = (total: number): string =>
            `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
          const dates = datesOf({ date, count, from: time(minutes), to: time(minutes + 60) }, timeZone);
          const show = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
          assert.deepEqual(
            dates.map(({ period }) => show.format(period.from)),
            dates.map((each) => `${each.date} ${time(minutes)}`),
          );
          assert.equal(dates.length, count);
          const days = new Set(dates.map((each) => new Date(`${each.date}T12:00:00Z`).getUTCDay()));
          assert.equal(days.size, 1);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('end on a day or after a count, never both, and may leave some out', () => {
    const rhythm = { date: '2026-10-13', from: '10:00', to: '12:00' };
    const days = (more: object) => datesOf({ ...rhythm, ...more }, 'Europe/Paris').map(({ date }) => date);
    assert.deepEqual(days({ until: '2026-10-27' }), ['2026-10-13', '2026-10-20', '2026-10-27']);
    assert.deepEqual(days({ until: '2026-10-26' }), ['2026-10-13', '2026-10-20']);
    assert.deepEqual(days({ count: 3, without: ['2026-10-20'] }), ['2026-10-13', '2026-10-27']);
    const pointer = (more: object) => faultsOf({ ...rhythm, ...more })[0]?.pointer;
    assert.equal(pointer({}), '/count');
    assert.equal(pointer({ count: 2, until: '2026-10-27' }), '/count');
    assert.equal(pointer({ until: '2026-10-12' }), '/until');
    assert.equal(pointer({ until: '2027-10-12' }), '/until');
    assert.equal(pointer({ until: '2027-10-11' }), undefined);
    assert.equal(pointer({ count: 2, without: ['2026-10-14'] }), '/without/0');
    assert.equal(pointer({ count: 1, without: ['2026-10-13'] }), '/without');
  });

  it('may end past midnight', async () => {
    const on = await insertBookable(sql, { hours: 'Mo-Su 18:00-02:00' });
    const { bookings } = await made(on, { from: '22:00', to: '01:00', count: 2 });
    assert.deepEqual(
      bookings.map(({ start, end }) => [start, end]),
      [
        ['2026-10-13T20:00:00Z', '2026-10-13T23:00:00Z'],
        ['2026-10-20T20:00:00Z', '2026-10-20T23:00:00Z'],
      ],
    );
  });
});

describe('a series', () => {
  it('is booked further ahead than the public may, with its price, its line in the journal and one letter', async () => {
    const on = await insertBookable(sql, {
      rules: { horizon: 14, confirmation: 'email' },
      price: { form: 'tariffs', currency: 'EUR', tariffs: [{ per: 'hour', amount: 300 }] },
    });
    const series = await made(on, { count: 52, name: 'Camille' });
    assert.equal(series.bookings.length, 52);
    assert.equal(series.bookings[51]?.quote.total, 600);
    assert.equal(await heldSeats(on), 52);
    const messages = await sql`select from outbox o where o.place_id = ${on.placeId}`;
    assert.equal(messages.count, 0);
    assert.deepEqual(await lettersOf(series.id), ['series-booked']);
    const [entry] = await listEntries(sql, { id: 'x', name: '', roles: [{ kind: 'administrator' }] }, { limit: 1 });
    assert.equal(entry?.subject.kind, 'series');
    assert.deepEqual(entry.after?.['dates'], 52);
    assert.doesNotMatch(JSON.stringify(entry), /camille/i);
    assert.deepEqual(await readSeries(sql, on.placeId, series.id), series);
  });

  it('is refused as a whole, with every date that stands against it, why, and when else', async () => {
    const on = await insertBookable(sql, { seats: 1, hours: 'Mo-Su 09:00-18:00; 2026 Oct 27 off' });
    const start = { start: '2026-10-20T08:30:00Z', end: '2026-10-20T09:00:00Z' };
    await placeBooking(sql, requestFor(on, start), { now, key: newKey() });
    await closeDays(
      sql,
      { resourceId: null, fromDay: '2026-11-10', untilDay: '2026-11-10', word: null },
      { placeId: on.placeId, actor, now, timeZone: 'Europe/Paris' },
    );
    const problem = await refusalOf(on, { count: 6 });
    assert.deepEqual(
      problem.refused?.map(({ date, reason }) => [date, reason]),
      [
        ['2026-10-20', 'taken'],
        ['2026-10-27', 'closed'],
        ['2026-11-10', 'closed'],
      ],
    );
    assert.match(
      problem.detail ?? '',
      /3 dates sur 6 ne vont pas \(20\soctobre 2026, 27\soctobre 2026 et 10\snovembre 2026\)/,
    );
    for (const { alternatives, detail } of problem.refused ?? []) {
      assert.ok(alternatives.length > 0);
      assert.ok(detail.length > 10);
    }
    assert.equal(await heldSeats(on), 1);
    const without = ['2026-10-20', '2026-10-27', '2026-11-10'];
    assert.equal((await made(on, { count: 6, without })).bookings.length, 3);
  });

  it('says what no date can change: a resource that is not booked here, more seats than there are, a time off the grid', async () => {
    const on = await insertBookable(sql);
    assert.equal((await refusalOf(on, { seats: 3 })).reason, 'not-enough-seats');
    assert.equal((await refusalOf(on, { from: '10:10' })).reason, 'not-allowed');
    assert.equal((await refusalOf(on, { date: '2026-09-29', count: 1 })).reason, 'too-late');
    await sql`update place set status = 'paused' where id = ${on.placeId}`;
    assert.equal((await refusalOf(on)).reason, 'not-bookable');
    await assert.rejects(ask(on, { resource: '999999999' }), { type: 'not-found' });
  });

  it('is the operator’s place’s, also when another was merged into somebody else’s', async () => {
    const [old, kept] = [await insertBookable(sql), await insertBookable(sql)];
    await sql`update place set listed = false where id = ${old.placeId}`;
    await sql`
      insert into place_merge (place_id, into_id, at, by, moved)
      values (${old.placeId}, ${kept.placeId}, ${now}, 'account:x', '{}')`;
    await assert.rejects(ask({ ...kept, placeId: old.placeId }), { type: 'not-found' });
  });

  it('takes of a voucher, and names the dates that it no longer pays for', async () => {
    const on = await insertBookable(sql);
    const terms = { employer: 'Mairie', halfDays: 3, validUntil: null };
    const { id, code } = await makeVoucher(sql, terms, { actor, now });
    const problem = await refusalOf(on, { voucher: code });
    assert.deepEqual(
      problem.refused?.map(({ date, reason }) => [date, reason]),
      [['2026-11-03', 'voucher']],
    );
    await made(on, { voucher: code, count: 3 });
    assert.equal((await readVoucher(sql, id)).used, 3);
  });

  it('tells a webhook of each booking', async () => {
    const on = await insertBookable(sql);
    const hook = { url: 'https://ailleurs.example/h', events: ['booking.created' as const] };
    await makeWebhook(sql, hook, { placeId: on.placeId, actor, now });
    await made(on, { count: 3 });
    const told = await sql`select from webhook_delivery where place_id = ${on.placeId} and type = 'booking.created'`;
    assert.equal(told.count, 3);
  });
});

describe('the same request', () => {
  it('gives the same answer however often it is sent, also at once', async () => {
    const on = await insertBookable(sql);
    const key = newKey();
    const answers = await Promise.all([1, 2, 3].map(() => ask(on, {}, key)));
    assert.equal(new Set(answers.map(({ answer }) => answer)).size, 1);
    assert.equal(await heldSeats(on), 4);
    await assert.rejects(ask(on, { count: 5 }, key), { type: 'idempotency-key-reused' });
    const refusedKey = newKey();
    const refused = await ask(on, { seats: 9 }, refusedKey);
    assert.equal((await ask(on, { seats: 9 }, refusedKey)).answer, refused.answer);
  });
});

describe('several who want the same seat at once', () => {
  it('are one who gets all of it, and others who get nothing', async () => {
    for (const round of [1, 2, 3]) {
      const on = await insertBookable(sql, { seats: 1 });
      // They overlap in part: each wants weeks that the next one wants as well.
      const starts = ['2026-10-13', '2026-10-20', '2026-10-27', '2026-11-03'];
      const placed = await Promise.all(starts.map((date) => ask(on, { date, count: 8 })));
      const won = placed.filter(({ status }) => status === 201);
      assert.equal(won.length, 1, `round ${round}`);
      assert.equal(await heldSeats(on), 8);
      for (const each of placed) {
        if (each.status === 409) assert.ok((each.problem.refused?.length ?? 0) >= 5);
      }
    }
  });

  it('may be the public as well: no seat is given twice, and no series is half made', async () => {
    const on = await insertBookable(sql, { seats: 1 });
    const days = ['2026-10-13', '2026-10-20', '2026-10-27', '2026-11-03'];
    const single = (day: string, hour: string) =>
      placeBooking(sql, requestFor(on, { start: `${day}T${hour}:00:00Z`, end: `${day}T${hour}:30:00Z` }), {
        now,
        key: newKey(),
      });
    const [series, ...singles] = await Promise.all([
      ask(on),
      ...days.map((day) => single(day, day < '2026-10-25' ? '08' : '09')),
    ]);
    const booked = singles.filter(({ status }) => status === 201).length;
    assert.equal(await heldSeats(on), series.status === 201 ? 4 + booked : booked);
    if (series.status === 201) assert.equal(booked, 0);
    else assert.ok(booked > 0);
  });

  it('share a voucher without spending more than there is', async () => {
    const { id, code } = await makeVoucher(sql, { employer: 'Région', halfDays: 7, validUntil: null }, { actor, now });
    const places = await Promise.all([1, 2, 3].map(() => insertBookable(sql)));
    const placed = await Promise.all(places.map((on) => ask(on, { voucher: code })));
    assert.equal(placed.filter(({ status }) => status === 201).length, 1);
    assert.equal((await readVoucher(sql, id)).used, 4);
  });
});

describe('a series that is cancelled', () => {
  it('lets the place cancel one date, or all that are to come, and tells the person once', async () => {
    const on = await insertBookable(sql);
    const { id } = await made(on);
    const at = { placeId: on.placeId, actor, now };
    assert.equal(await cancelDates(sql, id, ['2026-10-20', '2020-01-01'], at), 1);
    assert.equal(await cancelDates(sql, id, ['2026-10-20'], at), 0);
    assert.equal(await heldSeats(on), 3);
    assert.deepEqual(await lettersOf(id), ['series-booked', 'series-cancelled']);
    const later = { ...at, now: new Date('2026-10-28T09:00:00Z') };
    assert.equal(await cancelDates(sql, id, undefined, later), 1);
    const { bookings } = await readSeries(sql, on.placeId, id);
    assert.deepEqual(
      bookings.map(({ status }) => status),
      ['confirmed', 'cancelled', 'confirmed', 'cancelled'],
    );
    const other = await insertBookable(sql);
    await assert.rejects(cancelDates(sql, id, undefined, { ...at, placeId: other.placeId }), { type: 'not-found' });
  });

  it('lets the person cancel one date, or it and all later ones', async () => {
    const on = await insertBookable(sql);
    const { id, bookings } = await made(on);
    const [, second, third] = bookings.map((booking) => booking.id);
    await cancel(sql, second ?? '', now);
    assert.equal((await cancelRest(sql, third ?? '', now)).status, 'cancelled');
    await cancelRest(sql, third ?? '', now);
    const { bookings: left } = await readSeries(sql, on.placeId, id);
    assert.deepEqual(
      left.map(({ status }) => status),
      ['confirmed', 'cancelled', 'cancelled', 'cancelled'],
    );
    assert.deepEqual(await lettersOf(id), ['series-booked', 'series-cancelled', 'series-left']);
    assert.equal(await heldSeats(on), 1);
  });

  it('keeps to the place’s deadline for the person', async () => {
    const on = await insertBookable(sql, { rules: { cancelUntil: 1440 } });
    const { bookings } = await made(on, { date: '2026-10-06', count: 2 });
    const late = new Date('2026-10-05T09:00:00Z');
    await assert.rejects(cancelRest(sql, bookings[0]?.id ?? '', late), { type: 'booking-refused' });
    assert.equal(await heldSeats(on), 2);
    assert.equal((await cancelRest(sql, bookings[1]?.id ?? '', late)).status, 'cancelled');
    assert.equal((await findBooking(sql, bookings[0]?.id ?? ''))?.status, 'confirmed');
  });

  it('can be what taking it back in the journal does; made anew it is not by a button', async () => {
    const on = await insertBookable(sql);
    const { id } = await made(on);
    const administrator = { id: 'x', name: '', roles: [{ kind: 'administrator' as const }] };
    const entryOf = async () => (await listEntries(sql, administrator, { limit: 1 }))[0]?.id ?? 0;
    assert.equal((await undo(sql, await entryOf(), { actor, now })).outcome, 'undone');
    assert.equal(await heldSeats(on), 0);
    assert.deepEqual(await lettersOf(id), ['series-booked', 'series-cancelled']);
    await assert.rejects(undo(sql, await entryOf(), { actor, now }), { type: 'booking-refused' });
  });
});
