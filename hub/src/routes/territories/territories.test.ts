import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { TerritoryList, type Problem } from '../../../../sdk/contract/index.ts';
import { testDatabase, type TestDatabase } from '../../database/testing.ts';
import { TestHub } from '../testing.ts';

describe('GET /v1/territories', () => {
  let database: TestDatabase;
  let hub: TestHub;
  before(async () => {
    database = await testDatabase();
    hub = new TestHub(database.sql, '2026-11-21T08:30:20Z');
  });
  after(() => database.close());

  it('finds communes, EPCI, departements and regions by the beginning of their name', async () => {
    const { body, headers } = await hub.get('/v1/territories?q=renne&limit=3');
    const { items, total, links } = TerritoryList.parse(body);
    assert.equal(items.length, 3);
    assert.ok(total > 3);
    assert.deepEqual([items[0]?.code, items[0]?.within], ['commune:35238', 'Ille-et-Vilaine']);
    assert.deepEqual(links, { self: '/v1/territories?q=renne&limit=3', next: null });
    assert.match(headers.get('cache-control') ?? '', /max-age=86400/);
  });

  it('keeps to the asked types', async () => {
    const { body } = await hub.get<TerritoryList>('/v1/territories?q=rennes&type=epci,region');
    assert.deepEqual(
      body.items.map(({ code }) => code),
      ['epci:243500139'],
    );
  });

  it('names what is wrong with a query', async () => {
    const { status, body } = await hub.get<Problem>('/v1/territories?type=canton&limit=500');
    assert.equal(status, 400);
    assert.deepEqual(body.errors?.map(({ parameter }) => parameter).sort(), ['limit', 'q', 'type']);
  });
});
