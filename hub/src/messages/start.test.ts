import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { silentLog } from '../log.ts';
import { readSettings } from '../settings.ts';
import { startMessages } from './start.ts';
import { insertBooking, insertMessage, testMailServer, testNow, type TestMailServer } from './testing.ts';

describe('the messages of several processes', () => {
  let database: TestDatabase;
  let mail: TestMailServer;
  before(async () => {
    database = await testDatabase();
    mail = await testMailServer();
  });
  after(async () => {
    await mail.close();
    await database.close();
  });

  const start = (messages: string) => {
    const settings = readSettings({ SMTP_URL: mail.url, ESCALE_MESSAGES: messages, PUBLIC_URL: 'https://hub.example' });
    return startMessages({ sql: database.sql, clock: () => testNow, settings, log: silentLog, address: '' });
  };

  it('are left by one that is told to leave them, and sent by another', async () => {
    const booking = await insertBooking(database.sql);
    const id = await insertMessage(database.sql, booking, 'confirmed');
    const leaving = await start('leave');
    await leaving.stop();
    const attempts = async () =>
      (await database.sql<{ attempts: number }[]>`select attempts from outbox where id = ${id}`)[0]?.attempts;
    assert.equal(await attempts(), 0);
    const sending = await start('send');
    await sending.stop();
    assert.equal(await attempts(), 1);
    assert.equal(mail.received.length, 1);
  });

  it('know no third way', () => {
    assert.throws(() => readSettings({ ESCALE_MESSAGES: 'maybe' }), /ESCALE_MESSAGES vaut «\xa0maybe\xa0»/);
  });
});
