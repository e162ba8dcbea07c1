import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Hono } from 'hono';
import type { PlaceRecord, Problem, Proposal } from '../../../../sdk/contract/index.ts';
import { formatPlaceId } from '../../../../sdk/place-id.ts';
import { formRequest, makeAccount, type TestAccount } from '../../access/testing.ts';
import { createApp } from '../../app.ts';
import { testDatabase, type TestDatabase } from '../../database/testing.ts';
import { silentLog } from '../../log.ts';
import { letterWriters } from '../../messages/letters.ts';
import { senderOf } from '../../messages/start.ts';
import { savePlaces } from '../../places/store.ts';
import { fieldsOf } from '../../routes/operator/form-testing.ts';
import { readSettings } from '../../settings.ts';
import { loadTerritories } from '../../territories/territories.ts';
import { eraseOldProposals } from './store.ts';

const now = new Date('2026-11-23T08:00:00Z');
const territories = loadTerritories();
const settings = readSettings({});
const sender = senderOf(settings, 'http://localhost', () => '');

let database: TestDatabase;
let app: Hono;
let administrator: TestAccount;
before(async () => {
  database = await testDatabase();
  app = createApp({ sql: database.sql, clock: () => now, settings, log: silentLog, territories });
  administrator = await makeAccount(database.sql, { roles: [{ kind: 'administrator' }], now });
});
after(() => database.close());

const newPlace = {
  edit: {
    name: 'L’Atelier du Port',
    kinds: ['coworking'],
    address: { street: '3 quai', complement: null, postalCode: '35600', city: 'Redon', inseeCode: null, country: 'FR' },
    email: 'atelier@example.org',
  },
  email: 'camille@example.org',
  consent: '2026-11',
};

async function post(body: object, key: string) {
  const response = await app.request('/v1/proposals', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body: JSON.stringify(body),
  });
  const json: unknown = await response.json();
  return { status: response.status, proposal: json as Proposal, problem: json as Problem };
}

/** The letters of a name that wait, written as they would be sent. */
async function letters(name: string, id: string) {
  const rows = await database.sql<{ letter: string; subject: string }[]>`
    select letter, subject from outbox where letter = ${name} and subject like ${`${id}%`} order by id`;
  const writing = { sql: database.sql, sender, now, createdAt: now };
  return Promise.all(rows.map(async ({ letter, subject }) => letterWriters[letter]?.(subject, writing)));
}

async function confirm(id: string): Promise<void> {
  const [letter] = await letters('proposal-confirm', id);
  assert.ok(letter && 'mail' in letter);
  const address = /http:\/\/localhost(\/proposer\/confirmer\S+)/.exec(letter.mail.text)?.[1] ?? '';
  assert.equal((await app.request(address)).status, 200);
  const [looked] = await database.sql`select status from proposal where id = ${id}`;
  assert.equal(looked?.['status'], 'unconfirmed', 'a scanner that opens the link confirms nothing');
  const query = new URL(address, 'http://localhost').searchParams;
  const fields = { id: query.get('id') ?? '', token: query.get('token') ?? '' };
  const pressed = await app.request(formRequest('/proposer/confirmer', { cookie: '', csrf: '' }, fields));
  assert.equal(pressed.status, 200);
}

const decide = (id: string, who: TestAccount, fields: Record<string, string | string[]>) =>
  app.request(formRequest(`/operator/proposals/${id}`, who, fields));

