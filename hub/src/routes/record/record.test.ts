import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Hono } from 'hono';
import type { PlaceRecord, Problem } from '../../../../sdk/contract/index.ts';
import { formatPlaceId } from '../../../../sdk/place-id.ts';
import { makeAccount, type TestAccount } from '../../access/testing.ts';
import { createApp } from '../../app.ts';
import { testRules } from '../../bookings/testing.ts';
import { testDatabase, type TestDatabase } from '../../database/testing.ts';
import { silentLog } from '../../log.ts';
import { insertPlaces } from '../../places/testing.ts';
import { readSettings } from '../../settings.ts';
import { loadTerritories } from '../../territories/territories.ts';

const now = new Date('2026-11-23T08:00:00Z');
const territories = loadTerritories();
const desks = {
  kind: 'desk',
  name: 'Open space',
  seats: 4,
  price: null,
  via: 'hub',
  url: null,
  rules: testRules,
  calendarUrl: null,
} as const;

let database: TestDatabase;
let app: Hono;
let account: TestAccount;
let path: string;
before(async () => {
  database = await testDatabase();
  app = createApp({ sql: database.sql, clock: () => now, settings: readSettings({}), log: silentLog, territories });
  const [id = 0] = await insertPlaces(database.sql, [{ name: 'Le lieu' }]);
  path = `/v1/places/${formatPlaceId(id)}`;
  account = await makeAccount(database.sql, { roles: [{ kind: 'operator', placeId: id }], now });
});
after(() => database.close());

async function ask(method: string, address: string, ifMatch?: string | null, body?: object) {
  const response = await app.request(address, {
    method,
    headers: {
      Authorization: `Bearer ${account.key}`,
      ...(ifMatch ? { 'If-Match': ifMatch } : {}),
      ...(body ? { 'Content-Type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const json: unknown = await response.json();
  // One of the two, as the status says.
  const either = { json: json as PlaceRecord, problem: json as Problem };
  return { status: response.status, tag: response.headers.get('etag'), ...either };
}
const read = () => ask('GET', `${path}/record`);

describe('the record of a place', () => {
  it('is changed from what was read, and only from that', async () => {
    const { tag, json } = await read();
    assert.equal(tag, `"${json.revision}"`);
    const edit = { summary: 'Au calme.', openingHours: 'lundi-vendredi 9h-17h', phone: '02 99 00 00 01' };
    const changed = await ask('PATCH', `${path}/record`, tag, edit);
    assert.equal(changed.status, 200);
    assert.equal(changed.json.openingHours, 'Mo-Fr 09:00-17:00');
    assert.equal(changed.json.phone, '+33299000001');
    assert.deepEqual(changed.json.said.toSorted(), ['openingHours', 'phone', 'summary']);
    assert.notEqual(changed.tag, tag);
    const late = await ask('PATCH', `${path}/record`, tag, { summary: 'Trop tard.' });
    assert.deepEqual([late.status, late.problem.type], [412, 'urn:escale:problem:precondition-failed']);
    assert.equal((await read()).json.summary, 'Au calme.');
    assert.equal((await ask('PATCH', `${path}/record`, null, { summary: 'Au hasard.' })).status, 428);
  });

  it('names every fault, and changes nothing', async () => {
    const { tag, json } = await read();
    const refused = await ask('PATCH', `${path}/record`, tag, {
      name: 'Un <b>lieu</b>',
      openingHours: 'Mo off',
      summary: 'Bon.',
    });
    assert.equal(refused.status, 400);
    assert.deepEqual(refused.problem.errors?.map(({ pointer }) => pointer).toSorted(), ['/name', '/openingHours']);
    assert.equal((await ask('PATCH', `${path}/record`, tag, { website: 'javascript:alert(1)' })).status, 400);
    assert.equal((await ask('PATCH', `${path}/record`, tag, { colour: 'red' })).status, 400);
    assert.deepEqual((await read()).json, json);
  });

  it('offers, changes and withdraws resources', async () => {
    const added = await ask('POST', `${path}/resources`, (await read()).tag, desks);
    assert.equal(added.status, 201);
    const [resource] = added.json.resources;
    assert.ok(resource);
    const address = `${path}/resources/${resource.id}`;
    const changed = await ask('PUT', address, added.tag, { ...desks, seats: 6 });
    assert.equal(changed.json.resources[0]?.seats, 6);
    const refused = await ask('PUT', address, changed.tag, {
      ...desks,
      via: 'external',
      url: 'https://x.example/{when}',
    });
    assert.deepEqual(
      refused.problem.errors?.map(({ pointer }) => pointer),
      ['/url'],
    );
    const gone = await ask('DELETE', address, changed.tag);
    assert.deepEqual([gone.status, gone.json.resources], [200, []]);
    assert.equal((await ask('DELETE', address, gone.tag)).status, 404);
  });
});
