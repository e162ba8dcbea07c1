/** The pages of the hub itself and the host pages that a webmaster may copy, as `npm start` serves them. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { KeyInput } from 'puppeteer-core';
import { axeFaults } from './support/axe.ts';
import type { Visitor } from './support/browser.ts';
import { Scene } from './support/scene.ts';
import { widgets } from '../../hub/src/embed/widgets.ts';

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
    const shown = await visitor.page.$$eval('[hidden]', (parts) =>
      parts.filter((part) => part.checkVisibility()).map(({ id, className }) => id || className),
    );
    assert.deepEqual(shown, [], 'nothing that is hidden shows, such as what is told of a trip that nobody made');
    await visitor.leave();
  });

  it('answer a page, not a blank, for a place that does not exist', async () => {
    const visitor = await scene.visitor();
    const answer = await visitor.page.goto(`${scene.hub.url}/places/ZZ`);
    assert.equal(answer?.status(), 404);
    await visitor.leave();
  });

  it('prepare what to paste without a fault that axe knows, whatever was chosen, at 320 and 1280 pixels', async () => {
    const { id } = scene.place();
    const choices = [
      ...Object.values(widgets).map(({ name }) => `widget=${name}&place=${id}`),
      'widget=place-card',
      'widget=place-card&place=ZZ',
      'widget=place-map&zoom=400&colour=red&kind=cafe&filters=kind&accent=0b5c6b&theme=dark&height=300',
    ];
    for (const [width, language] of [
      [320, 'fr'],
      [1280, 'en'],
    ] as const) {
      const visitor = await scene.visitor(width);
      for (const choice of choices) {
        await visitor.open(`${scene.hub.url}/configurer?${choice}&lang=${language}`);
        await visitor.page.$$eval('details', (all) => all.forEach((each) => (each.open = true)));
        assert.deepEqual(await axeFaults(visitor.page), [], `${choice}, ${language}`);
        assert.ok((await overflow(visitor)) <= 0, `${choice} scrolls sideways at ${width}`);
      }
      await visitor.leave();
    }
  });

  it('prepare what to paste by keyboard alone, and keep each choice in their address', async () => {
    const { id, name } = scene.place();
    const visitor = await scene.visitor();
    const { page } = visitor;
    const press = async (...keys: readonly KeyInput[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const tabTo = async (selector: string): Promise<void> => {
      for (let stop = 0; stop < 60; stop += 1) {
        await press('Tab');
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
      }
      assert.fail(`Tab never came to ${selector}`);
    };
    const settled = (query: RegExp): Promise<unknown> =>
      page.waitForFunction(
        (pattern: string) =>
          new RegExp(pattern).test(location.search) && document.getElementById('status')?.textContent !== '',
        {},
        query.source,
      );
    const lines = (form: string): Promise<string> => page.$eval(`#snippet-${form}`, (code) => code.textContent);

    await visitor.open(`${scene.hub.url}/configurer?lang=fr`);
    await tabTo('#field-widget');
    await page.keyboard.type('La fiche');
    await settled(/widget=place-card/);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'field-widget', 'the focus is lost');
    await tabTo('#field-place');
    await page.keyboard.type(id);
    await press('Tab');
    await settled(new RegExp(`place=${id}`));
    assert.ok(await page.$eval('#administrators', (part) => part instanceof HTMLDetailsElement && !part.open));
    await visitor.read(name);
    assert.match(await lines('tag'), new RegExp(`<escale-place-card place="${id}"`));
    assert.match(await page.evaluate(() => document.activeElement?.localName ?? ''), /^(?!body)/, 'the focus is lost');

    await tabTo('input[name=width]');
    await press('ArrowDown');
    assert.ok((await page.$eval('.preview iframe', (frame) => frame.getBoundingClientRect().width)) <= 400);
    await tabTo('[data-copy=snippet-frame]');
    await press('Enter');
    await visitor.read('Copié');

    const frame = await lines('frame');
    await page.reload();
    assert.equal(await lines('frame'), frame, 'the address does not hold what was chosen');
    assert.deepEqual(visitor.errors, []);
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