describe('a proposed place', () => {
  it('is published only once it was confirmed and accepted, and is its proposer’s then', async () => {
    const { status, proposal } = await post(newPlace, 'key-1');
    assert.equal(status, 201);
    const found = async () =>
      ((await (await app.request('/v1/places?q=atelier%20du%20port')).json()) as { total: number }).total;
    const page = () => app.request(`/operator/proposals/${proposal.id}`, { headers: { Cookie: administrator.cookie } });
    assert.equal((await page()).status, 404, 'nobody is asked before it is confirmed');
    await confirm(proposal.id);
    assert.equal((await letters('proposal-waiting', proposal.id)).length, 1);
    const shown = await (await page()).text();
    assert.match(shown, /L’Atelier du Port/);
    assert.equal(await found(), 0);

    const accepted = await decide(proposal.id, administrator, { decide: 'accept', reply: 'Bienvenue !' });
    assert.match(accepted.headers.get('location') ?? '', /done=accepted/);
    assert.equal(await found(), 1);
    const again = await decide(proposal.id, administrator, { decide: 'refuse' });
    assert.match(again.headers.get('location') ?? '', /done=already/);

    const [role] = await database.sql<{ email: string; place: string; said: string[]; precision: string }[]>`
      select a.email, p.public_id as place, p.said, p.position_precision as precision
      from account_role r join account a on a.id = r.account_id join place p on p.id = r.place_id
      where r.kind = 'operator'`;
    assert.equal(role?.email, 'camille@example.org');
    assert.ok(role.said.includes('name') && role.said.includes('address'));
    assert.equal(role.precision, 'approximate');
    const [letter] = await letters('proposal-decided', proposal.id);
    assert.ok(letter && 'mail' in letter);
    assert.match(letter.mail.text, /Bienvenue !/);
    assert.match(letter.mail.text, new RegExp(`/operator/places/${role.place}`));
  });

  it('is one, however often the same request comes', async () => {
    const [one, two] = await Promise.all([post(newPlace, 'key-2'), post(newPlace, 'key-2')]);
    assert.equal(one.proposal.id, two.proposal.id);
    const other = await post({ ...newPlace, email: 'autre@example.org' }, 'key-2');
    assert.deepEqual([other.status, other.problem.type], [422, 'urn:escale:problem:idempotency-key-reused']);
    assert.equal((await letters('proposal-confirm', one.proposal.id)).length, 1);
  });

  it('is refused when it could not be found, or holds what no place may', async () => {
    const refused = await post(
      { ...newPlace, edit: { name: 'Un <i>lieu</i>', website: 'https://x.example/' } },
      'key-3',
    );
    assert.equal(refused.status, 400);
    assert.deepEqual(refused.problem.errors?.map(({ pointer }) => pointer).toSorted(), [
      '/edit/address',
      '/edit/kinds',
      '/edit/name',
    ]);
    assert.equal((await post({ ...newPlace, edit: { ...newPlace.edit, resources: [] } }, 'key-4')).status, 400);
  });

  it('may be proposed by the form, which says what is missing beside each field', async () => {
    const empty = await app.request(formRequest('/proposer', { cookie: '', csrf: '' }, { name: 'Sans rien' }));
    assert.equal(empty.status, 422);
    const text = await empty.text();
    assert.match(text, /value="Sans rien"/);
    for (const name of ['kinds', 'address', 'email-own']) assert.match(text, new RegExp(`href="#${name}"`), name);
    const fields = {
      name: 'Par le formulaire',
      kinds: 'cafe',
      postalCode: '35600',
      city: 'Redon',
      'email-own': 'moi@example.org',
    };
    const sent = await app.request(formRequest('/proposer', { cookie: '', csrf: '' }, fields));
    assert.equal(sent.status, 200);
    assert.match(await sent.text(), /moi@example\.org/);
    const foreign = formRequest('/proposer', { cookie: '', csrf: '' }, fields);
    foreign.headers.set('Sec-Fetch-Site', 'cross-site');
    assert.equal((await app.request(foreign)).status, 403);
  });

  it('takes its hours from the week that operators fill in, by the form alone', async () => {
    const address = '/proposer?lang=fr';
    const send = (fields: Record<string, string | string[]>) =>
      app.request(formRequest(address, { cookie: '', csrf: '' }, fields));
    const rows = () => database.sql<{ edit: { openingHours?: string } }[]>`select edit from proposal`;
    const before = (await rows()).length;
    const blank = fieldsOf(await (await app.request(address)).text());
    const typed = {
      ...blank,
      name: 'Le Port sec',
      kinds: 'cafe',
      postalCode: '35600',
      city: 'Redon',
      'email-own': 'port@example.org',
      'Mo-0-from': '9h',
      'Mo-0-to': '12h30',
      'Mo-1-from': '14',
      'Mo-1-to': '18',
    };
    const copied = fieldsOf(await (await send({ ...typed, copy: 'monday' })).text());
    assert.deepEqual([copied['Fr-1-to'], copied['name']], ['18', 'Le Port sec']);
    const more = fieldsOf(await (await send({ ...copied, more: 'Sa' })).text());
    assert.equal(more['Sa-2-from'], '');
    const wrong = await send({ ...more, 'Sa-0-from': 'tôt', 'Sa-0-to': '12' });
    assert.equal(wrong.status, 422);
    const told = await wrong.text();
    assert.match(told, /href="#Sa-0-from">Samedi 1<\/a>/);
    assert.match(told, /id="Sa-0-from-fault">«\s?tôt\s?» n’est pas une heure/);
    const asText = fieldsOf(await (await send({ ...more, show: 'text' })).text());
    assert.deepEqual([asText['as'], asText['text']], ['text', 'Mo-Fr 09:00-12:30,14:00-18:00; PH off']);
    const rich = await (await send({ ...asText, text: 'Jul-Aug Mo-Su 10:00-20:00', show: 'grid' })).text();
    assert.equal(fieldsOf(rich)['as'], 'text');
    assert.match(rich, /plus qu’une semaine type/);
    const week = fieldsOf(await (await send({ ...asText, show: 'grid' })).text());
    assert.equal(week['Tu-0-to'], '12:30');
    assert.equal((await rows()).length, before, 'nothing was proposed yet');

    assert.equal((await send(week)).status, 200);
    const sent = (await rows()).map(({ edit }) => edit.openingHours).filter(Boolean);
    assert.deepEqual(sent, ['Mo-Fr 09:00-12:30,14:00-18:00; PH off']);
    const [row] = await database.sql<{ id: string }[]>`
      update proposal set status = 'waiting' where edit->>'name' = 'Le Port sec' returning id`;
    const shown = await app.request(`/operator/proposals/${row?.id ?? ''}?lang=fr`, {
      headers: { Cookie: administrator.cookie },
    });
    assert.match(await shown.text(), /lun\. 23\snov\.[^]*9\s?h[^]*12\s?h\s?30/, 'who decides reads days');
  });

  it('leads nowhere by a link that is not right', async () => {
    const { proposal } = await post(newPlace, 'key-5');
    const wrong = await app.request(`/proposer/confirmer?id=${proposal.id}&token=${'x'.repeat(43)}`);
    assert.equal(wrong.status, 410);
    assert.equal((await app.request('/proposer/confirmer')).status, 410);
  });
});

