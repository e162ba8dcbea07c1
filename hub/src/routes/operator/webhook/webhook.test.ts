import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Hono } from 'hono';
import { listEntries } from '../../../access/journal-list.ts';
import { formRequest, makeAccount, type TestAccount } from '../../../access/testing.ts';
import { insertBookable, type Bookable } from '../../../bookings/testing.ts';
import { testDatabase, type TestDatabase } from '../../../database/testing.ts';
import { book } from '../../../desk/testing.ts';
import { silentLog } from '../../../log.ts';
import { readSettings } from '../../../settings.ts';
import { readDeliveries, readWebhooks } from '../../../webhooks/endpoints.ts';
import { closeOperatorPages, operatorApp } from '../page.ts';
import { webhookPages } from './page.ts';

const now = new Date('2026-11-23T09:00:00Z');

describe('the page of webhooks', () => {
  let database: TestDatabase;
  let on: Bookable;
  let operator: TestAccount;
  let staff: TestAccount;
  const hono = new Hono();
  before(async () => {
    database = await testDatabase();
    on = await insertBookable(database.sql);
    operator = await makeAccount(database.sql, { roles: [{ kind: 'operator', placeId: on.placeId }], now });
    staff = await makeAccount(database.sql, { roles: [{ kind: 'staff', placeId: on.placeId }], now });
    const app = operatorApp(hono, { ...database, settings: readSettings({}), clock: () => now, log: silentLog });
    webhookPages(app);
    closeOperatorPages(app);
  });
  after(() => database.close());
  const path = () => `/operator/places/${on.place}/webhooks`;
  const post = (fields: Record<string, string | readonly string[]>, who = operator) =>
    hono.request(formRequest(path(), who, fields));
  const page = async (who = operator) => {
    const response = await hono.request(path(), { headers: { Cookie: who.cookie } });
    return { status: response.status, text: await response.text() };
  };

  it('adds a server, tells its secret once, logs and sends again', async () => {
    const added = await post({ url: 'https://logiciel.example/hook', event: ['booking.created', 'place.changed'] });
    const secret = /whsec_[A-Za-z0-9+/=]+/.exec(await added.text())?.[0];
    assert.ok(secret);
    const shown = (await page()).text;
    assert.match(shown, /logiciel\.example/);
    assert.ok(!shown.includes('whsec_'));
    await book(database.sql, on, now);
    assert.match((await page()).text, /en attente/);
    const [delivery] = await readDeliveries(database.sql, on.placeId, 1);
    assert.match((await post({ act: 'again', id: delivery!.id })).headers.get('location') ?? '', /done=again/);
    const [entry] = await listEntries(database.sql, operator.actor, { placeId: on.placeId, limit: 1 });
    assert.deepEqual([entry?.subject.kind, entry?.after?.['event']], ['delivery', 'booking.created']);
  });

  it('pauses, resumes and takes away', async () => {
    const [webhook] = await readWebhooks(database.sql, on.placeId);
    const id = webhook!.id;
    for (const [act, disabled] of [
      ['pause', true],
      ['resume', false],
    ] as const) {
      await post({ act, id });
      assert.equal((await readWebhooks(database.sql, on.placeId))[0]?.disabled, disabled);
    }
    await post({ act: 'remove', id });
    assert.deepEqual(await readWebhooks(database.sql, on.placeId), []);
    assert.match((await post({ act: 'remove', id })).headers.get('location') ?? '', /done=absent/);
  });

  it('refuses what is no address or no event, and keeps what was typed', async () => {
    for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'pas une adresse', '']) {
      const response = await post({ url, event: 'place.changed' });
      assert.equal(response.status, 400);
      const kept = url.replaceAll('&', '&amp;');
      assert.ok((await response.text()).includes(`value="${kept}"`));
    }
    assert.equal((await post({ url: 'https://a.example/' })).status, 400);
    assert.deepEqual(await readWebhooks(database.sql, on.placeId), []);
  });

  it('is the operator’s', async () => {
    assert.equal((await page(staff)).status, 403);
    assert.equal((await post({ url: 'https://a.example/', event: 'place.changed' }, staff)).status, 403);
  });
});
