import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Slot } from '../../../sdk/contract/index.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import {
  findAlternatives,
  freeTimes,
  readAvailability,
  today,
  type AvailabilityOptions,
  type Relocation,
} from './availability.ts';
import { placeBooking } from './book.ts';
import { isBookable, type BookableTerms } from './rules.ts';
import { parseDay } from './slots.ts';
import { readTerms } from './terms.ts';
import { insertBookable, newKey, requestFor, testRules, type Bookable, type BookablePlace } from './testing.ts';

describe('times that are free', () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase();
  });
  after(() => database.close());

  const now = new Date('2026-11-23T08:10:00Z');
  const book = async (on: Bookable, start: string, end: string, seats = 1): Promise<string> => {
    const request = requestFor(on, { start: `2026-11-${start}:00Z`, end: `2026-11-${end}:00Z`, seats });
    const placed = await placeBooking(database.sql, request, { now, key: newKey() });
    assert.ok(placed.status === 201, placed.answer);
    return placed.booking.id;
  };
  const termsOf = async (on: Bookable): Promise<BookableTerms[]> =>
    ((await readTerms(database.sql, on.placeId)) ?? []).filter(isBookable);
  const addRoom = async (on: Bookable, seats: number, position: number): Promise<number> => {
    const [room] = await database.sql<{ id: number }[]>`
      insert into resource (place_id, kind, name, seats, booking_via, rules, position)
      select place_id, 'meeting-room', 'Salle', ${seats}, 'hub', rules, ${position}
      from resource where place_id = ${on.placeId} and id = ${on.resourceId} returning id`;
    return room!.id;
  };
  const read = async (on: Bookable, wish: Partial<AvailabilityOptions>) =>
    readAvailability(database.sql, { id: on.placeId, timeZone: 'Europe/Paris' }, await termsOf(on), {
      ...{ days: 1, seats: 1, now },
      ...wish,
    });
  /** Starts of the slots of the first resource, as hours of the day in UTC. */
  const starts = async (place: BookablePlace, wish: Partial<AvailabilityOptions>) => {
    const { resources } = await read(await insertBookable(database.sql, place), wish);
    return resources[0]?.days.map(({ slots }) => slots.map(({ start }) => start.slice(11, 16)));
  };

  it('says of each resource that is large enough what is left of today, and of the days asked for', async () => {
    const rules = { closedOn: ['2026-11-24'] };
    const on = await insertBookable(database.sql, { hours: 'Mo-Su 09:00-10:30', seats: 3, rules });
    const room = await addRoom(on, 8, 1);
    await addRoom(on, 1, 2);
    await book(on, '25T08:00', '25T08:30');
    await book({ ...on, resource: String(room) }, '25T08:30', '25T09:00');
    const slot = (start: string, end: string, free: number) => ({ start: `${start}:00Z`, end: `${end}:00Z`, free });
    const days = (all: number, first: number, second: number) => [
      {
        date: '2026-11-23',
        closed: false,
        slots: [slot('2026-11-23T08:30', '2026-11-23T09:00', all), slot('2026-11-23T09:00', '2026-11-23T09:30', all)],
      },
      { date: '2026-11-24', closed: true, slots: [] },
      {
        date: '2026-11-25',
        closed: false,
        slots: [
          slot('2026-11-25T08:00', '2026-11-25T08:30', first),
          slot('2026-11-25T08:30', '2026-11-25T09:00', second),
          slot('2026-11-25T09:00', '2026-11-25T09:30', all),
        ],
      },
    ];
    const ofTerms = { ...testRules, ...rules };
    assert.deepEqual(await read(on, { days: 3, seats: 3 }), {
      place: on.place,
      timeZone: 'Europe/Paris',
      resources: [
        { resource: on.resource, seats: 3, rules: ofTerms, days: days(3, 2, 3) },
        { resource: String(room), seats: 8, rules: ofTerms, days: days(8, 8, 0) },
      ],
      evaluatedAt: '2026-11-23T08:10:00Z',
    });
    assert.deepEqual((await read(on, { seats: 9 })).resources, []);
    assert.equal(today('Europe/Paris', new Date('2026-11-23T23:00:00Z')), '2026-11-24');
    assert.equal(today('America/Miquelon', new Date('2026-11-23T23:00:00Z')), '2026-11-23');
  });

  it('offers what a booking made now may begin with, and nothing that it may not', async () => {
    const hours = 'Mo-Su 09:00-10:30';
    const later = { firstDay: parseDay('2026-11-24'), days: 2 };
    const all = ['08:00', '08:30', '09:00'];
    assert.deepEqual(await starts({ hours }, later), [all, all]);
    assert.deepEqual(await starts({ hours, rules: { horizon: 1 } }, later), [all, []]);
    assert.deepEqual(await starts({ hours, rules: { minDuration: 60 } }, later), [all, all]);
    assert.deepEqual(await starts({ hours, rules: { notice: 20 } }, {}), [['08:30', '09:00']]);
    assert.deepEqual(await starts({ hours, rules: { notice: 21 } }, {}), [['09:00']]);
    assert.deepEqual(await starts({ hours, rules: { step: 'day', maxDuration: 60 } }, later), [[], []]);
    assert.deepEqual(await starts({ hours, rules: { step: 'day', maxDuration: 90 } }, later), [['08:00'], ['08:00']]);
    assert.deepEqual(await starts({ hours, rules: { step: 'day', minDuration: 90 } }, later), [['08:00'], ['08:00']]);
  });

  const alternatives = async (on: Bookable, [from, to]: readonly [string, string], seats = 1, at = now) => {
    const [terms] = await termsOf(on);
    assert.ok(terms);
    const wanted = { from: Date.parse(`2026-11-${from}:00Z`), to: Date.parse(`2026-11-${to}:00Z`) };
    const slots = await findAlternatives(database.sql, terms, wanted, seats, at.getTime());
    const minutes = ({ start, end }: Slot) => (Date.parse(end) - Date.parse(start)) / 60_000;
    return slots.map((slot) => `${slot.start.slice(8, 16)}+${minutes(slot)}`);
  };
  const busy = ({ placeId, resourceId }: Bookable, during: string) =>
    database.sql`insert into busy_period values (${placeId}, ${resourceId}, ${during}::tstzrange)`;
  const hour = ['24T09:00', '24T10:00'] as const;

  it('names the five nearest times, of the day before as of those after', async () => {
    const on = await insertBookable(database.sql);
    const near = ['24T08:00+60', '24T08:30+60', '24T09:00+60', '24T09:30+60', '24T10:00+60'];
    assert.deepEqual(await alternatives(on, hour), near);
    assert.deepEqual(await alternatives(on, hour, 2), near);
    assert.deepEqual(await alternatives(on, hour, 3), []);
    await busy(on, '[2026-11-24T00:00Z,2026-11-25T00:00Z)');
    assert.deepEqual(await alternatives(on, hour), [
      '23T14:00+60',
      '23T14:30+60',
      '23T15:00+60',
      '23T15:30+60',
      '23T16:00+60',
    ]);
  });

  it('looks on where all that is near is taken, for a week', async () => {
    const tonight = new Date('2026-11-23T20:00:00Z');
    const on = await insertBookable(database.sql);
    await busy(on, '[2026-11-24T00:00Z,2026-11-24T15:30Z)');
    const some = ['24T15:30+60', '24T16:00+60', '25T08:00+60', '25T08:30+60', '25T09:00+60'];
    assert.deepEqual(await alternatives(on, hour, 1, tonight), some);
    await busy(on, '[2026-11-24T00:00Z,2026-11-30T00:00Z)');
    const far = ['30T08:00+60', '30T08:30+60', '30T09:00+60', '30T09:30+60', '30T10:00+60'];
    assert.deepEqual(await alternatives(on, hour, 1, tonight), far);
    // Two days before is no longer near, though it is free.
    const early = new Date('2026-11-21T20:00:00Z');
    await busy(on, '[2026-11-23T00:00Z,2026-11-24T00:00Z)');
    assert.deepEqual(await alternatives(on, hour, 1, early), far);
    await busy(on, '[2026-11-24T00:00Z,2026-12-01T00:00Z)');
    assert.deepEqual(await alternatives(on, hour, 1, tonight), []);
  });

  it('begins today for what is past, and ends with the last day that can be booked', async () => {
    const on = await insertBookable(database.sql, { rules: { horizon: 2 } });
    const soon = ['23T08:30+60', '23T09:00+60', '23T09:30+60', '23T10:00+60', '23T10:30+60'];
    assert.deepEqual(await alternatives(on, ['10T09:00', '10T10:00']), soon);
    const last = ['25T14:00+60', '25T14:30+60', '25T15:00+60', '25T15:30+60', '25T16:00+60'];
    assert.deepEqual(await alternatives(on, ['30T09:00', '30T10:00']), last);
  });

  it('names halves of days for halves, and whole ones for whole ones where they touch', async () => {
    const rules = { step: 'half-day' } as const;
    const lunch = await insertBookable(database.sql, { hours: 'Mo-Su 09:00-12:00,14:00-18:00', seats: 1, rules });
    await busy(lunch, '[2026-11-24T13:00Z,2026-11-24T17:00Z)');
    const afternoon = ['24T13:00', '24T17:00'] as const;
    const halves = ['23T13:00+240', '24T08:00+180', '25T08:00+180', '25T13:00+240', '26T08:00+180'];
    assert.deepEqual(await alternatives(lunch, afternoon), halves);
    const whole = await insertBookable(database.sql, { seats: 1, rules: { ...rules, maxDuration: 540 } });
    await busy(whole, '[2026-11-24T13:00Z,2026-11-24T17:00Z)');
    const days = ['23T12:00+300', '25T08:00+540', '25T12:00+300', '26T08:00+540', '26T12:00+300'];
    assert.deepEqual(await alternatives(whole, ['24T08:00', '24T17:00']), days);
  });

  it('tells at which times of a day a booking could be instead, its own seat included', async () => {
    const on = await insertBookable(database.sql, { hours: 'Mo-Su 09:00-12:00', seats: 2 });
    const [terms] = await termsOf(on);
    assert.ok(terms);
    const bookingId = await book(on, '24T08:00', '24T09:00', 2);
    await book(on, '24T10:30', '24T11:00');
    const wanted = { from: Date.parse('2026-11-24T08:00:00Z'), to: Date.parse('2026-11-24T09:00:00Z') };
    const times = async (change: Partial<Relocation> = {}) => {
      const day = parseDay('2026-11-24');
      const relocation = { bookingId, period: wanted, seats: 1, day, now: now.getTime(), ...change };
      const found = await freeTimes(database.sql, terms, relocation);
      return found.map(({ from, to }) => [from, to].map((time) => new Date(time).toISOString().slice(11, 16)).join());
    };
    const early = ['08:00,09:00', '08:30,09:30', '09:00,10:00', '09:30,10:30'];
    assert.deepEqual(await times(), [...early, '10:00,11:00']);
    assert.deepEqual(await times({ seats: 2 }), early);
    assert.deepEqual(await times({ seats: 3 }), []);
    const nobody = '01234567-89ab-4def-8123-456789abcdef';
    assert.deepEqual(await times({ bookingId: nobody }), ['09:00,10:00', '09:30,10:30', '10:00,11:00']);
    assert.deepEqual(await times({ day: parseDay('2026-11-22') }), []);
  });

  it('is by the terms of what the place offers, in its order', async () => {
    const on = await insertBookable(database.sql);
    const [last, first] = [await addRoom(on, 4, 9), await addRoom(on, 6, -1)];
    const ids = async (resource?: number) =>
      (await readTerms(database.sql, on.placeId, resource))?.map(({ resourceId }) => resourceId);
    assert.deepEqual(await ids(), [first, on.resourceId, last]);
    assert.deepEqual(await ids(last), [last]);
    await database.sql`update resource set withdrawn = true where place_id = ${on.placeId} and id = ${last}`;
    assert.deepEqual(await ids(last), []);
    await database.sql`update resource set booking_via = 'contact' where place_id = ${on.placeId} and id = ${first}`;
    const terms = (await readTerms(database.sql, on.placeId)) ?? [];
    assert.deepEqual(
      terms.map(({ rules, hours, holidays }) => [rules === null, hours, holidays]),
      [
        [true, 'Mo-Su 09:00-18:00', 'FR'],
        [false, 'Mo-Su 09:00-18:00', 'FR'],
      ],
    );
    await database.sql`update place set listed = false where id = ${on.placeId}`;
    assert.equal(await ids(), undefined);
  });

  it('are none before the end of an operator’s event without beginning', async () => {
    const on = await insertBookable(database.sql, { hours: 'Mo-Su 09:00-10:30' });
    await busy(on, '(,2026-11-24T08:30Z)');
    const { resources } = await read(on, { firstDay: parseDay('2026-11-23'), days: 2 });
    const free = resources[0]?.days.map(({ slots }) => slots.map((slot) => slot.free));
    assert.deepEqual(free, [
      [0, 0],
      [0, 2, 2],
    ]);
  });
});
