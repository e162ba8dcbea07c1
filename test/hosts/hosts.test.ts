/** Every form of embedding on every hostile host: it shows, it says nothing, it asks nobody else, it moves nothing. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Visitor } from '../e2e/support/browser.ts';
import { Scene } from '../e2e/support/scene.ts';
import { crowd, hostileHosts } from './hosts.ts';

const firefox = process.env['ESCALE_ENGINE'] === 'firefox';

/** Notes violations and shifts before anything of the page runs. */
async function watch({ page }: Visitor): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      seen.push(`violation: ${violatedDirective} ${blockedURI}`),
    );
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) seen.push(`shift: ${entry.value}`);
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

const seenBy = ({ page }: Visitor): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);

describe('on hostile hosts', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open();
  });
  after(() => scene.close());

  /** Each form, and what shows that it works. */
  const forms = (): Readonly<Record<string, { pasted: string; shows: string; frame?: true }>> => {
    const { hub, script } = scene;
    const { id, name } = scene.place();
    const link = `<a href="${hub.url}/e/place-card?place=${id}">${name}</a>`;
    return {
      'the tag of the map': {
        pasted: `${script}<escale-place-map tiles="outline"><a href="${hub.url}/e/place-map">Les lieux</a></escale-place-map>`,
        shows: 'escale-place-map >>> [data-place]',
      },
      'the tag of a card': {
        pasted: `${script}<escale-place-card place="${id}">${link}</escale-place-card>`,
        shows: 'escale-place-card >>> [part=name]',
      },
      'the link': { pasted: `${script}<p>${link}</p>`, shows: 'escale-place-card >>> [part=name]' },
      'the hook': {
        pasted: `${script}<div data-escale="place-card?place=${id}">${link}</div>`,
        shows: 'escale-place-card >>> [part=name]',
      },
      'the frame': {
        pasted: `<iframe src="${hub.url}/e/place-card?place=${id}" title="${name}" width="100%" height="500" sandbox="allow-scripts"></iframe>`,
        shows: 'iframe',
        frame: true,
      },
    };
  };
  /** The line that the snippets offer for the site's own sheet. */
  const reserved =
    'escale-place-map { display: block; min-block-size: 42rem } escale-place-card { display: block; min-block-size: 40rem }';

  for (const host of hostileHosts)
    for (const form of ['the tag of the map', 'the tag of a card', 'the link', 'the hook', 'the frame'])
      it(`${form} works on ${host.name}`, async () => {
        const found = forms()[form];
        assert.ok(found);
        const visitor = await scene.visitor(host.width);
        await watch(visitor);
        const body = host.body?.(found.pasted, scene) ?? found.pasted;
        const headers = host.headers?.(scene);
        const address = scene.host(body, {
          // Under a policy without inline styles the site would have it in its own file.
          head: `${headers ? '' : `<style>${reserved}</style>`}${host.head?.(scene) ?? ''}`,
          ...(headers && { headers }),
        });
        await visitor.open(address);
        if (host.act) await visitor.page.evaluate(host.act);
        await visitor.see(found.shows);
        if (found.frame) await seeInFrame(visitor);
        const suffered = host.unharmed && (await visitor.page.evaluate(host.unharmed));
        assert.equal(suffered ?? undefined, undefined);
        const said = (await seenBy(visitor)).filter(
          // A page that swaps its content, or had no room to keep, moved by itself.
          (line) => line.startsWith('violation') || (!headers && !host.act && form === 'the tag of the map'),
        );
        assert.deepEqual(said, []);
        assert.deepEqual(visitor.errors, []);
        const asked = visitor.requests.map((request) => request.url()).filter((url) => !url.startsWith(address));
        assert.deepEqual(
          asked.filter((url) => !url.startsWith(scene.hub.url) && !url.startsWith('blob:')),
          [],
        );
        await visitor.leave();
      });

  async function seeInFrame({ page }: Visitor): Promise<void> {
    const handle = await page.waitForSelector('iframe');
    const frame = await handle?.contentFrame();
    assert.ok(frame, 'the frame is empty');
    await frame.waitForSelector('escale-place-card >>> [part=name]', { visible: true, timeout: 30_000 });
  }

  it('fifty cards of one place ask the hub for it once', async () => {
    const visitor = await scene.visitor();
    const tag = `<escale-place-card place="${scene.place().id}"></escale-place-card>`;
    await visitor.open(scene.host(scene.script + crowd(tag)));
    await visitor.see('escale-place-card >>> [part=name]');
    await visitor.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await visitor.page.waitForFunction(() =>
      [...document.querySelectorAll('escale-place-card')].some(
        (card, index) => index > 40 && card.shadowRoot?.querySelector('[part=name]'),
      ),
    );
    const asked = visitor.requests.filter((request) => request.url().includes(`/v1/places/${scene.place().id}`));
    // What the browser still holds is not asked of the hub.
    const answers = asked.filter((request) => request.response()?.fromCache() === false);
    assert.equal(answers.length, 1, asked.map((request) => request.response()?.status()).join(', '));
    assert.deepEqual(visitor.errors, []);
    await visitor.leave();
  });

  it('a policy that blocks the script leaves the link', async () => {
    const visitor = await scene.visitor();
    const headers = { 'content-security-policy': "script-src 'none'" };
    const link = `<a href="${scene.hub.url}/places/${scene.place().id}">Voir le lieu</a>`;
    await visitor.open(
      scene.host(`${scene.script}<escale-place-card place="${scene.place().id}">${link}</escale-place-card>`, {
        headers,
      }),
    );
    assert.ok(await visitor.page.waitForSelector('escale-place-card > a', { visible: true }));
    await visitor.leave();
  });

  it('a hub that has gone leaves the link', async () => {
    const visitor = await scene.visitor();
    const gone = 'http://127.0.0.1:9';
    await visitor.open(
      scene.host(
        `<script type="module" src="${gone}/kit/v1/escale.js"></script><escale-place-card place="1002M"><a href="${gone}/places/1002M">Voir le lieu</a></escale-place-card>`,
      ),
    );
    assert.ok(await visitor.page.waitForSelector('escale-place-card > a', { visible: true }));
    await visitor.leave();
  });

  it('on paper the content is there', async () => {
    const visitor = await scene.visitor();
    await visitor.open(
      scene.host(`${scene.script}<escale-place-card place="${scene.place().id}"></escale-place-card>`),
    );
    await visitor.see('escale-place-card >>> [part=name]');
    if (!firefox) await visitor.page.emulateMediaType('print');
    const height = await visitor.page.$eval('escale-place-card', (card) => card.getBoundingClientRect().height);
    assert.ok(height > 100, `${height}`);
    await visitor.leave();
  });
});
