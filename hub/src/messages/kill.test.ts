import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import type { Sql } from '../database/database.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { insertBooking, insertMessage, testMailServer, testNow, testSender, type TestMailServer } from './testing.ts';

const MESSAGES = 40;
const KILLS = 5;
const HOUR = 3_600_000;

/** A worker in a process of its own, which can be killed as a hub can. */
const program = `
  const [target, url, now, sender] = JSON.parse(process.argv[1]);
  const from = (file) => import(new URL(file, ${JSON.stringify(import.meta.url)}).href);
  const [{ default: postgres }, { smtpPostman }, { startWorker }] =
    await Promise.all([import('postgres'), from('./smtp.ts'), from('./worker.ts')]);
  const types = { bigint: { to: 20, from: [20], serialize: String, parse: Number } };
  const sql = postgres({ ...target, types, onnotice: () => {} });
  const named = { ...sender, sign: (id) => 'signed-' + id };
  const log = { error: console.error, warn() {}, info() {}, debug() {} };
  startWorker({ sql, clock: () => new Date(now), sender: named, postman: smtpPostman(url, named), log });
  setInterval(() => {}, 1000);`;

describe('a worker that is killed', () => {
  let database: TestDatabase;
  let sql: Sql;
  let server: TestMailServer;
  before(async () => {
    database = await testDatabase();
    sql = database.sql;
    server = await testMailServer();
  });
  after(async () => {
    await server.close();
    await database.close();
  });

  const start = (now: Date): ChildProcess => {
    const { host, port, database: name, user, pass } = sql.options;
    const target = { host: host[0], port: port[0], database: name, user, password: pass ?? 'unused' };
    const args = JSON.stringify([target, server.url, now.toISOString(), { ...testSender, sign: undefined }]);
    return spawn(process.execPath, ['--input-type=module', '--eval', program, args], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  };
  const waiting = async (): Promise<number> => {
    const [row] = await sql<{ waiting: number }[]>`
      select count(*)::int as waiting from outbox where sent_at is null and failed is null`;
    return row?.waiting ?? 0;
  };
  const times = (): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const { messageId } of server.received) counts.set(messageId, (counts.get(messageId) ?? 0) + 1);
    return counts;
  };

  it('loses no message, gives each one id for ever, and repeats none that was recorded as sent', async () => {
    const booking = await insertBooking(sql);
    const ids = new Set<string>();
    for (let count = 0; count < MESSAGES; count += 1) ids.add(await insertMessage(sql, booking, 'confirmed'));
    const sentBefore = new Map<string, number>();
    let seed = 42;
    // While workers are killed the receiver fails half the time, by the same draws in every run (a linear congruence).
    const draw = (): number => (seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;

    for (let round = 0; (await waiting()) > 0; round += 1) {
      // Seven hours a round: well within the three days for which messages are tried.
      assert.ok(round <= KILLS + 1, 'the messages do not get through');
      const worker = start(new Date(testNow.getTime() + round * 7 * HOUR));
      const gone = once(worker, 'exit');
      let seen = 0;
      const killAt = 1 + Math.floor(draw() * 8);
      const { promise: reached, resolve: reach } = Promise.withResolvers<undefined>();
      server.manners.message = () => {
        seen += 1;
        if (round < KILLS && seen === killAt) {
          worker.kill('SIGKILL');
          reach(undefined);
          // Killed before the server's word reached it, or after.
          return draw() < 0.5 ? 'silence' : undefined;
        }
        return round < KILLS && draw() < 0.5 ? { code: 451, text: '4.3.0 later' } : undefined;
      };
      if (round < KILLS) await reached;
      else {
        // This one lives until nothing is due any more: every message tried once at this instant.
        for (;;) {
          const [due] = await sql<{ count: number }[]>`
            select count(*)::int as count from outbox where sent_at is null and (claimed_until is not null
              or next_attempt_at <= ${new Date(testNow.getTime() + round * 7 * HOUR)})`;
          if (due?.count === 0) break;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        worker.kill('SIGKILL');
      }
      await gone;
      for (const [id, count] of sentBefore) assert.equal(times().get(id), count, `${id} was sent again`);
      const recorded = await sql<{ id: string }[]>`select id from outbox where sent_at is not null`;
      for (const { id } of recorded) sentBefore.set(`${id}@reseau.example`, times().get(`${id}@reseau.example`) ?? 0);
      // What the killed worker had claimed is free once its claim has run out: now, without waiting for it.
      await sql`update outbox set claimed_until = null where sent_at is null`;
    }
    assert.deepEqual(new Set([...times().keys()].map((id) => id.split('@')[0])), ids);
    const repeated = [...times().values()].filter((count) => count > 1).length;
    assert.ok(repeated <= KILLS * 4, `${repeated} messages were repeated by ${KILLS} kills of four lanes`);
  });
});
