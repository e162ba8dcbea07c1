import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Hono } from 'hono';
import { createApp } from '../../app.ts';
import { trialEmail } from '../../access/trial.ts';
import { insertBookable } from '../../bookings/testing.ts';
import { makeAccount, type TestAccount } from '../../access/testing.ts';
import type { Sql } from '../../database/database.ts';
import { testDatabase, type TestDatabase } from '../../database/testing.ts';
import { deliverNext } from '../../messages/deliver.ts';
import { readMessage } from '../../messages/eml.ts';
import { smtpPostman } from '../../messages/smtp.ts';
import { memoryLog, testMailServer, testSender, type TestMailServer } from '../../messages/testing.ts';
import { readSettings } from '../../settings.ts';
import { loadTerritories } from '../../territories/territories.ts';

const MINUTE = 60_000;

let database: TestDatabase;
let sql: Sql;
let mail: TestMailServer;
let app: Hono;
let now: Date;
let person: TestAccount;
let log = memoryLog();
const territories = loadTerritories();

before(async () => {
  database = await testDatabase();
  sql = database.sql;
  mail = await testMailServer();
});
after(async () => {
  await mail.close();
  await database.close();
});
beforeEach(async () => {
  now = new Date('2026-11-23T08:00:00Z');
  log = memoryLog();
  mail.received.length = 0;
  await sql`delete from outbox`;
  // A hub of its own for each test: what was counted before does not count.
  app = createApp({ sql, clock: () => now, settings: readSettings({}), log: log.log, territories });
  person = await makeAccount(sql, { roles: [{ kind: 'administrator' }], now });
});

const post = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  await app.request(`http://localhost${path}`, {
    method: 'POST',
    headers: { 'Sec-Fetch-Site': 'same-origin', ...headers },
    body: new URLSearchParams(fields),
  });

async function deliver(): Promise<void> {
  const postman = smtpPostman(mail.url, testSender);
  while (await deliverNext({ sql, clock: () => now, sender: testSender, postman, log: log.log }));
}

/** Asks for a link and takes it out of the letter. */
async function linkFor(email: string, language = 'fr'): Promise<{ path: string; token: string }> {
  assert.equal((await post(`/operator?lang=${language}`, { email })).status, 200);
  await deliver();
  const letter = readMessage(mail.received.at(-1)?.raw ?? '');
  const address = new URL(/https:\/\/\S+token=\S+/.exec(letter.text)?.[0] ?? '');
  return { path: `${address.pathname}${address.search}`, token: address.searchParams.get('token') ?? '' };
}

const cookieOf = (response: Response): string => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
const isIn = async (cookie: string): Promise<boolean> =>
  (await app.request('http://localhost/operator/journal', { headers: { Cookie: cookie } })).status === 200;

