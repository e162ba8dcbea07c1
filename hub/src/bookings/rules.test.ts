/** Slots, rules and seats without a database: what may be booked when, to the minute. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BookingRules, BookingStep } from '../../../sdk/contract/index.ts';
import { dayOf, durationOf, halfDaysFor } from './book.ts';
import { formatInstant, toBooking, type BookingRow } from './booking-row.ts';
import { openingsOf } from './openings.ts';
import {
  earliestStart,
  isBookable,
  judgePeriod,
  lastDay,
  lastsAsAllowed,
  slotsOf,
  type BookableTerms,
} from './rules.ts';
import { cutSlots, formatDay, parseDay } from './slots.ts';
import { idsOf } from './terms-cache.ts';
import { unitsFor, unitsOf } from './terms.ts';
import { testRules } from './testing.ts';

const at = (instant: string): number => Date.parse(instant);
const MINUTE = 60_000;
const now = at('2026-11-21T08:30:00Z');

interface Given {
  readonly hours?: string | null;
  readonly timeZone?: string;
  readonly rules?: Partial<BookingRules>;
}

/** Two desks from 9:00 to 18:00 in Paris, unless said otherwise. */
const terms = ({ hours = 'Mo-Su 09:00-18:00', timeZone = 'Europe/Paris', rules = {} }: Given = {}): BookableTerms => ({
  ...{ placeId: 1, placeName: 'Le Bureau', placeStatus: 'open', timeZone, resourceId: 2, resourceName: 'Bureaux' },
  ...{ kind: 'desk', seats: 2, price: null, hours, holidays: 'FR', rules: { ...testRules, ...rules } },
});

/** Slots of a day as a clock in UTC tells them. */
const slotsOn = (given: Given, date: string): string[] =>
  slotsOf(terms(given), parseDay(date), 1).flatMap(({ slots }) =>
    slots.map(
      ({ from, to }) => `${new Date(from).toISOString().slice(11, 16)}-${new Date(to).toISOString().slice(11, 16)}`,
    ),
  );

