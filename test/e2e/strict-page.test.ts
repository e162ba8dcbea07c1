/** What a page that takes its visitors seriously asks of the kit: no violation, no third party, no trace, no shift. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Visitor } from './support/browser.ts';
import { Scene } from './support/scene.ts';

/** Notes every violation and every shift before anything of the page runs. */
async function watch({ page }: Visitor): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const seen: Seen = { violations: [], shifts: [] };
    Object.assign(globalThis, { seen });
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      seen.violations.push(`${violatedDirective} ${blockedURI} ${sample}`),
    );
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as unknown as Shift[])
        seen.shifts.push(
          `${value} ${sources.map(({ node, previousRect: from, currentRect: to }) => `${node?.nodeName ?? 'in a shadow root'} ${from.y}+${from.height} → ${to.y}+${to.height}`).join(', ')}`,
        );
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

interface Shift {
  readonly value: number;
  readonly sources: readonly {
    /** Not told for what stands in a shadow root. */
    readonly node?: Node;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}
interface Seen {
  violations: string[];
  shifts: string[];
}
const seenBy = ({ page }: Visitor): Promise<Seen> =>
  page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);

describe('on a strict page', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open();
  });
  after(() => scene.close());

  /** The line that the snippet offers for the site's own style sheet. */
  const reserved = 'escale-place-map { display: block; min-block-size: 42rem }';
  const map = (attributes = '') =>
    `<escale-place-map ${attributes}><a href="${scene.hub.url}/">Les lieux</a></escale-place-map>`;

  it('nothing violates the content security policy or Trusted Types, the open map included', async () => {
    const visitor = await scene.visitor();
    await watch(visitor);
    const policy = [
      "default-src 'none'",
      `script-src ${scene.hub.url}`,
      `connect-src ${scene.hub.url}`,
      "style-src 'self'",
      'img-src data:',
      "require-trusted-types-for 'script'",
      "trusted-types lit-html 'allow-duplicates'",
    ].join('; ');
    const body = `${scene.script}${map('tiles="outline" filters="kind,open,q"')}<escale-place-card place="${scene.place().id}"></escale-place-card>`;
    await visitor.open(scene.host(body, { headers: { 'content-security-policy': policy } }));
    await visitor.see('escale-place-map >>> .leaflet-container canvas');
    await visitor.see('escale-place-map >>> .filters input');
    await visitor.page.$eval('escale-place-card', (card) => card.scrollIntoView());
    await visitor.see('escale-place-card >>> [part=name]');
    assert.deepEqual((await seenBy(visitor)).violations, []);
    assert.deepEqual(visitor.errors, []);
    await visitor.leave();
  });

  it('nobody but the hub is asked, in at most three requests, and nothing is kept', async () => {
    const visitor = await scene.visitor();
    const address = scene.host(scene.script + map());
    await visitor.open(address);
    await visitor.see('escale-place-map >>> [data-place]');
    await visitor.page.waitForNetworkIdle({ idleTime: 500 });
    const asked = visitor.requests.map((request) => request.url()).filter((url) => url !== address);
    assert.equal(asked[0], `${scene.hub.url}/kit/v1/escale.js`);
    assert.ok(asked.length > 1);
    assert.ok(asked.length - 1 <= 3, asked.join('\n'));
    assert.deepEqual(
      asked.filter((url) => !url.startsWith(`${scene.hub.url}/`)),
      [],
    );
    assert.deepEqual(await visitor.page.browserContext().cookies(), []);
    const kept = await visitor.page.evaluate(async () => [
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      ...(await indexedDB.databases()).map(({ name }) => name),
      ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    ]);
    assert.deepEqual(kept, []);
    await visitor.leave();
  });

  it('the hub learns the origin of the page at most, never its path', async () => {
    const visitor = await scene.visitor();
    await visitor.open(scene.host(scene.script + map()));
    await visitor.see('escale-place-map >>> [data-place]');
    const origin = new URL(visitor.page.url()).origin;
    const referrers = visitor.requests
      .filter((request) => request.url().startsWith(scene.hub.url))
      .map((request) => request.headers()['referer'] ?? '');
    assert.ok(referrers.length > 0);
    assert.deepEqual(
      // The kit's own modules name the module that imports them.
      referrers.filter((referrer) => ![`${origin}/`, ''].includes(referrer) && !referrer.startsWith(scene.hub.url)),
      [],
    );
    await visitor.leave();
  });

  it('nothing moves when the places come', async () => {
    const visitor = await scene.visitor();
    await watch(visitor);
    await visitor.open(scene.host(scene.script + map(), { head: `<style>${reserved}</style>` }));
    await visitor.see('escale-place-map >>> [data-place]');
    await visitor.page.waitForNetworkIdle({ idleTime: 500 });
    assert.deepEqual((await seenBy(visitor)).shifts, []);
    await visitor.leave();
  });
});
