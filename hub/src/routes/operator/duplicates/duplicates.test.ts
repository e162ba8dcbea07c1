import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Hono } from 'hono';
import type { Booking, BookingRequest, ChangeList, Place } from '../../../../../sdk/contract/index.ts';
import { formatPlaceId } from '../../../../../sdk/place-id.ts';
import { undo } from '../../../access/undo.ts';
import { formRequest, makeAccount, type TestAccount } from '../../../access/testing.ts';
import { createApp } from '../../../app.ts';
import { insertBookable, requestFor, type Bookable } from '../../../bookings/testing.ts';
import type { Sql } from '../../../database/database.ts';
import { testDatabase, type TestDatabase } from '../../../database/testing.ts';
import { proposeDuplicates } from '../../../import/duplicates.ts';
import { ensureLabelSchemes } from '../../../labels/store.ts';
import { silentLog } from '../../../log.ts';
import { mergePlaces } from '../../../operators/merges/merge.ts';
import { listPairs, pairId } from '../../../operators/merges/pairs.ts';
import type { PlaceDraft } from '../../../places/draft.ts';
import { savePlaces } from '../../../places/store.ts';
import { readSettings } from '../../../settings.ts';
import { loadTerritories } from '../../../territories/territories.ts';
import { htmlFaults } from '../../pages/testing.ts';

const now = new Date('2026-11-23T08:00:00Z');
const territories = loadTerritories();

let database: TestDatabase;
let sql: Sql;
let app: Hono;
let administrator: TestAccount;
before(async () => {
  database = await testDatabase();
  sql = database.sql;
  await ensureLabelSchemes(sql);
  app = createApp({ sql, clock: () => now, settings: readSettings({}), log: silentLog, territories });
  administrator = await makeAccount(sql, { roles: [{ kind: 'administrator' }], now });
});
after(() => database.close());

let serial = 0;

const draft = (platform: string, id: string, more: Partial<PlaceDraft> = {}): PlaceDraft => ({
  source: { platform, id },
  name: `Atelier ${id}`,
  kinds: ['coworking'],
  lat: 48.1,
  lon: -1.68,
  ...more,
});

const save = async (one: PlaceDraft): Promise<number> => {
  const [saved] = await savePlaces(sql, [one], { territories, now });
  return saved?.id ?? assert.fail();
};

/** Two places of two lists that share a SIRET, as an import finds them. */
async function pairOf(one: Partial<PlaceDraft> = {}, other: Partial<PlaceDraft> = {}) {
  serial += 1;
  const siret = `1234567890${String(serial).padStart(4, '0')}`;
  const [first, second] = [
    draft('one', String(serial), { siret, ...one }),
    draft('other', String(serial), { siret, ...other }),
  ];
  const [a, b] = [await save(first), await save(second)];
  assert.ok((await proposeDuplicates(sql, [a, b])) > 0);
  return { a, b, first, second, path: `/operator/duplicates/${pairId({ a, b })}` };
}

const get = (path: string, headers: Record<string, string> = {}) => app.request(`http://localhost${path}`, { headers });

async function see(path: string): Promise<string> {
  const response = await get(path, { Cookie: administrator.cookie });
  assert.equal(response.status, 200, path);
  return response.text();
}

const seenIn = (page: string): string => /name="seen" value="([\d.]+)"/.exec(page)?.[1] ?? assert.fail(page);

/** Merges by the form, as the administrator would. */
async function merge(path: string, fields: Record<string, string>): Promise<Response> {
  const seen = seenIn(await see(path));
  return app.request(formRequest(path, administrator, { seen, decide: 'merge', ...fields }));
}

async function merged(path: string, fields: Record<string, string>): Promise<void> {
  const response = await merge(path, fields);
  assert.equal(response.status, 303, await response.clone().text());
  assert.match(response.headers.get('location') ?? '', /done=merged/);
}

const placeOf = async (id: number): Promise<Place> =>
  (await (await get(`/v1/places/${formatPlaceId(id)}`)).json()) as Place;

