/** A hub that goes away under an open page, and comes back. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Visitor } from './support/browser.ts';
import { Scene } from './support/scene.ts';

/** The browser may keep what the hub said to be fresh; nobody waits until it is not. */
function forgetWhatIsFresh(): void {
  const { fetch } = globalThis;
  globalThis.fetch = (address, init) => fetch(address, { ...init, cache: 'no-cache' });
}

describe('when the hub goes away', () => {
  let scene: Scene;
  let visitor: Visitor;
  let down = false;

  before(async () => {
    scene = await Scene.open();
  });
  after(() => scene.close());
  afterEach(async () => {
    await visitor.leave();
    if (down) await comeBack();
  });

  const goAway = async () => {
    await scene.hub.kill();
    down = true;
  };
  const comeBack = async () => {
    await scene.hub.restart();
    down = false;
  };
  const card = (index: number, id = '') =>
    `<escale-place-card id="${id}" place="${scene.place(index).id}"><a class="fallback" href="https://lieu.example/">Le lieu</a></escale-place-card>`;
  const fallbackOf = (id: string) =>
    visitor.page.$eval(`#${id} .fallback`, (link) => link.checkVisibility({ visibilityProperty: true }));

  it('what is on show stays, says that it may be old, and recovers', async () => {
    visitor = await scene.visitor();
    await visitor.open(scene.host(scene.script + card(0, 'card')));
    await visitor.see('escale-place-card:state(ready)');
    await goAway();
    await visitor.page.evaluate(forgetWhatIsFresh);
    await visitor.page.$eval('escale-place-card', (element) => (element as unknown as { refresh(): void }).refresh());
    await visitor.see('escale-place-card:state(stale)');
    await visitor.read(scene.place(0).name);
    await comeBack();
    await visitor.page.click('escale-place-card >>> [part=retry]');
    await visitor.see('escale-place-card:state(ready)');
    assert.equal(await fallbackOf('card'), false);
  });

  it('a place of the map whose card cannot be loaded leaves its link, says why, and comes when it is chosen again', async () => {
    visitor = await scene.visitor();
    await visitor.open(scene.host(`${scene.script}<escale-place-map tiles="none"></escale-place-map>`));
    await visitor.see('escale-place-map >>> [data-place]');
    await goAway();
    await visitor.page.click('escale-place-map >>> [data-place]');
    await visitor.see('escale-place-map >>> .detail [role=alert]');
    await visitor.see('escale-place-map >>> .detail a');
    await visitor.page.click('escale-place-map >>> .back');
    await comeBack();
    await visitor.page.click('escale-place-map >>> [data-place]');
    await visitor.see('escale-place-map >>> escale-place-card:state(ready)');
    assert.equal(await visitor.page.$('escale-place-map >>> .detail [role=alert]'), null);
  });

  it('what was never there leaves its link, says why, and comes on retry', async () => {
    visitor = await scene.visitor();
    await visitor.open(scene.host(`${scene.script}${card(0, 'first')}<div id="later"></div>`));
    await visitor.see('#first:state(ready)');
    await goAway();
    await visitor.page.$eval('#later', (place, html) => place.setHTMLUnsafe(html), card(1, 'second'));
    await visitor.see('#second:state(failed)');
    assert.equal(await fallbackOf('second'), true);
    await visitor.see('#second >>> [part=failure]');
    await comeBack();
    await visitor.page.click('#second >>> [part=retry]');
    await visitor.see('#second:state(ready)');
    await visitor.read(scene.place(1).name);
    assert.equal(await fallbackOf('second'), false);
  });

  it('before the page is opened, the page shows its link', async () => {
    visitor = await scene.visitor();
    await goAway();
    await visitor.open(scene.host(scene.script + card(0, 'card')));
    assert.equal(await fallbackOf('card'), true);
  });
});
