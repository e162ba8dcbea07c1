/** From the e-mail to the booking's page and back: a real SMTP server, the real hub, a real browser. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createAdaptorServer } from '@hono/node-server';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { createApp } from '../../hub/src/app.ts';
import { capabilityOf } from '../../hub/src/bookings/capability.ts';
import { insertBookable, newKey, requestFor } from '../../hub/src/bookings/testing.ts';
import { systemClock } from '../../hub/src/clock.ts';
import { testDatabase, type TestDatabase } from '../../hub/src/database/testing.ts';
import { actor } from '../../hub/src/desk/testing.ts';
import { startMessages, type Messages } from '../../hub/src/messages/start.ts';
import { memoryLog, testMailServer, type TestMailServer } from '../../hub/src/messages/testing.ts';
import { placeSeries } from '../../hub/src/series/place.ts';
import { readSettings } from '../../hub/src/settings.ts';
import { loadTerritories } from '../../hub/src/territories/territories.ts';
import { formatPlaceId } from '../../sdk/place-id.ts';
import { findChromium } from '../support/browser.ts';
import { axeFaults } from './support/axe.ts';

const email = 'camille.martin@personne.example';

/** The text of a message, quoted-printable undone. */
const decode = (raw: string): string =>
  Buffer.from(
    raw.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString();

describe('the page of a booking', () => {
  const { log, lines } = memoryLog();
  let database: TestDatabase;
  let mail: TestMailServer;
  let server: Server;
  let messages: Messages;
  let browser: Browser;
  let folder: string;
  let origin: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'escale-page-'));
    [database, mail] = await Promise.all([testDatabase(), testMailServer()]);
    const { sql } = database;
    const settings = readSettings({ SMTP_URL: mail.url, ESCALE_DATA: folder, ESCALE_BOOKINGS_PER_ADDRESS: '0' });
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

  /** Books a desk for tomorrow, to be confirmed by e-mail. */
  async function book(): Promise<string> {
    const bookable = await insertBookable(database.sql, { rules: { confirmation: 'email' } });
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const wish = { start: `${tomorrow}T10:00:00Z`, end: `${tomorrow}T11:00:00Z`, email, language: 'fr' } as const;
    const response = await fetch(`${origin}/v1/bookings`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `"${newKey()}"` },
      body: JSON.stringify(requestFor(bookable, wish)),
    });
    assert.equal(response.status, 201, await response.clone().text());
    return ((await response.json()) as { id: string }).id;
  }

  /** Waits until a message with these words has arrived; returns its text. */
  async function received(words: string, id: string): Promise<string> {
    for (;;) {
      const found = mail.received
        .map(({ raw }) => decode(raw))
        .find((text) => text.includes(words) && text.includes(id));
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  const linkIn = (text: string): string => /http:\/\/127\.0\.0\.1:\d+\/bookings\/\S+#[\w-]{43}/.exec(text)?.[0] ?? '';

  async function visit(address: string): Promise<{ page: Page; errors: string[] }> {
    const page = await browser.newPage();
    await page.setViewport({ width: 320, height: 640 });
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warn') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(address);
    return { page, errors };
  }
  const press = async (page: Page, label: string): Promise<void> => {
    const button = await page.waitForSelector(`::-p-xpath(//button[normalize-space()="${label}"])`);
    await button!.click();
  };
  const says = (page: Page, words: string) =>
    // What is seen: the words that the script may say stand in the page too.
    page.waitForFunction(
      (wanted) => document.querySelector<HTMLElement>('#booking')?.innerText.includes(wanted),
      {},
      words,
    );
  const statusOf = async (id: string): Promise<string | undefined> => {
    const [row] = await database.sql<{ status: string }[]>`select status from booking where id = ${id}`;
    return row?.status;
  };

  it('confirms, cancels and erases by buttons, and does nothing when it is only opened', async () => {
    const id = await book();
    const link = linkIn(await received('Confirmez votre réservation', id));
    const { page, errors } = await visit(link);
    await says(page, 'vous est gardée');
    assert.equal(await statusOf(id), 'held');

    await press(page, 'Confirmer la réservation');
    await says(page, 'C’est confirmé');
    assert.equal(await statusOf(id), 'confirmed');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'booking-state');
    assert.match(await received('Votre réservation est confirmée', id), /BEGIN:VCALENDAR|text\/calendar/);

    await press(page, 'Annuler la réservation…');
    await press(page, 'Non, la garder');
    assert.equal(await statusOf(id), 'confirmed');
    await press(page, 'Annuler la réservation…');
    await press(page, 'Oui, annuler');
    await says(page, 'C’est annulé');
    assert.equal(await statusOf(id), 'cancelled');
    await received('Votre réservation est annulée', id);

    await press(page, 'Effacer mon nom et mon adresse…');
    await press(page, 'Oui, effacer');
    await says(page, 'sont effacés');
    const [row] = await database.sql<{ email: string | null }[]>`select email from booking where id = ${id}`;
    assert.equal(row?.email, null);
    assert.deepEqual(errors, []);
    // Neither the person nor the right to the booking is in any log, of the requests least of all.
    const right = link.slice(link.indexOf('#') + 1);
    assert.ok(lines.some((line) => line.includes(`/bookings/${id}`)));
    assert.ok(!lines.some((line) => line.includes(right) || line.includes('camille')));
    await page.close();
  });

  it('cancels a date of a weekly booking and the later ones, and none before', async () => {
    const { sql } = database;
    const on = await insertBookable(sql);
    const date = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
    const weekly = {
      resource: on.resource,
      date,
      from: '10:00',
      to: '12:00',
      count: 3,
      seats: 1,
      language: 'fr',
    } as const;
    const placed = await placeSeries(
      sql,
      { ...weekly, email, name: 'Camille', consent: '2026-11' },
      { placeId: on.placeId, key: newKey(), language: 'fr', actor, now: new Date() },
    );
    assert.ok(placed.status === 201, placed.answer);
    const [first = '', second = '', third = ''] = placed.series.bookings.map(({ id }) => id);
    const { page, errors } = await visit(
      `${origin}/bookings/${second}?lang=fr#${(await capabilityOf(sql)).sign(second)}`,
    );
    await press(page, 'Annuler cette date et les suivantes…');
    await says(page, 'toutes les suivantes de la série');
    await press(page, 'Oui, annuler');
    await says(page, 'C’est annulé');
    assert.deepEqual(await Promise.all([first, second, third].map(statusOf)), ['confirmed', 'cancelled', 'cancelled']);
    assert.deepEqual(errors, []);
    await page.close();
  });

  it('takes the trip of last time over from the page it was booked on, into its own address', async () => {
    const id = await book();
    const [row] = await database.sql<{ place: number; start: Date }[]>`
      select place_id as place, lower(during) as start from booking where id = ${id}`;
    const place = formatPlaceId(row?.place ?? 0);
    const trip = Buffer.from('{"without":"home"}').toString('base64url');
    const { page: before } = await visit(`${origin}/places/${place}?lang=fr#trip=${trip}`);
    await before.waitForSelector('#trip:not([hidden])');
    // What the booking's dialog tells the page when it is done.
    await before.evaluate(
      (booked) =>
        document.body.dispatchEvent(Object.assign(new Event('escale-booking-confirmed', { bubbles: true }), booked)),
      { place, start: row?.start.toISOString() },
    );
    const { page, errors } = await visit(linkIn(await received('Confirmez votre réservation', id)));
    await says(page, 'retient votre trajet');
    const { hash } = new URL(page.url());
    assert.match(hash, new RegExp(`^#[\\w-]{43}&trip=${trip}$`));
    await before.close();
    // The address alone is enough from now on.
    await page.goto('about:blank');
    const { page: later } = await visit(`${origin}/bookings/${id}?lang=fr${hash}`);
    await says(later, 'retient votre trajet');
    assert.deepEqual(errors, []);
    const other = await book();
    const { page: without } = await visit(linkIn(await received('Confirmez votre réservation', other)));
    await says(without, 'vous est gardée');
    assert.doesNotMatch(without.url(), /trip/);
    await Promise.all([page, later, without].map((each) => each.close()));
  });

  it('reads well at 320 pixels, without a fault that axe knows, in both languages', async () => {
    const id = await book();
    const link = linkIn(await received('Confirmez votre réservation', id));
    for (const [language, words] of [
      ['fr', 'vous est gardée'],
      ['en', 'is held for you'],
    ] as const) {
      const { page, errors } = await visit(link.replace('lang=fr', `lang=${language}`));
      await says(page, words);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= 320, `${width} px wide in ${language}`);
      assert.deepEqual(await axeFaults(page), [], language);
      const facts = await page.$eval('#booking-facts', (list) => list.textContent);
      // As each language writes hours and whole amounts.
      if (language === 'fr') assert.match(facts, /\d{4}, \d+\sh(\s\d\d)?\s–\s\d+\sh/);
      else assert.match(facts, /\d{4}.*\d\d:\d\d/);
      assert.doesNotMatch(facts, /[.,]00/);
      assert.deepEqual(errors, []);
      await page.close();
    }
  });

  it('keeps the right to the booking when the language is changed or the menu passed over', async () => {
    const id = await book();
    const { page } = await visit(linkIn(await received('Confirmez votre réservation', id)));
    await says(page, 'vous est gardée');
    await page.evaluate(() => (location.hash = '#content'));
    await press(page, 'Confirmer la réservation');
    await says(page, 'C’est confirmé');
    await Promise.all([page.waitForNavigation(), page.click('a[hreflang="en"]')]);
    await says(page, 'Your booking is confirmed.');
    await page.close();
  });

  it('says what is wrong with a link that is incomplete, of another booking, or read without JavaScript', async () => {
    const [one, other] = [await book(), await book()];
    const link = linkIn(await received('Confirmez votre réservation', one));
    const without = await visit(link.replace(/#.*/, ''));
    await says(without.page, 'Ce lien est incomplet');
    const wrong = await visit(link.replace(one, other));
    await says(wrong.page, 'celui-ci est incomplet ou n’est pas le bon');
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(link);
    assert.match(
      await page.$eval('#booking', (node) => (node as HTMLElement).innerText),
      /cette page a besoin de JavaScript/,
    );
    await Promise.all([without.page.close(), wrong.page.close(), page.close()]);
  });
});
