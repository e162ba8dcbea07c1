import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalHours } from '../../opening/canonical.ts';
import { evaluatePeriods } from '../../opening/periods.ts';
import { closed, type DayPlan, type HoursGrid, type Period } from './grid.ts';
import { readHoursGrid } from './read.ts';
import { writeHoursGrid } from './write.ts';

const now = new Date('2026-11-22T10:00:00Z');
/** Christmas and New Year, school holidays in Brittany, and the exceptions below. */
const from = new Date('2026-12-14T00:00:00Z');
const to = new Date('2027-01-11T00:00:00Z');
const meaning = (hours: string) => evaluatePeriods(hours, 'Europe/Paris', 'FR-BRE', from, to);

const notes = fc.constantFrom(null, 'sur rendez-vous', 'a; b, c', 'é « x »');
const marks = (latest: number, count: number) =>
  fc
    .uniqueArray(fc.integer({ min: 0, max: latest / 15 }), { minLength: count, maxLength: count })
    .map((quarters) => quarters.toSorted((a, b) => a - b).map((quarter) => quarter * 15));

/** Up to three periods of a day, not touching, so that no text says them in another way. */
const periods = (latest = 1440): fc.Arbitrary<Period[]> =>
  fc.constantFrom(2, 4, 6).chain((count) =>
    fc
      .tuple(marks(latest, count), fc.array(fc.tuple(fc.boolean(), notes), { minLength: 3, maxLength: 3 }))
      .map(([times, said]) =>
        said.slice(0, count / 2).map(([certain, note], index) => ({
          from: times[index * 2] ?? 0,
          to: times[index * 2 + 1] ?? 0,
          certain,
          note,
        })),
      )
      .filter((made) => made.every((period) => period.from < 1440)),
  );
const open: fc.Arbitrary<DayPlan> = periods().map((made) => ({ periods: made, closedNote: null }));
const shut: fc.Arbitrary<DayPlan> = notes.map((closedNote) => ({ periods: [], closedNote }));
const week = fc.array(fc.oneof(open, fc.constant(closed)), { minLength: 7, maxLength: 7 });
const holiday = fc.oneof(fc.constant(null), open, shut);
const calendarDay = (year: number | null) =>
  fc.integer({ min: 0, max: 27 }).map((offset) => {
    const date = new Date(Date.UTC(2026, 11, 14 + offset));
    return { year: year && date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), offset };
  });
const exception = fc.tuple(fc.constantFrom(2026, null), fc.oneof(open, shut)).chain(([year, plan]) =>
  fc.tuple(calendarDay(year), calendarDay(year)).map(([one, other]) => {
    const [{ offset: _first, ...first }, { offset: _last, ...last }] =
      one.offset <= other.offset ? [one, other] : [other, one];
    return { from: first, to: last, plan };
  }),
);
const grids: fc.Arbitrary<HoursGrid> = fc
  .record(
    { week, publicHolidays: holiday, schoolHolidays: holiday, exceptions: fc.array(exception, { maxLength: 3 }) },
    { noNullPrototype: true },
  )
  .filter((grid) => writeHoursGrid(grid) !== '' && grid.week.some(({ periods: some }) => some.length > 0));

describe('a grid of opening hours', () => {
  it('comes back as it was written, in a text that is canonical', () => {
    fc.assert(
      fc.property(grids, (grid) => {
        const text = writeHoursGrid(grid);
        assert.deepEqual(canonicalHours(text, now), { hours: text });
        assert.deepEqual(readHoursGrid(text), grid, text);
      }),
      { numRuns: 60 },
    );
  });

  it('means what the library takes its text to mean', () => {
    fc.assert(
      fc.property(grids, (grid) => {
        const text = writeHoursGrid(grid);
        const times = meaning(text).map((period) => [period.from.toISOString(), period.to.toISOString()]);
        assert.deepEqual(times, naive(grid), text);
      }),
      { numRuns: 60 },
    );
  });

  it('holds nights that run over into the next day', () => {
    const hours = 'Mo-Th 18:00-01:00, Fr,Sa 18:00-03:00; PH off';
    const grid = readHoursGrid(hours);
    assert.ok(grid);
    assert.equal(grid.week[4]?.periods[0]?.to, 27 * 60);
    assert.equal(writeHoursGrid(grid), hours);
    // The semicolon cuts Friday's night short: that is not what the grid would say.
    assert.equal(readHoursGrid('Mo-Fr 18:00-03:00; Sa 18:00-03:00'), undefined);
  });
});

