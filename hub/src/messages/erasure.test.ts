import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { cancel, erase } from '../bookings/states.ts';
import type { Sql } from '../database/database.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { deliverNext, type Delivery } from './deliver.ts';
import { dropOldMessages, eraseOld, forgetErased } from './erasure.ts';
import { folderPostman } from './folder.ts';
import { insertBooking, insertMessage, memoryLog, testNow, testSender } from './testing.ts';

const DAY = 86_400_000;
const personal = /camille|martin|personne\.example/i;

describe('erasure', () => {
  let database: TestDatabase;
  let sql: Sql;
  let folder: string;
  let log = memoryLog();
  const delivery = (): Delivery => ({
    sql,
    clock: () => testNow,
    sender: testSender,
    postman: folderPostman(folder, testSender),
    log: log.log,
  });

  /** Every row of every table, as text. */
  async function wholeDatabase(): Promise<string> {
    const tables = await sql<{ name: string }[]>`
      select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`;
    assert.ok(tables.length > 10);
    const texts = [];
    for (const { name } of tables) {
      texts.push(...(await sql.unsafe<{ text: string }[]>(`select t::text as text from ${name} t`)));
    }
    return texts.map(({ text }) => text).join('\n');
  }
  const wholeFolder = async (): Promise<string> => {
    const files = await readdir(folder);
    const contents = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
    return [...files, ...contents].join('\n');
  };

  before(async () => {
    database = await testDatabase();
    sql = database.sql;
  });
  after(() => database.close());
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'escale-mail-'));
    log = memoryLog();
    await sql`truncate outbox, booking cascade`;
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('leaves the address nowhere: no table, no outbox, no file, no log', async () => {
    const booking = await insertBooking(sql);
    await insertMessage(sql, booking, 'confirmed');
    await insertMessage(sql, booking, 'operator');
    while (await deliverNext(delivery()));
    await cancel(sql, booking.id, testNow);
    while (await deliverNext(delivery()));
    // It was there: what is looked for can be found.
    assert.match(await wholeDatabase(), personal);
    assert.match(await wholeFolder(), personal);
    assert.equal((await readdir(folder)).length, 4);

    await erase(sql, booking.id, testNow);
    await forgetErased(sql, folder);

    assert.doesNotMatch(await wholeDatabase(), personal);
    assert.deepEqual(await readdir(folder), []);
    assert.doesNotMatch(log.lines.join('\n'), personal);
    assert.ok(log.lines.length > 0);
    const [row] = await sql<{ status: string; seats: number }[]>`select status, seats from booking`;
    assert.deepEqual({ ...row }, { status: 'cancelled', seats: 2 });
  });

  it('takes what a killed hub left half written, and keeps the messages of others', async () => {
    const erased = await insertBooking(sql, { email: null, name: null });
    const live = await insertBooking(sql);
    const message = await insertMessage(sql, live, 'confirmed');
    while (await deliverNext(delivery()));
    await writeFile(path.join(folder, `${erased.id}.${erased.id}.eml.part`), 'To: camille');
    await writeFile(path.join(folder, 'lisez-moi.txt'), 'not ours');
    await forgetErased(sql, folder);
    assert.deepEqual((await readdir(folder)).sort(), [`${live.id}.${message}.eml`, 'lisez-moi.txt'].sort());
  });

  it('does not leave behind a message that was on its way while the person was erased', async () => {
    const booking = await insertBooking(sql, { status: 'cancelled' });
    await insertMessage(sql, booking, 'cancelled');
    const { postman, ...rest } = delivery();
    const slow: Delivery = {
      ...rest,
      postman: {
        ...postman,
        deliver: async (parcel) => {
          await erase(sql, booking.id, testNow);
          await postman.deliver(parcel);
        },
      },
    };
    await deliverNext(slow);
    assert.deepEqual(await readdir(folder), []);
  });

  it('comes by itself the set days after a booking’s end, and not before', async () => {
    const booking = await insertBooking(sql);
    const end = Date.parse('2026-11-24T11:30:00Z');
    assert.equal(await eraseOld(sql, new Date(end + 30 * DAY), 30), 0);
    assert.match(await wholeDatabase(), personal);
    assert.equal(await eraseOld(sql, new Date(end + 30 * DAY + 1), 30), 1);
    assert.doesNotMatch(await wholeDatabase(), personal);
    assert.equal(await eraseOld(sql, new Date(end + 60 * DAY), 30), 0);
    const [row] = await sql<{ id: string; erased: boolean }[]>`select id, erased_at is not null as erased from booking`;
    assert.deepEqual({ ...row }, { id: booking.id, erased: true });
  });

  it('forgets old messages that are done with, and no other', async () => {
    const booking = await insertBooking(sql);
    const [sent, failed, waiting] = [
      await insertMessage(sql, booking, 'confirmed'),
      await insertMessage(sql, booking, 'confirmed'),
      await insertMessage(sql, booking, 'confirmed'),
    ];
    await sql`update outbox set sent_at = ${testNow} where id = ${sent}`;
    await sql`update outbox set failed = 'superseded' where id = ${failed}`;
    await dropOldMessages(sql, new Date(testNow.getTime() + 30 * DAY), 30);
    assert.equal((await sql`select from outbox`).length, 3);
    await dropOldMessages(sql, new Date(testNow.getTime() + 30 * DAY + 1), 30);
    assert.deepEqual([...(await sql<{ id: string }[]>`select id from outbox`)], [{ id: waiting }]);
  });

  it('writes files that only the hub’s own user can read', async () => {
    await insertMessage(sql, await insertBooking(sql), 'confirmed');
    while (await deliverNext(delivery()));
    const [file] = await readdir(folder);
    assert.equal((await stat(path.join(folder, file ?? ''))).mode & 0o077, 0);
  });
});
