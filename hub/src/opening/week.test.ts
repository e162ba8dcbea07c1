import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { OpeningDay } from '../../../sdk/contract/index.ts';
import { evaluatePeriods } from './periods.ts';
import { frenchTimeZones, gridText, remarkableDays, weekGrid } from './testing.ts';
import { WallClock } from './wall-clock.ts';
import { openingWeek } from './week.ts';

const DAY = 86_400_000;
const week = (hours: string, now: string, timeZone = 'Europe/Paris', zone = 'FR'): OpeningDay[] => {
  const instant = new Date(now);
  const from = new Date(instant.getTime() - 2 * DAY);
  const to = new Date(instant.getTime() + 9 * DAY);
  return openingWeek(evaluatePeriods(hours, timeZone, zone, from, to), timeZone, zone, instant);
};

describe('openingWeek', () => {
  it('shows today and six days, with the names of public holidays', () => {
    const days = week('Mo-Fr 09:00-12:30,14:00-18:00; PH off', '2026-12-23T10:00:00Z');
    assert.deepEqual(
      days.map(({ date }) => date),
      ['2026-12-23', '2026-12-24', '2026-12-25', '2026-12-26', '2026-12-27', '2026-12-28', '2026-12-29'],
    );
    assert.deepEqual(days[0], {
      date: '2026-12-23',
      holiday: null,
      periods: [
        { from: '09:00', to: '12:30' },
        { from: '14:00', to: '18:00' },
      ],
    });
    assert.deepEqual(days[2], { date: '2026-12-25', holiday: 'Noël', periods: [] });
  });

  it('stops at 24:00 and goes on the next day', () => {
    const days = week('Sa 20:00-02:00', '2026-11-20T10:00:00Z');
    assert.deepEqual(days[1]?.periods, [{ from: '20:00', to: '24:00' }]);
    assert.deepEqual(days[2]?.periods, [{ from: '00:00', to: '02:00' }]);
  });

  it('begins with the day of the place, not of the hub', () => {
    assert.equal(week('24/7', '2026-11-20T23:30:00Z')[0]?.date, '2026-11-21');
    assert.equal(week('24/7', '2026-11-20T23:30:00Z', 'Pacific/Tahiti', 'FR-PF')[0]?.date, '2026-11-20');
  });

  it('marks what is uncertain and carries the note', () => {
    assert.deepEqual(week('Sa 10:00-12:00 unknown "sur rendez-vous"', '2026-11-21T05:00:00Z')[0]?.periods, [
      { from: '10:00', to: '12:00', uncertain: true, note: 'sur rendez-vous' },
    ]);
  });

  it('shows whole days as whole, even those of 23 and 25 hours', () => {
    for (const now of ['2026-10-24T10:00:00Z', '2027-03-27T10:00:00Z']) {
      for (const day of week('24/7', now)) assert.deepEqual(day.periods, [{ from: '00:00', to: '24:00' }], day.date);
    }
  });

  it('says the same as the periods, whatever the week and the clock', () => {
    fc.assert(
      fc.property(
        weekGrid(26 * 60),
        fc.constantFrom(...frenchTimeZones),
        fc.constantFrom(...remarkableDays),
        fc.integer({ min: -48, max: 24 }),
        (grid, timeZone, day, hours) => {
          const now = new Date(Date.parse(day) + hours * 3_600_000);
          const clock = WallClock.of(timeZone);
          const periods = evaluatePeriods(
            gridText(grid, ', '),
            timeZone,
            'FR',
            new Date(+now - 2 * DAY),
            new Date(+now + 9 * DAY),
          );
          const days = openingWeek(periods, timeZone, 'FR', now).map((entry) => OpeningDay.parse(entry));
          // Every line of the week, read back on the clock of the place, is the part of a period in that day …
          const wall = (date: string, time: string): number =>
            clock.instant(Date.parse(date) + Number(time.slice(0, 2)) * 3_600_000 + Number(time.slice(3)) * 60_000);
          const lines = days.flatMap(({ date, periods: lines }) =>
            lines.map((line) => [wall(date, line.from), wall(date, line.to)] as const),
          );
          // … and together they last as long as the periods in those seven days.
          const start = wall(days[0]?.date ?? '', '00:00');
          const end = wall(days[6]?.date ?? '', '24:00');
          const inside = periods.flatMap(({ from, to }): [number, number][] => {
            const part: [number, number] = [Math.max(+from, start), Math.min(+to, end)];
            return part[0] < part[1] ? [part] : [];
          });
          for (const [from, to] of lines) assert.ok(inside.some(([first, last]) => first <= from && to <= last));
          const total = (all: readonly (readonly [number, number])[]): number =>
            all.reduce((sum, [a, b]) => sum + b - a, 0);
          assert.equal(total(lines), total(inside));
        },
      ),
      { numRuns: 100 },
    );
  });
});