describe('signing in', () => {
  it('opens a session by the button of the page that the e-mailed link leads to', async () => {
    const { path, token } = await linkFor(person.email.toUpperCase());
    assert.equal(mail.received[0]?.to, person.email);
    const page = await app.request(`http://localhost${path}`);
    assert.equal(page.status, 200);
    assert.match(await page.text(), new RegExp(`name="token" value="${token}"`));
    assert.equal(page.headers.get('referrer-policy'), 'strict-origin');
    assert.deepEqual(page.headers.getSetCookie(), []);
    const entered = await post('/operator/enter', { token });
    assert.equal(entered.status, 303);
    assert.ok(await isIn(cookieOf(entered)));
  });

  it('leads back to the page that was asked for, and nowhere that somebody else wrote', async () => {
    const asked = '/operator/journal?subject=place%3A12';
    const page = await (await app.request(`http://localhost${asked}`)).text();
    assert.match(page, /name="next" value="\/operator\/journal\?subject=place%3A12"/);
    await post('/operator', { email: person.email, next: asked });
    await deliver();
    const letter = readMessage(mail.received.at(-1)?.raw ?? '');
    const address = new URL(/https:\/\/\S+token=\S+/.exec(letter.text)?.[0] ?? '');
    assert.equal(address.searchParams.get('next'), asked);
    const entrance = await (await app.request(`http://localhost${address.pathname}${address.search}`)).text();
    assert.match(entrance, /name="next" value="\/operator\/journal\?subject=place%3A12"/);
    const token = address.searchParams.get('token') ?? '';
    const entered = await post('/operator/enter', { token, next: asked });
    assert.equal(entered.headers.get('location'), `${asked}&done=signed-in`);
    for (const next of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example/operator/',
      '/operator/..//evil.example',
    ]) {
      const link = await linkFor(person.email);
      const away = await app.request(`http://localhost${link.path}&next=${encodeURIComponent(next)}`);
      assert.doesNotMatch(await away.text(), /name="next"|href="[^?"]*evil/);
      const response = await post('/operator/enter', { token: link.token, next });
      assert.equal(response.headers.get('location'), '/operator?done=signed-in', next);
    }
  });

  it('spends a link once, however many press its button at once', async () => {
    const { path, token } = await linkFor(person.email);
    // A mail scanner opens it as often as it wants.
    for (let times = 0; times < 3; times += 1) await app.request(`http://localhost${path}`);
    const answers = await Promise.all(Array.from({ length: 5 }, () => post('/operator/enter', { token })));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 410, 410, 410, 410]);
    assert.equal((await app.request(`http://localhost${path}`)).status, 410);
  });

  it('knows a link for fifteen minutes from when it was sent, and no other text', async () => {
    const { token } = await linkFor(person.email);
    now = new Date(now.getTime() + 15 * MINUTE);
    assert.equal((await post('/operator/enter', { token })).status, 410);
    for (const other of ['', 'x', 'x'.repeat(43), `${token}0`, '\0']) {
      assert.equal((await post('/operator/enter', { token: other })).status, 410);
    }
  });

  it('answers alike whether there is an account or not, and writes to nobody who has none', async () => {
    const [known, unknown] = [person.email, person.email.replace('@', 'x@')].map((email) => ({ email }));
    const answers = await Promise.all([known!, unknown!].map((fields) => post('/operator', fields)));
    const [a, b] = await Promise.all(answers.map((answer) => answer.text()));
    assert.equal(a?.replaceAll(known!.email, '·'), b?.replaceAll(unknown!.email, '·'));
    await deliver();
    assert.deepEqual(
      mail.received.map(({ to }) => to),
      [person.email],
    );
  });

  it('sends no letter that nobody waits for any more, and none to an account that was removed', async () => {
    await post('/operator', { email: person.email });
    now = new Date(now.getTime() + 61 * MINUTE);
    await deliver();
    await post('/operator', { email: person.email });
    await sql`update account set removed_at = ${now} where id = ${person.id}`;
    await deliver();
    assert.deepEqual(mail.received, []);
  });

  it('asks for an address that is one, and gives back what was typed', async () => {
    const response = await post('/operator', { email: '<b>personne' });
    assert.equal(response.status, 422);
    assert.match(await response.text(), /value="&lt;b&gt;personne"/);
  });

  it('limits letters to an e-mail address and requests from an address, and says so', async () => {
    for (let times = 0; times < 5; times += 1) {
      const { status, headers } = await post('/operator', { email: 'quelqu.un@ailleurs.example' });
      assert.equal(status, 200);
      assert.match(headers.get('ratelimit-policy') ?? '', /^"sign-in";q=30;w=600$/);
    }
    const sixth = await post('/operator', { email: 'Quelqu.Un@ailleurs.example' });
    assert.equal(sixth.status, 429);
    assert.match(sixth.headers.get('content-type') ?? '', /^text\/html/);
    assert.ok(Number(sixth.headers.get('retry-after')) > 0);
    for (let times = 6; times < 30; times += 1) await post('/operator/enter', { token: 'x' });
    assert.equal((await post('/operator/enter', { token: 'x' })).status, 429);
  });

  it('takes no form of another site: nobody is signed in as somebody else', async () => {
    const { token } = await linkFor(person.email);
    const foreign = await post('/operator/enter', { token }, { 'Sec-Fetch-Site': 'cross-site' });
    assert.equal(foreign.status, 403);
    assert.equal((await post('/operator/enter', { token })).status, 303);
  });

  it('speaks the language in which somebody signed in last', async () => {
    const { token } = await linkFor(person.email);
    await post('/operator/enter?lang=en', { token });
    await linkFor(person.email);
    assert.match(readMessage(mail.received.at(-1)!.raw).text, /^Your sign-in link/);
  });
});

