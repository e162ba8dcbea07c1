/** How many requests a page makes for its elements before its visitor does anything: docs/decisions/0033. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Place } from '../../sdk/contract/index.ts';
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
    return visit(scene.place().id, ...names);
  }
  const whole = async (id: string): Promise<Place> =>
    (await (await fetch(`${scene.hub.url}/v1/places/${id}`)).json()) as Place;
  async function visit(id: string, ...names: readonly (typeof elements)[number][]): Promise<Visitor> {
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

  it('three times for a card with something to book here; the code that books comes with the click', async () => {
    const found = scene.places.filter(({ bookable, status }) => bookable && status === 'open');
    const bookable = (await Promise.all(found.map(({ id }) => whole(id)))).find(({ resources }) =>
      resources.some(({ booking }) => booking.via === 'hub'),
    );
    assert.ok(bookable);
    const visitor = await visit(bookable.id, 'place-card');
    await visitor.see('escale-place-card >>> .offer button');
    assert.ok(asked(visitor).length <= 3, asked(visitor).join('\n'));

    let isDown = true;
    await visitor.page.setRequestInterception(true);
    visitor.page.on('request', (request) => {
      void (isDown && request.url().includes('/booking-button-') ? request.abort() : request.continue());
    });
    await visitor.page.click('escale-place-card >>> .offer button');
    await visitor.see('escale-place-card >>> [role=alert]');
    await visitor.read('Réessayez dans un instant');
    isDown = false;
    await visitor.page.click('escale-place-card >>> .offer button');
    await visitor.see('escale-place-card >>> escale-booking-button >>> dialog[open]');
    assert.equal(await visitor.page.$('escale-place-card >>>> [role=alert]'), null);
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
