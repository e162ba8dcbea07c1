/** Accounts, keys, sessions and the journal, as a person sees them: pages over HTTP, and the API with the keys. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Hono } from 'hono';
import { formatPlaceId } from '../../../../sdk/place-id.ts';
import { actorOfKey } from '../../access/keys.ts';
import { eraseRemoved } from '../../access/accounts.ts';
import { formRequest, makeAccount, type TestAccount } from '../../access/testing.ts';
import { createApp } from '../../app.ts';
import { insertBookable } from '../../bookings/testing.ts';
import type { Sql } from '../../database/database.ts';
import { testDatabase, type TestDatabase } from '../../database/testing.ts';
import { ensureLabelSchemes } from '../../labels/store.ts';
import { silentLog } from '../../log.ts';
import { readSettings } from '../../settings.ts';
import { loadTerritories } from '../../territories/territories.ts';
import { htmlFaults } from '../pages/testing.ts';

const DAY = 86_400_000;

let database: TestDatabase;
let sql: Sql;
let app: Hono;
let now: Date;
let administrator: TestAccount;
let operator: TestAccount;
let place: number;

before(async () => {
  database = await testDatabase();
  sql = database.sql;
  await ensureLabelSchemes(sql);
  const options = { settings: readSettings({}), log: silentLog, territories: loadTerritories() };
  app = createApp({ sql, clock: () => now, ...options });
});
after(() => database.close());
beforeEach(async () => {
  now = new Date('2026-11-23T08:00:00Z');
  await sql`truncate account, journal, outbox cascade`;
  place = (await insertBookable(sql)).placeId;
  administrator = await makeAccount(sql, { roles: [{ kind: 'administrator' }], now });
  operator = await makeAccount(sql, { roles: [{ kind: 'operator', placeId: place }], now });
});

const post = async (path: string, who: TestAccount, fields: Record<string, string | string[]>): Promise<Response> =>
  await app.request(formRequest(path, who, fields));

async function see(path: string, who: TestAccount): Promise<string> {
  const response = await app.request(`http://localhost${path}`, { headers: { Cookie: who.cookie } });
  assert.equal(response.status, 200, path);
  return response.text();
}

describe('the pages', () => {
  it('are valid HTML, in French and in English', async () => {
    await post('/operator/accounts', administrator, {
      email: 'a@b.example',
      kind: 'staff',
      place: formatPlaceId(place),
    });
    const paths = ['', '/accounts', `/accounts/${operator.id}`, '/keys', '/journal', '/me'];
    const looks = paths.flatMap(
      (path) =>
        [
          [`/operator${path}`, administrator],
          [`/operator${path}?lang=en`, administrator],
          ...(path.startsWith('/accounts') ? [] : [[`/operator${path}`, operator] as const]),
        ] as const,
    );
    for (const [path, who] of looks) {
      const text = await see(path, who);
      assert.deepEqual(await htmlFaults(text), [], path);
      assert.match(text, /<html lang="(fr|en)">/);
    }
    const faulty = await post('/operator/accounts', administrator, { email: 'a', kind: 'staff', place: 'x' });
    assert.deepEqual(await htmlFaults(await faulty.text()), []);
  });
});

const rolesOf = async (email: string): Promise<string[]> =>
  (
    await sql<{ kind: string }[]>`
      select r.kind from account_role r join account a on a.id = r.account_id where a.email = ${email} order by 1`
  ).map(({ kind }) => kind);

async function invited(email: string, fields: Record<string, string>): Promise<string> {
  const response = await post('/operator/accounts', administrator, { email, ...fields });
  assert.equal(response.status, 303);
  return /accounts\/([\w-]+)/.exec(response.headers.get('location') ?? '')?.[1] ?? '';
}

/** Presses the undo button of the newest entry that has one. */
async function undoNewest(who = administrator): Promise<Response> {
  const id = /name="undo" value="(\d+)"/.exec(await see('/operator/journal', who))?.[1] ?? '';
  return post('/operator/journal', who, { undo: id });
}

