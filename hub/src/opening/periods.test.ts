import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { evaluatePeriods, unknownSchoolHolidays } from './periods.ts';
import { frenchTimeZones, gridText, naivePeriods, remarkableDays, weekGrid } from './testing.ts';

const DAY = 86_400_000;

const at = (day: string, days = 0): Date => new Date(Date.parse(day) + days * DAY);
const shown = (hours: string, timeZone: string, zone: string, from: Date, to: Date): string[] =>
  evaluatePeriods(hours, timeZone, zone, from, to).map(
    (period) =>
      `${period.from.toISOString().slice(5, 16)} ${period.to.toISOString().slice(5, 16)}${period.certain ? '' : ' ?'}${period.note ? ` ${period.note}` : ''}`,
  );

describe('evaluatePeriods', () => {
  it('agrees with a naive model on random weeks, across the changes of the clocks', () => {
    fc.assert(
      fc.property(
        weekGrid(26 * 60),
        fc.constantFrom(...frenchTimeZones),
        fc.constantFrom(...remarkableDays),
        (grid, timeZone, day) => {
          const from = at(day, -3);
          const to = at(day, 5);
          // The comma lets a night run on into a day that has hours of its own.
          const periods = evaluatePeriods(gridText(grid, ', '), timeZone, 'FR', from, to);
          assert.deepEqual(
            periods.map((period) => [period.from.getTime(), period.to.getTime()]),
            naivePeriods(grid, timeZone, from, to),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives periods in order that never overlap nor touch', () => {
    const parts = fc.constantFrom(
      'Mo-Fr 08:00-24:00',
      'Tu 00:00-24:00',
      'Sa-Su 00:00-26:00',
      'Su 10:00-12:00 open "marché"',
      'We 12:00-14:00 unknown "sur rendez-vous"',
      'PH off',
      'Th-Fr 22:00-03:00',
      'week 01-53/2 Mo off',
      'Oct-Mar 10:00-18:00',
      'sunrise-sunset',
      'Fr 10:00+',
    );
    fc.assert(
      fc.property(
        fc.array(parts, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('; ', ', '),
        fc.constantFrom(...frenchTimeZones),
        fc.constantFrom(...remarkableDays),
        (rules, separator, timeZone, day) => {
          const from = at(day, -4);
          const to = at(day, 9);
          const periods = evaluatePeriods(rules.join(separator), timeZone, 'FR', from, to);
          periods.forEach((period, index) => {
            assert.ok(period.from < period.to && period.from >= from && period.to <= to);
            const next = periods[index + 1];
            if (!next) return;
            assert.ok(period.to <= next.from);
            assert.ok(period.to < next.from || period.certain !== next.certain);
          });
        },
      ),
      { numRuns: 120 },
    );
  });

  it('does not cut at midnight, nor where one rule hands over to the next', () => {
    const window = [at('2026-11-23'), at('2026-11-26')] as const;
    assert.deepEqual(shown('24/7', 'Europe/Paris', 'FR', ...window), ['11-23T00:00 11-26T00:00']);
    assert.deepEqual(shown('Mo 20:00-24:00; Tu 00:00-02:00', 'Europe/Paris', 'FR', ...window), [
      '11-23T19:00 11-24T01:00',
    ]);
    assert.deepEqual(
      shown('Tu 09:00-12:00 open "atelier", Tu 12:00-14:00 open "repas"', 'Europe/Paris', 'FR', ...window),
      ['11-24T08:00 11-24T13:00 atelier\xa0; repas'],
    );
  });

  it('keeps « unknown » apart, with its comment', () => {
    assert.deepEqual(
      shown(
        'Mo 09:00-12:00, Mo 12:00-14:00 unknown "sur rendez-vous"',
        'Europe/Paris',
        'FR',
        at('2026-11-23'),
        at('2026-11-24'),
      ),
      ['11-23T08:00 11-23T11:00', '11-23T11:00 11-23T13:00 ? sur rendez-vous'],
    );
    assert.deepEqual(shown('"sur rendez-vous"', 'Europe/Paris', 'FR', at('2026-11-23'), at('2026-11-24')), [
      '11-23T00:00 11-24T00:00 ? sur rendez-vous',
    ]);
    assert.deepEqual(shown('Mo 10:00+', 'Europe/Paris', 'FR', at('2026-11-23'), at('2026-11-24')), [
      '11-23T09:00 11-23T23:00 ? heure de fermeture non précisée',
    ]);
  });

  it('observes the public holidays of the place', () => {
    const christmas = [at('2026-12-24'), at('2026-12-27')] as const;
    const hours = 'Mo-Su 10:00-12:00; PH off';
    assert.deepEqual(shown(hours, 'Europe/Paris', 'FR', ...christmas), [
      '12-24T09:00 12-24T11:00',
      '12-26T09:00 12-26T11:00',
    ]);
    assert.deepEqual(shown(hours, 'Europe/Paris', 'FR-67', ...christmas), ['12-24T09:00 12-24T11:00']);
    assert.deepEqual(shown(hours, 'Indian/Reunion', 'FR-974', at('2026-12-19'), at('2026-12-22')), [
      '12-19T06:00 12-19T08:00',
      '12-21T06:00 12-21T08:00',
    ]);
    assert.deepEqual(shown('PH 10:00-12:00, Dec 24 10:00-11:00', 'Europe/Paris', 'FR', ...christmas), [
      '12-24T09:00 12-24T10:00',
      '12-25T09:00 12-25T11:00',
    ]);
  });

  it('observes the school holidays it knows, and says so when it does not', () => {
    const hours = 'We 14:00-18:00; SH Mo 10:00-12:00';
    assert.deepEqual(shown(hours, 'Europe/Paris', 'FR-BRE', at('2026-12-20'), at('2026-12-24')), [
      '12-21T09:00 12-21T11:00',
      '12-23T13:00 12-23T17:00',
    ]);
    for (const [zone, from] of [
      ['FR-BRE', '2031-12-21'],
      ['FR', '2026-12-20'],
      ['FR-PF', '2026-12-20'],
    ] as const) {
      const periods = evaluatePeriods(hours, 'Europe/Paris', zone, at(from), at(from, 7));
      assert.equal(periods.length, 1, zone);
      assert.equal(periods[0]?.certain, false);
      assert.equal(periods[0].note, unknownSchoolHolidays);
    }
    const only = evaluatePeriods('SH Mo-Fr 10:00-12:00', 'Europe/Paris', 'FR', at('2026-12-20'), at('2026-12-22'));
    assert.deepEqual(only, [
      { from: at('2026-12-20'), to: at('2026-12-22'), certain: false, note: unknownSchoolHolidays },
    ]);
  });

  it('keeps the school holidays of Alsace and Moselle, whose public holidays the library lists apart', () => {
    assert.deepEqual(shown('SH Mo 10:00-12:00', 'Europe/Paris', 'FR-67', at('2026-12-20'), at('2026-12-24')), [
      '12-21T09:00 12-21T11:00',
    ]);
  });

  it('reads the sun on the clock of the place, on both sides of a change', () => {
    const rises = (timeZone: string, zone: string, day: string): string =>
      new Intl.DateTimeFormat('fr', { timeZone, timeStyle: 'short' }).format(
        evaluatePeriods('sunrise-sunset', timeZone, zone, at(day), at(day, 1)).at(-1)?.from,
      );
    // About 08:20 in summer time and 07:20 in winter time, in the middle of France.
    assert.match(rises('Europe/Paris', 'FR', '2026-10-24'), /^08:[12]\d$/);
    assert.match(rises('Europe/Paris', 'FR', '2026-10-26'), /^07:[12]\d$/);
    assert.match(rises('Indian/Reunion', 'FR-974', '2026-11-21'), /^05:2\d$/);
  });

  it('does not depend on the time zone of the process', () => {
    const script = `
      const { evaluatePeriods } = await import(${JSON.stringify(import.meta.resolve('./periods.ts'))});
      const { openingWeek } = await import(${JSON.stringify(import.meta.resolve('./week.ts'))});
      const answers = [];
      for (const hours of ['Mo-Fr 09:00-18:00; PH off', 'Fr-Su 20:00-03:30', 'sunrise-sunset', 'SH 10:00-12:00', 'week 1-53/2 Su 01:00-05:00'])
        for (const [timeZone, zone] of [['Europe/Paris', 'FR-BRE'], ['Indian/Reunion', 'FR-974'], ['Pacific/Tahiti', 'FR-PF']])
          for (const day of ['2026-10-25', '2027-03-28', '2026-12-25']) {
            const now = new Date(day);
            const periods = evaluatePeriods(hours, timeZone, zone, new Date(+now - 4 * 864e5), new Date(+now + 9 * 864e5));
            answers.push(periods, openingWeek(periods, timeZone, zone, now));
          }
      console.log(JSON.stringify({ offset: new Date(0).getTimezoneOffset(), answers }));`;
    const run = (TZ: string): { offset: number; answers: unknown[] } =>
      JSON.parse(
        execFileSync(process.execPath, ['--input-type=module', '-e', script], {
          env: { ...process.env, TZ },
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'inherit'],
        }),
      ) as { offset: number; answers: unknown[] };
    const [utc, auckland, paris] = ['UTC', 'Pacific/Auckland', 'Europe/Paris'].map(run);
    assert.equal(new Set([utc?.offset, auckland?.offset, paris?.offset]).size, 3);
    assert.equal(utc?.answers.length, 90);
    assert.deepEqual(auckland?.answers, utc.answers);
    assert.deepEqual(paris?.answers, utc.answers);
  });
});
