import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { loadTerritories } from '../territories/territories.ts';
import { demonstrationNeeded, loadDemonstration, removeDemonstration } from './demonstration.ts';
import { demoPlaces } from './places/index.ts';

const now = new Date('2026-11-23T10:00:00Z');
const territories = loadTerritories();

describe('the demonstration', () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase();
  });
  after(() => database.close());
  beforeEach(async () => {
    await database.sql`truncate place, place_source, resource, schedule, opening_period, label_scheme restart identity cascade`;
  });

  const load = () => loadDemonstration(database.sql, { territories, now });

  it('is loaded whole, marked, located and judged', async () => {
    const saved = await load();
    assert.ok(saved.every(({ outcome }) => outcome === 'created'));
    const [row] = await database.sql`
      select count(*) as places, bool_and(demonstration) as marked, bool_and(commune = insee_code) as located,
        bool_and(schedule_id is null or (select computed is not null from schedule s where s.id = schedule_id)) as judged,
        count(distinct time_zone) as zones
      from place p`;
    assert.deepEqual({ ...row }, { places: demoPlaces.length, marked: true, located: true, judged: true, zones: 2 });
    const [labels] = await database.sql`select count(*) as grants, count(distinct scheme) as schemes from label_grant`;
    assert.ok(labels && labels['grants'] > 20 && labels['schemes'] === 4);
  });

  it('changes nothing when it is loaded again', async () => {
    await load();
    const snapshot = () =>
      database.sql`select p.*, g.* from place p left join label_grant g on g.place_id = p.id order by p.id, g.scheme`;
    const first = await snapshot();
    const saved = await loadDemonstration(database.sql, { territories, now: new Date(now.getTime() + 3_600_000) });
    assert.ok(saved.every(({ outcome }) => outcome === 'unchanged'));
    assert.deepEqual(await snapshot(), first);
  });

  it('has labels of every kind, some with criteria and evidence', async () => {
    await load();
    const [row] = await database.sql<Record<string, number>[]>`
      select count(*) filter (where criteria @> '[{"state": "proved"}]')::int as proved,
        count(*) filter (where criteria @> '[{"state": "declared"}]')::int as declared,
        count(*) filter (where jsonb_array_length(criteria) = 2)::int as missing,
        count(*) filter (where criteria::text like '%https://%')::int as evidence,
        count(*) filter (where status in ('suspended', 'revoked') and reason is null)::int as unexplained
      from label_grant`;
    const { unexplained, ...kinds } = row ?? {};
    assert.equal(unexplained, 0);
    for (const [kind, count] of Object.entries(kinds)) assert.ok(count > 0, kind);
  });

  it('is removed without touching a real place', async () => {
    await load();
    await database.sql`insert into place (name, kinds, source_platform) values ('Vrai lieu', '{coworking}', 'cget')`;
    assert.equal(await removeDemonstration(database.sql), demoPlaces.length);
    const rest = await database.sql`select name from place`;
    assert.deepEqual(
      rest.map(({ name }) => name as string),
      ['Vrai lieu'],
    );
    const [orphans] = await database.sql`
      select (select count(*) from resource) + (select count(*) from label_grant) + (select count(*) from place_source)
        + (select count(*) from schedule) + (select count(*) from opening_period) as left_over`;
    assert.equal(orphans?.['left_over'], 0);
  });

  it('is needed only by a database that never held a place', async () => {
    assert.equal(await demonstrationNeeded(database.sql), true);
    await load();
    assert.equal(await demonstrationNeeded(database.sql), false);
    await removeDemonstration(database.sql);
    assert.equal(await demonstrationNeeded(database.sql), false);
  });

  it('leaves a scheme alone that the network has described itself', async () => {
    await database.sql`insert into label_scheme (id, name, issuer_name) values ('mon-autre-bureau', 'Notre label', 'Nous')`;
    await load();
    const [scheme] = await database.sql`select name from label_scheme where id = 'mon-autre-bureau'`;
    assert.equal(scheme?.['name'], 'Notre label');
  });
});
