import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createApp } from '../../app.ts';
import { testDatabase, type TestDatabase } from '../../database/testing.ts';
import { silentLog } from '../../log.ts';
import { deliverNext } from '../../messages/deliver.ts';
import { folderPostman, mailFolder } from '../../messages/folder.ts';
import { insertBooking, insertMessage, testNow, testSender } from '../../messages/testing.ts';
import { readSettings } from '../../settings.ts';
import { loadTerritories } from '../../territories/territories.ts';

const territories = loadTerritories();
const fromHere = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };

describe('the page of messages', () => {
  let database: TestDatabase;
  let folder: string;
  const ask = (
    at = 'http://localhost/mail',
    { headers = {}, from = fromHere, env = {} }: { headers?: object; from?: object; env?: Record<string, string> } = {},
  ) => {
    const settings = readSettings({ ESCALE_DATA: folder, ...env });
    const app = createApp({ sql: database.sql, clock: () => testNow, settings, log: silentLog, territories });
    return app.request(at, { headers: { 'Accept-Language': 'fr', ...headers } }, from);
  };

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'escale-mail-page-'));
    database = await testDatabase();
    const { sql } = database;
    const settings = readSettings({ ESCALE_DATA: folder });
    const booking = await insertBooking(sql, { placeName: 'L’Été <b>à</b> Redon' });
    await insertMessage(sql, booking, 'confirmed');
    const postman = folderPostman(mailFolder(settings), testSender);
    await deliverNext({ sql, clock: () => testNow, sender: testSender, postman, log: silentLog });
    await sql`update place set demonstration = true`;
  });
  after(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  it('shows what was written, with its links, to whoever sits at this machine', async () => {
    for (const at of ['http://localhost/mail', 'http://127.0.0.1:8080/mail', 'http://[::1]/mail']) {
      const response = await ask(at);
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('cache-control'), 'no-store');
      const text = await response.text();
      assert.match(text, /Réservation confirmée\s?: L’Été &lt;b&gt;à&lt;\/b&gt; Redon, mardi 24 novembre 2026/);
      assert.match(text, /camille\.martin@personne\.example/);
      assert.match(text, /<a href="https:\/\/reseau\.example\/bookings\/[0-9a-f-]{36}\?lang=fr#signed-\w+">/);
      assert.match(text, /de 9\s?h à 12\s?h\s?30/);
    }
  });

  it('is not there for anybody else', async () => {
    const elsewhere = (remoteAddress: string) => ({ from: { incoming: { socket: { remoteAddress } } } });
    const asked = [
      ask(undefined, elsewhere('192.0.2.7')),
      ask(undefined, elsewhere('::ffff:192.0.2.7')),
      ask(undefined, { from: {} }),
      ask('http://reseau.example/mail'),
      ask('http://localhost.reseau.example/mail'),
      ask(undefined, { headers: { 'X-Forwarded-For': '192.0.2.7' } }),
      ask(undefined, { headers: { Forwarded: 'for=192.0.2.7' } }),
      ask(undefined, { headers: { Via: '1.1 proxy' } }),
      ask(undefined, { env: { SMTP_URL: 'smtp://127.0.0.1' } }),
      ask(undefined, { env: { PUBLIC_URL: 'https://reseau.example' } }),
    ];
    for (const [index, response] of (await Promise.all(asked.map(async (each) => each))).entries()) {
      assert.equal(response.status, 404, `request ${index}`);
      assert.doesNotMatch(await response.text(), /camille/);
    }
  });

  it('is not there in a network of real places', async () => {
    await database.sql`update place set demonstration = false`;
    assert.equal((await ask()).status, 404);
    await database.sql`update place set demonstration = true`;
    assert.equal((await ask()).status, 200);
  });
});
