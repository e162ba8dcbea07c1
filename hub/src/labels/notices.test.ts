import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { makeAccount } from '../access/testing.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { testSender } from '../messages/testing.ts';
import { insertPlaces } from '../places/testing.ts';
import { noticeEndings, writeLabelEndingLetter } from './notices.ts';
import { ensureLabelSchemes } from './store.ts';

const now = new Date('2026-11-22T09:00:00Z');
const SCHEME = 'mon-autre-bureau';

describe('the notice before a label ends', () => {
  let database: TestDatabase;

  before(async () => {
    database = await testDatabase();
    const { sql } = database;
    await ensureLabelSchemes(sql);
    await insertPlaces(sql, [
      { name: 'Bientôt', labels: [[SCHEME, 'granted', '2024-01-01', '2026-12-10']] },
      { name: 'Plus tard', labels: [[SCHEME, 'granted', '2024-01-01', '2027-12-10']] },
      { name: 'Fini', labels: [[SCHEME, 'granted', '2024-01-01', '2026-11-20']] },
      { name: 'Suspendu', labels: [[SCHEME, 'suspended', '2024-01-01', '2026-12-10']] },
      { name: 'Sans fin', labels: [[SCHEME, 'granted', '2024-01-01', null]] },
    ]);
  });
  after(() => database.close());

  const queued = () =>
    database.sql<{ subject: string; created_at: Date }[]>`
      select subject, created_at from outbox where letter = 'label-ending' order by subject`;
  const write = (subject: string, at = now) =>
    writeLabelEndingLetter(subject, { sql: database.sql, sender: testSender, now: at, createdAt: now });

  it('waits until there is somebody to tell', async () => {
    assert.equal(await noticeEndings(database.sql, now), 0);
    assert.equal((await queued()).length, 0);
  });

  it('goes once to the role address and to each issuer, however many hubs look', async () => {
    const { sql } = database;
    await sql`update label_scheme set issuer_email = 'labels@reseau.example' where id = ${SCHEME}`;
    await makeAccount(sql, { roles: [{ kind: 'issuer', scheme: SCHEME }], email: 'emetteur@reseau.example', now });
    await makeAccount(sql, { roles: [{ kind: 'issuer', scheme: 'relais-d-entreprises' }], now });
    const counts = await Promise.all([noticeEndings(sql, now), noticeEndings(sql, now)]);
    assert.equal(counts[0] + counts[1], 2);
    assert.equal(await noticeEndings(sql, new Date(now.getTime() + 86_400_000)), 0);
    const written = await Promise.all((await queued()).map(({ subject }) => write(subject)));
    const mails = written.flatMap((each) => ('mail' in each ? [each.mail] : []));
    assert.deepEqual(mails.map(({ to }) => to).sort(), ['emetteur@reseau.example', 'labels@reseau.example']);
    assert.match(
      mails[0]?.text ?? '',
      /Bientôt[^]*10\sdécembre 2026[^]*\/operator\/schemes\/mon-autre-bureau\/places\//,
    );
  });

  it('does not speak of what was renewed, revoked or has ended since', async () => {
    const [{ subject } = { subject: '' }] = await queued();
    assert.deepEqual(await write(subject, new Date('2026-12-11T00:00:00Z')), { obsolete: 'superseded' });
    await database.sql`update label_grant set valid_until = '2027-01-31' where valid_until = '2026-12-10' and status = 'granted'`;
    assert.deepEqual(await write(subject), { obsolete: 'superseded' });
    // The new end is told when its time comes.
    assert.equal(await noticeEndings(database.sql, new Date('2027-01-10T00:00:00Z')), 2);
  });
});
