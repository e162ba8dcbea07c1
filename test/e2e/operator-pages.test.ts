/**
 * Every page of operators, and every page beside them that anybody opens, with something to show: html-validate finds
 * nothing, axe finds nothing on a phone of 360 px, light or dark, and nothing sticks out sideways there or on a screen
 * of 1280 px. The list is made from the registry of pages, so a page that is added is looked at, or this test says that
 * it cannot be.
 */
import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { Browser, Page } from 'puppeteer-core';
import { formRequest, makeAccount } from '../../hub/src/access/testing.ts';
import { createApp } from '../../hub/src/app.ts';
import type { Sql } from '../../hub/src/database/database.ts';
import { testDatabase, type TestDatabase } from '../../hub/src/database/testing.ts';
import { silentLog } from '../../hub/src/log.ts';
import { operatorRoutes } from '../../hub/src/routes/operator/routes.ts';
import { operatorScene, type Scene } from '../../hub/src/routes/operator/scene-testing.ts';
import { htmlFaults } from '../../hub/src/routes/pages/testing.ts';
import { readSettings } from '../../hub/src/settings.ts';
import { loadTerritories } from '../../hub/src/territories/territories.ts';
import { axeFaults } from './support/axe.ts';
import { launch } from './support/browser.ts';

/** Tuesday 24 November 2026, 10:05 in Paris. */
const now = new Date('2026-11-24T09:05:00Z');
const territories = loadTerritories();
const options = { clock: () => now, settings: readSettings({}), log: silentLog, territories };

const pages = operatorRoutes(new Hono(), { ...options, sql: undefined as unknown as Sql }).pages;

/** What is asked of a page beside its plain address: queries of what is looked at, fields of what is sent. */
const queries: Readonly<Record<string, (scene: Scene) => readonly string[]>> = {
  '/operator': () => ['?done=signed-in', '?lang=en'],
  '/operator/enter': ({ token }) => [`?token=${token}`],
  '/operator/places/:id/day': () => ['?date=2026-11-26', '?date=2026-12-24&done=check-in', '?lang=en'],
  '/operator/places/:id/move': ({ booking }) => [`?booking=${booking}`, `?booking=${booking}&date=2026-11-26&lang=en`],
  '/operator/places/:id/weekly/:series': () => ['?done=booked', '?lang=en'],
  '/operator/places/:id/month': () => ['?month=2026-10', '?lang=en'],
  '/operator/duplicates': () => ['?done=merged', '?lang=en'],
  '/operator/duplicates/:pair': () => ['?lang=en'],
  '/operator/proposals/:proposal': () => ['?lang=en'],
  '/operator/vouchers/:id': () => ['?lang=en'],
  '/operator/journal': () => ['?lang=en'],
  '/operator/places/:id': () => ['?lang=en'],
  '/operator/places/:id/edit': () => ['?lang=en'],
  '/operator/places/:id/hours': () => ['?lang=en'],
  '/places/:id/claim': () => ['?lang=en'],
  '/places/:id/claim/confirm': ({ claim }) => [`?${claim}`],
  '/proposer': () => ['?lang=en'],
  '/proposer/confirmer': ({ unconfirmed }) => [`?${unconfirmed}`],
};

/** Pages about something that only their query names. */
const needQuery = new Set(['/operator/places/:id/move']);

/** Forms with what is wrong in them, where the empty form is answered by a redirect or is not the whole story. */
const forms: Readonly<Record<string, readonly Readonly<Record<string, string | readonly string[]>>[]>> = {
  '/operator': [{ email: 'personne@exemple.example' }, { email: 'x' }],
  '/operator/places/:id/weekly': [
    {
      ...{ date: '2026-11-26', from: '14:00', to: '17:00', count: '60', until: '', seats: '1', email: 'x', name: '' },
      ...{ language: 'fr', voucher: '', informed: '' },
    },
  ],
  '/operator/places/:id/closures': [
    { resource: '', from: '2026-11-26', until: '2026-11-26', word: 'Travaux' },
    { resource: '', from: '2026-11-26', until: '2026-11-25', word: '<b>Oups</b>' },
  ],
  '/operator/places/:id/webhooks': [{ url: 'http://127.0.0.1/', event: ['place.changed'] }],
  '/operator/duplicates/:pair': [{ decide: 'merge' }, { decide: 'merge', kept: 'a', seen: '0.0' }],
  '/places/:id/claim': [{ email: 'moi@gmail.com' }, { email: 'accueil@atelier.example' }],
  '/proposer': [{ name: '<script>', email: 'x', website: 'javascript:alert(1)', 'email-own': 'x' }],
};

/** The concrete path of a page. @throws when the scene has nothing for one of its parameters */
function fill(pattern: string, scene: Scene): string {
  const known = Object.keys(scene).filter((key) => key.startsWith('/') && `${pattern}/`.startsWith(`${key}/`));
  const [start = ''] = known.sort((a, b) => b.length - a.length);
  const filled = start === '' ? pattern : `${start.replace(':id', scene[start] ?? '')}${pattern.slice(start.length)}`;
  return filled.replace(/:\w+/g, (name) => scene[name] ?? assert.fail(`${pattern}: nothing to show for ${name}`));
}

