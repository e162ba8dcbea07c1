import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Hono } from 'hono';
import { formatPlaceId } from '../../../../sdk/place-id.ts';
import { formRequest } from '../../access/testing.ts';
import { createApp } from '../../app.ts';
import type { Sql } from '../../database/database.ts';
import { testDatabase, type TestDatabase } from '../../database/testing.ts';
import { silentLog } from '../../log.ts';
import { letterWriters } from '../../messages/letters.ts';
import { senderOf } from '../../messages/start.ts';
import { htmlFaults } from '../../routes/pages/testing.ts';
import { readSettings } from '../../settings.ts';
import { loadTerritories } from '../../territories/territories.ts';
import { confirmClaim, eraseOldClaims } from './claims.ts';
import { proofOf } from './domain.ts';

const settings = readSettings({});
const sender = senderOf(settings, 'http://localhost', () => '');
const nobody = { cookie: '', csrf: '' };

let database: TestDatabase;
let sql: Sql;
let app: Hono;
let now = new Date('2026-11-23T08:00:00Z');
before(async () => {
  database = await testDatabase();
  sql = database.sql;
  app = createApp({ sql, clock: () => now, settings, log: silentLog, territories: loadTerritories() });
});
after(() => database.close());

async function insert(website: string | null): Promise<number> {
  const [place] = await sql<{ id: number }[]>`
    insert into place (name, kinds, source_platform, website) values ('La Grappe', '{coworking}', 'test', ${website}) returning id`;
  return place?.id ?? assert.fail();
}

const pageOf = (id: number): string => `/places/${formatPlaceId(id)}/claim`;
const ask = async (id: number, email: string, lang = 'fr') =>
  app.request(formRequest(`${pageOf(id)}?lang=${lang}`, nobody, { email }));

/** The address in the last letter that waits, written as it would be sent. */
async function link(): Promise<string> {
  const [row] = await sql<{ subject: string }[]>`
    select l.subject from outbox l join place_claim c on c.id::text = l.subject
    where l.letter = 'claim-confirm' order by c.created_at desc, c.id limit 1`;
  const letter = await letterWriters['claim-confirm']?.(row?.subject ?? '', { sql, sender, now, createdAt: now });
  assert.ok(letter && 'mail' in letter, JSON.stringify(letter));
  return /http:\/\/localhost(\/places\/\S+)/.exec(letter.mail.text)?.[1] ?? assert.fail(letter.mail.text);
}

function press(address: string): Promise<Response> {
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  const fields = { id: searchParams.get('id') ?? '', token: searchParams.get('token') ?? '' };
  return Promise.resolve(app.request(formRequest(pathname, nobody, fields)));
}

const operators = (id: number) => sql<{ email: string }[]>`
  select a.email from account_role r join account a on a.id = r.account_id where r.place_id = ${id} and r.kind = 'operator'`;

describe('the proof of an address', () => {
  it('is its domain, that of the website or below it, and never one that anybody gets', () => {
    const site = 'https://www.grappe.example/contact';
    assert.equal(proofOf('a@grappe.example', site), 'proved');
    assert.equal(proofOf('a@GRAPPE.example', site), 'proved');
    assert.equal(proofOf('a@accueil.grappe.example', site), 'proved');
    for (const other of ['a@example', 'a@pasgrappe.example', 'a@grappe.example.org', 'grappe.example@autre.example']) {
      assert.equal(proofOf(other, site), 'other-domain', other);
    }
    assert.equal(proofOf('a@ville.fr', 'https://lieu.ville.fr'), 'other-domain');
    assert.equal(proofOf('a@orange.fr', 'https://orange.fr/pro/grappe'), 'free-mail');
    assert.equal(proofOf('a@gmail.com', site), 'free-mail');
    assert.equal(proofOf('a@grappe.example', null), 'no-website');
  });
});