describe('accounts', () => {
  const email = 'camille@mediatheque.example';

  it('are made by inviting, with a role and a letter', async () => {
    await invited(email, { kind: 'operator', place: formatPlaceId(place) });
    assert.deepEqual(await rolesOf(email), ['operator']);
    const [letter] = await sql`select letter from outbox`;
    assert.equal(letter?.['letter'], 'invitation');
  });

  it('name a place by its id, the address of its page, or its name when only one has it', async () => {
    await sql`update place set name = 'La Fabrique' where id = ${place}`;
    for (const typed of [
      formatPlaceId(place).toLowerCase(),
      `https://hub.example/places/${formatPlaceId(place)}?lang=fr`,
      'la fabrique',
    ]) {
      await invited(email, { kind: 'staff', place: typed });
    }
    assert.deepEqual(await rolesOf(email), ['staff']);
    const other = (await insertBookable(sql)).placeId;
    await sql`update place set name = 'La Fabrique' where id = ${other}`;
    const response = await post('/operator/accounts', administrator, { email, kind: 'staff', place: 'La Fabrique' });
    assert.equal(response.status, 422);
    assert.match(await response.text(), new RegExp(`${formatPlaceId(place)}, ${formatPlaceId(other)}`));
  });

  it('are not made of what is no address, no role, or no place; what was typed stays', async () => {
    for (const fields of [
      { email: 'personne', kind: 'administrator' },
      { email, kind: 'roi' },
      { email, kind: 'operator', place: '' },
      { email, kind: 'operator', place: '<script>' },
      { email, kind: 'issuer', scheme: 'inventé' },
    ]) {
      const response = await post('/operator/accounts', administrator, fields);
      assert.equal(response.status, 422);
      assert.ok((await response.text()).includes(`value="${fields.email}"`));
    }
    assert.equal((await sql`select from account where email = ${email}`).length, 0);
  });

  it('lose a role at once, in the session that they have open', async () => {
    const path = '/operator/accounts';
    const second = await makeAccount(sql, { roles: [{ kind: 'administrator' }], now });
    await see(path, second);
    assert.equal(
      (await post(`${path}/${second.id}`, administrator, { do: 'take', role: 'administrator' })).status,
      303,
    );
    assert.equal((await app.request(`http://localhost${path}`, { headers: { Cookie: second.cookie } })).status, 403);
    assert.equal(await actorOfKey(sql, second.key, now).then((actor) => actor?.roles.length), 0);
  });

  it('that are removed are out at once, with their sessions and keys, and erased a month later', async () => {
    assert.equal((await post(`/operator/accounts/${operator.id}`, administrator, { do: 'remove' })).status, 303);
    assert.equal(
      (await app.request('http://localhost/operator/me', { headers: { Cookie: operator.cookie } })).status,
      401,
    );
    assert.equal(await actorOfKey(sql, operator.key, now), undefined);
    assert.equal(await eraseRemoved(sql, new Date(now.getTime() + 29 * DAY)), 0);
    assert.equal(await eraseRemoved(sql, new Date(now.getTime() + 31 * DAY)), 1);
    assert.match(await see('/operator/journal', administrator), /Compte/);
  });

  it('keep one administrator, also when two remove each other at once', async () => {
    const alone = await post(`/operator/accounts/${administrator.id}`, administrator, { do: 'remove' });
    assert.equal(alone.status, 422);
    const second = await makeAccount(sql, { roles: [{ kind: 'administrator' }], now });
    await Promise.all([
      post(`/operator/accounts/${second.id}`, administrator, { do: 'remove' }),
      post(`/operator/accounts/${administrator.id}`, second, { do: 'take', role: 'administrator' }),
    ]);
    const left = await sql`
      select from account a join account_role r on r.account_id = a.id
      where r.kind = 'administrator' and a.removed_at is null`;
    assert.equal(left.length, 1);
  });
});