async function lastEntry(kind: string): Promise<number> {
  const [entry] = await sql<
    { id: number }[]
  >`select id from journal where subject_kind = ${kind} order by id desc limit 1`;
  return entry?.id ?? assert.fail();
}

describe('the pages of proposed duplicates', () => {
  it('show pairs and both cards, in valid HTML, in French and in English', async () => {
    const { path } = await pairOf(
      { name: 'La <Grappe>', phone: '+33299000001' },
      { name: 'La Grappe', amenities: ['wifi'] },
    );
    for (const address of [
      '/operator/duplicates',
      path,
      `${path}?lang=en`,
      '/operator/duplicates?lang=en&done=merged',
    ]) {
      const page = await see(address);
      assert.deepEqual(await htmlFaults(page), [], address);
      assert.match(page, /La &lt;Grappe&gt;/);
    }
    // What the place that stays leaves open is taken from the other one unless somebody says otherwise.
    assert.match(await see(path), /name="fact-amenities" value="b" checked/);
    assert.match(await see(path), /name="fact-phone" value="a" checked/);
  });

  it('says that two places are two for good, and the journal takes that back', async () => {
    const { a, b, path } = await pairOf();
    const response = await app.request(formRequest(path, administrator, { decide: 'two' }));
    assert.match(response.headers.get('location') ?? '', /done=dismissed/);
    const waits = async () => (await listPairs(sql, 1000)).pairs.some((pair) => pair.a === a && pair.b === b);
    assert.equal(await waits(), false);
    assert.equal(await proposeDuplicates(sql, [a, b]), 0);
    assert.equal(await waits(), false);
    assert.equal(
      (await undo(sql, await lastEntry('duplicate'), { actor: administrator.actor, now })).outcome,
      'undone',
    );
    assert.equal(await waits(), true);
  });

  it('takes no choice of which place stays, nor one for a card that has changed since', async () => {
    const { a, path } = await pairOf();
    const none = await merge(path, {});
    assert.equal(none.status, 400);
    assert.deepEqual(await htmlFaults(await none.text()), []);
    const seen = seenIn(await see(path));
    await sql`update place set phone = '+33299000009' where id = ${a}`;
    const stale = await app.request(formRequest(path, administrator, { seen, decide: 'merge', kept: 'a' }));
    assert.equal(stale.status, 409);
    assert.match(await stale.text(), /a changé/);
  });
});

