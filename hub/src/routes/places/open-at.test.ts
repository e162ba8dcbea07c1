import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { PlaceList } from '../../../../sdk/contract/index.ts';
import { testDatabase, type TestDatabase } from '../../database/testing.ts';
import { refreshSchedules } from '../../opening/refresh.ts';
import { gridText, naivePeriods, weekGrid } from '../../opening/testing.ts';
import { TestHub } from '../testing.ts';

const QUARTER = 900_000;
const DAY = 86_400_000;
const QUARTERS_AHEAD = 30 * 96;
const timeZones = ['Europe/Paris', 'America/Miquelon', 'Indian/Reunion', 'America/Guadeloupe', 'Pacific/Tahiti'];
const grids = fc.sample(weekGrid(26 * 60), { numRuns: 40, seed: 2026 });
const places = grids.map((grid, index) => ({
  name: `Lieu ${index + 100}`,
  grid,
  hours: gridText(grid, ', '),
  timeZone: timeZones[index % timeZones.length] ?? 'Europe/Paris',
}));

/** The clocks of Paris and of Miquelon change within thirty days of the first; those of Paris in the night after the second. */
const months = [
  { now: '2026-10-20T09:00:00Z', evening: '2026-10-24T18:00:00Z' },
  { now: '2027-03-10T09:00:00Z', evening: '2027-03-27T18:00:00Z' },
];

for (const { now, evening } of months) {
  describe(`opening states in the month after ${now}`, () => {
    const start = Date.parse(now);
    const eveningQuarter = (Date.parse(evening) - start) / QUARTER;
    const periods = new Map(
      places.map(({ name, grid, timeZone }) => [
        name,
        naivePeriods(grid, timeZone, new Date(start - DAY), new Date(start + 31 * DAY)),
      ]),
    );
    const openPlaces = (instant: number): string[] =>
      [...periods].filter(([, all]) => all.some(([from, to]) => from <= instant && instant < to)).map(([name]) => name);
    let database: TestDatabase;

    before(async () => {
      database = await testDatabase();
      const { sql } = database;
      for (const { name, hours, timeZone } of places) {
        await sql`
          with stored as (insert into schedule (hours, time_zone) values (${hours}, ${timeZone})
            on conflict (hours, time_zone, holidays) do update set hours = excluded.hours returning id)
          insert into place (name, kinds, source_platform, time_zone, schedule_id)
          select ${name}, '{coworking}', 'test', ${timeZone}, id from stored`;
      }
      await refreshSchedules(sql, new Date(now));
    });
    after(() => database.close());

    const search = async (query: string, at = now): Promise<PlaceList> => {
      const { status, body } = await new TestHub(database.sql, at).get<PlaceList>(`/v1/places?limit=100${query}`);
      assert.equal(status, 200, JSON.stringify(body));
      return PlaceList.parse(body);
    };

    it('open-at finds what a naive model finds, across the change of the clocks', async () => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: QUARTERS_AHEAD - 1 }), async (quarters) => {
          const instant = start + quarters * QUARTER;
          const { items } = await search(`&open-at=${new Date(instant).toISOString()}`);
          assert.deepEqual(
            items.map(({ name }) => name),
            openPlaces(instant),
          );
        }),
        { numRuns: 60, examples: Array.from({ length: 24 }, (_, hour) => [eveningQuarter + hour * 4]) },
      );
    });

    it('openNow and nextChange agree with it', async () => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: 96 }), async (quarters) => {
          const instant = start + quarters * QUARTER;
          const { items } = await search('', new Date(instant).toISOString());
          assert.equal(items.length, places.length);
          for (const { name, opening } of items) {
            const next = periods
              .get(name)
              ?.flat()
              .find((boundary) => boundary > instant);
            assert.equal(opening.openNow, openPlaces(instant).includes(name), name);
            assert.equal(opening.nextChange, next === undefined ? null : new Date(next).toISOString(), name);
          }
        }),
        { numRuns: 15 },
      );
    });
  });
}
