import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Hono } from 'hono';
import { formRequest, makeAccount, type TestAccount } from '../../../access/testing.ts';
import { insertBookable, type Bookable } from '../../../bookings/testing.ts';
import type { Sql } from '../../../database/database.ts';
import { testDatabase, type TestDatabase } from '../../../database/testing.ts';
import { book } from '../../../desk/testing.ts';
import { silentLog } from '../../../log.ts';
import { readSettings } from '../../../settings.ts';
import { htmlFaults } from '../../pages/testing.ts';
import { closeOperatorPages, operatorApp } from '../page.ts';
import { weeklyPages } from './pages.ts';

const now = new Date('2026-11-23T09:00:00Z');

describe('the page of weekly bookings', () => {
  let database: TestDatabase;
  let sql: Sql;
  let on: Bookable;
  let operator: TestAccount;
  const hono = new Hono();
  before(async () => {
    database = await testDatabase();
    sql = database.sql;
    on = await insertBookable(sql, { seats: 1 });
    operator = await makeAccount(sql, { roles: [{ kind: 'operator', placeId: on.placeId }], now });
    const app = operatorApp(hono, { sql, settings: readSettings({}), clock: () => now, log: silentLog });
    weeklyPages(app);
    closeOperatorPages(app);
  });
  after(() => database.close());

  const path = (sub = '') => `/operator/places/${on.place}/weekly${sub}`;
  const wish = (more: Record<string, string | string[]> = {}) => ({
    ...{ resource: on.resource, date: '2026-11-24', from: '10:00', to: '12:00', count: '3', until: '', seats: '1' },
    ...{ email: 'camille@exemple.example', name: 'Camille', language: 'fr', voucher: '', informed: 'yes' },
    key: '6b1f3a52-7f3e-4a6e-9d55-0a3e7a8a1c11',
    ...more,
  });
  const post = async (fields: Record<string, string | string[]>, sub = '') => {
    const response = await hono.request(formRequest(path(sub), operator, fields));
    return { status: response.status, text: await response.text(), location: response.headers.get('location') ?? '' };
  };
  const see = async (sub = '') => {
    const response = await hono.request(path(sub), { headers: { Cookie: operator.cookie } });
    const text = await response.text();
    assert.deepEqual(await htmlFaults(text), [], sub);
    return text;
  };
  const seats = async () => (await sql`select from booked_unit where place_id = ${on.placeId}`).count;

  it('books every date by a form alone, shows them, and cancels one or all', async () => {
    const { status, location } = await post(wish());
    assert.equal(status, 303);
    assert.match(location, /\/weekly\/[\w-]{36}\?done=booked$/);
    assert.equal((await post(wish())).location, location, 'a form that is sent twice books once');
    assert.equal(await seats(), 3);
    const id = /weekly\/([\w-]{36})/.exec(location)?.[1] ?? '';
    const page = await see(`/${id}?done=booked`);
    assert.match(page, /mardi 1er\sdécembre 2026, 10\sh\s– 12\sh/);
    assert.match(page, /Toutes les dates sont réservées/);
    assert.match(await see(), /Camille<\/a>/);
    assert.match((await post({}, `/${id}`)).location, /done=unchanged/);
    assert.match((await post({ date: '2026-12-01' }, `/${id}`)).location, /done=cancelled/);
    assert.equal(await seats(), 2);
    await post({ all: 'yes' }, `/${id}`);
    assert.equal(await seats(), 0);
    assert.match(await see(`/${id}`), /Plus aucune date à venir/);
  });

  it('names each date that does not work, and books the others when asked to', async () => {
    await book(sql, on, now, { start: '2026-12-08T09:30:00Z', end: '2026-12-08T10:00:00Z' });
    const again = await post(wish({ key: '', date: '2026-12-01', name: '<b>Zoé</b>' }));
    assert.equal(again.status, 409);
    assert.deepEqual(await htmlFaults(again.text), []);
    assert.match(again.text, /Laisser de côté le mardi 8\sdécembre 2026/);
    assert.match(again.text, /Encore libre/);
    assert.match(again.text, /value="&lt;b&gt;Zoé&lt;\/b&gt;"/);
    const left = await post(wish({ key: '', date: '2026-12-01', from: '14:00', to: '15:00', without: '2026-12-08' }));
    assert.equal(left.status, 303, left.text);
  });

  it('keeps what was typed and says beside each field what is wrong', async () => {
    const typed = { from: '25:00', count: '80', email: 'camille', informed: '', seats: '0', name: 'x'.repeat(200) };
    const { status, text } = await post(wish(typed));
    assert.equal(status, 400);
    assert.deepEqual(await htmlFaults(text), []);
    assert.equal([...text.matchAll(/class="fault"/g)].length, 6);
    assert.match(text, /value="camille"/);
    assert.equal((await post(wish({ until: '2026-12-24' }))).status, 400);
    assert.equal((await post(wish({ resource: '999999' }))).status, 400);
  });

  it('is there for a series of this place only', async () => {
    for (const id of ['x', '6b1f3a52-7f3e-4a6e-9d55-0a3e7a8a1c11']) {
      const response = await hono.request(path(`/${id}`), { headers: { Cookie: operator.cookie } });
      assert.equal(response.status, 404);
    }
  });
});
