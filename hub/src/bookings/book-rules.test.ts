import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BookingRequest } from '../../../sdk/contract/index.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { ProblemError } from '../http/problem.ts';
import { placeBooking, type Placed } from './book.ts';
import { confirm } from './states.ts';
import { insertBookable, newKey, requestFor, type Bookable, type BookablePlace } from './testing.ts';

const now = new Date('2026-11-21T08:30:20Z');

describe('a booking under the rules of the place', () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase();
  });
  after(() => database.close());

  const bookable = (place: BookablePlace = {}) => insertBookable(database.sql, place);
  const wish = (on: Bookable, request: Partial<BookingRequest>, at = now) =>
    placeBooking(database.sql, requestFor(on, request), { now: at, key: newKey() });
  const reasonOf = (placed: Placed) => (placed.status === 409 ? placed.problem.reason : placed.booking.status);

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
    ['with just enough notice', { rules: { notice: 89 } }, '2026-11-21T10:00:00Z', '2026-11-21T11:00:00Z', 'confirmed'],
    ['not beyond the horizon', { rules: { horizon: 3 } }, '2026-11-25T10:00:00Z', '2026-11-25T11:00:00Z', 'too-early'],
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

  it('is not confused by a clock that jumps', async () => {
    const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000);
    const on = await bookable({ seats: 1, rules: { confirmation: 'email' } });
    const held = await wish(on, {});
    assert.ok(held.status === 201);
    // Put back: what is held stays held, and its click still makes it firm.
    assert.equal(reasonOf(await wish(on, {}, hours(-5))), 'taken');
    assert.equal((await confirm(database.sql, held.booking.id, hours(-5))).status, 'confirmed');
    // Put forward, and back again: what is firm needs no clock.
    assert.equal(reasonOf(await wish(on, {}, hours(48))), 'taken');
    assert.equal(reasonOf(await wish(on, {})), 'taken');
    const stale = await bookable({ seats: 1, rules: { confirmation: 'email' } });
    const [first, second] = [await wish(stale, {}), await wish(stale, {}, hours(48))];
    assert.ok(first.status === 201 && second.status === 201, 'the hold ran out by the clock of that moment');
    // The clock comes back: the seat is the second one's all the same, and the first learns that it is gone.
    await assert.rejects(
      confirm(database.sql, first.booking.id, now),
      (error) => error instanceof ProblemError && error.type === 'booking-refused',
    );
    assert.equal((await confirm(database.sql, second.booking.id, now)).status, 'confirmed');
  });
});
