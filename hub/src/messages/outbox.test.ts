import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Sql } from '../database/database.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { deliverNext, type Delivery } from './deliver.ts';
import { smtpPostman } from './smtp.ts';
import {
  insertBooking,
  insertMessage,
  memoryLog,
  testMailServer,
  testNow,
  testSender,
  type TestMailServer,
} from './testing.ts';
import { startWorker } from './worker.ts';

const HOUR = 3_600_000;

interface OutboxRow {
  readonly attempts: number;
  readonly sent_at: Date | null;
  readonly failed: string | null;
  readonly next_attempt_at: Date;
}

describe('outbox', () => {
  let database: TestDatabase;
  let sql: Sql;
  let server: TestMailServer;
  let now = testNow;
  let log = memoryLog();
  const delivery = (changes: Partial<Delivery> = {}): Delivery => ({
    sql,
    clock: () => now,
    sender: testSender,
    postman: smtpPostman(server.url, testSender),
    log: log.log,
    ...changes,
  });
  const drain = async (using = delivery()): Promise<number> => {
    let count = 0;
    while (await deliverNext(using)) count += 1;
    return count;
  };
  const row = async (id: string): Promise<OutboxRow> => {
    const [found] = await sql<OutboxRow[]>`
      select attempts, sent_at, failed, next_attempt_at from outbox where id = ${id}`;
    return found!;
  };

  before(async () => {
    database = await testDatabase();
    sql = database.sql;
  });
  after(() => database.close());
  beforeEach(async () => {
    now = testNow;
    log = memoryLog();
    server = await testMailServer();
    await sql`truncate outbox, booking cascade`;
  });
  afterEach(() => server.close());

  it('sends each message once, to the address of its booking', async () => {
    const booking = await insertBooking(sql);
    const id = await insertMessage(sql, booking, 'confirmed');
    assert.equal(await drain(), 1);
    now = new Date(now.getTime() + 100 * HOUR);
    assert.equal(await drain(), 0);
    assert.deepEqual(
      server.received.map(({ messageId, to }) => ({ messageId, to })),
      [{ messageId: `${id}@reseau.example`, to: 'camille.martin@personne.example' }],
    );
    assert.deepEqual((await row(id)).sent_at, testNow);
  });

  it('keeps a message while no server answers, with growing delays and one Message-ID', async () => {
    const id = await insertMessage(sql, await insertBooking(sql), 'confirmed');
    const { port } = server;
    await server.close();
    const delays: number[] = [];
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      assert.equal(await drain(), 1, `attempt ${attempt}`);
      assert.equal(await drain(), 0, 'not due again at once');
      const { next_attempt_at: next } = await row(id);
      delays.push((next.getTime() - now.getTime()) / 1000);
      // PostgreSQL keeps microseconds, a Date does not.
      now = new Date(next.getTime() + 1);
    }
    delays.forEach((delay, index) => {
      const expected = Math.min(30 * 2 ** index, 6 * 3600);
      assert.ok(delay >= 0.75 * expected - 1 && delay <= 1.25 * expected + 1, `${delay} s after attempt ${index + 1}`);
    });
    server = await testMailServer(port);
    assert.equal(await drain(), 1);
    assert.deepEqual(
      server.received.map(({ messageId }) => messageId),
      [`${id}@reseau.example`],
    );
    assert.equal((await row(id)).attempts, 13);
  });

  it('tries again after 4xx, and gives up what is refused for good with 5xx, naming a code and nobody', async () => {
    const id = await insertMessage(sql, await insertBooking(sql), 'confirmed');
    const refused = 'camille.martin@personne.example: user unknown';
    server.manners.recipient = () => ({ code: 451, text: `4.7.1 ${refused}, greylisted` });
    await drain();
    assert.equal((await row(id)).failed, null);
    server.manners.recipient = () => undefined;
    server.manners.message = () => ({ code: 452, text: '4.3.1 full' });
    now = new Date(now.getTime() + HOUR);
    assert.equal(await drain(), 1);
    assert.equal((await row(id)).failed, null);
    server.manners.recipient = () => ({ code: 550, text: `5.1.1 ${refused}` });
    now = new Date(now.getTime() + HOUR);
    assert.equal(await drain(), 1);
    assert.match((await row(id)).failed ?? '', /^EENVELOPE RCPT TO 550 5\.1\.1$/);
    now = new Date(now.getTime() + 48 * HOUR);
    assert.equal(await drain(), 0);
    assert.deepEqual(server.received, []);
    assert.ok(log.lines.some((line) => line.includes('message given up')));
    assert.doesNotMatch(log.lines.join('\n'), /camille|personne\.example/i);
  });

  it('ends an attempt at a server that says nothing, and repeats it with the same Message-ID', async () => {
    const id = await insertMessage(sql, await insertBooking(sql), 'confirmed');
    const seen: string[] = [];
    server.manners.message = () => {
      seen.push('silence');
      return 'silence';
    };
    await drain(delivery({ postman: smtpPostman(server.url, testSender, { patience: 2000 }) }));
    assert.deepEqual(seen, ['silence']);
    assert.equal((await row(id)).sent_at, null);
    server.manners.message = () => undefined;
    now = new Date(now.getTime() + HOUR);
    await drain();
    assert.deepEqual(
      server.received.map(({ messageId }) => messageId),
      [`${id}@reseau.example`],
    );
  });

  it('loses no message to a setting: refused at the greeting or the sender, it waits', async () => {
    const id = await insertMessage(sql, await insertBooking(sql), 'confirmed');
    const wrong = { ...testSender, address: 'not an address@' };
    await drain(delivery({ postman: smtpPostman(server.url, wrong) }));
    assert.equal((await row(id)).failed, null);
    now = new Date(now.getTime() + HOUR);
    await drain();
    assert.equal(server.received.length, 1);
  });

  it('gives a message up after three days of trying', async () => {
    const id = await insertMessage(sql, await insertBooking(sql), 'confirmed');
    server.manners.message = () => ({ code: 451, text: '4.3.0 later' });
    let attempts = 0;
    while ((await row(id)).failed === null) {
      assert.ok((attempts += 1) < 60);
      await drain();
      now = new Date((await row(id)).next_attempt_at.getTime() + 1);
    }
    const days = (now.getTime() - testNow.getTime()) / (24 * HOUR);
    assert.ok(days >= 3 && days < 4, `${days} days`);
    assert.equal(attempts, (await row(id)).attempts);
  });

  it('does not send a second time what was acknowledged, though the database goes away before it is recorded', async () => {
    const id = await insertMessage(sql, await insertBooking(sql), 'confirmed');
    let broken = 0;
    const failing = new Proxy(sql, {
      apply(target, self, args: unknown[]) {
        const text = (args[0] as readonly string[]).join('?');
        if (text.includes('set sent_at') && broken < 2) {
          broken += 1;
          return Promise.reject(Object.assign(new Error('gone'), { code: 'CONNECTION_CLOSED' }));
        }
        return Reflect.apply(target, self, args) as unknown;
      },
    });
    await drain(delivery({ sql: failing }));
    assert.equal(broken, 2);
    assert.equal(server.received.length, 1);
    now = new Date(now.getTime() + 100 * HOUR);
    assert.equal(await drain(), 0);
    assert.notEqual((await row(id)).sent_at, null);
  });

  it('is worked through by many at once without sending anything twice', async () => {
    const booking = await insertBooking(sql);
    const ids = new Set<string>();
    for (let count = 0; count < 60; count += 1) ids.add(await insertMessage(sql, booking, 'confirmed'));
    await Promise.all(Array.from({ length: 8 }, () => drain()));
    assert.equal(server.received.length, 60);
    assert.deepEqual(new Set(server.received.map(({ messageId }) => messageId.split('@')[0])), ids);
  });

  it('passes over a message that another worker claimed, until that claim has run out', async () => {
    const id = await insertMessage(sql, await insertBooking(sql), 'confirmed');
    await sql`update outbox set attempts = 1, claimed_until = clock_timestamp() + interval '20 seconds' where id = ${id}`;
    // The hub's own clock has no say in it.
    now = new Date(now.getTime() + 24 * HOUR);
    assert.equal(await drain(), 0);
    await sql`update outbox set claimed_until = clock_timestamp() - interval '1 millisecond' where id = ${id}`;
    assert.equal(await drain(), 1);
    assert.equal(server.received.length, 1);
  });

  it('is not held up by a clock that was put back', async () => {
    const booking = await insertBooking(sql);
    const fresh = await insertMessage(sql, booking, 'confirmed', new Date(now.getTime() + 400 * HOUR));
    const tried = await insertMessage(sql, booking, 'confirmed', new Date(now.getTime() + 400 * HOUR));
    await sql`update outbox set attempts = 3 where id = ${tried}`;
    assert.equal(await drain(), 2);
    for (const id of [fresh, tried]) assert.notEqual((await row(id)).sent_at, null);
  });

  it('says nothing that is no longer so', async () => {
    const untrue = [
      ['confirm', 'cancelled'],
      ['confirm', 'confirmed'],
      ['confirmed', 'cancelled'],
      ['requested', 'refused'],
      ['expired', 'confirmed'],
    ] as const;
    for (const [kind, status] of untrue) {
      const id = await insertMessage(sql, await insertBooking(sql, { status }), kind);
      await drain();
      assert.equal((await row(id)).failed, 'superseded', `${kind} of a ${status} booking`);
    }
    const erased = await insertMessage(sql, await insertBooking(sql, { email: null, name: null }), 'confirmed');
    await drain();
    assert.equal((await row(erased)).failed, 'erased');
    assert.deepEqual(server.received, []);
  });

  it('sends nothing to a place without an address', async () => {
    const told = await insertMessage(sql, await insertBooking(sql), 'operator');
    const untold = await insertMessage(sql, await insertBooking(sql, { placeEmail: null }), 'operator');
    await drain();
    assert.notEqual((await row(told)).sent_at, null);
    assert.equal((await row(untold)).failed, 'no address');
    assert.deepEqual(
      server.received.map(({ to }) => to),
      ['accueil@fabrique.example'],
    );
  });

  it('is worked through by a worker that, asked to stop, ends what is on its way', async () => {
    const booking = await insertBooking(sql);
    const ids = [];
    for (let count = 0; count < 12; count += 1) ids.push(await insertMessage(sql, booking, 'confirmed'));
    const { promise: begun, resolve: begin } = Promise.withResolvers<undefined>();
    server.manners.message = () => {
      begin(undefined);
      return undefined;
    };
    const worker = startWorker(delivery());
    await begun;
    await worker.stop();
    const recorded = await sql<{ id: string }[]>`select id from outbox where sent_at is not null`;
    const open = await sql`select from outbox where claimed_until is not null`;
    assert.deepEqual(
      recorded.map(({ id }) => id).sort(),
      server.received.map(({ messageId }) => messageId.split('@')[0]).sort(),
    );
    assert.ok(recorded.length >= 1);
    assert.equal(open.length, 0);
  });
});
