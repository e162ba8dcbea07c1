/** The embed pages as they are opened by themselves: while an element comes, nothing that is on show moves. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { widgets } from '../../hub/src/embed/widgets.ts';
import { Scene } from './support/scene.ts';

describe('an embed page does not move while its element comes', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open();
  });
  after(() => scene.close());

  // A parameter that is not understood is named on the page: that note must not be pushed either.
  const additions = ['', '&unheard-of=1'];

  for (const { name, needs } of Object.values(widgets)) {
    for (const width of [320, 1280]) {
      it(`${name}, ${width} pixels wide`, async () => {
        for (const addition of additions) {
          const visitor = await scene.visitor(width);
          await visitor.page.evaluateOnNewDocument(() => {
            const moved: string[] = [];
            Object.assign(globalThis, { moved });
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries() as (PerformanceEntry & LayoutShift)[])
                moved.push(...entry.sources.map(({ node }) => `${node?.nodeName} by ${entry.value}`));
            }).observe({ type: 'layout-shift', buffered: true });
          });
          const place = needs.length > 0 ? `place=${scene.place().id}` : '';
          await visitor.open(`${scene.hub.url}/e/${name}?${place}${addition}`);
          await visitor.see(`escale-${name}:state(ready)`);
          await visitor.page.waitForNetworkIdle({ idleTime: 300 });
          assert.deepEqual(await visitor.page.evaluate(() => (globalThis as unknown as { moved: string[] }).moved), []);
          assert.ok(
            await visitor.page.$eval('footer', (footer) => footer.checkVisibility({ visibilityProperty: true })),
          );
          await visitor.leave();
        }
      });
    }
  }
});

describe('an embed page in a frame', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open();
  });
  after(() => scene.close());

  it('does not tell that it is lower while its element comes, which would move the page around it twice', async () => {
    const visitor = await scene.visitor(320);
    await visitor.page.evaluateOnNewDocument(() => {
      const heights: number[] = [];
      Object.assign(globalThis, { heights });
      addEventListener('message', ({ data }: MessageEvent<{ type?: string; height?: number }>) => {
        if (data.type === 'escale:height' && data.height) heights.push(data.height);
      });
    });
    const heights = (): Promise<number[]> =>
      visitor.page.evaluate(() => (globalThis as unknown as { heights: number[] }).heights);
    const address = `${scene.hub.url}/e/place-card?place=${scene.place().id}`;
    await visitor.open(scene.host(`<iframe src="${address}" title="Lieu" width="320" height="500"></iframe>`));
    const frame = await (await visitor.page.waitForSelector('iframe'))?.contentFrame();
    await frame?.waitForSelector('escale-place-card:state(ready)');
    await visitor.page.waitForNetworkIdle({ idleTime: 300 });
    const [own, told] = [await frame?.$eval('body', (body) => body.getBoundingClientRect().height), await heights()];
    assert.ok(told.length > 1, 'only one height was told');
    assert.deepEqual(
      told,
      told.toSorted((a, b) => a - b),
    );
    assert.equal(told.at(-1), Math.ceil(own ?? NaN));
    await visitor.leave();
  });
});

/** https://wicg.github.io/layout-instability/, which TypeScript's library does not have yet. */
interface LayoutShift {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null }[];
}