describe('a text of opening hours', () => {
  const days = fc.constantFrom('Mo-Fr', 'We-Mo', 'Mo,We', 'Sa-Su', 'Fr', 'PH', 'SH', 'PH,Mo-Fr', 'SH,PH', '');
  const dates = fc.constantFrom('2026 Dec 24', 'Dec 24-Jan 02', '2026 Dec 24-2027 Jan 03', '2026 Dec 22-26', 'Dec');
  const says = fc.constantFrom(
    '09:00-12:00',
    '10:00-12:00,14:00-18:00',
    '14:00-17:00 unknown "rdv"',
    '18:00-02:00',
    '22:00-26:00 "nuit; tard"',
    'off',
    'off "congés, ponts"',
    'unknown "à vérifier"',
    '"sur rendez-vous"',
    '00:00-24:00',
  );
  const separator = fc.constantFrom('; ', '; ', '; ', ', ');
  const rule = fc.tuple(fc.oneof(days, days, dates), says).map((parts) => parts.join(' ').trim());
  const texts = fc
    .array(fc.tuple(rule, separator), { minLength: 1, maxLength: 5 })
    .map((rules) => rules.map(([text, end], index) => (index < rules.length - 1 ? text + end : text)).join(''));

  it('means the same once it went through the grid', () => {
    let read = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const canonical = canonicalHours(text, now);
        if ('problem' in canonical) return;
        const grid = readHoursGrid(canonical.hours);
        if (grid === undefined) return;
        read += 1;
        const written = writeHoursGrid(grid);
        assert.deepEqual(written === '' ? [] : meaning(written), meaning(canonical.hours), canonical.hours);
      }),
      { numRuns: 400 },
    );
    assert.ok(read > 60, `only ${read} texts fitted a grid`);
  });

  it('is left alone when it says more than a grid', () => {
    for (const text of [
      'sunrise-sunset',
      'Mo 10:00+',
      'Mo[1] 09:00-12:00',
      'week 01-53/2 Fr 09:00-12:00',
      'Jul-Aug Mo-Su 10:00-20:00; Sep-Jun We 14:00-18:00',
      'Mo-Fr 09:00-12:00; PH Mo off',
      'Mo-Fr 09:00-12:00; Feb off',
      'Mo-Fr 09:00-12:00; easter off',
      'Mo-Fr 09:00-12:00; 2026 Dec 24 off; Mo-Fr 10:00-12:00',
      'Mo-Fr 09:00-12:00 || unknown "appeler"',
      'Mo-Fr 09:00-12:00, Mo 11:00-14:00 unknown',
      'Mo-Fr 09:00-12:00, PH off',
      'Mo off "congé"; Tu 09:00-12:00',
      'PH off; Mo-Fr 09:00-12:00; Sa 10:00-12:00; PH,Sa 11:00-12:00; Mo 10:00-12:00',
    ]) {
      assert.equal(readHoursGrid(text), undefined, text);
    }
  });

  it('is read whatever order its weekdays come in', () => {
    assert.deepEqual(readHoursGrid('24/7')?.week.length, 7);
    const grid = readHoursGrid('Mo-Su 10:00-18:00; Su off; We 10:00-12:00; PH,SH off');
    assert.ok(grid);
    assert.equal(writeHoursGrid(grid), 'Mo,Tu,Th-Sa 10:00-18:00; We 10:00-12:00; SH off; PH off');
  });
});

const DAY = 86_400_000;
const MINUTE = 60_000;
/** The holidays within the window; which days those are is not what is tested here. */
const daysOf = (hours: string): Set<string> =>
  new Set(
    meaning(hours).flatMap((period) => {
      const first = period.from.getTime() + DAY / 24;
      const length = Math.ceil((period.to.getTime() - period.from.getTime()) / DAY);
      return Array.from({ length }, (_, day) => new Date(first + day * DAY).toISOString().slice(0, 10));
    }),
  );
const schoolHolidayDays = daysOf('SH 00:00-24:00');
const publicHolidayDays = new Set(['2026-12-25', '2027-01-01']);

/** The rules of a grid, day by day; in winter Paris is an hour ahead of UTC. Periods of one certainty that touch are one. */
function naive({ week: plans, publicHolidays, schoolHolidays, exceptions }: HoursGrid): string[][] {
  const found: { from: number; to: number; certain: boolean }[] = [];
  for (let midnight = from.getTime(); midnight <= to.getTime(); midnight += DAY) {
    const date = new Date(midnight).toISOString().slice(0, 10);
    const exceptional = exceptions.findLast((one) => dateOf(one.from) <= date && date <= dateOf(one.to));
    const plan =
      exceptional?.plan ??
      (publicHolidayDays.has(date) ? publicHolidays : null) ??
      (schoolHolidayDays.has(date) ? schoolHolidays : null) ??
      plans[(new Date(midnight).getUTCDay() + 6) % 7] ??
      closed;
    for (const { from: start, to: end, certain } of plan.periods) {
      const begins = Math.max(midnight - DAY / 24 + start * MINUTE, from.getTime());
      const ends = Math.min(midnight - DAY / 24 + end * MINUTE, to.getTime());
      const last = found.at(-1);
      if (begins >= ends) continue;
      if (last?.to === begins && last.certain === certain) last.to = ends;
      else found.push({ from: begins, to: ends, certain });
    }
  }
  return found.map((period) => [new Date(period.from).toISOString(), new Date(period.to).toISOString()]);
}

/** A yearly day in the winter that the window lies in: December of 2026, January of 2027. */
const dateOf = ({ year, month, day }: HoursGrid['exceptions'][number]['from']): string =>
  `${year ?? (month === 12 ? 2026 : 2027)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
