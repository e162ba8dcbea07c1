/** The pages of examples/consent, as they are given out: tiles wait for the consent manager, events reach the counter. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { HTTPRequest } from 'puppeteer-core';
import type { Visitor } from '../e2e/support/browser.ts';
import { Scene } from '../e2e/support/scene.ts';

const examples = join(import.meta.dirname, '../../examples/consent');
const tarteaucitron = dirname(createRequire(import.meta.url).resolve('tarteaucitronjs/package.json'));
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('the examples of consent and counting', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open();
  });
  after(() => scene.close());

  /** Opens an example with the addresses of this network; everything that is elsewhere is answered here. */
  async function open(name: string, shows: string): Promise<Visitor> {
    const html = readFileSync(join(examples, name), 'utf8').replaceAll('https://hub.example.org', scene.hub.url);
    const visitor = await scene.visitor();
    await visitor.page.setRequestInterception(true);
    visitor.page.on('request', (request) => void answer(request));
    await visitor.open(scene.site.add(`/${name}`, { html }));
    await visitor.see(`escale-place-map >>> ${shows}`);
    return visitor;
  }

  function answer(request: HTTPRequest): Promise<void> {
    const { host, pathname } = new URL(request.url());
    if (host === 'data.geopf.fr') return request.respond({ contentType: 'image/png', body: pixel });
    if (host === 'matomo.example.org') return request.respond({ contentType: 'text/javascript', body: '' });
    const own = join(tarteaucitron, pathname.replace('/tarteaucitron/', ''));
    if (!pathname.startsWith('/tarteaucitron/') || !existsSync(own)) return request.continue();
    const contentType = pathname.endsWith('.css') ? 'text/css' : 'text/javascript';
    return request.respond({ contentType, body: readFileSync(own) });
  }

  /** Until it is heard: tarteaucitron shows its buttons half a second before it listens to them. */
  async function press({ page }: Visitor, button: string): Promise<void> {
    const asks = (): boolean => document.getElementById('tarteaucitronAlertBig')?.checkVisibility() ?? false;
    do await page.locator(button).click();
    while (await page.evaluate(asks));
  }

  const tiles = ({ requests }: Visitor): HTTPRequest[] =>
    requests.filter((request) => request.url().startsWith('https://data.geopf.fr/'));

  for (const [name, refuse, accept] of [
    ['tarteaucitron.html', '#tarteaucitronAllDenied2', '#tarteaucitronPersonalize2'],
    ['wp-consent-api.html', undefined, '#accept'],
  ] as const)
    it(`${name}: tiles start when the manager says so, and not before`, async () => {
      const visitor = await open(name, '.leaflet-container');
      assert.equal(tiles(visitor).length, 0);
      const wanted = visitor.page.waitForRequest((request) => request.url().startsWith('https://data.geopf.fr/'));
      await press(visitor, accept);
      await wanted;
      assert.deepEqual(visitor.errors, []);
      await visitor.leave();
      if (refuse === undefined) return;
      const refusing = await open(name, '.leaflet-container');
      await press(refusing, refuse);
      assert.equal(await refusing.page.$eval('escale-place-map', (map) => map.getAttribute('tiles')), 'none');
      assert.equal(tiles(refusing).length, 0);
      await refusing.leave();
    });

  it('matomo.html: what visitors do is counted, and no cookie is set', async () => {
    const visitor = await open('matomo.html', '[data-place]');
    const place = await visitor.page.$eval('escale-place-map', (map) => {
      const row = map.shadowRoot?.querySelector<HTMLElement>('[data-place]');
      row?.click();
      return row?.dataset['place'];
    });
    const pushed = await visitor.page.evaluate(() => (globalThis as unknown as { _paq: unknown[][] })._paq);
    assert.deepEqual(pushed[0], ['disableCookies']);
    assert.deepEqual(
      pushed.filter(([command]) => command === 'trackEvent'),
      [['trackEvent', 'Escale', 'escale-place-select', place]],
    );
    assert.deepEqual(await visitor.page.browserContext().cookies(), []);
    await visitor.leave();
  });
});
