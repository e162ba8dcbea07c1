import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Hono } from 'hono';
import type { Network, Problem } from '../../sdk/contract/index.ts';
import { formatPlaceId } from '../../sdk/place-id.ts';
import { createApp } from './app.ts';
import { systemClock } from './clock.ts';
import { testDatabase, type TestDatabase } from './database/testing.ts';
import { loadDemonstration } from './demo/demonstration.ts';
import { failed } from './http/failures.ts';
import { createLog, silentLog } from './log.ts';
import { assetRoutes } from './routes/assets/routes.ts';
import { readSettings } from './settings.ts';
import { loadTerritories } from './territories/territories.ts';

const territories = loadTerritories();
const lines: string[] = [];
let database: TestDatabase;
let app: Hono;
let hostile: string;

before(async () => {
  database = await testDatabase();
  await loadDemonstration(database.sql, { territories, now: new Date() });
  const name = '</script><img src=x onerror=alert(1)> & "Co"';
  const [place] = await database.sql<{ id: number }[]>`
    update place set name = ${name}, summary = ${name}
    where id = (select min(id) from place where listed) returning id`;
  assert.ok(place);
  hostile = formatPlaceId(place.id);
  const log = createLog({ level: 'debug', pretty: false, write: (line) => lines.push(line) });
  const settings = readSettings({ PUBLIC_URL: 'https://lieux.example/' });
  app = createApp({ sql: database.sql, clock: systemClock, settings, log, territories });
});
after(() => database.close());

const read = async <T>(address: string, headers: Record<string, string> = {}) => {
  const response = await app.request(address, { headers });
  return { response, body: (await response.json()) as T };
};

describe('the hub', () => {
  it('says who runs the network', async () => {
    const { response, body } = await read<Network>('/v1');
    assert.equal(response.status, 200);
    assert.equal(body.demonstration, true);
    assert.ok(body.places > 50);
    assert.deepEqual(body.languages, ['fr', 'en']);
  });

  it('serves every link that the network names', async () => {
    const { body } = await read<Network>('/v1');
    for (const [name, link] of Object.entries(body.links)) {
      if (name === 'kit') continue;
      const address = name === 'territories' ? `${link}?q=rennes` : link;
      assert.equal((await app.request(address)).status, 200, link);
    }
  });

  it('checks the database', async () => {
    const { response, body } = await read('/healthz');
    assert.deepEqual([response.status, body], [200, { status: 'ok' }]);
  });

  it('answers an unknown address with a problem, in the asked language', async () => {
    const { response, body } = await read<Problem>('/v2', { 'Accept-Language': 'en' });
    assert.equal(response.status, 404);
    assert.match(body.detail ?? '', /There is nothing at this address/);
  });

  it('leads on from an address with a slash too many, and to no other host', async () => {
    for (const [asked, led] of [
      ['/places/1002M/?lang=en', '/places/1002M?lang=en'],
      ['/e/place-map/?territory=Rennes', '/e/place-map?territory=Rennes'],
      ['/v1/places//', '/v1/places'],
      ['//evil.example/', '/evil.example'],
    ] as const) {
      const response = await app.request(new Request(`https://lieux.example${asked}`));
      assert.deepEqual([response.status, response.headers.get('location')], [308, led]);
    }
    assert.equal((await app.request('/v1/', { method: 'POST' })).status, 404);
    assert.equal((await app.request('//')).status, 404);
  });

  it('refuses a body larger than a form', async () => {
    const body = 'x'.repeat(70_000);
    const response = await app.request('/v1', { method: 'POST', body, headers: { 'Content-Length': '70000' } });
    assert.equal(response.status, 413);
    assert.match(await response.text(), /64 Kio/);
  });

  it('gives every answer an id and safe headers, and logs neither query nor address', async () => {
    lines.length = 0;
    const response = await app.request('/v1/places?q=mon-secret', {
      headers: { 'X-Request-Id': 'proxy-1234', 'X-Forwarded-For': '203.0.113.7' },
    });
    assert.equal(response.headers.get('x-request-id'), 'proxy-1234');
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    assert.equal(lines.length, 1);
    assert.equal((JSON.parse(lines[0] ?? '') as { path: string }).path, '/v1/places');
    assert.doesNotMatch(lines[0] ?? '', /secret|203\.0/);
  });
});

