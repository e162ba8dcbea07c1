/**
 * Takes the README's picture, `docs/pictures/mairie.webp`: the top of the town hall's example page with the places of
 * the demonstration. Needs `npm run build`. The fonts are those of the machine.
 *
 *     node tools/picture.ts [file]
 *
 * It is always a Tuesday morning there, for the hub and for the browser: on a Sunday nearly everything is closed.
 */
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import type { Page } from 'puppeteer-core';
import { createApp } from '../hub/src/app.ts';
import { testDatabase } from '../hub/src/database/testing.ts';
import { loadDemonstration } from '../hub/src/demo/demonstration.ts';
import { createLog } from '../hub/src/log.ts';
import { readSettings } from '../hub/src/settings.ts';
import { loadTerritories } from '../hub/src/territories/territories.ts';
import { launch } from '../test/e2e/support/browser.ts';

const MOMENT = new Date('2026-03-10T10:20:00+01:00');
/** Pixels of the page; the picture has more, for sharp screens. */
const WIDTH = 1140;
const DENSITY = 1.5;
/** Bytes: what somebody who opens the README should have to wait for at most. */
const LARGEST = 120_000;

/** The hub with its demo network, at that moment. @returns its address, and what ends it */
async function startHub(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const database = await testDatabase();
  const { sql } = database;
  const territories = loadTerritories();
  await loadDemonstration(sql, { territories, now: MOMENT });
  const log = createLog({ level: 'warn' });
  const app = createApp({ sql, clock: () => MOMENT, settings: readSettings({}), log, territories });
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    server.close();
    await database.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}

/** Sets the browser's clock, which goes on from there. */
const setClock = (page: Page): Promise<unknown> =>
  page.evaluateOnNewDocument((start) => {
    const ahead = Date.now() - start;
    class Then extends Date {
      constructor(...given: unknown[]) {
        super(...((given.length > 0 ? given : [Then.now()]) as [number]));
      }
      static override now(): number {
        return super.now() - ahead;
      }
    }
    Object.assign(globalThis, { Date: Then });
  }, MOMENT.getTime());

/** Down to the end of the map, once it has drawn its markers. */
async function photograph(url: string): Promise<Uint8Array> {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: WIDTH, height: 1200, deviceScaleFactor: DENSITY });
    await setClock(page);
    await page.goto(`${url}/examples/mairie.html`, { waitUntil: 'networkidle0' });
    await page.waitForSelector('escale-place-map >>> .marker');
    const bottom = await page.$eval('escale-place-map', (map) => map.getBoundingClientRect().bottom);
    const clip = { x: 0, y: 0, width: WIDTH, height: Math.ceil(bottom) + 28 };
    return await page.screenshot({ type: 'webp', quality: 82, clip });
  } finally {
    await browser.close();
  }
}

const file = process.argv[2] ?? path.join(import.meta.dirname, '../docs/pictures/mairie.webp');
const hub = await startHub();
try {
  const picture = await photograph(hub.url);
  if (picture.length > LARGEST) throw new Error(`The picture has ${picture.length} bytes, over ${LARGEST}.`);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, picture);
  console.log(`${file}: ${picture.length} bytes`);
} finally {
  await hub.stop();
}
