/** How many requests a page makes for its elements before its visitor does anything: docs/decisions/0033. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Visitor } from '../e2e/support/browser.ts';
import { Scene } from '../e2e/support/scene.ts';

const elements = ['booking-button', 'place-card', 'label-badge', 'co2-counter'] as const;

describe('a page asks for little', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open();
  });
  after(() => scene.close());

  async function arrive(...names: readonly (typeof elements)[number][]): Promise<Visitor> {
    const { id } = scene.place();
    const visitor = await scene.visitor();
    await visitor.open(
      scene.host(scene.script + names.map((name) => `<escale-${name} place="${id}"></escale-${name}>`).join('')),
    );
    for (const name of names) await visitor.see(`escale-${name} >>> [part=base]`);
    assert.deepEqual(visitor.errors, []);
    return visitor;
  }
  /** Paths that were asked of the hub, the loader apart. */
  const asked = ({ requests }: Visitor): string[] =>
    requests
      .map((request) => request.url())
      .filter((url) => url.startsWith(scene.hub.url) && !url.endsWith('/escale.js'))
      .map((url) => new URL(url).pathname);
  const files = (visitor: Visitor): string[] => asked(visitor).filter((path) => path.startsWith('/kit/'));

  for (const name of elements)
    it(`three times at most for one ${name}`, async () => {
      const visitor = await arrive(name);
      assert.ok(asked(visitor).length <= 3, asked(visitor).join('\n'));
      await visitor.leave();
    });

  it('two files for the four elements about a place, and for three of them', async () => {
    for (const names of [elements, elements.slice(1)]) {
      const visitor = await arrive(...names);
      assert.deepEqual(
        files(visitor).map((path) => path.replace(/-[\w-]{8}\.js$/, '')),
        ['/kit/v1/several', '/kit/v1/core'],
      );
      await visitor.leave();
    }
  });

  it('each its own file for two of them', async () => {
    const visitor = await arrive('place-card', 'label-badge');
    assert.equal(files(visitor).length, 3, files(visitor).join('\n'));
    await visitor.leave();
  });
});