describe('a correction', () => {
  it('is decided by the place’s operator, field by field, and by nobody else’s', async () => {
    const draft = {
      source: { platform: 'liste', id: '1' },
      name: 'La Cour',
      kinds: ['cafe'] as const,
      city: 'Redon',
      postalCode: '35600',
    };
    const [saved] = await savePlaces(database.sql, [{ ...draft, kinds: ['cafe'] }], { territories, now });
    assert.ok(saved);
    const operator = await makeAccount(database.sql, { roles: [{ kind: 'operator', placeId: saved.id }], now });
    const other = await makeAccount(database.sql, { roles: [], now });
    const place = formatPlaceId(saved.id);
    const edit = { name: 'La Cour carrée', phone: '02 99 00 00 01' };
    const { proposal } = await post(
      { place, edit, email: 'passant@example.org', word: 'Le nom a changé.', consent: '1' },
      'key-6',
    );
    await confirm(proposal.id);
    const waiting = await letters('proposal-waiting', proposal.id);
    assert.deepEqual(
      waiting.map((letter) => letter && 'mail' in letter && letter.mail.to),
      [operator.email],
    );
    assert.equal((await decide(proposal.id, other, { decide: 'accept' })).status, 403);
    await decide(proposal.id, operator, { decide: 'accept', take: ['phone'] });
    const record = await app.request(`/v1/places/${place}/record`, {
      headers: { Authorization: `Bearer ${operator.key}` },
    });
    const { name, phone } = (await record.json()) as PlaceRecord;
    assert.deepEqual([name, phone], ['La Cour', '+33299000001']);
  });

  it('by the page of a place sends only what was changed', async () => {
    const [saved] = await savePlaces(
      database.sql,
      [
        {
          source: { platform: 'liste', id: '2' },
          name: 'La Halle',
          kinds: ['cafe'],
          city: 'Redon',
          postalCode: '35600',
        },
      ],
      { territories, now },
    );
    assert.ok(saved);
    const path = `/places/${formatPlaceId(saved.id)}/correction`;
    const page = await (await app.request(path)).text();
    const base = /name="base" value="([^"]*)"/.exec(page)?.[1] ?? '';
    const asShown = {
      base,
      name: 'La Halle',
      kinds: 'cafe',
      city: 'Redon',
      postalCode: '35600',
      'email-own': 'moi@example.org',
    };
    const send = (fields: Record<string, string>) => app.request(formRequest(path, { cookie: '', csrf: '' }, fields));
    assert.equal((await send(asShown)).status, 422, 'nothing was changed and nothing said');
    assert.equal((await send({ ...asShown, website: 'https://halle.example/' })).status, 200);
    const [row] = await database.sql<{ edit: object }[]>`select edit from proposal where place_id = ${saved.id}`;
    assert.deepEqual(row?.edit, { website: 'https://halle.example/' });
  });

  it('tells hours that changed from the same hours written otherwise', async () => {
    const draft = { name: 'La Criée', kinds: ['cafe'] as ['cafe'], city: 'Redon', postalCode: '35600' };
    const openingHours = 'Mo-Tu 09:00-12:00; We-Fr 09:00-12:00; Sa 10:00-12:00';
    const [saved] = await savePlaces(
      database.sql,
      [{ ...draft, openingHours, source: { platform: 'liste', id: '3' } }],
      { territories, now },
    );
    assert.ok(saved);
    const path = `/places/${formatPlaceId(saved.id)}/correction`;
    const asShown = { ...fieldsOf(await (await app.request(path)).text()), 'email-own': 'moi2@example.org' };
    assert.equal(asShown['Sa-0-from' as keyof typeof asShown], '10:00');
    const send = (fields: Record<string, string | string[]>) =>
      app.request(formRequest(path, { cookie: '', csrf: '' }, { ...asShown, ...fields }));
    assert.equal((await send({})).status, 422, 'nothing was changed and nothing said');
    assert.equal((await send({ 'Sa-0-to': '13h' })).status, 200);
    const [row] = await database.sql<{ edit: object }[]>`select edit from proposal where place_id = ${saved.id}`;
    assert.deepEqual(row?.edit, { openingHours: 'Mo-Fr 09:00-12:00; Sa 10:00-13:00' });
  });

  it('is forgotten when nobody confirms it, and its author a year after the decision', async () => {
    await eraseOldProposals(database.sql, new Date(now.getTime() + 400 * 86_400_000));
    const [left] = await database.sql<{ unconfirmed: number; named: number }[]>`
      select count(*) filter (where status = 'unconfirmed')::int as unconfirmed,
        count(*) filter (where email is not null and decided_at is not null)::int as named from proposal`;
    assert.deepEqual({ ...left }, { unconfirmed: 0, named: 0 });
  });
});
