/**
 * Who may what, for every operation of the contract and every page under /operator, asked over HTTP. The lists are
 * made from the contract and from the registry of pages, so an operation or a page that is added is in the table.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Hono } from 'hono';
import { accesses, operations, type Access, type Operation } from '../../../sdk/contract/index.ts';
import { formatPlaceId } from '../../../sdk/place-id.ts';
import { createApp } from '../app.ts';
import { insertBookable } from '../bookings/testing.ts';
import type { Sql } from '../database/database.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { ensureLabelSchemes } from '../labels/store.ts';
import { silentLog } from '../log.ts';
import { operatorRoutes } from '../routes/operator/routes.ts';
import { readSettings } from '../settings.ts';
import { loadTerritories } from '../territories/territories.ts';
import type { Role } from './actor.ts';
import { formRequest, makeAccount, type TestAccount } from './testing.ts';

const now = new Date('2026-11-23T08:00:00Z');
const SCHEME = 'mon-autre-bureau';
const OTHER_SCHEME = 'relais-d-entreprises';
/** A correction of the place that is acted on. */
const PROPOSAL = '00000000-0000-4000-8000-00000000c0de';

/** Everybody who may come, with what they were given; `here` is the place that is acted on, `there` another one. */
const people = {
  nobody: () => [],
  'staff here': ({ here }) => [{ kind: 'staff', placeId: here }],
  'operator here': ({ here }) => [{ kind: 'operator', placeId: here }],
  'staff elsewhere': ({ there }) => [{ kind: 'staff', placeId: there }],
  'operator elsewhere': ({ there }) => [{ kind: 'operator', placeId: there }],
  'issuer of the label': () => [{ kind: 'issuer', scheme: SCHEME }],
  'issuer of another label': () => [{ kind: 'issuer', scheme: OTHER_SCHEME }],
  administrator: () => [{ kind: 'administrator' }],
} as const satisfies Record<string, (places: Places) => readonly Role[]>;
type Person = keyof typeof people;

/** The table itself. Whoever is not named may not. */
const may: Readonly<Record<Access | 'signed-in', readonly Person[]>> = {
  staff: ['staff here', 'operator here', 'administrator'],
  operator: ['operator here', 'administrator'],
  issuer: ['issuer of the label', 'administrator'],
  administrator: ['administrator'],
  'signed-in': Object.keys(people) as Person[],
};

const named = (access: Access | 'signed-in'): string =>
  access === 'signed-in' ? 'everybody who is signed in' : `${may[access].join(', ')} and nobody else`;

interface Places {
  readonly here: number;
  readonly there: number;
}

let database: TestDatabase;
let sql: Sql;
let app: Hono;
let places: Places;
const settings = readSettings({});
const options = () => ({ sql, clock: () => now, settings, log: silentLog, territories: loadTerritories() });

before(async () => {
  database = await testDatabase();
  sql = database.sql;
  await ensureLabelSchemes(sql);
  places = { here: (await insertBookable(sql)).placeId, there: (await insertBookable(sql)).placeId };
  await sql`
    insert into proposal (id, place_id, edit, language, status, created_at, confirmed_at)
    values (${PROPOSAL}, ${places.here}, '{}', 'fr', 'waiting', ${now}, ${now})`;
  app = createApp(options());
});
after(() => database.close());

const accounts = new Map<Person, TestAccount>();

/** Somebody with a session and a key; the same again, unless what was asked before may have ended the session. */
async function arrive(person: Person, { again = false } = {}): Promise<TestAccount> {
  const known = again ? undefined : accounts.get(person);
  const account = known ?? (await makeAccount(sql, { roles: people[person](places), now }));
  if (!again) accounts.set(person, account);
  return account;
}

/** What stands in an address for a parameter: the place or scheme that the roles are on, or what need not exist. */
function fill(pattern: string): string {
  return pattern
    .replace(/:proposal$/, PROPOSAL)
    .replace(/(places\/)(\{id\}|:id)/, `$1${formatPlaceId(places.here)}`)
    .replace(/((?:schemes|labels)\/)(\{(?:id|scheme)\}|:(?:id|scheme))/, `$1${SCHEME}`)
    .replace(/\{\w+\}|:\w+(\{[^}]*\})?/g, '1');
}

let spent: string | undefined;

/** A key of an administrator that was good, until it was revoked. */
async function revokedKey(): Promise<string> {
  if (spent === undefined) {
    const { key, keyId } = await arrive('administrator', { again: true });
    await sql`update access_key set revoked_at = ${now} where id = ${keyId}`;
    spent = key;
  }
  return spent;
}

