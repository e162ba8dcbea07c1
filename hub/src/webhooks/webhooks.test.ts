import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { cancel } from '../bookings/states.ts';
import { insertBookable, type Bookable } from '../bookings/testing.ts';
import type { Sql } from '../database/database.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { actor, book } from '../desk/testing.ts';
import { silentLog } from '../log.ts';
import { deliverNext, dropOldDeliveries, MOST_ATTEMPTS, retryDelays, type WebhookDelivery } from './deliver.ts';
import {
  dropWebhook,
  makeWebhook,
  readDeliveries,
  readWebhooks,
  redeliver,
  switchWebhook,
  webhookEvents,
  type WebhookEvent,
} from './endpoints.ts';
import { postLimits, type PostLimits } from './post.ts';

const start = new Date('2026-11-23T09:00:00Z');

interface Received {
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

describe('webhooks', () => {
  let database: TestDatabase;
  let sql: Sql;
  let on: Bookable;
  let now = start;
  let received: Received[] = [];
  /** How the receiver answers. */
  let manner: (response: http.ServerResponse) => void;
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      manner(response);
    });
  });
  let url: string;

  before(async () => {
    database = await testDatabase();
    sql = database.sql;
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://receiver.example:${(server.address() as AddressInfo).port}/hook`;
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await database.close();
  });
  beforeEach(async () => {
    now = start;
    received = [];
    manner = (response) => response.writeHead(204).end();
    await sql`delete from webhook`;
    on = await insertBookable(sql, { seats: 30 });
  });

  /** `receiver.example` is outside, though it leads to the server of the test; everything else is inside. */
  const limits: PostLimits = {
    milliseconds: 2000,
    resolve: (host) =>
      Promise.resolve([{ address: host === 'receiver.example' ? '127.0.0.1' : '10.0.0.1', family: 4 }]),
    allows: (address) => address === '127.0.0.1',
  };
  const delivery = (changes: Partial<PostLimits> = {}): WebhookDelivery => ({
    sql,
    clock: () => now,
    log: silentLog,
    limits: { ...limits, ...changes },
  });
  const at = () => ({ placeId: on.placeId, actor, now });
  const hook = (address = url, events: readonly WebhookEvent[] = webhookEvents) =>
    makeWebhook(sql, { url: address, events }, at());
  const drain = async (using = delivery()): Promise<number> => {
    let count = 0;
    while (await deliverNext(using)) count += 1;
    return count;
  };
  const latest = async () => (await readDeliveries(sql, on.placeId, 1))[0]!;
  const later = (seconds: number): void => {
    now = new Date(now.getTime() + seconds * 1000);
  };

  it('tell of bookings made, changed and cancelled, signed, and of nobody', async () => {
    const { secret } = await hook();
    const id = await book(sql, on, now, { name: 'Camille Martin', email: 'camille@personne.example' });
    await cancel(sql, id, now);
    assert.equal(await drain(), 2);
    const bodies = received.map(({ body }) => JSON.parse(body) as { type: string; data: Record<string, unknown> });
    assert.deepEqual(
      bodies.map(({ type, data }) => [type, data['booking'], data['status']]),
      [
        ['booking.created', id, 'confirmed'],
        ['booking.cancelled', id, 'cancelled'],
      ],
    );
    assert.deepEqual(bodies[0]?.data['place'], on.place);
    assert.ok(!JSON.stringify(received).toLowerCase().includes('camille'));
    for (const { headers, body } of received) {
      const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
      const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
      assert.equal(headers['webhook-signature'], `v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
      assert.equal(headers['webhook-timestamp'], String(now.getTime() / 1000));
    }
  });

  it('tell of a place that changed, once a transaction, and only of what was asked for', async () => {
    await hook(url, ['place.changed']);
    await book(sql, on, now);
    await sql.begin(async (transaction) => {
      await transaction`update place set summary = 'a' where id = ${on.placeId}`;
      await transaction`update resource set name = 'b' where place_id = ${on.placeId}`;
    });
    assert.equal(await drain(), 1);
    assert.match(received[0]?.body ?? '', /"type": ?"place.changed"/);
  });

  it('tell nothing of what was undone', async () => {
    await hook();
    await sql
      .begin(async (transaction) => {
        await transaction`update place set summary = 'nie' where id = ${on.placeId}`;
        throw new RangeError('undone');
      })
      .catch((error: unknown) => assert.ok(error instanceof RangeError));
    assert.equal(await drain(), 0);
  });

  it('are tried ten times in three days, under one id, and then given up', async () => {
    manner = (response) => response.writeHead(500).end();
    await hook();
    await book(sql, on, now);
    for (const delay of retryDelays) {
      assert.equal(await drain(), 1);
      later(delay - 1);
      assert.equal(await drain(), 0);
      later(1);
    }
    assert.equal(await drain(), 1);
    later(10 * 86_400);
    assert.equal(await drain(), 0);
    assert.equal(received.length, MOST_ATTEMPTS);
    assert.equal(MOST_ATTEMPTS, 10);
    assert.ok(retryDelays.reduce((sum: number, delay) => sum + delay, 0) <= 3 * 86_400);
    assert.equal(new Set(received.map(({ headers }) => headers['webhook-id'])).size, 1);
    assert.equal(new Set(received.map(({ headers }) => headers['webhook-timestamp'])).size, MOST_ATTEMPTS);
    const { attempts, givenUpAt, lastStatus } = await latest();
    assert.deepEqual([attempts, lastStatus, givenUpAt !== null], [MOST_ATTEMPTS, 500, true]);
  });

  it('stop for a receiver that says 410, until it is switched on again', async () => {
    manner = (response) => response.writeHead(410).end();
    const { webhook } = await hook();
    await book(sql, on, now);
    assert.equal(await drain(), 1);
    assert.deepEqual(
      (await readWebhooks(sql, on.placeId)).map(({ disabled, gone }) => [disabled, gone]),
      [[true, true]],
    );
    await book(sql, on, now);
    later(3600);
    assert.equal(await drain(), 0);
    manner = (response) => response.writeHead(200).end();
    await switchWebhook(sql, webhook.id, true, at());
    await book(sql, on, now);
    assert.equal(await drain(), 1);
  });

  it('follow no redirect, outward or inward', async () => {
    for (const target of [url.replace('/hook', '/other'), 'http://169.254.169.254/latest', 'http://10.0.0.1/']) {
      received = [];
      manner = (response) => response.writeHead(307, { Location: target }).end();
      await hook();
      await book(sql, on, now);
      await deliverNext(delivery());
      assert.equal(received.length, 1);
      assert.equal((await latest()).lastStatus, 307);
      assert.equal((await latest()).deliveredAt, null);
      await sql`delete from webhook`;
    }
  });

  it('never talk to an address of their own network', async () => {
    const port = (server.address() as AddressInfo).port;
    const inward = ['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1', '10.0.0.1', '169.254.169.254'];
    for (const host of inward) {
      await hook(`http://${host}:${port}/hook`);
      await book(sql, on, now);
      await deliverNext({
        ...delivery(),
        limits: { ...postLimits, resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]) },
      });
      assert.equal((await latest()).lastFault, 'private-network', host);
      await sql`delete from webhook`;
    }
    assert.equal(received.length, 0);
  });

  it('outlast a receiver that hangs, hangs up, or answers nonsense', async () => {
    const raw = net.createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end('HTTP/1.1 abc\r\n\r\n'));
    });
    raw.listen(0, '127.0.0.1');
    await once(raw, 'listening');
    const cases: readonly (readonly [string, (response: http.ServerResponse) => void, string])[] = [
      [url, () => undefined, 'timeout'],
      [url, (response) => response.destroy(), 'connection'],
      [url, (response) => response.writeHead(200, { 'X-Long': 'x'.repeat(20_000) }).end(), 'connection'],
      [`http://receiver.example:${(raw.address() as AddressInfo).port}/`, () => undefined, 'connection'],
    ];
    for (const [address, answers, fault] of cases) {
      manner = answers;
      await hook(address);
      await book(sql, on, now);
      await deliverNext(delivery({ milliseconds: 150 }));
      assert.equal((await latest()).lastFault, fault);
      await sql`delete from webhook`;
    }
    raw.close();
  });

  it('take the status of an answer that never ends', async () => {
    manner = (response) => void response.writeHead(200).write('…');
    await hook();
    await book(sql, on, now);
    await drain();
    assert.notEqual((await latest()).deliveredAt, null);
  });

  it('let no hanging receiver keep the others waiting', async () => {
    manner = () => undefined;
    await hook();
    for (let count = 0; count < 3; count += 1) await book(sql, on, now);
    const slow = deliverNext(delivery({ milliseconds: 400 }));
    while (received.length === 0) await new Promise((resolve) => setImmediate(resolve));
    // Its other messages wait; nobody else's would.
    assert.equal(await deliverNext(delivery()), false);
    assert.equal(await slow, true);
  });

  it('are made once by any number of workers', async () => {
    await Promise.all([hook(), hook(), hook()]);
    for (let count = 0; count < 6; count += 1) await book(sql, on, now);
    while ((await Promise.all(Array.from({ length: 4 }, () => deliverNext(delivery())))).some(Boolean));
    assert.equal(received.length, 18);
    assert.equal(new Set(received.map(({ headers }) => headers['webhook-id'])).size, 18);
  });

  it('are sent again when somebody asks, under the same id', async () => {
    await hook();
    await book(sql, on, now);
    await drain();
    assert.equal(await redeliver(sql, (await latest()).id, at()), true);
    assert.equal(await drain(), 1);
    assert.equal(new Set(received.map(({ headers }) => headers['webhook-id'])).size, 1);
    assert.equal(await redeliver(sql, (await latest()).id, { ...at(), placeId: -1 }), false);
  });

  it('are forgotten with their server, and their log after a month', async () => {
    const { webhook } = await hook();
    await book(sql, on, now);
    await drain();
    await dropOldDeliveries(sql, now);
    assert.equal((await readDeliveries(sql, on.placeId, 9)).length, 1);
    await dropOldDeliveries(sql, new Date(now.getTime() + 31 * 86_400_000));
    assert.equal((await readDeliveries(sql, on.placeId, 9)).length, 0);
    assert.equal(await dropWebhook(sql, webhook.id, at()), true);
    assert.equal(await dropWebhook(sql, webhook.id, at()), false);
    const [entry] = await sql<{ whole: string }[]>`
      select row_to_json(journal)::text as whole from journal where subject_id = ${webhook.id} limit 1`;
    assert.ok(entry && !entry.whole.includes('/hook') && entry.whole.includes('receiver.example'));
  });
});