describe('the journal', () => {
  const email = 'camille@mediatheque.example';

  it('tells who gave what to whom, and takes it back, and back again', async () => {
    await invited(email, { kind: 'operator', place: formatPlaceId(place) });
    const page = await see('/operator/journal', administrator);
    assert.ok(
      page.includes(`Exploitation d’un lieu : Le Bureau (${formatPlaceId(place)}), ${email}`.replace(' :', '\xa0:')),
    );
    assert.ok(page.includes(administrator.email));
    assert.equal((await undoNewest()).status, 303);
    assert.deepEqual(await rolesOf(email), []);
    assert.equal((await undoNewest()).status, 303);
    assert.deepEqual(await rolesOf(email), ['operator']);
  });

  it('takes nothing back twice, however many press the button at once', async () => {
    await invited(email, { kind: 'operator', place: formatPlaceId(place) });
    const [entry] = await sql<{ id: number }[]>`select max(id) as id from journal`;
    const undo = String(entry?.id);
    const answers = await Promise.all([1, 2, 3].map(() => post('/operator/journal', administrator, { undo })));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409, 409]);
  });

  it('forces nothing when something changed since, and says what holds', async () => {
    const id = await invited(email, { kind: 'operator', place: formatPlaceId(place) });
    const [given] = await sql<{ id: number }[]>`select max(id) as id from journal`;
    await post(`/operator/accounts/${id}`, administrator, { do: 'take', role: `operator/${formatPlaceId(place)}` });
    const response = await post('/operator/journal', administrator, { undo: String(given?.id) });
    assert.equal(response.status, 409);
    assert.match(await response.text(), /cela a changé depuis/);
  });

  it('does not take the last administrator away', async () => {
    const second = await makeAccount(sql, { roles: [], now });
    await post(`/operator/accounts/${second.id}`, administrator, { do: 'give', kind: 'administrator' });
    const [given] = await sql<{ id: number }[]>`select max(id) as id from journal`;
    await sql`delete from account_role where account_id = ${administrator.id}`;
    const response = await post('/operator/journal', second, { undo: String(given?.id) });
    assert.equal(response.status, 409);
    assert.deepEqual(await rolesOf(second.email), ['administrator']);
  });

  it('gives nothing back to an account that was erased', async () => {
    await post(`/operator/accounts/${operator.id}`, administrator, {
      do: 'take',
      role: `operator/${formatPlaceId(place)}`,
    });
    const [taken] = await sql<{ id: number }[]>`select max(id) as id from journal`;
    await sql`delete from account where id = ${operator.id}`;
    assert.equal((await post('/operator/journal', administrator, { undo: String(taken?.id) })).status, 409);
  });

  it('shows operators what concerns their places, and nothing else; nor does it undo anything else', async () => {
    const other = (await insertBookable(sql)).placeId;
    const line = (id: number) => ({
      at: now,
      actor: administrator.actor.id,
      subject_kind: 'essai',
      subject_id: 'x',
      place_id: id,
    });
    await sql`insert into journal ${sql([line(place), line(other)])}`;
    await post(`/operator/accounts/${operator.id}`, administrator, {
      do: 'give',
      kind: 'staff',
      place: formatPlaceId(other),
    });
    const page = await see('/operator/journal', operator);
    assert.equal(page.match(/<article/g)?.length, 1);
    assert.ok(!page.includes(administrator.email), 'an address of a colleague');
    const [role] = await sql<{ id: number }[]>`select max(id) as id from journal`;
    for (const undo of [String(role?.id), '0', '-1', 'x', '1e3', '9007199254740993']) {
      assert.equal((await post('/operator/journal', operator, { undo })).status, 404, undo);
    }
  });

  it('is read page by page, and by subject', async () => {
    const rows = Array.from({ length: 50 }, (_, index) => ({
      at: now,
      actor: 'system:essai',
      subject_kind: 'essai',
      subject_id: String(index % 2),
    }));
    await sql`insert into journal ${sql(rows)}`;
    const first = await see('/operator/journal', administrator);
    assert.equal(first.match(/<article/g)?.length, 40);
    const older = /href="(\?[^"]*before=\d+)"/.exec(first)?.[1] ?? '';
    assert.equal((await see(`/operator/journal${older}`, administrator)).match(/<article/g)?.length, 10);
    assert.equal((await see('/operator/journal?subject=essai:1', administrator)).match(/<article/g)?.length, 25);
  });
});