describe('claiming a place', () => {
  it('entrusts it to an address at its site’s domain, once, by a button', async () => {
    const id = await insert('https://www.grappe.example/');
    const page = await (await app.request(`http://localhost/places/${formatPlaceId(id)}`)).text();
    assert.match(page, new RegExp(`href="${pageOf(id)}[^"]*">C’est votre lieu`));
    for (const lang of ['fr', 'en']) {
      const form = await app.request(`http://localhost${pageOf(id)}?lang=${lang}`);
      assert.equal(form.status, 200);
      assert.deepEqual(await htmlFaults(await form.text()), []);
    }
    const sent = await ask(id, 'accueil@grappe.example');
    assert.equal(sent.status, 200);
    const address = await link();
    const looked = await app.request(`http://localhost${address}`);
    assert.equal(looked.status, 200);
    assert.deepEqual(await htmlFaults(await looked.text()), []);
    assert.equal((await operators(id)).length, 0, 'a scanner that opens the link takes nothing over');
    assert.equal((await press(address)).status, 200);
    assert.deepEqual(
      (await operators(id)).map(({ email }) => email),
      ['accueil@grappe.example'],
    );
    assert.equal((await press(address)).status, 410, 'a link works once');
    assert.equal((await app.request(`http://localhost${pageOf(id)}`)).status, 404, 'nobody else claims it');
    assert.doesNotMatch(await (await app.request(`http://localhost/places/${formatPlaceId(id)}`)).text(), /\/claim/);
    const [entry] = await sql`select actor, after from journal where subject_kind = 'claim' and place_id = ${id}`;
    assert.deepEqual(
      { ...entry },
      { actor: 'system:claim', after: { status: 'proved', website: 'https://www.grappe.example/' } },
    );
  });

  it('sends nothing to any other address, and says why', async () => {
    const id = await insert('https://grappe.example/');
    for (const [email, sentence] of [
      ['a@gmail.com', /Tout le monde peut avoir/],
      ['a@autre.example', /pas au nom du site/],
      ['a@', /pas complète/],
    ] as const) {
      const response = await ask(id, email);
      assert.equal(response.status, 422, email);
      const text = await response.text();
      assert.match(text, sentence);
      assert.deepEqual(await htmlFaults(text), []);
    }
    const without = await insert(null);
    assert.match(await (await ask(without, 'a@grappe.example')).text(), /administrateur du réseau/);
    const [claims] = await sql`select count(*)::int as n from place_claim where place_id in (${id}, ${without})`;
    assert.equal(claims?.['n'], 0);
  });

  it('goes to one of two who press at once; a link that is forged, late or for another site opens nothing', async () => {
    const id = await insert('https://grappe.example/');
    await sql`truncate outbox`;
    await ask(id, 'a@grappe.example');
    const address = await link();
    assert.equal((await press(address.replace(/token=..../, 'token=AAAA'))).status, 410);
    await sql`update place set website = 'https://autre.example/' where id = ${id}`;
    assert.equal((await press(address)).status, 410);
    await sql`update place set website = 'https://grappe.example/' where id = ${id}`;
    await sql`
      insert into account (id, email, email_key, created_at, removed_at)
      values (gen_random_uuid(), 'a@grappe.example', 'a@grappe.example', ${now}, ${now})`;
    assert.equal((await press(address)).status, 410, 'whom an administrator has shut out');
    await sql`delete from account where email = 'a@grappe.example'`;
    const before = now;
    now = new Date(now.getTime() + 25 * 3_600_000);
    assert.equal((await press(address)).status, 410);
    now = before;
    await ask(id, 'b@grappe.example');
    const claims = await sql<{ id: string }[]>`select id from place_claim where place_id = ${id}`;
    const taken = await Promise.all(claims.map((claim) => confirmClaim(sql, claim.id, now)));
    assert.equal(claims.length, 2);
    assert.equal(taken.filter((one) => one !== undefined).length, 1);
    assert.equal((await operators(id)).length, 1);
    assert.ok((await eraseOldClaims(sql, new Date(now.getTime() + 25 * 3_600_000))) >= 2);
  });
});