const isRefusal = (status: number): boolean => status === 401 || status === 403;

describe('every operation of the contract', () => {
  const guarded = Object.entries<Operation>(operations).filter(([, { access }]) => access !== undefined);

  const ask = async ({ method, path, body }: Operation, key: string | undefined): Promise<Response> =>
    await app.request(fill(path), {
      method: method.toUpperCase(),
      headers: {
        ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: '{}' }),
    });

  it('is served, and nothing else is under /v1', () => {
    const known = Object.values<Operation>(operations).map(
      ({ method, path }) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
    );
    const served = app.routes
      .filter(({ path, method }) => /^\/v1(\/|$)/.test(path) && method !== 'ALL' && method !== 'OPTIONS')
      .map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual([...new Set(served)].sort(), [...new Set(known)].sort());
  });

  it('has a role that the table knows', () => {
    assert.ok(guarded.length > 0);
    for (const [name, { access }] of guarded)
      assert.ok(
        accesses.some((known) => known === access),
        name,
      );
  });

  for (const [name, operation] of guarded) {
    const { access = 'administrator' } = operation;
    it(`${name} is for ${named(access)}`, async () => {
      for (const person of Object.keys(people) as Person[]) {
        const { key } = await arrive(person);
        const { status } = await ask(operation, key);
        if (may[access].includes(person)) assert.ok(!isRefusal(status) && status < 500, `${person}: ${status}`);
        else assert.equal(status, 403, person);
      }
    });

    it(`${name} asks everybody else for a key that still holds, and takes no cookie`, async () => {
      const { cookie } = await arrive('administrator');
      const revoked = await revokedKey();
      for (const key of [undefined, '', 'esk_', `esk_${'x'.repeat(43)}`, cookie.split('=')[1], revoked]) {
        const response = await ask(operation, key);
        assert.equal(response.status, 401, key);
        assert.equal(response.headers.get('www-authenticate'), 'Bearer');
      }
      const { method, path } = operation;
      const response = await app.request(fill(path), { method: method.toUpperCase(), headers: { Cookie: cookie } });
      assert.equal(response.status, 401);
    });
  }
});

/** Pages whose form, empty as it is here, ends the session. */
const endsSessions = new Set(['/operator/sign-out', '/operator/me']);

describe('every page of operators', () => {
  // Beside /operator stand pages for everybody: what the public proposes.
  const registry = operatorRoutes(new Hono(), { ...options(), sql: undefined as unknown as Sql }).pages.filter(
    ({ path }) => path.startsWith('/operator'),
  );

  const look = async (method: 'get' | 'post', path: string, who?: TestAccount): Promise<Response> => {
    const { cookie = '', csrf = '' } = who ?? {};
    return method === 'post'
      ? await app.request(formRequest(fill(path), { cookie, csrf }))
      : await app.request(`http://localhost${fill(path)}`, { headers: { Cookie: cookie } });
  };

  it('is in the registry', () => {
    const known = registry.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    const served = app.routes
      .filter(({ path, method }) => path.startsWith('/operator') && method !== 'ALL' && method !== 'OPTIONS')
      .map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual([...new Set(served)].sort(), [...new Set(known)].sort());
  });

  it('needs a session, but for asking for a link and entering by one', () => {
    assert.deepEqual(
      registry.filter(({ access }) => access === 'anybody').map(({ method, path }) => `${method} ${path}`),
      ['post /operator', 'get /operator/enter', 'post /operator/enter'],
    );
  });

  for (const { method, path, access } of registry) {
    if (access === 'anybody') continue;
    it(`${method.toUpperCase()} ${path} is for ${named(access)}`, async () => {
      for (const person of Object.keys(people) as Person[]) {
        const { status } = await look(method, path, await arrive(person, { again: endsSessions.has(path) }));
        if (may[access].includes(person)) assert.ok(!isRefusal(status) && status < 500, `${person}: ${status}`);
        else assert.equal(status, 403, person);
      }
      // The home of operators is where one signs in.
      if (method === 'get' && path === '/operator') return;
      assert.equal((await look(method, path)).status, 401);
    });
  }

  it('with a form takes none without the session’s token', async () => {
    const who = await arrive('administrator');
    for (const { method, path, access } of registry) {
      if (method !== 'post' || access === 'anybody') continue;
      assert.equal((await look('post', path, { ...who, csrf: '' })).status, 403, path);
    }
  });
});
