import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { refreshSchedules } from './refresh.ts';

const now = new Date('2026-11-21T10:00:00Z');
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);

describe('refreshSchedules', () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase();
  });
  after(() => database.close());

  const store = async (hours: readonly string[]): Promise<void> => {
    await database.sql`
      insert into schedule (hours, time_zone, holidays)
      select text, 'Europe/Paris', 'FR' from unnest(${hours}::text[]) as text`;
  };
  const openAt = async (hours: string, instant: Date): Promise<boolean> => {
    const rows = await database.sql`
      select 1 from opening_period join schedule on schedule.id = schedule_id
      where hours = ${hours} and certain and during @> ${instant}::timestamptz`;
    return rows.length > 0;
  };
  beforeEach(async () => {
    await database.sql`truncate schedule, opening_period restart identity cascade`;
  });

  it('judges what is new, once', async () => {
    await store(['Mo-Fr 09:00-18:00', 'Sa 10:00-12:00 unknown "sur rendez-vous"']);
    assert.equal(await refreshSchedules(database.sql, now), 2);
    assert.equal(await refreshSchedules(database.sql, now), 0);
    assert.equal(await openAt('Mo-Fr 09:00-18:00', new Date('2026-11-23T09:00:00Z')), true);
    assert.equal(await openAt('Mo-Fr 09:00-18:00', now), false);
    const [today] = await database.sql`
      select certain, note from opening_period join schedule on schedule.id = schedule_id
      where hours like 'Sa%' and during @> ${now}::timestamptz`;
    assert.deepEqual({ ...today }, { certain: false, note: 'sur rendez-vous' });
    await store(['Sa 09:00-12:00']);
    assert.equal(await refreshSchedules(database.sql, now), 1);
  });

  it('always covers two days back and 32 days ahead, and forgets the past', async () => {
    await store(['24/7', 'Mo-Su 09:00-18:00']);
    for (const days of [0, 3, 8, 9, 60]) {
      await refreshSchedules(database.sql, later(days));
      const [known] = await database.sql`
        select bool_and(computed @> tstzrange(${later(days - 2)}, ${later(days + 32)})) as covered from schedule`;
      assert.equal(known?.['covered'], true, `${days}`);
    }
    const [oldest] = await database.sql`select min(lower(during)) as time from opening_period`;
    assert.deepEqual(oldest?.['time'], later(58));
  });

  it('leaves the same as one process when several do it at once', async () => {
    const hours = Array.from({ length: 1200 }, (_, index) => {
      const minutes = String(index % 60).padStart(2, '0');
      return `Mo-Fr ${String(6 + (Math.floor(index / 60) % 4)).padStart(2, '0')}:${minutes}-${12 + Math.floor(index / 240)}:00; PH off`;
    });
    await store(hours);
    const done = await Promise.all([1, 2, 3].map(() => refreshSchedules(database.sql, now)));
    assert.equal(
      done.reduce((sum, count) => sum + count, 0),
      1200,
    );
    const [state] = await database.sql`
      select count(*) as periods, count(distinct (schedule_id, during)) as different,
        (select count(*) from schedule where computed is null) as missing
      from opening_period`;
    assert.equal(state?.['missing'], 0);
    assert.equal(state['periods'], state['different']);
    assert.ok(state['periods'] > 1200 * 25);
  });

  it('says « unknown » where hours cannot be read, and goes on with the others', async () => {
    await store(['tous les jours sauf un', '24/7']);
    assert.equal(await refreshSchedules(database.sql, now), 2);
    assert.equal(await openAt('24/7', now), true);
    const [unreadable] = await database.sql`
      select certain, note, during = computed as always from opening_period join schedule on schedule.id = schedule_id
      where hours like 'tous%'`;
    assert.deepEqual(
      { ...unreadable },
      { certain: false, note: 'horaires illisibles\xa0: tous les jours sauf un', always: true },
    );
  });

  it('lets a place be stored with a schedule that is being judged', async () => {
    await store(['24/7']);
    await database.sql.begin(async (transaction) => {
      await transaction`select from schedule for no key update`;
      await database.sql`
        insert into place (name, kinds, source_platform, schedule_id) select 'Lieu', '{coworking}', 'test', id from schedule`;
    });
    assert.equal(await refreshSchedules(database.sql, now), 1);
    await database.sql`delete from place`;
  });
});