describe('a merge', () => {
  it('keeps the chosen values, and the next import of either list updates the place that stays', async () => {
    const { a, b, path, first, second } = await pairOf(
      { name: 'Grappe', phone: '+33299000001', website: 'https://a.example/' },
      { name: 'La Grappe', phone: '+33299000002', website: 'https://b.example/' },
    );
    await merged(path, { kept: 'a', 'fact-name': 'b', 'fact-phone': 'a', 'fact-website': 'b' });
    const place = await placeOf(a);
    assert.deepEqual(
      [place.name, place.contact.phone, place.contact.website],
      ['La Grappe', '+33299000001', 'https://b.example/'],
    );
    const summary = 'Un mot de plus.';
    assert.equal(await save({ ...second, phone: '+33299000003', summary }), a);
    assert.equal(await save({ ...first, name: 'Autre' }), a);
    const later = await placeOf(a);
    assert.deepEqual([later.name, later.contact.phone, later.summary], ['La Grappe', '+33299000001', summary]);
    const [old] = await sql`select listed, summary from place where id = ${b}`;
    assert.deepEqual({ ...old }, { listed: false, summary: null });
    assert.equal(await proposeDuplicates(sql, [a, b]), 0);
    const [journal] = await sql`select count(*)::int as entries from journal where subject_kind in ('merge', 'place')`;
    assert.equal(journal?.['entries'], 1, 'one entry for all of it');
  });

  it('makes the former id lead to the place wherever it stands, through chains at once', async () => {
    const { a, b, path } = await pairOf();
    await merged(path, { kept: 'a' });
    const c = await save(draft('third', 'c'));
    const by = { actor: administrator.actor, now, territories };
    assert.deepEqual(await mergePlaces(sql, { kept: c, merged: a, take: [] }, by), { outcome: 'merged' });
    const [old, last] = [formatPlaceId(b), formatPlaceId(c)];
    for (const address of [
      '/places/ID',
      '/places/ID?lang=en',
      '/places/ID/labels',
      '/v1/places/ID',
      '/v1/places/ID/labels',
      '/v1/places/ID/availability?days=3',
      '/badge/ID.svg?lang=en',
      '/e/place-card?place=ID&lang=en',
      '/oembed?url=http%3A%2F%2Flocalhost%2Fplaces%2FID',
    ]) {
      const response = await get(address.replace('ID', old));
      assert.equal(response.status, 308, address);
      assert.equal(response.headers.get('location'), address.replace('ID', last));
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
      assert.equal(await response.text(), '');
      assert.equal((await get(address.replace('ID', last))).status, 200, address);
    }
    assert.equal((await get(`//evil.example/places/${old}`)).headers.get('location'), `/evil.example/places/${last}`);
    assert.equal((await get(`/v1/places/${formatPlaceId(999_999)}`)).status, 404);
    // Whoever has the former row open shows it to nobody.
    await sql`update place set listed = true where id = ${b}`;
    assert.equal((await get(`/v1/places/${old}`)).status, 308);
  });

  it('tells those who follow the network', async () => {
    const { a, b, path } = await pairOf({ name: 'Grappe' }, { name: 'La Grappe' });
    const { position } = (await (await get('/v1/changes?limit=1000')).json()) as ChangeList;
    await merged(path, { kept: 'b', 'fact-name': 'a' });
    const { items } = (await (await get(`/v1/changes?since=${position}`)).json()) as ChangeList;
    const tell = (page: ChangeList['items']) =>
      page.map(({ place, kind, into }) => [place, kind, ...(into === undefined ? [] : [into])].join(' ')).sort();
    const [from, into] = [formatPlaceId(a), formatPlaceId(b)];
    assert.deepEqual(tell(items), [`${from} removed ${into}`, `${into} changed`].sort());
    // A follower that was away for both merges is told the end of the chain.
    const third = await pairOf();
    const other = formatPlaceId(third.b);
    await mergePlaces(sql, { kept: third.b, merged: b, take: [] }, { actor: administrator.actor, now, territories });
    const later = (await (await get(`/v1/changes?since=${position}`)).json()) as ChangeList;
    assert.ok(tell(later.items).includes(`${from} removed ${other}`));
    // What comes back says so.
    await app.request(formRequest('/operator/duplicates', administrator, { separate: from }));
    const back = (await (await get(`/v1/changes?since=${later.position}`)).json()) as ChangeList;
    assert.ok(tell(back.items).includes(`${from} changed`));
  });

  it('gives labels and roles of the other to the place that stays', async () => {
    const { a, b, path } = await pairOf();
    await sql`insert into label_grant (place_id, scheme, valid_from, by_issuer) values (${b}, 'mon-autre-bureau', '2026-01-01', true)`;
    const desk = await makeAccount(sql, { roles: [{ kind: 'operator', placeId: b }], now });
    await merged(path, { kept: 'a' });
    assert.deepEqual(
      (await placeOf(a)).labels.map(({ scheme }) => scheme),
      ['mon-autre-bureau'],
    );
    const keys = await get(`/v1/places/${formatPlaceId(a)}/record`, { Authorization: `Bearer ${desk.key}` });
    assert.equal(keys.status, 200);
    assert.equal((await undo(sql, await lastEntry('merge'), { actor: administrator.actor, now })).outcome, 'undone');
    assert.deepEqual((await placeOf(a)).labels, []);
    const [left] = await sql`select count(*)::int as n from account_role where account_id = ${desk.id}`;
    assert.equal(left?.['n'], 1);
  });
});

