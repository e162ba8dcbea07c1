/** What was changed on its way, or on the hub, does not run in a page that pinned a version of the kit. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { VERSION } from '../../src/core/version.ts';
import type { Visitor } from '../e2e/support/browser.ts';
import { Scene } from '../e2e/support/scene.ts';
import { TamperingHub } from './tampering.ts';

const ran = ({ page }: Visitor): Promise<unknown> =>
  page.evaluate(() => (globalThis as { tampered?: string }).tampered ?? null);

describe('a pinned kit', () => {
  let scene: Scene;
  let hub: TamperingHub;
  let integrity: Readonly<Record<string, string>>;
  before(async () => {
    scene = await Scene.open();
    hub = await TamperingHub.before(scene.hub.url);
    integrity = (await (await fetch(`${hub.url}/kit/${VERSION}/integrity.json`)).json()) as typeof integrity;
  });
  after(async () => {
    await hub.stop();
    await scene.close();
  });

  const script = (file: string): string =>
    `<script type="module" src="${hub.url}/kit/${VERSION}/${file}" integrity="${integrity[file]}" crossorigin></script>`;
  const card = (): string => {
    const { id, name } = scene.place();
    return `<escale-place-card place="${id}"><a href="${hub.url}/places/${id}">${name}</a></escale-place-card>`;
  };
  const map = (): string =>
    `<escale-place-map tiles="outline" view="map"><a href="${hub.url}/e/place-map">Les lieux</a></escale-place-map>`;
  const kitFiles = ({ requests }: Visitor): string[] =>
    requests.map((request) => request.url()).filter((url) => url.startsWith(`${hub.url}/kit/`));

  /** Opens a page and waits for what the console says, if anything is expected of it. */
  async function arrive(body: string, headers?: Readonly<Record<string, string>>) {
    const visitor = await scene.visitor();
    const warned: string[] = [];
    visitor.page.on('console', (message) => {
      if (message.text().startsWith('[escale]')) warned.push(message.text());
    });
    await visitor.open(scene.host(body, { ...(headers && { headers }) }));
    return { visitor, warned };
  }

  it('shows its elements, parts that come on demand included, and loads each file once', async () => {
    hub.tampered = undefined;
    const { visitor, warned } = await arrive(script('escale.js') + card() + map());
    await visitor.see('escale-place-card >>> [part=name]');
    await visitor.see('escale-place-map >>> .leaflet-container');
    const files = kitFiles(visitor);
    assert.ok(
      files.some((url) => url.includes('/map-part-')),
      files.join('\n'),
    );
    assert.deepEqual(files, [...new Set(files)]);
    assert.deepEqual(visitor.errors, []);
    assert.deepEqual(warned, []);
    await visitor.leave();
  });

  for (const chunk of ['place-card', 'core'])
    it(`does not run a changed chunk: ${chunk}; the link stays and the console says why`, async () => {
      hub.tampered = new RegExp(`/kit/[^/]+/${chunk}-[\\w-]+\\.js$`);
      const { visitor, warned } = await arrive(script('escale.js') + card());
      await visitor.page.waitForSelector('escale-place-card[data-escale-failed] > a', { visible: true });
      assert.equal(await ran(visitor), null);
      assert.equal(await visitor.page.evaluate(() => customElements.get('escale-place-card') === undefined), true);
      assert.equal(warned.length, 1);
      assert.match(warned[0] ?? '', /its links stay.*is not what this version of the kit was built with/);
      await visitor.leave();
    });

  it('does not run a changed part that comes on demand', async () => {
    hub.tampered = /\/map-part-[\w-]+\.js$/;
    const { visitor } = await arrive(script('escale.js') + map());
    await visitor.see('escale-place-map >>> .map [role=alert]');
    await visitor.page.waitForFunction(() => !document.head.querySelector('link[rel=modulepreload]'));
    assert.equal(await ran(visitor), null);
    await visitor.leave();
  });

  it('does not run a changed loader, nor a changed kit in one file', async () => {
    for (const file of ['escale.js', 'escale.all.js']) {
      hub.tampered = new RegExp(`/${file}$`);
      const { visitor } = await arrive(script(file) + card());
      await visitor.page.waitForFunction(() => document.readyState === 'complete');
      assert.ok(await visitor.page.waitForSelector('escale-place-card > a', { visible: true }));
      assert.equal(await ran(visitor), null);
      await visitor.leave();
    }
  });

  it('runs the changed chunk in the kit that renews itself: the test can see it run', async () => {
    hub.tampered = /\/place-card-[\w-]+\.js$/;
    const { visitor } = await arrive(`<script type="module" src="${hub.url}/kit/v1/escale.js"></script>${card()}`);
    await visitor.see('escale-place-card >>> [part=name]');
    assert.match(String(await ran(visitor)), /place-card/);
    await visitor.leave();
  });

  it('is one file where a policy allows scripts by their hash only, links upgraded', async () => {
    hub.tampered = undefined;
    const hash = `'${integrity['escale.all.js']}'`;
    const policy = `default-src 'none'; script-src ${hash}; connect-src ${hub.url}; style-src 'self'; img-src data:`;
    const link = `<p><a href="${hub.url}/e/place-card?place=${scene.place(1).id}">Un lieu</a></p>`;
    const { visitor, warned } = await arrive(script('escale.all.js') + card() + link + map(), {
      'content-security-policy': policy,
    });
    await visitor.see('escale-place-card >>> [part=name]');
    await visitor.see(
      'p > escale-place-card >>> [part=name], body escale-place-card:has(a[href*="/e/"]) >>> [part=name]',
    );
    await visitor.see('escale-place-map >>> .leaflet-container');
    assert.equal(kitFiles(visitor).length, 1);
    assert.deepEqual(visitor.errors, []);
    assert.deepEqual(warned, []);
    await visitor.leave();
  });
});
