import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { z } from 'zod';
import { operations, PlaceId, type Problem } from '../../../sdk/contract/index.ts';
import { silentLog } from '../log.ts';
import { failed } from './failures.ts';
import { mount } from './mount.ts';
import { ProblemError } from './problem.ts';
import { JsonText, route, type Answer, type Route } from './route.ts';

const now = new Date('2026-11-21T08:30:00Z');

function appOf(...routes: Route[]): Hono {
  const app = new Hono();
  app.onError((error, context) => failed(context.req.raw, error, 'r-1', silentLog));
  mount(app, routes, { clock: () => now });
  return app;
}

const echo = route(operations.searchPlaces, ({ query }): Answer => ({ body: query }));

async function ask(app: Hono, path: string, headers: Record<string, string> = {}) {
  const response = await app.request(path, { headers });
  return { response, body: (await response.json()) as Problem & Record<string, unknown> };
}

/** The faults of a problem, by the name of their parameter. */
const byParameter = ({ errors = [] }: Pick<Problem, 'errors'>): Record<string, string> =>
  Object.fromEntries(errors.map(({ parameter, detail }): [string, string] => [parameter ?? '', detail]));

describe('query parameters', () => {
  it('reads lists, tuples, numbers, booleans and text as the contract says', async () => {
    const { response, body } = await ask(
      appOf(echo),
      '/v1/places?kind=coworking,cafe&near=48.1,-1.6&radius=5000&bookable&telework-spot=false&q=%20caf%C3%A9%20&limit=5&open-at=now',
    );
    assert.equal(response.status, 200);
    assert.deepEqual(body, {
      kind: ['coworking', 'cafe'],
      near: [48.1, -1.6],
      radius: 5000,
      bookable: true,
      'telework-spot': false,
      q: 'café',
      limit: 5,
      'open-at': 'now',
    });
  });

  it('names every fault in one answer, in French when nothing else fits', async () => {
    const { response, body } = await ask(
      appOf(echo),
      '/v1/places?kinds=cafe&limit=0&near=48.1&radius=far&kind=castle&q=a&q=b&open-at=tomorrow',
      { 'Accept-Language': 'de' },
    );
    assert.equal(response.status, 400);
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
    assert.equal(response.headers.get('content-language'), 'fr');
    assert.equal(body.type, 'urn:escale:problem:invalid-parameters');
    const said = byParameter(body);
    assert.deepEqual(Object.keys(said).sort(), ['kind', 'kinds', 'limit', 'near', 'open-at', 'q', 'radius']);
    assert.match(
      said['kinds'] ?? '',
      /^Paramètre inconnu\. Vouliez-vous dire «\xa0kind\xa0»\xa0\? Paramètres acceptés\xa0: bbox, near/,
    );
    assert.equal(said['limit'], 'La valeur doit être au moins 1.');
    assert.match(said['kind'] ?? '', /^«\xa0castle\xa0»\xa0: les valeurs possibles sont coworking, media-library/);
    assert.match(said['radius'] ?? '', /«\xa0far\xa0» n’est pas ce qui est attendu\xa0: un nombre/);
    assert.equal(said['q'], 'Une seule valeur est permise.');
    assert.match(
      said['open-at'] ?? '',
      /^«\xa0tomorrow\xa0»\xa0: la valeur attendue est now\xa0; ou la forme attendue est un instant/,
    );
  });

  it('says the same in English when asked', async () => {
    const { body } = await ask(appOf(echo), '/v1/places?foo=1&limit=1000', { 'Accept-Language': 'en-GB,fr;q=0.5' });
    assert.equal(body.title, 'Invalid parameters');
    assert.equal(body.detail, 'To correct in the address: foo, limit.');
    assert.match(body.errors?.[0]?.detail ?? '', /^Unknown parameter\. Accepted parameters: bbox/);
    assert.equal(body.errors?.[1]?.detail, 'The value must be at most 100.');
  });

  it('asks for a whole number, for what is missing, and refuses names of every object', async () => {
    const search = route(operations.searchTerritories, ({ query }) => ({ body: query }));
    const { body } = await ask(appOf(search), '/v1/territories?limit=2.5&__proto__=1&constructor=2');
    const said = byParameter(body);
    assert.equal(said['q'], 'Ce paramètre est nécessaire.');
    assert.equal(said['limit'], 'Un nombre entier est attendu.');
    assert.match(said['constructor'] ?? '', /^Paramètre inconnu/);
    assert.equal(body.errors?.filter(({ detail }) => detail.startsWith('Paramètre inconnu')).length, 2);
  });
});

