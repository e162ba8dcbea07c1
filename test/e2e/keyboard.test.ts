/** A visitor who has no mouse: real keys, from the top of the page to a place and back. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Visitor } from './support/browser.ts';
import { Scene } from './support/scene.ts';

/** Presses Tab until the focus is on what begins with `wanted`: a tag and its words. @throws when a hundred keys do not get there */
async function tabTo(visitor: Visitor, wanted: string): Promise<void> {
  const passed: string[] = [];
  for (let key = 0; key < 100; key += 1) {
    await visitor.page.keyboard.press('Tab');
    const focused = await visitor.focused();
    if (focused.startsWith(wanted)) return;
    passed.push(focused);
  }
  assert.fail(`Tab never came to « ${wanted} », but to:\n${passed.join('\n')}`);
}

describe('with the keyboard alone', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open();
  });
  after(() => scene.close());

  it('one filters, chooses a place, reads it, returns to it in the list and leaves the map behind', async () => {
    const visitor = await scene.visitor();
    const { name, id } = scene.place(2);
    await visitor.open(scene.host(`${scene.script}<escale-place-map filters="q,kind,open"></escale-place-map>`));
    await visitor.see('escale-place-map >>> .filters input');

    await tabTo(visitor, 'input');
    await visitor.page.keyboard.type(name);
    await visitor.page.keyboard.press('Enter');
    await visitor.see(`escale-place-map >>> .list li:first-child [data-place="${id}"]`);

    await tabTo(visitor, `button ${name}`);
    await visitor.page.keyboard.press('Enter');
    await visitor.see('escale-place-map >>> escale-place-card:state(ready)');
    assert.match(await visitor.focused(), /^button .*Retour à la liste$/);

    await visitor.page.keyboard.press('Escape');
    await visitor.see(`escale-place-map >>> [data-place="${id}"]`);
    assert.equal(await visitor.focused(), `button ${name}`);

    await tabTo(visitor, 'button Afficher la carte');
    assert.deepEqual(visitor.errors, []);
    await visitor.leave();
  });
});
