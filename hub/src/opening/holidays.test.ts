import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { holidayNames, holidayZone } from './holidays.ts';

const DAY = 86_400_000;

/** Days after Easter Sunday and fixed days of article L3133-1 of the Code du travail. */
const MOVABLE = [1, 39, 50];
const FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
/** Easter Sundays, as published by the Bureau des longitudes. */
const EASTER: Readonly<Record<number, string>> = {
  2026: '2026-04-05',
  2027: '2027-03-28',
  2028: '2028-04-16',
  2029: '2029-04-01',
  2030: '2030-04-21',
  2031: '2031-04-13',
};

const shift = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

const nationalHolidays = (year: number): string[] =>
  [...FIXED.map((day) => `${year}-${day}`), ...MOVABLE.map((days) => shift(EASTER[year] ?? '', days))].toSorted();

const holidaysOf = (zone: string, year: number): string[] => {
  const first = Date.UTC(year, 0, 1);
  return holidayNames(zone, first, (Date.UTC(year + 1, 0, 1) - first) / DAY).flatMap((name, day) =>
    name === null ? [] : [new Date(first + day * DAY).toISOString().slice(0, 10)],
  );
};

const years = Object.keys(EASTER).map(Number);
const extra = (zone: string, year: number): string[] =>
  holidaysOf(zone, year).filter((day) => !nationalHolidays(year).includes(day));

describe('public holidays', () => {
  it('are the eleven of the law in metropolitan France, 2026 to 2031', () => {
    // In 2027 Ascension and 8 May differ by two days; no year of these has two holidays on one day.
    for (const year of years) assert.deepEqual(holidaysOf('FR', year), nationalHolidays(year), `${year}`);
  });

  it('include Good Friday and 26 December in Alsace and Moselle', () => {
    for (const zone of ['FR-57', 'FR-67', 'FR-68']) {
      for (const year of years) {
        assert.deepEqual(extra(zone, year), [shift(EASTER[year] ?? '', -2), `${year}-12-26`], `${zone} ${year}`);
      }
    }
  });

  it('include the abolition of slavery overseas (Code du travail, L3422-2)', () => {
    const abolition = { 'FR-971': '05-27', 'FR-972': '05-22', 'FR-973': '06-10', 'FR-974': '12-20', 'FR-976': '04-27' };
    for (const [zone, day] of Object.entries(abolition)) {
      for (const year of years) {
        const own = extra(zone, year);
        // A national day may fall on it: then it is nothing extra.
        assert.ok(
          own.includes(`${year}-${day}`) || nationalHolidays(year).includes(`${year}-${day}`),
          `${zone} ${year}`,
        );
      }
    }
  });

  it('have French names', () => {
    assert.deepEqual(holidayNames('FR-67', Date.UTC(2026, 11, 24), 4), [null, 'Noël', 'Lendemain de Noël', null]);
    assert.deepEqual(holidayNames('FR', Date.UTC(2027, 2, 29), 1), ['Lundi de Pâques']);
  });
});

describe('holidayZone', () => {
  it('is as coarse as the hours allow', () => {
    assert.equal(holidayZone('35'), 'FR');
    assert.equal(holidayZone('35', 'Mo-Fr 09:00-12:00; PH off'), 'FR');
    assert.equal(holidayZone('35', 'Mo-Fr 09:00-12:00; SH off'), 'FR-BRE');
    assert.equal(holidayZone('35', 'Mo-Fr 09:00-12:00 open "SH"'), 'FR');
    assert.equal(holidayZone('67', 'SH off'), 'FR-67');
    assert.equal(holidayZone('974'), 'FR-974');
    assert.equal(holidayZone('2A', 'SH off; Mo 10:00-12:00'), 'FR-20R');
    assert.equal(holidayZone(undefined), 'FR');
    assert.equal(holidayZone('99', 'SH off'), 'FR');
  });

  it('knows the region of every metropolitan departement', () => {
    const departements = createRequire(import.meta.url)(
      '@etalab/decoupage-administratif/data/departements.json',
    ) as readonly { code: string; region: string; zone: string }[];
    const metropolitan = departements.filter(({ zone }) => zone === 'metro');
    assert.equal(metropolitan.length, 96);
    const regionOfZone = new Map<string, Set<string>>();
    for (const { code, region } of metropolitan) {
      const zone = holidayZone(code, 'SH off');
      assert.notEqual(zone, 'FR', code);
      if (['57', '67', '68'].includes(code)) continue;
      regionOfZone.set(zone, (regionOfZone.get(zone) ?? new Set()).add(region));
    }
    assert.equal(regionOfZone.size, 13);
    for (const [zone, codes] of regionOfZone) assert.equal(codes.size, 1, zone);
  });
});
