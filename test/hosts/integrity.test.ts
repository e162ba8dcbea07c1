/** What was changed on its way, or on the hub, does not run in a page that pinned a version of the kit. */
import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { VERSION } from '../../src/core/version.ts';
import { Scene } from '../e2e/support/scene.ts';
import { openDoor, type Guest } from './guest.ts';
import { TamperingHub } from './tampering.ts';
import { readNotes, watchScript } from './watch.ts';

/** A probe: the file that was changed and ran all the same. */
const ran = (): string | undefined => (globalThis as { tampered?: string }).tampered;

/** A probe: whether something within the shadow root of an element, or an element of the page, can be seen. */
function isSeen(selector: string, within: string | null): boolean {
  const element = document.querySelector(selector);
  element?.scrollIntoView({ block: 'center' });
  const seen = within === null ? element : element?.shadowRoot?.querySelector(within);
  return (seen?.getClientRects().length ?? 0) > 0;
}

/** A probe. */
const isDefined = (name: string): boolean => customElements.get(name) !== undefined;

/** A probe: whether no part is being verified any more. */
const isSettled = (): boolean =>
  document.readyState === 'complete' && !document.head.querySelector('link[rel=modulepreload]');

describe('a pinned kit', () => {
  const door = openDoor();
  let scene: Scene;
  before(async () => {
    scene = await Scene.open();
    scene.site.add('/watch.js', { html: watchScript, headers: { 'content-type': 'text/javascript' } });
  });
  after(async () => {
    await door.close();
    await scene.close();
  });

  /** The hub at an address of its own, of which no browser holds anything. @param tampered the file that is changed */
  async function reach(t: TestContext, tampered?: RegExp) {
    const hub = await TamperingHub.before(scene.hub.url);
    t.after(() => hub.stop());
    hub.tampered = tampered;
    const integrity = (await (await fetch(`${hub.url}/kit/${VERSION}/integrity.json`)).json()) as Record<
      string,
      string
    >;
    const { id, name } = scene.place();
    return {
      url: hub.url,
      integrity,
      script: (file: string): string =>
        `<script type="module" src="${hub.url}/kit/${VERSION}/${file}" integrity="${integrity[file]}" crossorigin></script>`,
      card: `<escale-place-card place="${id}"><a href="${hub.url}/places/${id}">${name}</a></escale-place-card>`,
      map: `<escale-place-map tiles="outline" view="map"><a href="${hub.url}/e/place-map">Les lieux</a></escale-place-map>`,
    };
  }

  async function arrive(body: string, headers?: Readonly<Record<string, string>>): Promise<Guest> {
    const guest = await door.enter(scene);
    const head = '<script src="/watch.js"></script>';
    await guest.open(scene.host(body, { head, ...(headers && { headers }) }));
    return guest;
  }
  async function until(look: () => Promise<boolean>, what: string): Promise<void> {
    for (const late = Date.now() + 30_000; !(await look());) {
      assert.ok(Date.now() < late, what);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
  const see = (guest: Guest, selector: string, within?: string): Promise<void> =>
    until(() => guest.look(isSeen, selector, within ?? null), `${selector} ${within ?? ''} does not show`);
  /** Files of the kit, as often as they were asked for; what the kit told the webmaster; whatever else went wrong. */
  async function report(guest: Guest) {
    const { seen, asked } = await guest.look(readNotes);
    const told = seen.filter((line) => line.startsWith('warn: [escale]'));
    return {
      files: asked.filter((url) => url.includes('/kit/')),
      told,
      wrong: [...guest.errors, ...seen.filter((line) => !told.includes(line) && !line.startsWith('shift'))],
    };
  }

  it('shows its elements, parts that come on demand included, and loads each file once', async (t) => {
    const { script, card, map } = await reach(t);
    const guest = await arrive(script('escale.js') + card + map);
    await see(guest, 'escale-place-card', '[part=name]');
    await see(guest, 'escale-place-map', '.leaflet-container');
    const { files, told, wrong } = await report(guest);
    assert.ok(
      files.some((url) => url.includes('/map-part-')),
      files.join('\n'),
    );
    const requested = guest.asked.filter((url) => url.includes('/kit/'));
    assert.deepEqual(requested, [...new Set(requested)]);
    assert.deepEqual([told, wrong], [[], []]);
    await guest.leave();
  });

  for (const chunk of ['place-card', 'core'])
    it(`does not run a changed chunk: ${chunk}; the link stays and the console says why`, async (t) => {
      const { script, card } = await reach(t, new RegExp(`/kit/[^/]+/${chunk}-[\\w-]+\\.js$`));
      const guest = await arrive(script('escale.js') + card);
      await see(guest, 'escale-place-card[data-escale-failed] > a');
      assert.equal(await guest.look(ran), null);
      assert.equal(await guest.look(isDefined, 'escale-place-card'), false);
      const { told } = await report(guest);
      assert.equal(told.length, 1);
      assert.match(told[0] ?? '', /its links stay.*is not what this version of the kit was built with/);
      await guest.leave();
    });

  it('does not run a changed part that comes on demand', async (t) => {
    const { script, map } = await reach(t, /\/map-part-[\w-]+\.js$/);
    const guest = await arrive(script('escale.js') + map);
    await see(guest, 'escale-place-map', '.map [role=alert]');
    await until(() => guest.look(isSettled), 'the part is still verified');
    assert.equal(await guest.look(ran), null);
    await guest.leave();
  });

  it('does not run a changed loader, nor a changed kit in one file', async (t) => {
    for (const file of ['escale.js', 'escale.all.js']) {
      const { script, card } = await reach(t, new RegExp(`/${file}$`));
      const guest = await arrive(script(file) + card);
      await until(() => guest.look(isSettled), 'the page is still loading');
      await see(guest, 'escale-place-card > a');
      assert.equal(await guest.look(ran), null);
      await guest.leave();
    }
  });

  it('runs the changed chunk in the kit that renews itself: the test can see it run', async (t) => {
    const { url, card } = await reach(t, /\/place-card-[\w-]+\.js$/);
    const guest = await arrive(`<script type="module" src="${url}/kit/v1/escale.js"></script>${card}`);
    await see(guest, 'escale-place-card', '[part=name]');
    assert.match(String(await guest.look(ran)), /place-card/);
    await guest.leave();
  });

  it('is one file where a policy allows scripts by their hash only, links upgraded', async (t) => {
    const { url, integrity, script, card, map } = await reach(t);
    // WebKit knows no hashes of files: there the address stands beside it, as the documentation says.
    const allowed = `'${integrity['escale.all.js']}' ${url}/kit/${VERSION}/escale.all.js`;
    const policy = `default-src 'none'; script-src ${allowed} ${scene.site.origin}/watch.js; connect-src ${url}; style-src 'self'; img-src data:`;
    const link = `<p><a href="${url}/e/place-card?place=${scene.place(1).id}">Un lieu</a></p>`;
    const guest = await arrive(script('escale.all.js') + card + link + map, { 'content-security-policy': policy });
    await see(guest, 'escale-place-card', '[part=name]');
    await see(guest, 'escale-place-card:has(a[href*="/e/"])', '[part=name]');
    await see(guest, 'escale-place-map', '.leaflet-container');
    const { files, told, wrong } = await report(guest);
    assert.deepEqual(files, [`${url}/kit/${VERSION}/escale.all.js`]);
    assert.deepEqual([told, wrong], [[], []]);
    await guest.leave();
  });
});