describe('keys', () => {
  const made = async (who: TestAccount, fields: Record<string, string | string[]>): Promise<string> => {
    const response = await post('/operator/keys', who, { name: 'Logiciel', ...fields });
    assert.equal(response.status, 200);
    return /esk_[\w-]{43}/.exec(await response.text())?.[0] ?? '';
  };

  it('are shown once and may what they were made for', async () => {
    const key = await made(operator, { role: [`staff/${formatPlaceId(place)}`] });
    assert.deepEqual((await actorOfKey(sql, key, now))?.roles, [{ kind: 'staff', placeId: place }]);
    assert.ok(!(await see('/operator/keys', operator)).includes(key));
  });

  it('may no more than their maker, when they are made and ever after', async () => {
    const other = (await insertBookable(sql)).placeId;
    for (const role of ['administrator', `operator/${formatPlaceId(other)}`, 'issuer/mon-autre-bureau', 'x', '']) {
      assert.equal((await post('/operator/keys', operator, { name: 'Trop', role: [role] })).status, 422, role);
    }
    // What only administrators are offered is not read from others.
    assert.equal((await post('/operator/keys', operator, { name: 'Trop', kind: 'administrator' })).status, 422);
    const key = await made(operator, { role: [`operator/${formatPlaceId(place)}`, `staff/${formatPlaceId(place)}`] });
    await sql`update account_role set kind = 'staff' where account_id = ${operator.id}`;
    assert.deepEqual((await actorOfKey(sql, key, now))?.roles, [{ kind: 'staff', placeId: place }]);
  });

  it('are refused from the moment they are revoked', async () => {
    assert.ok(await actorOfKey(sql, operator.key, now));
    assert.equal((await post('/operator/keys', operator, { revoke: operator.keyId })).status, 303);
    assert.equal(await actorOfKey(sql, operator.key, now), undefined);
  });

  it('are revoked by their maker and by administrators, and by nobody else', async () => {
    await post('/operator/keys', operator, { revoke: administrator.keyId });
    assert.ok(await actorOfKey(sql, administrator.key, now));
    await post('/operator/keys', administrator, { revoke: operator.keyId });
    assert.equal(await actorOfKey(sql, operator.key, now), undefined);
  });

  it('tell when they were last used', async () => {
    assert.match(await see('/operator/keys', operator), /jamais employée/);
    await actorOfKey(sql, operator.key, new Date('2026-11-23T08:30:00Z'));
    assert.match(await see('/operator/keys', operator), /employée le 23\snovembre 2026 à 9\sh\s30/);
  });
});

describe('sessions', () => {
  it('are listed to their owner, ended one by one, and all at once', async () => {
    const { id: accountId } = operator;
    const elsewhere = await makeAccount(sql, { now });
    await sql`update operator_session set account_id = ${accountId}, device = 'Firefox, Android' where account_id = ${elsewhere.id}`;
    const page = await see('/operator/me', operator);
    assert.match(page, /Firefox, Android/);
    const [other] = await sql<{ id: string }[]>`select id from operator_session where device <> 'Essai'`;
    await post('/operator/me', administrator, { session: other?.id ?? '' });
    assert.equal(
      (await app.request('http://localhost/operator/me', { headers: { Cookie: elsewhere.cookie } })).status,
      200,
    );
    await post('/operator/me', operator, { session: other?.id ?? '' });
    assert.equal(
      (await app.request('http://localhost/operator/me', { headers: { Cookie: elsewhere.cookie } })).status,
      401,
    );
    await post('/operator/me', operator, { everywhere: '1' });
    assert.equal((await sql`select from operator_session where account_id = ${accountId}`).length, 0);
  });
});
