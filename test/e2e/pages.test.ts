/** The pages of the hub itself and the host pages that a webmaster may copy, as `npm start` serves them. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Visitor } from './support/browser.ts';
import { Scene } from './support/scene.ts';

const examples = readdirSync(join(import.meta.dirname, '../../examples'))
  .filter((file) => file.endsWith('.html'))
  .map((file) => ({ name: file.replace('.html', ''), path: `/examples/${file}` }));

/** What shows that an element has its answer. */
const ready = 'escale-place-map:state(ready), escale-place-card:state(ready)';

const overflow = ({ page }: Visitor): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

describe('the pages that the hub serves', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open();
  });
  after(() => scene.close());

  it('include the three examples', () => {
    assert.ok(examples.length >= 3);
  });

  it('/ shows the lines to paste whole on a narrow screen', async () => {
    const visitor = await scene.visitor(320);
    await visitor.open(scene.hub.url);
    await visitor.see('.snippet pre');
    const hidden = await visitor.page.$$eval('.snippet pre', (blocks) =>
      blocks.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
    );
    assert.ok(hidden.length > 0);
    assert.deepEqual(
      hidden.filter((width) => width > 0),
      [],
    );
    await visitor.leave();
  });

  for (const width of [320, 1280]) {
    for (const { name, path } of [{ name: 'home', path: '/' }, ...examples]) {
      it(`${path} shows its places at ${width} pixels, without a third party and without a fault`, async () => {
        const visitor = await scene.visitor(width);
        await visitor.open(scene.hub.url + path);
        await visitor.see(ready);
        await visitor.page.waitForNetworkIdle({ idleTime: 300 });
        await visitor.picture(`${name}-${width}`);
        assert.equal(await overflow(visitor), 0, 'the page scrolls sideways');
        assert.deepEqual(
          visitor.requests.map((request) => request.url()).filter((url) => !url.startsWith(`${scene.hub.url}/`)),
          [],
        );
        assert.deepEqual(visitor.errors, []);
        await visitor.leave();
      });
    }
  }

  it('have one for each place, with its card and the line to paste', async () => {
    const { id, name } = scene.place();
    const visitor = await scene.visitor();
    await visitor.open(`${scene.hub.url}/places/${id}`);
    await visitor.see('escale-place-card:state(ready)');
    await visitor.read(name);
    await visitor.read(`<escale-place-card place="${id}"`);
    await visitor.picture('place-1280');
    await visitor.leave();
  });

  it('answer a page, not a blank, for a place that does not exist', async () => {
    const visitor = await scene.visitor();
    const answer = await visitor.page.goto(`${scene.hub.url}/places/ZZ`);
    assert.equal(answer?.status(), 404);
    await visitor.leave();
  });

  it('leave the link of a pasted tag to a visitor without JavaScript', async () => {
    const visitor = await scene.visitor();
    await visitor.page.setJavaScriptEnabled(false);
    const tag = `<escale-place-map><a id="fallback" href="${scene.hub.url}/">Les lieux</a></escale-place-map>`;
    await visitor.open(scene.host(scene.script + tag));
    const link = await visitor.page.$('#fallback');
    assert.ok(await link?.isVisible());
    await visitor.leave();
  });

  it('are content in words in a frame without JavaScript', async () => {
    const visitor = await scene.visitor();
    await visitor.page.setJavaScriptEnabled(false);
    const { id, name } = scene.place();
    await visitor.open(scene.host(`<iframe src="${scene.hub.url}/e/place-card?place=${id}" title="Lieu"></iframe>`));
    const frame = await (await visitor.page.waitForSelector('iframe'))?.contentFrame();
    await frame?.waitForSelector('.name');
    assert.equal(await frame?.$eval('.name', (element) => element.textContent), name);
    await visitor.leave();
  });
});