describe('answers', () => {
  const long = JSON.stringify({ name: 'Médiathèque'.repeat(200) });
  const text = route(operations.getNetwork, () => ({ body: new JsonText(long), maxAge: 61.9 }));

  it('passes on JSON that is already written, with how long it stays true', async () => {
    const response = await appOf(text).request('/v1');
    assert.equal(await response.text(), long);
    assert.equal(response.headers.get('cache-control'), 'public, max-age=61');
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.match(response.headers.get('access-control-expose-headers') ?? '', /ETag, Link, Location/);
  });

  it('compresses for who asks, and gives each coding a validator of its own', async () => {
    const app = appOf(text);
    const as = (encoding: string) => app.request('/v1', { headers: { 'Accept-Encoding': encoding } });
    const [plain, gzip, brotli] = [await as('identity'), await as('gzip'), await as('gzip, br')];
    assert.equal(plain.headers.get('content-encoding'), null);
    assert.equal(gunzipSync(Buffer.from(await gzip.arrayBuffer())).toString(), long);
    assert.equal(brotli.headers.get('content-encoding'), 'br');
    assert.equal(brotliDecompressSync(Buffer.from(await brotli.arrayBuffer())).toString(), long);
    assert.equal(new Set([plain, gzip, brotli].map((answer) => answer.headers.get('etag'))).size, 3);
    assert.equal(plain.headers.get('vary'), 'Accept-Encoding');
  });

  it('answers 304 to whoever holds the body, in whatever coding', async () => {
    const app = appOf(text);
    const tag = (await app.request('/v1', { headers: { 'Accept-Encoding': 'gzip' } })).headers.get('etag') ?? '';
    for (const held of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const response = await app.request('/v1', { headers: { 'If-None-Match': held, 'Accept-Encoding': 'br' } });
      assert.equal(response.status, 304, held);
      assert.equal(await response.text(), '');
      assert.equal(response.headers.get('cache-control'), 'public, max-age=61');
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
    }
    assert.equal((await app.request('/v1', { headers: { 'If-None-Match': '"other"' } })).status, 200);
  });

  it('varies by language only when the handler looked at it', async () => {
    const spoken = route(operations.getNetwork, ({ language }) => ({ body: { language } }));
    const silent = route(operations.getNetwork, () => ({ body: {} }));
    const [with_, without] = [await appOf(spoken).request('/v1'), await appOf(silent).request('/v1')];
    assert.equal(with_.headers.get('vary'), 'Accept-Language');
    assert.equal(without.headers.get('vary'), null);
  });

  it('answers HEAD as GET, without the body', async () => {
    const response = await appOf(text).request('/v1', { method: 'HEAD' });
    assert.equal(response.status, 200);
    assert.ok(response.headers.get('etag'));
    assert.equal(await response.text(), '');
  });
});

describe('several media types', () => {
  const place = route(operations.getPlace, ({ mediaType }) => ({ body: { mediaType } }));
  const type = async (accept?: string) => {
    const response = await appOf(place).request('/v1/places/A0', accept ? { headers: { Accept: accept } } : {});
    return response.headers.get('content-type');
  };

  it('follows Accept, its weights and its wildcards; JSON when nothing is said', async () => {
    assert.equal(await type(), 'application/json; charset=utf-8');
    assert.equal(await type('application/geo+json'), 'application/geo+json');
    assert.equal(await type('application/json;q=0.5, application/ld+json'), 'application/ld+json');
    assert.equal(await type('text/html,application/xhtml+xml,*/*;q=0.8'), 'application/json; charset=utf-8');
    assert.equal(await type('application/json;q=0, */*'), 'application/geo+json');
  });

  it('answers 406 with what there is', async () => {
    const { response, body } = await ask(appOf(place), '/v1/places/A0', { Accept: 'text/csv' });
    assert.equal(response.status, 406);
    assert.match(body.detail ?? '', /application\/geo\+json/);
  });
});

describe('problems', () => {
  it('answers 405 with Allow, and preflights for any origin', async () => {
    const app = appOf(echo);
    const refused = await app.request('/v1/places', { method: 'DELETE' });
    assert.equal(refused.status, 405);
    assert.equal(refused.headers.get('allow'), 'GET, HEAD, OPTIONS');
    const preflight = await app.request('/v1/places', {
      method: 'OPTIONS',
      headers: { Origin: 'https://ville.example', 'Access-Control-Request-Method': 'GET' },
    });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('access-control-allow-origin'), '*');
    assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /If-None-Match/);
  });

  it('takes an id that cannot be one for a place that is not there', async () => {
    const strict = { ...operations.getPlace, params: z.strictObject({ id: PlaceId }) };
    const place = route(strict, () => ({ body: {} }));
    const { response, body } = await ask(appOf(place), '/v1/places/%3Cscript%3E');
    assert.equal(response.status, 404);
    assert.equal(body.detail, '«\xa0<script>\xa0» n’est pas un identifiant.');
  });

  it('writes what a handler throws in the asked language, with its headers', async () => {
    const thrower = route(operations.getNetwork, () => {
      throw new ProblemError('stale-cursor', { detail: { fr: 'Recommencez.', en: 'Start again.' } });
    });
    const { response, body } = await ask(appOf(thrower), '/v1', { 'Accept-Language': 'en' });
    assert.equal(response.status, 410);
    assert.deepEqual(body, {
      type: 'urn:escale:problem:stale-cursor',
      title: 'Stale page',
      status: 410,
      detail: 'Start again.',
    });
  });

  it('tells nothing of an inner fault but a reference', async () => {
    const broken = route(operations.getNetwork, () => {
      throw new Error('secret path /etc');
    });
    const { response, body } = await ask(appOf(broken), '/v1');
    assert.equal(response.status, 500);
    assert.match(body.detail ?? '', /r-1/);
    assert.doesNotMatch(JSON.stringify(body), /secret/);
  });

  it('says 503 with Retry-After when the database is away', async () => {
    const away = route(operations.getNetwork, () => {
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    });
    const { response, body } = await ask(appOf(away), '/v1');
    assert.equal(response.status, 503);
    assert.equal(response.headers.get('retry-after'), '5');
    assert.equal(body.type, 'urn:escale:problem:unavailable');
  });
});
