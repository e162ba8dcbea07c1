import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Hono } from 'hono';
import {
  Booking,
  Closure,
  ClosureList,
  DeskBookingList,
  NewWebhook,
  Problem,
  Voucher,
  WebhookList,
} from '../../../../sdk/contract/index.ts';
import { actorOfKey } from '../../access/keys.ts';
import { makeAccount, type TestAccount } from '../../access/testing.ts';
import { insertBookable, type Bookable } from '../../bookings/testing.ts';
import { testDatabase, type TestDatabase } from '../../database/testing.ts';
import { book, entriesOf } from '../../desk/testing.ts';
import { failed } from '../../http/failures.ts';
import { mount } from '../../http/mount.ts';
import { silentLog } from '../../log.ts';
import { deskRoutes } from './routes.ts';

const now = new Date('2026-11-24T09:05:00Z');
const eve = new Date('2026-11-23T09:00:00Z');

describe('the desk, for machines', () => {
  let database: TestDatabase;
  let on: Bookable;
  let operator: TestAccount;
  let administrator: TestAccount;
  const app = new Hono();
  before(async () => {
    database = await testDatabase();
    const { sql } = database;
    app.onError((error, { req }) => failed(req.raw, error, 'test', silentLog));
    mount(app, deskRoutes(database), { clock: () => now, actorOf: (key, at) => actorOfKey(sql, key, at) });
    on = await insertBookable(sql, { seats: 9, rules: { confirmation: 'operator' } });
    operator = await makeAccount(sql, { roles: [{ kind: 'operator', placeId: on.placeId }], now });
    administrator = await makeAccount(sql, { roles: [{ kind: 'administrator' }], now });
  });
  after(() => database.close());

  const send = async (method: string, path: string, body?: object, who = operator) => {
    const response = await app.request(path, {
      method,
      headers: { Authorization: `Bearer ${who.key}`, ...(body && { 'Content-Type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as unknown };
  };
  const at = (sub: string) => `/v1/places/${on.place}${sub}`;

  it('lists who comes, and moves each booking', async () => {
    const [kept, refused] = [await book(database.sql, on, eve, { name: 'Camille' }), await book(database.sql, on, eve)];
    const list = DeskBookingList.parse((await send('GET', at('/bookings?from=2026-11-24&days=1'))).body);
    assert.deepEqual(list.items.map(({ id }) => id).sort(), [kept, refused].sort());
    const moves = [
      [kept, 'accept', 'confirmed'],
      [kept, 'check-in', 'honoured'],
      [kept, 'reset', 'confirmed'],
      [kept, 'no-show', 'no-show'],
    ] as const;
    for (const [id, move, status] of moves) {
      const answer = await send('POST', at(`/bookings/${id}/${move}`));
      assert.equal(Booking.parse(answer.body).status, status);
    }
    const no = await send('POST', at(`/bookings/${refused}/refuse`), { word: 'Complet.' });
    assert.equal(Booking.parse(no.body).status, 'refused');
    const late = await send('POST', at(`/bookings/${refused}/accept`));
    assert.deepEqual([late.status, Problem.parse(late.body).reason], [409, 'not-allowed']);
    assert.ok((await entriesOf(database.sql, kept)).every(({ actor }) => actor === `key:${operator.keyId}`));
  });

  it('moves a booking to another time, or says why not and what is free', async () => {
    const id = await book(database.sql, on, eve, { start: '2026-11-24T12:00:00Z', end: '2026-11-24T13:00:00Z' });
    const move = (body: object) => send('POST', at(`/bookings/${id}/reschedule`), body);
    const later = { start: '2026-11-25T09:00:00Z', end: '2026-11-25T10:30:00Z' };
    const moved = Booking.parse((await move({ ...later, word: 'Travaux mardi.' })).body);
    assert.deepEqual([moved.start, moved.end, moved.status], [later.start, later.end, 'requested']);
    const night = await move({ start: '2026-11-25T22:00:00Z', end: '2026-11-25T23:00:00Z' });
    const { reason, alternatives = [] } = Problem.parse(night.body);
    assert.deepEqual([night.status, reason], [409, 'closed']);
    assert.ok(alternatives.length > 0);
    assert.equal((await move({ ...later, resource: '999999' })).status, 409);
    assert.equal((await send('POST', at('/bookings/none/reschedule'), later)).status, 404);
    assert.equal((await move({ start: 'tomorrow' })).status, 400);
  });

  it('closes days and opens them again', async () => {
    const wish = { from: '2026-12-24', until: '2026-12-26', word: 'Congés' };
    const made = await send('POST', at('/closures'), wish);
    assert.equal(made.status, 201);
    const { id } = Closure.parse(made.body);
    assert.equal(ClosureList.parse((await send('GET', at('/closures'))).body).total, 1);
    assert.equal(ClosureList.parse((await send('DELETE', at(`/closures/${id}`))).body).total, 0);
    assert.equal((await send('DELETE', at(`/closures/${id}`))).status, 404);
    for (const wrong of [
      { ...wish, until: '2026-12-01' },
      { ...wish, resource: '999999' },
    ]) {
      assert.ok([404, 409].includes((await send('POST', at('/closures'), wrong)).status));
    }
  });

  it('adds webhooks, whose secret is told once, and takes them away', async () => {
    const made = await send('POST', at('/webhooks'), { url: 'https://a.example/hook', events: ['place.changed'] });
    const { id, secret } = NewWebhook.parse(made.body);
    assert.match(secret, /^whsec_/);
    const list = await send('GET', at('/webhooks'));
    assert.equal(WebhookList.parse(list.body).total, 1);
    assert.ok(!JSON.stringify(list.body).includes('whsec_'));
    assert.equal(WebhookList.parse((await send('DELETE', at(`/webhooks/${id}`))).body).total, 0);
  });

  it('makes vouchers for the administrator', async () => {
    const made = await send('POST', '/v1/vouchers', { employer: 'Mairie', halfDays: 4 }, administrator);
    assert.equal(Voucher.parse(made.body).used, 0);
    assert.equal((await send('GET', '/v1/vouchers', undefined, administrator)).status, 200);
    assert.equal((await send('GET', '/v1/vouchers')).status, 403);
  });
});