describe('the pages of operators, with something to show', { timeout: 600_000 }, () => {
  let database: TestDatabase;
  let scene: Scene;
  let app: Hono;
  let server: Server;
  let browser: Browser;
  let page: Page;
  let origin: string;
  before(async () => {
    database = await testDatabase();
    const { sql } = database;
    scene = await operatorScene(sql, { territories, now });
    app = createApp({ ...options, sql });
    server = createAdaptorServer({ fetch: app.fetch }) as Server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await launch();
    page = await browser.newPage();
    await page.goto(`${origin}/operator`);
  });
  after(async () => {
    await browser.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await database.close();
  });

  /** What somebody who may everything, or nobody, is answered. */
  async function answer(pattern: string, send: (who: { cookie: string; csrf: string }) => Request): Promise<Response> {
    const anybody = pages.some(({ path, access }) => path === pattern && access === 'anybody');
    if (anybody) return app.request(send({ cookie: '', csrf: '' }));
    return app.request(send(await makeAccount(database.sql, { roles: [{ kind: 'administrator' }], now })));
  }

  /** Shows a text where the style sheets of pages are, and asks axe and the ruler. */
  async function look(text: string, what: string): Promise<void> {
    assert.deepEqual(await htmlFaults(text), [], what);
    for (const width of [1280, 360]) {
      await page.setViewport({ width, height: 800 });
      await page.setContent(text, { waitUntil: 'load' });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.equal(over, 0, `${what} sticks out at ${width} px`);
    }
    if (text.includes('class="sheet')) await lookAtColumns(what);
    for (const scheme of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      assert.deepEqual(await axeFaults(page), [], `${what}, ${scheme}`);
    }
  }

  /** On a tablet the columns of a table share little room: no heading breaks within a word. */
  async function lookAtColumns(what: string): Promise<void> {
    await page.setViewport({ width: 768, height: 800 });
    const broken = await page.$$eval('.sheet thead th', (headings) =>
      headings
        .filter((heading) => {
          const range = document.createRange();
          range.selectNodeContents(heading);
          const lines = new Set([...range.getClientRects()].map(({ top }) => top));
          return lines.size > heading.textContent.trim().split(/[\s-]+/).length;
        })
        .map(({ textContent }) => textContent),
    );
    assert.deepEqual(broken, [], `${what} at 768 px`);
    await page.setViewport({ width: 360, height: 800 });
  }

  const isHtml = (response: Response): boolean => (response.headers.get('content-type') ?? '').startsWith('text/html');

  for (const { path } of pages.filter(({ method }) => method === 'get')) {
    it(`${path} is well made`, async () => {
      const address = fill(path, scene);
      for (const query of [...(needQuery.has(path) ? [] : ['']), ...(queries[path]?.(scene) ?? [])]) {
        const response = await answer(
          path,
          ({ cookie }) => new Request(`${origin}${address}${query}`, { headers: { cookie } }),
        );
        // A link that opens nothing says so.
        const spent = response.status === 410 && query === '';
        assert.ok(response.status === 200 || spent, `${address}${query}: ${response.status}`);
        if (isHtml(response)) await look(await response.text(), `${address}${query}`);
        else assert.match(response.headers.get('content-disposition') ?? '', /^attachment/, address);
      }
    });
  }

  it('name in words whatever the journal holds', async () => {
    const page = '/operator/journal?lang=fr';
    const journal = await answer(
      '/operator/journal',
      ({ cookie }) => new Request(`${origin}${page}`, { headers: { cookie } }),
    );
    const names = [...(await journal.text()).matchAll(/<dt>([^<]*)<\/dt>/g)].map(([, name = '']) => name);
    assert.ok(names.length > 20);
    assert.deepEqual(
      names.filter((name) => !/^\p{Lu}/u.test(name)),
      [],
    );
  });

  it('say what is wrong with a form as well as they show it', async () => {
    let looked = 0;
    for (const { path } of pages.filter(({ method }) => method === 'post')) {
      for (const fields of [{}, ...(forms[path] ?? [])]) {
        const response = await answer(path, (who) => formRequest(fill(path, scene), who, fields));
        assert.ok(response.status < 500, `${path}: ${response.status}`);
        if (response.status === 303 || !isHtml(response)) continue;
        looked += 1;
        await look(await response.text(), `POST ${path} ${JSON.stringify(fields)}`);
      }
    }
    assert.ok(looked > 20, `${looked} answers`);
  });

  it('say what is refused and what is not there', async () => {
    for (const address of [
      '/operator/places/1/day',
      '/operator/accounts/x',
      `/operator/places/${scene[':place']}/weekly/x`,
    ]) {
      const response = await answer(
        '/operator/journal',
        ({ cookie }) => new Request(`${origin}${address}`, { headers: { cookie } }),
      );
      assert.equal(response.status, 404, address);
      await look(await response.text(), address);
    }
    const stranger = await makeAccount(database.sql, { now });
    const { cookie } = stranger;
    const refused = await app.request(`${origin}/operator/accounts`, { headers: { cookie } });
    assert.equal(refused.status, 403);
    await look(await refused.text(), 'a refusal');
    const away = await app.request(`${origin}/operator/journal`);
    assert.equal(away.status, 401);
    await look(await away.text(), 'signing in');
    const late = formRequest('/operator/accounts', { cookie: '', csrf: '' }, { email: 'plus.tard@exemple.example' });
    await look(await (await app.request(late)).text(), 'a form that was left open');
  });
});