describe('the slots of a day', () => {
  const by = (step: BookingStep, hours: string, date = '2026-11-24', closedOn: string[] = []) =>
    slotsOn({ hours, timeZone: 'UTC', rules: { step, closedOn } }, date);

  it('are half hours from each opening on, and what is left is lost', () => {
    assert.deepEqual(by('30-minutes', 'Mo-Su 09:10-10:30,14:00-14:30'), ['09:10-09:40', '09:40-10:10', '14:00-14:30']);
    assert.deepEqual(by('30-minutes', 'Mo-Su 09:00-09:25'), []);
  });

  it('are halves cut at 13:00, each of an hour at least', () => {
    assert.deepEqual(by('half-day', 'Mo-Su 09:00-18:00'), ['09:00-13:00', '13:00-18:00']);
    assert.deepEqual(by('half-day', 'Mo-Su 12:00-14:00'), ['12:00-13:00', '13:00-14:00']);
    assert.deepEqual(by('half-day', 'Mo-Su 12:01-18:00'), ['12:01-18:00']);
    assert.deepEqual(by('half-day', 'Mo-Su 09:00-13:59'), ['09:00-13:59']);
    assert.deepEqual(by('half-day', 'Mo-Su 14:00-18:00'), ['14:00-18:00']);
  });

  it('are what lies before and after a lunch break, which touches 11:30 to 14:30', () => {
    assert.deepEqual(by('half-day', 'Mo-Su 08:00-12:30,13:30-18:00'), ['08:00-12:30', '13:30-18:00']);
    assert.deepEqual(by('half-day', 'Mo-Su 08:00-11:31,11:40-18:00'), ['08:00-11:31', '11:40-18:00']);
    assert.deepEqual(by('half-day', 'Mo-Su 08:00-11:00,11:31-18:00'), ['08:00-11:00', '11:31-18:00']);
    assert.deepEqual(by('half-day', 'Mo-Su 08:00-14:29,16:00-18:00'), ['08:00-14:29', '16:00-18:00']);
    // A coffee break is none.
    assert.deepEqual(by('half-day', 'Mo-Su 08:00-10:00,10:30-18:00'), ['08:00-10:00', '10:30-13:00', '13:00-18:00']);
    assert.deepEqual(by('half-day', 'Mo-Su 08:00-11:00,11:30-18:00'), ['08:00-11:00', '11:30-13:00', '13:00-18:00']);
    assert.deepEqual(by('half-day', 'Mo-Su 08:00-14:30,16:00-18:00'), ['08:00-13:00', '13:00-14:30', '16:00-18:00']);
  });

  it('are one from the first opening to the last closing', () => {
    assert.deepEqual(by('day', 'Mo-Su 08:00-12:00,14:00-18:30'), ['08:00-18:30']);
    assert.deepEqual(by('day', 'Tu off; Mo,We-Su 08:00-12:00'), []);
  });

  it('are those of what opens on it, also past midnight', () => {
    assert.deepEqual(by('day', 'Mo-Su 18:00-02:00'), ['18:00-02:00']);
    assert.deepEqual(by('day', 'Mo 18:00-02:00'), []);
    assert.deepEqual(by('day', 'Tu 18:00-02:00'), ['18:00-02:00']);
    assert.deepEqual(by('day', 'Tu 00:00-02:00'), ['00:00-02:00']);
    assert.deepEqual(by('day', 'We 00:00-02:00'), []);
  });

  it('are cut at midnight at a place that is open for more than a day', () => {
    assert.deepEqual(by('day', '24/7'), ['00:00-00:00']);
    assert.equal(by('30-minutes', '24/7').length, 48);
    const long = [{ from: at('2026-11-23T20:00:00Z'), to: at('2026-11-24T20:00:01Z') }];
    const of = (openings: typeof long, date: string) =>
      cutSlots(openings, { step: 'day', closedOn: [] }, 'UTC', parseDay(date), 1)[0]?.slots;
    assert.deepEqual(of(long, '2026-11-23'), [{ from: long[0]!.from, to: at('2026-11-24T00:00:00Z') }]);
    assert.deepEqual(of(long, '2026-11-24'), [{ from: at('2026-11-24T00:00:00Z'), to: long[0]!.to }]);
    for (const none of ['2026-11-22', '2026-11-25']) assert.deepEqual(of(long, none), []);
    // A day and no more belongs to the day on which it opens.
    const day = [{ from: at('2026-11-23T20:00:00Z'), to: at('2026-11-24T20:00:00Z') }];
    assert.deepEqual([of(day, '2026-11-23'), of(day, '2026-11-24')], [day, []]);
  });

  it('are none on a day off, whose evening is off too', () => {
    assert.deepEqual(by('day', 'Mo-Su 18:00-02:00', '2026-11-24', ['2026-11-24']), []);
    assert.deepEqual(by('day', 'Mo-Su 18:00-02:00', '2026-11-23', ['2026-11-24']), ['18:00-02:00']);
  });

  it('follow the wall clock of the place over a change of clocks', () => {
    const paris = (date: string) => slotsOn({ rules: { step: 'half-day' } }, date);
    assert.deepEqual(paris('2026-10-24'), ['07:00-11:00', '11:00-16:00']);
    assert.deepEqual(paris('2026-10-26'), ['08:00-12:00', '12:00-17:00']);
  });

  it('are named by their dates, one after the other, however they were asked for before', () => {
    const kept = terms();
    const dates = (first: string, days: number) => slotsOf(kept, parseDay(first), days).map(({ date }) => date);
    assert.deepEqual(dates('2026-11-24', 2), ['2026-11-24', '2026-11-25']);
    assert.deepEqual(dates('2026-11-23', 3), ['2026-11-23', '2026-11-24', '2026-11-25']);
    assert.deepEqual(dates('2026-11-24', 1), ['2026-11-24']);
    assert.equal(dates('2026-12-01', 30).length, 30);
    assert.deepEqual(dates('2026-11-24', 2), ['2026-11-24', '2026-11-25']);
    assert.equal(slotsOf(kept, parseDay('2026-11-24'), 1)[0], slotsOf(kept, parseDay('2026-11-24'), 1)[0], 'cut anew');
  });
});