describe('a mistake', () => {
  it('is undone from the journal: fields, lists and the id are what they were; and the undoing too', async () => {
    const { a, b, path, second } = await pairOf({ name: 'Grappe' }, { name: 'La Grappe' });
    await merged(path, { kept: 'a', 'fact-name': 'b' });
    const page = await see('/operator/journal');
    assert.match(page, /Fusion de lieux/);
    const entry = await lastEntry('merge');
    const by = { actor: administrator.actor, now };
    assert.equal((await undo(sql, entry, by)).outcome, 'undone');
    assert.deepEqual([(await placeOf(a)).name, (await placeOf(b)).name], ['Grappe', 'La Grappe']);
    const [one] = await sql`select said from place where id = ${a}`;
    assert.deepEqual(one?.['said'], []);
    assert.equal(await save({ ...second, summary: 'Nouveau.' }), b);
    assert.equal((await undo(sql, await lastEntry('merge'), by)).outcome, 'undone');
    assert.equal((await get(`/v1/places/${formatPlaceId(b)}`)).status, 308);
    assert.equal((await placeOf(a)).name, 'La Grappe');
  });

  it('is not undone over what somebody changed since, but the places can be separated', async () => {
    const { a, b, path } = await pairOf({ name: 'Grappe' }, { name: 'La Grappe' });
    await merged(path, { kept: 'a', 'fact-name': 'b' });
    await sql`update place set name = 'La Grappe du Port' where id = ${a}`;
    const entry = await lastEntry('merge');
    assert.equal((await undo(sql, entry, { actor: administrator.actor, now })).outcome, 'conflict');
    const response = await app.request(
      formRequest('/operator/duplicates', administrator, { separate: formatPlaceId(b) }),
    );
    assert.match(response.headers.get('location') ?? '', /done=separated/);
    assert.deepEqual([(await placeOf(a)).name, (await placeOf(b)).name], ['La Grappe du Port', 'La Grappe']);
  });
});

describe('bookings', () => {
  const book = (at: Bookable, key: string, wish: Partial<BookingRequest> = {}) =>
    app.request('/v1/bookings', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify(requestFor(at, wish)),
    });

  const mergeInto = (kept: Bookable, gone: Bookable) =>
    mergePlaces(
      sql,
      { kept: kept.placeId, merged: gone.placeId, take: [] },
      { actor: administrator.actor, now, territories },
    );

  it('to come keep their place from being merged into another; the other way round they stay', async () => {
    const [one, other] = [await insertBookable(sql), await insertBookable(sql)];
    assert.equal((await book(one, 'merge-booked-1')).status, 201);
    assert.deepEqual(await mergeInto(other, one), { outcome: 'booked', bookings: 1 });
    assert.deepEqual(await mergeInto(one, other), { outcome: 'merged' });
    const [row] = await sql`select place_id::int as place, status from booking where place_id = ${one.placeId}`;
    assert.deepEqual({ ...row }, { place: one.placeId, status: 'confirmed' });
    assert.equal((await book(other, 'merge-booked-2')).status, 404);
    assert.equal((await book(one, 'merge-booked-3')).status, 201);
    // A page that names the place by its former id still books what the place offers now.
    const by = await book({ ...other, resource: one.resource }, 'merge-booked-4', {
      start: '2026-11-25T09:00:00Z',
      end: '2026-11-25T10:00:00Z',
    });
    assert.equal(((await by.json()) as Booking).place.id, one.place);
  });

  it('made at the very moment of a merge are either there and stop it, or refused', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [kept, gone] = [await insertBookable(sql), await insertBookable(sql)];
      const [result, ...answers] = await Promise.all([
        mergeInto(kept, gone),
        book(gone, `race-${round}-a`),
        book(gone, `race-${round}-b`),
      ]);
      const made = answers.filter(({ status }) => status === 201).length;
      assert.ok(
        answers.every(({ status }) => status === 201 || status === 404),
        answers.map((one) => one.status).join(),
      );
      if (result.outcome === 'merged') assert.equal(made, 0);
      else assert.ok(made > 0);
      const [row] = await sql`select count(*)::int as n from booking where place_id = ${gone.placeId}`;
      assert.equal(row?.['n'], made);
    }
  });
});
