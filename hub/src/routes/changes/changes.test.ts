import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Hono } from 'hono';
import { ChangeList, Problem } from '../../../../sdk/contract/index.ts';
import { formatPlaceId } from '../../../../sdk/place-id.ts';
import { testDatabase, type TestDatabase } from '../../database/testing.ts';
import { failed } from '../../http/failures.ts';
import { mount } from '../../http/mount.ts';
import { silentLog } from '../../log.ts';
import { insertPlaces } from '../../places/testing.ts';
import { changesRoutes } from './routes.ts';

describe('GET /v1/changes', () => {
  let database: TestDatabase;
  let ids: string[];
  const app = new Hono();
  const get = async (address: string) => {
    const response = await app.request(address);
    return { response, body: (await response.json()) as unknown };
  };
  before(async () => {
    database = await testDatabase();
    app.onError((error, { req }) => failed(req.raw, error, 'test', silentLog));
    mount(app, changesRoutes(database), { clock: () => new Date() });
    ids = (await insertPlaces(database.sql, [{ name: 'a' }, { name: 'b' }, { name: 'c' }])).map(formatPlaceId);
  });
  after(() => database.close());

  it('is read page by page, then again from where it ended', async () => {
    const read: string[] = [];
    let list: ChangeList | undefined;
    for (let next: string | null = '/v1/changes?limit=2'; next !== null; next = list.links.next) {
      const { response, body } = await get(next);
      list = ChangeList.parse(body);
      read.push(...list.items.map(({ place }) => place));
      assert.equal(response.headers.get('link') !== null, list.links.next !== null);
    }
    assert.deepEqual(read, ids);
    await database.sql`delete from place where public_id = ${ids[1]!}`;
    const { body } = await get(`/v1/changes?since=${list?.position}`);
    const { items, total } = ChangeList.parse(body);
    assert.deepEqual([items.map(({ place, kind }) => [place, kind]), total], [[[ids[1], 'removed']], 1]);
  });

  it('refuses a position of another database, and says to start again', async () => {
    const { response, body } = await get('/v1/changes?since=999999');
    assert.equal(response.status, 410);
    assert.match(Problem.parse(body).type, /:stale-cursor$/);
  });
});