describe('hours', () => {
  const openings = (hours: string | null) => openingsOf(terms({ hours, timeZone: 'UTC' }), parseDay('2026-11-24'), 1);

  it('that are unknown, uncertain or cannot be read open nothing', () => {
    for (const hours of [null, 'Mo-Su 09:00-18:00 "sur rendez-vous"', 'open sesame'])
      assert.deepEqual(openings(hours), []);
  });

  it('are judged from two days before to two days after', () => {
    const days = openings('Mo-Su 09:00-18:00').map(({ from }) => formatDay(Math.floor(from / 86_400_000)));
    assert.deepEqual(days, ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26']);
    assert.deepEqual(openings('Tu 09:00-18:00'), [
      { from: at('2026-11-24T09:00:00Z'), to: at('2026-11-24T18:00:00Z') },
    ]);
  });

  it('are judged once while they are asked for again', () => {
    assert.equal(openings('Mo-Su 09:00-17:00'), openings('Mo-Su 09:00-17:00'));
    assert.notEqual(openings('Mo-Su 09:00-17:00'), openings('Mo-Su 09:00-17:30'));
  });
});

describe('a period under the rules', () => {
  const judge = (from: string, to: string, given: Given = {}, moment = now) =>
    judgePeriod(terms(given), { from: at(from), to: at(to) }, moment);
  const reason = (from: string, to: string, given: Given = {}) => judge(from, to, given)?.reason;

  it('begins after the notice, to the millisecond, and the refusal says when', () => {
    const rules = { notice: 30 };
    assert.equal(earliestStart({ ...testRules, ...rules }, now), now + 30 * MINUTE);
    assert.equal(reason('2026-11-21T09:00:00Z', '2026-11-21T09:30:00Z', { rules }), undefined);
    assert.deepEqual(judge('2026-11-21T09:00:00Z', '2026-11-21T09:30:00Z', { rules }, now + 1), {
      ...{ reason: 'too-late', limit: now + 1 + 30 * MINUTE },
    });
  });

  it('begins within the horizon, in days of the place, and the refusal says until when', () => {
    const given = { rules: { horizon: 3 } };
    assert.equal(lastDay(terms(given), now), parseDay('2026-11-24'));
    assert.equal(
      lastDay(terms({ ...given, timeZone: 'Pacific/Noumea' }), at('2026-11-21T13:00:00Z')),
      parseDay('2026-11-25'),
    );
    assert.equal(reason('2026-11-24T16:30:00Z', '2026-11-24T17:00:00Z', given), undefined);
    assert.deepEqual(judge('2026-11-25T08:00:00Z', '2026-11-25T08:30:00Z', given), {
      ...{ reason: 'too-early', limit: at('2026-11-24T00:00:00Z') },
    });
  });

  it('is made of whole slots that touch, or else it is closed or not allowed', () => {
    assert.equal(reason('2026-11-24T08:00:00Z', '2026-11-24T17:00:00Z'), undefined);
    assert.equal(reason('2026-11-24T08:10:00Z', '2026-11-24T08:40:00Z'), 'not-allowed');
    assert.equal(reason('2026-11-24T08:00:00Z', '2026-11-24T08:40:00Z'), 'not-allowed');
    assert.equal(reason('2026-11-24T08:00:00Z', '2026-11-24T17:30:00Z'), 'closed');
    assert.equal(reason('2026-11-24T07:30:00Z', '2026-11-24T08:30:00Z'), 'closed');
    assert.equal(reason('2026-11-24T18:00:00Z', '2026-11-24T18:30:00Z'), 'closed');
    assert.equal(reason('2026-11-24T08:00:00Z', '2026-11-24T08:00:00Z'), 'not-allowed');
    assert.equal(reason('2026-11-24T09:00:00Z', '2026-11-24T08:00:00Z'), 'not-allowed');
    const lunch = { hours: 'Mo-Su 09:00-12:00,13:00-18:00' };
    assert.equal(reason('2026-11-24T10:30:00Z', '2026-11-24T12:30:00Z', lunch), 'closed');
    assert.equal(reason('2026-11-24T10:30:00Z', '2026-11-24T11:00:00Z', lunch), undefined);
  });

  it('lasts no longer than the longest day, whatever is open', () => {
    const given = { hours: '24/7', rules: { maxDuration: 1500 } };
    assert.equal(reason('2026-11-24T00:00:00Z', '2026-11-25T01:00:00Z', given), undefined);
    assert.equal(reason('2026-11-24T00:00:00Z', '2026-11-25T01:30:00Z', given), 'not-allowed');
  });

  it('lasts as long as the rules allow: a whole day is a whole day, of 25 hours too', () => {
    const lasts = (minutes: number, rules: Partial<BookingRules>, slots = 1) =>
      lastsAsAllowed({ ...testRules, ...rules }, { from: now, to: now + minutes * MINUTE }, slots);
    const between = { minDuration: 60, maxDuration: 120 };
    assert.deepEqual(
      [59, 60, 120, 121].map((minutes) => lasts(minutes, between)),
      [false, true, true, false],
    );
    const day = { step: 'day', maxDuration: 1440 } as const;
    assert.deepEqual(
      [1440, 1500, 1501].map((minutes) => lasts(minutes, day)),
      [true, true, false],
    );
    assert.equal(lasts(1500, day, 2), false);
    assert.equal(lasts(1500, { ...day, maxDuration: 1439 }), false);
    assert.equal(lasts(1500, { ...day, step: 'half-day' }), false);
  });

  it('is judged where there is something to book', () => {
    assert.ok(isBookable(terms()));
    for (const change of [{ rules: null }, { placeStatus: 'paused' }, { hours: null }])
      assert.equal(isBookable({ ...terms(), ...change }), false);
  });
});

describe('a booking', () => {
  it('takes a desk a seat, and of anything else the whole', () => {
    for (const [kind, units, forThree] of [
      ['desk', 4, 3],
      ['meeting-room', 1, 1],
      ['office', 1, 1],
      ['phone-booth', 1, 1],
    ] as const) {
      assert.deepEqual([unitsOf({ kind, seats: 4 }), unitsFor({ kind }, 3)], [units, forThree]);
    }
  });

  it('lasts minutes, and half-days where these are sold', () => {
    const period = { from: at('2026-11-24T08:00:00Z'), to: at('2026-11-24T17:00:00Z') };
    assert.deepEqual(durationOf(terms(), period), { minutes: 540 });
    const halves = terms({ rules: { step: 'half-day' } });
    assert.deepEqual(durationOf(halves, period), { minutes: 540, halfDays: 2 });
    assert.deepEqual(durationOf(halves, { ...period, to: at('2026-11-24T12:00:00Z') }), { minutes: 240, halfDays: 1 });
    assert.deepEqual(durationOf(halves, { ...period, from: at('2026-11-24T12:00:00Z') }), {
      minutes: 300,
      halfDays: 1,
    });
    const night = terms({ hours: 'Mo-Su 18:00-02:00', rules: { step: 'half-day' } });
    const late = { from: at('2026-11-24T17:00:00Z'), to: at('2026-11-25T01:00:00Z') };
    assert.deepEqual(durationOf(night, late), { minutes: 480, halfDays: 1 });
    assert.equal(halfDaysFor(halves, period, 2), 4);
    assert.equal(halfDaysFor({ ...halves, kind: 'office' }, period, 2), 2);
  });

  it('belongs to the day whose slot begins it: past midnight, to the evening before', () => {
    const night = terms({ hours: 'Mo-Su 18:00-02:00' });
    assert.equal(dayOf(night, at('2026-11-24T23:30:00Z')), parseDay('2026-11-24'));
    assert.equal(dayOf(night, at('2026-11-24T22:30:00Z')), parseDay('2026-11-24'));
    assert.equal(dayOf(terms({ hours: '24/7' }), at('2026-11-24T23:30:00Z')), parseDay('2026-11-25'));
    assert.equal(dayOf(terms(), at('2026-11-24T08:00:00Z')), parseDay('2026-11-24'));
  });

  const row: BookingRow = {
    ...{
      id: 'a',
      placeId: 1002,
      placeName: 'Le Bureau',
      timeZone: 'Europe/Paris',
      resourceId: 7,
      resourceName: 'Salle',
    },
    ...{ kind: 'desk', start: new Date('2026-11-24T08:00:00Z'), end: new Date('2026-11-24T09:00:00Z'), seats: 2 },
    ...{ status: 'held', quote: { currency: 'EUR', total: null, lines: [] }, revision: 0, erased: false },
    ...{ cancelUntil: new Date('2026-11-24T07:00:00Z'), confirmBy: new Date('2026-11-21T09:30:00Z') },
    createdAt: new Date('2026-11-21T08:30:00.999Z'),
  };

  it('is told with instants to the second, and with a voucher or a series when there is one', () => {
    const told = toBooking(row);
    assert.deepEqual(told, {
      ...{ id: 'a', status: 'held', seats: 2, quote: row.quote },
      place: { id: told.place.id, name: 'Le Bureau', timeZone: 'Europe/Paris' },
      resource: { id: '7', name: 'Salle' },
      ...{ start: '2026-11-24T08:00:00Z', end: '2026-11-24T09:00:00Z', cancelUntil: '2026-11-24T07:00:00Z' },
      ...{ confirmBy: '2026-11-21T09:30:00Z', createdAt: '2026-11-21T08:30:00Z' },
    });
    const paid = toBooking({ ...row, confirmBy: null, voucherHalfDays: 2, seriesId: 's' });
    assert.deepEqual([paid.confirmBy, paid.voucher, paid.series], [null, { halfDays: 2 }, 's']);
    const none = toBooking({ ...row, voucherHalfDays: null, seriesId: null });
    assert.deepEqual(Object.keys(none), Object.keys(told));
    assert.equal(formatInstant(row.start.getTime() + 500), '2026-11-24T08:00:00Z');
  });

  it('is asked for by ids; what is none names nothing', () => {
    const { id } = toBooking(row).place;
    assert.deepEqual(idsOf({ place: id, resource: '7' }), [1002, 7]);
    assert.deepEqual(idsOf({ place: 'nowhere', resource: '7' }), [-1, 7]);
    for (const resource of ['', 'x7', '7x', '-7', '7.5', '1'.repeat(16)])
      assert.deepEqual(idsOf({ place: id, resource }), [1002, -1], resource);
    assert.deepEqual(idsOf({ place: id, resource: '1'.repeat(15) }), [1002, Number('1'.repeat(15))]);
  });
});