describe('the session’s cookie', () => {
  it('is for this very host, out of reach of scripts and of other sites’ forms', async () => {
    const { token } = await linkFor(person.email);
    const settings = readSettings({ PUBLIC_URL: 'https://hub.example' });
    const secure = createApp({ sql, clock: () => now, settings, log: log.log, territories });
    const entered = await secure.request('http://hub.example/operator/enter', {
      method: 'POST',
      headers: { Origin: 'https://hub.example' },
      body: new URLSearchParams({ token }),
    });
    assert.match(
      entered.headers.getSetCookie().join(),
      /^__Host-escale-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=86400$/,
    );
    assert.equal(entered.headers.get('strict-transport-security'), 'max-age=31536000');
  });

  it('is another one each time, and the one that this browser had before opens nothing any more', async () => {
    const first = cookieOf(await post('/operator/enter', { token: (await linkFor(person.email)).token }));
    const { token } = await linkFor(person.email);
    const second = cookieOf(await post('/operator/enter', { token }, { Cookie: first }));
    assert.notEqual(first, second);
    assert.deepEqual([await isIn(first), await isIn(second)], [false, true]);
  });

  it('ends when its owner signs out', async () => {
    const response = await post('/operator/sign-out', { csrf: person.csrf }, { Cookie: person.cookie });
    assert.equal(response.status, 303);
    assert.match(response.headers.getSetCookie().join(), /^escale-session=; .*Max-Age=0$/);
    assert.equal(await isIn(person.cookie), false);
  });
});

describe('what is kept', () => {
  it('opens nothing: of links, sessions and keys only hashes are stored, and the outbox holds no address', async () => {
    const { token } = await linkFor(person.email);
    const secrets = [token, person.cookie.split('=')[1] ?? '', person.key, person.key.slice(4)];
    const stored = await sql<{ text: string }[]>`
      select to_jsonb(t)::text as text from operator_session t union all select to_jsonb(t)::text from sign_in_link t
      union all select to_jsonb(t)::text from access_key t union all select to_jsonb(t)::text from outbox t`;
    const all = stored.map(({ text }) => text).join('\n');
    for (const secret of secrets) {
      assert.ok(!all.includes(secret));
      assert.ok(!all.includes(Buffer.from(secret).toString('hex')));
    }
    const [outbox] = await sql<{ text: string }[]>`select to_jsonb(t)::text as text from outbox t`;
    assert.ok(!outbox?.text.includes(person.email));
  });

  it('leaves no address, link or cookie in the log', async () => {
    const { token } = await linkFor(person.email);
    const entered = await post('/operator/enter', { token });
    await app.request(`http://localhost/operator/enter?token=${token}`, { headers: { Cookie: cookieOf(entered) } });
    const lines = log.lines.join('\n');
    assert.ok(log.lines.length > 3);
    for (const secret of [person.email, token, cookieOf(entered).split('=')[1]!]) assert.ok(!lines.includes(secret));
  });
});

describe('trying a hub out', () => {
  const ask = async (address: string, remoteAddress: string, settings = readSettings({})): Promise<boolean> => {
    await sql`delete from account where email = ${trialEmail}`;
    const hub = createApp({ sql, clock: () => now, settings, log: log.log, territories });
    const headers = { 'Sec-Fetch-Site': 'same-origin' };
    const body = new URLSearchParams({ email: trialEmail });
    const connection = { incoming: { socket: { remoteAddress } } };
    const response = await hub.request(`${address}/operator`, { method: 'POST', headers, body }, connection);
    assert.equal(response.status, 200);
    return (await sql`select from account where email = ${trialEmail}`).length > 0;
  };

  it('makes the account of a trial on this machine only, and only while nothing is sent', async () => {
    const { placeId } = await insertBookable(sql);
    assert.equal(await ask('http://localhost', '127.0.0.1'), false, 'no demonstration');
    await sql`update place set demonstration = true where id = ${placeId}`;
    assert.equal(await ask('http://localhost', '127.0.0.1'), true);
    assert.equal(await ask('http://hub.example', '127.0.0.1'), false, 'another name');
    assert.equal(await ask('http://localhost', '192.0.2.7'), false, 'another machine');
    assert.equal(
      await ask('http://localhost', '127.0.0.1', readSettings({ SMTP_URL: mail.url })),
      false,
      'mail is sent',
    );
    const world = readSettings({ PUBLIC_URL: 'http://hub.example' });
    assert.equal(await ask('http://localhost', '127.0.0.1', world), false, 'for the world');
  });
});
