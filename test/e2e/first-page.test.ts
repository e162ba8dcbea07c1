import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Scene } from './support/scene.ts';

describe('two pasted lines', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open();
  });
  after(() => scene.close());

  const snippet = () =>
    `${scene.script}<escale-place-map><a id="fallback" href="${scene.hub.url}/">Les lieux</a></escale-place-map>`;

  it('show the places of the network, and a place that is chosen', async () => {
    const visitor = await scene.visitor();
    await visitor.open(scene.host(snippet()));
    const { name, id } = scene.place();
    await visitor.see(`escale-place-map >>> [data-place="${id}"]`);
    await visitor.read(name);
    await visitor.page.click(`escale-place-map >>> [data-place="${id}"]`);
    await visitor.see('escale-place-map >>> escale-place-card >>> [part=name]');
    assert.deepEqual(visitor.errors, []);
    await visitor.leave();
  });

  it('show one place in a card', async () => {
    const { id, name } = scene.place(1);
    const visitor = await scene.visitor();
    await visitor.open(scene.host(`${scene.script}<escale-place-card place="${id}"></escale-place-card>`));
    await visitor.read(name);
    assert.deepEqual(visitor.errors, []);
    await visitor.leave();
  });

  it('may be pasted twice', async () => {
    const visitor = await scene.visitor();
    await visitor.open(scene.host(snippet() + snippet()));
    await visitor.see('escale-place-map:last-of-type >>> [data-place]');
    assert.deepEqual(visitor.errors, []);
    await visitor.leave();
  });

  it('speak the language of the page', async () => {
    const visitor = await scene.visitor();
    await visitor.open(scene.host(`${scene.script}<div lang="en"><escale-place-map></escale-place-map></div>`));
    await visitor.read(/\d+ places/);
    await visitor.leave();
  });
});
