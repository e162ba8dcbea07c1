/** Into the space for places by the e-mailed link: a real SMTP server, the real hub, a real browser without JavaScript. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createAdaptorServer } from '@hono/node-server';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { makeAccount } from '../../hub/src/access/testing.ts';
import { createApp } from '../../hub/src/app.ts';
import { insertBookable } from '../../hub/src/bookings/testing.ts';
import { systemClock } from '../../hub/src/clock.ts';
import { testDatabase, type TestDatabase } from '../../hub/src/database/testing.ts';
import { readMessage } from '../../hub/src/messages/eml.ts';
import { startMessages, type Messages } from '../../hub/src/messages/start.ts';
import { memoryLog, testMailServer, type TestMailServer } from '../../hub/src/messages/testing.ts';
import { readSettings } from '../../hub/src/settings.ts';
import { loadTerritories } from '../../hub/src/territories/territories.ts';
import { formatPlaceId } from '../../sdk/place-id.ts';
import { findChromium } from '../support/browser.ts';
import { axeFaults } from './support/axe.ts';

const email = 'administration@reseau.example';

describe('the space for places', () => {
  const { log, lines } = memoryLog();
  let database: TestDatabase;
  let mail: TestMailServer;
  let server: Server;
  let messages: Messages;
  let browser: Browser;
  let folder: string;
  let origin: string;
  let place: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'escale-access-'));
    [database, mail] = await Promise.all([testDatabase(), testMailServer()]);
    const { sql } = database;
    place = formatPlaceId((await insertBookable(sql)).placeId);
    await makeAccount(sql, { email, roles: [{ kind: 'administrator' }], now: new Date() });
    const settings = readSettings({ SMTP_URL: mail.url, ESCALE_DATA: folder });
    const app = createApp({ sql, clock: systemClock, settings, log, territories: loadTerritories() });
    server = createAdaptorServer({ fetch: app.fetch }) as Server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    messages = await startMessages({ sql, clock: systemClock, settings, log, address: origin });
    const { executablePath, args } = await findChromium();
    browser = await launch({ executablePath, args, headless: true });
  });
  after(async () => {
    await browser.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await messages.stop();
    await mail.close();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A phone of 360 pixels, which runs no script of a page unless said otherwise. */
  async function phone(scripts: boolean): Promise<Page> {
    const context = await browser.createBrowserContext();
    return prepare(await context.newPage(), scripts);
  }

  async function prepare(page: Page, scripts = false): Promise<Page> {
    await page.setJavaScriptEnabled(scripts);
    await page.setExtraHTTPHeaders({ 'Accept-Language': 'fr' });
    await page.setViewport({ width: 360, height: 740 });
    return page;
  }

  const press = (page: Page, selector: string) => Promise.all([page.waitForNavigation(), page.click(selector)]);
  const read = (page: Page) => page.$eval('main', (main) => main.textContent.replace(/\s+/g, ' '));
  const go = (page: Page, address: string) => page.goto(`${origin}${address}`);

  /** What axe finds, and how far the page sticks out sideways. */
  async function look(page: Page, scripts = false): Promise<void> {
    // axe waits for timers, which only run with scripts; the page itself has none.
    await page.setJavaScriptEnabled(true);
    assert.deepEqual(await axeFaults(page), [], page.url());
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, page.url());
    await page.setJavaScriptEnabled(scripts);
  }

  /** Asks for a link and waits for the letter. */
  async function linkFor(page: Page, scripts = false): Promise<string> {
    const before = mail.received.length;
    await go(page, '/operator');
    await look(page, scripts);
    await page.type('#email', email);
    await press(page, 'main button');
    await look(page, scripts);
    for (let tries = 0; mail.received.length === before; tries += 1) {
      assert.ok(tries < 1000, 'no letter came');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const { text } = readMessage(mail.received.at(-1)?.raw ?? '');
    return /http:\/\/\S+token=\S+/.exec(text)?.[0] ?? '';
  }

  async function signIn({ scripts = false } = {}): Promise<Page> {
    const page = await phone(scripts);
    await page.goto(await linkFor(page, scripts));
    await look(page, scripts);
    await press(page, 'main button');
    assert.match(await read(page), /Mon espace/);
    return page;
  }

  it('is entered by the button of the page that the letter leads to, and left again', async () => {
    const page = await signIn({ scripts: true });
    const [cookie] = await page.browserContext().cookies();
    assert.deepEqual(
      { name: cookie?.name, httpOnly: cookie?.httpOnly, sameSite: cookie?.sameSite, path: cookie?.path },
      { name: 'escale-session', httpOnly: true, sameSite: 'Lax', path: '/' },
    );
    await press(page, 'footer button');
    assert.match(await read(page), /Recevoir le lien/);
    // The way back shows nothing of what was seen: a page that the browser kept is asked for anew.
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('main #email') !== null);
    assert.match(await read(page), /Recevoir le lien/);
    await page.close();
  });

  it('lets an administrator invite, make and revoke a key, and take that back, without JavaScript', async () => {
    const page = await signIn();
    await look(page);
    await go(page, '/operator/accounts');
    await page.type('#email', 'camille@mediatheque.example');
    await page.click('input[value=operator]');
    await page.type('#place', place);
    await press(page, 'main .form button');
    assert.match(await read(page), /L’invitation est partie/);
    await look(page);
    await go(page, '/operator/keys');
    await page.type('#name', 'Logiciel d’accueil');
    await page.click('input[value=staff]');
    await page.type('#place', place);
    await press(page, 'main .form button');
    assert.match(await read(page), /esk_[\w-]{43}/);
    await look(page);
    await press(page, 'main li button');
    assert.match(await read(page), /La clé est révoquée/);
    await go(page, '/operator/journal');
    await look(page);
    await press(page, 'article form button');
    assert.match(await read(page), /Le changement est annulé/);
    await go(page, '/operator/me');
    await look(page);
    await page.close();
  });

  it('gives back a form that was left open until the session ended', async () => {
    const page = await signIn();
    await go(page, '/operator/accounts');
    await page.type('#email', 'plus.tard@mediatheque.example');
    await page.click('input[value=administrator]');
    await database.sql`delete from operator_session`;
    await press(page, 'main .form button');
    assert.match(await read(page), /Votre session a pris fin.*plus\.tard@mediatheque\.example/);
    await look(page);
    // Signed in again in another tab; then the same form is sent once more.
    const other = await prepare(await page.browserContext().newPage());
    await other.goto(await linkFor(other));
    await press(other, 'main button');
    await page.bringToFront();
    await press(page, 'main .form button');
    assert.match(await read(page), /À confirmer/);
    await press(page, 'main .form button');
    assert.match(await read(page), /L’invitation est partie/);
    await page.close();
  });

  it('leaves no address, secret or cookie in the log', () => {
    assert.ok(lines.length > 20);
    assert.doesNotMatch(lines.join('\n'), /mediatheque|administration@|token=|esk_|escale-session/);
  });
});