describe('pages', () => {
  const page = async (address: string, headers: Record<string, string> = {}) => {
    const response = await app.request(address, { headers });
    return { response, text: await response.text() };
  };

  it('are French, or English when asked by header or by address', async () => {
    assert.match((await page('/')).text, /<html lang="fr">[^]*Travailler près de chez soi/);
    assert.match((await page('/', { 'Accept-Language': 'en' })).text, /<html lang="en">[^]*Working near home/);
    assert.match((await page('/?lang=en', { 'Accept-Language': 'fr' })).text, /<html lang="en">/);
    assert.match((await page('/reference')).text, /Mètres autour de near/);
    assert.match((await page('/reference?lang=en')).text, /Metres around `near`/);
    // Who may, where that is not everybody.
    const section = (await page('/reference?lang=en')).text
      .split('<section')
      .find((text) => text.includes('id="checkInBooking"'));
    assert.match(section ?? '', /machine’s key[^]*at least: front desk of the place/);
  });

  it('load nothing from elsewhere and stand in no frame', async () => {
    const policy = (await page('/')).response.headers.get('content-security-policy') ?? '';
    assert.match(policy, /script-src 'self'; style-src 'self'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /unsafe/);
  });

  it('name the public address in the lines to paste', async () => {
    assert.match((await page('/')).text, /src=&quot;https:\/\/lieux\.example\/kit\/v1\/escale\.js&quot;/);
  });

  it('show the facts of a place without JavaScript, and its data for machines', async () => {
    const { items } = (await read<{ items: { id: string; name: string }[] }>('/v1/places?kind=media-library')).body;
    const place = items.find(({ id }) => id !== hostile);
    assert.ok(place);
    const { text } = await page(`/places/${place.id}`);
    assert.match(text, /<h1 dir="auto">[^<]+<\/h1>/);
    assert.match(text, /Médiathèque/);
    assert.match(text, /Horaires[^]*<table>/);
    const data: unknown = JSON.parse(/ld\+json">([^]*?)<\/script>/.exec(text)?.[1] ?? '');
    assert.equal(Reflect.get(Object(data), '@context'), 'https://schema.org');
  });

  it('keep text text, in the page, in its data and in the lines to paste', async () => {
    const { text } = await page(`/places/${hostile}`);
    assert.doesNotMatch(text, /<img src=x/);
    const scripts = [...text.matchAll(/<script/g)].length;
    assert.equal([...text.matchAll(/<\/script>/g)].length, scripts);
    const data: unknown = JSON.parse(/ld\+json">([^]*?)<\/script>/.exec(text)?.[1] ?? '');
    assert.match(String(Reflect.get(Object(data), 'name')), /^<\/script><img src=x onerror=alert\(1\)> & "Co"$/);
    assert.match(text, /&amp;lt;img src=x/);
  });

  it('lead to one address for each place, and say in words that there is none', async () => {
    const typed = await page(`/places/${hostile.toLowerCase()}?lang=en`);
    assert.equal(typed.response.status, 308);
    assert.equal(typed.response.headers.get('location'), `/places/${hostile}?lang=en`);
    const absent = await page('/places/%3Cb%3E');
    assert.equal(absent.response.status, 404);
    assert.match(absent.text, /Aucun lieu ne porte l’identifiant «\s?&lt;b&gt;\s?»/);
  });

  it('keep marks of another direction within the name that holds them', async () => {
    const [place] = await database.sql<{ id: number }[]>`
      update place set name = ${'\u202egnp.exe'}
      where id = (select max(id) from place where listed) returning id`;
    const { text } = await page(`/places/${formatPlaceId(place?.id ?? 0)}`);
    assert.match(text, /<title>\u2068\u202egnp\.exe\u2069 – /);
    assert.match(text, /<h1 dir="auto">\u202egnp\.exe<\/h1>/);
  });

  it('say in words that there is nothing, to browsers only', async () => {
    const browser = { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
    for (const address of ['/nulle-part', '/examples/nulle-part.html', '/kit/v1/nulle-part.js', '/%00']) {
      const { response, text } = await page(address, browser);
      assert.equal(response.status, 404, address);
      assert.match(text, /<html lang="fr">[^]*<h1>Page introuvable<\/h1>[^]*Voir tous les lieux/, address);
      for (const Accept of ['*/*', 'application/json', '']) {
        const type = (await page(address, { Accept })).response.headers.get('content-type');
        assert.equal(type, 'application/problem+json', `${address} ${Accept}`);
      }
    }
    const api = await page('/v1/nulle-part', browser);
    assert.equal(api.response.headers.get('content-type'), 'application/problem+json');
  });

  it('revalidate', async () => {
    const tag = (await page('/reference')).response.headers.get('etag') ?? '';
    assert.equal((await page('/reference', { 'If-None-Match': tag })).response.status, 304);
  });
});

describe('files', () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'escale-files-'));
  const files = new Hono();
  files.onError((error, context) => failed(context.req.raw, error, 'r', silentLog));
  const write = (name: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), text);
  };
  before(() => {
    write('secret.js', 'secret');
    write('dist/kit/v1/escale.js', 'export {}');
    write('dist/kit/v1/escale.js.br', 'coded by the build');
    write('dist/kit/v1/core-7aD67n09.js', 'export {}');
    write('dist/kit/v1/.hidden.js', 'secret');
    assetRoutes(files, { root });
  });
  after(() => fs.rmSync(root, { recursive: true }));

  it('are open to every site, and remembered for as long as their name allows', async () => {
    const loader = await files.request('/kit/v1/escale.js');
    assert.equal(loader.headers.get('content-type'), 'text/javascript; charset=utf-8');
    assert.equal(loader.headers.get('access-control-allow-origin'), '*');
    assert.equal(loader.headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.equal(loader.headers.get('cache-control'), 'public, max-age=600');
    const chunk = await files.request('/kit/v1/core-7aD67n09.js');
    assert.match(chunk.headers.get('cache-control') ?? '', /immutable/);
  });

  it('are sent as the build compressed them, each coding with its validator', async () => {
    const headers = { 'Accept-Encoding': 'gzip, br' };
    const coded = await files.request('/kit/v1/escale.js', { headers });
    assert.equal(coded.headers.get('content-encoding'), 'br');
    assert.equal(await coded.text(), 'coded by the build');
    const tag = coded.headers.get('etag') ?? '';
    const held = await files.request('/kit/v1/escale.js', { headers: { ...headers, 'If-None-Match': tag } });
    assert.equal(held.status, 304);
  });

  it('lead nowhere else', async () => {
    for (const name of [
      '../../../secret.js',
      '..%2f..%2f..%2fsecret.js',
      '%2e%2e/%2e%2e/%2e%2e/secret.js',
      '.hidden.js',
      'escale.js%00',
      '%',
      '',
      'a/'.repeat(200),
    ]) {
      const response = await files.request(`/kit/v1/${name}`);
      assert.equal(response.status, 404, name);
      assert.doesNotMatch(await response.text(), /^secret/);
    }
  });

  it('say what to do when the kit is not built', async () => {
    const response = await files.request('/kit/v1/other.js', { headers: { 'Accept-Language': 'en' } });
    assert.match(await response.text(), /build it first/);
  });
});
