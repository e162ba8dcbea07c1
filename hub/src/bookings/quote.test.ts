import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Quote, type Price, type TariffUnit } from '../../../sdk/contract/index.ts';
import { quoteFor } from './quote.ts';
import { halfDaysOf } from './voucher.ts';

const tariffs = (amounts: Partial<Record<TariffUnit, number>>): Price => ({
  form: 'tariffs',
  currency: 'EUR',
  tariffs: Object.entries(amounts).map(([per, amount]) => ({ per: per as TariffUnit, amount })),
});
const said = ({ total, lines }: Quote) => [total, lines.map(({ per, count }) => `${count} ${per}`).join(' + ')];

describe('what a booking costs', () => {
  const usual = tariffs({ hour: 300, 'half-day': 900, day: 1500, 'ten-day-card': 12_000, month: 20_000 });
  const rows: readonly [
    title: string,
    price: Price | null,
    minutes: number,
    expected: unknown[],
    halfDays?: number | undefined,
    units?: number,
  ][] = [
    ['hours', usual, 120, [600, '2 hour']],
    ['a begun hour as a whole one', usual, 90, [600, '2 hour']],
    ['a half-day once hours cost more', usual, 240, [900, '1 half-day']],
    ['a half-day and an hour', usual, 360, [1200, '1 half-day + 1 hour']],
    ['a day once its parts cost more', usual, 540, [1500, '1 day']],
    ['a day for ten hours', usual, 1440, [1500, '1 day']],
    ['half-days as they are sold, however long', tariffs({ 'half-day': 700 }), 600, [1400, '2 half-day'], 2],
    [
      'half-days as they are sold, never one and some hours',
      tariffs({ 'half-day': 350, hour: 80 }),
      540,
      [700, '2 half-day'],
      2,
    ],
    ['one half-day of six hours', tariffs({ 'half-day': 700, hour: 100 }), 360, [600, '6 hour'], 1],
    ['the day when nothing less is sold', tariffs({ day: 1200 }), 60, [1200, '1 day']],
    ['one day on the day of 25 hours', tariffs({ day: 1200 }), 1500, [1200, '1 day']],
    ['each seat', usual, 60, [900, '3 hour'], undefined, 3],
    ['nothing where it is free', { form: 'free', currency: 'EUR', tariffs: [] }, 60, [0, '']],
    ['what is told on site', { form: 'on-site', currency: 'EUR', tariffs: [] }, 60, [null, '']],
    ['nothing known', null, 60, [null, '']],
    ['no card or month for one visit', tariffs({ 'ten-day-card': 9000, month: 9000 }), 60, [null, '']],
  ];
  for (const [title, price, minutes, expected, halfDays, units = 1] of rows) {
    it(title, () => {
      const quote = quoteFor(price, { minutes, ...(halfDays === undefined ? {} : { halfDays }) }, units);
      assert.deepEqual(said(Quote.parse(quote)), expected);
    });
  }

  it('is never more than any one tariff that covers the time, and always the sum of its lines', () => {
    const amount = fc.option(fc.integer({ min: 0, max: 10_000 }), { nil: undefined });
    fc.assert(
      fc.property(amount, amount, amount, fc.integer({ min: 1, max: 48 }), (hour, half, day, halfHours) => {
        const minutes = halfHours * 30;
        const given = { ...(hour === undefined ? {} : { hour }), ...(half === undefined ? {} : { 'half-day': half }) };
        const { total, lines } = quoteFor(tariffs(day === undefined ? given : { ...given, day }), { minutes }, 1);
        const each = [
          hour === undefined ? Infinity : Math.ceil(minutes / 60) * hour,
          half === undefined ? Infinity : Math.ceil(minutes / 300) * half,
          day ?? Infinity,
        ];
        const least = Math.min(...each);
        assert.equal(total === null, least === Infinity);
        if (total !== null) {
          assert.ok(total <= least);
          assert.equal(
            total,
            lines.reduce((sum, line) => sum + line.count * line.amount, 0),
          );
        }
      }),
    );
  });

  it('takes of a voucher a half-day for up to five hours, or as many as are sold, and two for the whole day', () => {
    const minutes = [60, 300, 301, 1440];
    assert.deepEqual(
      minutes.map((each) => halfDaysOf({ minutes: each }, 1)),
      [1, 1, 2, 2],
    );
    assert.equal(halfDaysOf({ minutes: 540, halfDays: 1 }, 1), 1);
    assert.equal(halfDaysOf({ minutes: 60, halfDays: 3 }, 1), 2);
    assert.equal(halfDaysOf({ minutes: 301 }, 3), 6);
  });
});
