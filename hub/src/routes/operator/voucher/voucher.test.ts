import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Hono } from 'hono';
import { formRequest, makeAccount, type TestAccount } from '../../../access/testing.ts';
import { insertBookable, type Bookable } from '../../../bookings/testing.ts';
import type { Sql } from '../../../database/database.ts';
import { testDatabase, type TestDatabase } from '../../../database/testing.ts';
import { book } from '../../../desk/testing.ts';
import { readVouchers, type Voucher } from '../../../desk/vouchers.ts';
import { silentLog } from '../../../log.ts';
import { readSettings } from '../../../settings.ts';
import { htmlFaults } from '../../pages/testing.ts';
import { closeOperatorPages, operatorApp } from '../page.ts';
import { voucherPages } from './page.ts';

const now = new Date('2026-11-23T09:00:00Z');

let database: TestDatabase;
let sql: Sql;
let on: Bookable;
let administrator: TestAccount;
let operator: TestAccount;
const hono = new Hono();

before(async () => {
  database = await testDatabase();
  sql = database.sql;
  on = await insertBookable(sql, { seats: 9 });
  administrator = await makeAccount(sql, { roles: [{ kind: 'administrator' }], now });
  operator = await makeAccount(sql, { roles: [{ kind: 'operator', placeId: on.placeId }], now });
  const app = operatorApp(hono, { sql, settings: readSettings({}), clock: () => now, log: silentLog });
  voucherPages(app);
  closeOperatorPages(app);
});
after(() => database.close());

const get = async (path: string, who = administrator) => {
  const response = await hono.request(path, { headers: { Cookie: who.cookie } });
  return { status: response.status, text: await response.text() };
};
const post = (path: string, fields: Record<string, string>, who = administrator) =>
  hono.request(formRequest(path, who, fields));
const newest = async (): Promise<Voucher> => (await readVouchers(sql)).at(-1)!;

const valid = async (text: string): Promise<void> => assert.deepEqual(await htmlFaults(text), []);

describe('the pages of vouchers', () => {
  it('make one from a form, by half-days, and show its code', async () => {
    const made = await post('/operator/vouchers', { employer: 'Mairie', days: '12,5', validUntil: '2026-12-31' });
    assert.equal(made.status, 303);
    const { halfDays, validUntil, id } = await newest();
    assert.deepEqual([halfDays, validUntil], [25, '2026-12-31']);
    const { text } = await get(`/operator/vouchers/${id}?done=made`);
    assert.match(text, /[0-9A-Z]{5}-[0-9A-Z]{5}/);
    assert.match(text, /12,5 sur 12,5 jours/);
    await valid(text);
    await valid((await get('/operator/vouchers')).text);
  });

  it('name what makes no sense and keep what was typed', async () => {
    const before = (await readVouchers(sql)).length;
    for (const days of ['0', '-1', '0,3', '1001', 'beaucoup', '1e999', '']) {
      const response = await post('/operator/vouchers', { employer: 'Atelier', days, validUntil: '31/12/2026' });
      assert.equal(response.status, 400);
      const text = await response.text();
      assert.match(text, /value="Atelier"/);
      assert.match(text, /id="days-fault"/);
      assert.match(text, /id="validUntil-fault"/);
      await valid(text);
    }
    assert.equal((await readVouchers(sql)).length, before);
  });

  it('give the employer’s statement of a month, to print and as CSV, without names', async () => {
    await post('/operator/vouchers', { employer: '=Zorro & fils', days: '3', validUntil: '' });
    const { id, code } = (await readVouchers(sql)).find(({ employer }) => employer.startsWith('=Zorro'))!;
    await book(sql, on, now, { name: 'Camille', voucher: code });
    const { text } = await get(`/operator/vouchers/${id}?month=2026-11`);
    assert.match(text, /Le Bureau · Bureaux/);
    assert.doesNotMatch(text, /Camille/);
    await valid(text);
    const sheet = (await get(`/operator/vouchers/${id}/statement.csv?month=2026-11`)).text;
    assert.match(sheet, /2026-11-24;Le Bureau;Bureaux;[0-9A-Z]{5}-[0-9A-Z]{5};"0,5"/);
    assert.match((await get(`/operator/vouchers/${id}?month=2026-10`)).text, /Rien ce mois-ci/);
  });

  it('close a voucher and open it again', async () => {
    const { id } = await newest();
    await post(`/operator/vouchers/${id}`, { act: 'close' });
    assert.match((await get(`/operator/vouchers/${id}`)).text, /Rouvrir ce bon/);
    await post(`/operator/vouchers/${id}`, { act: 'reopen' });
    assert.match((await get(`/operator/vouchers/${id}`)).text, /Fermer ce bon/);
  });

  it('are the administrator’s alone', async () => {
    const { id } = await newest();
    for (const path of ['/operator/vouchers', `/operator/vouchers/${id}`, `/operator/vouchers/${id}/statement.csv`]) {
      assert.equal((await get(path, operator)).status, 403);
    }
    assert.equal((await post('/operator/vouchers', { employer: 'a', days: '1' }, operator)).status, 403);
    for (const id of ['x', '00000000-0000-4000-8000-000000000000']) {
      assert.equal((await get(`/operator/vouchers/${id}`)).status, 404);
    }
  });
});
