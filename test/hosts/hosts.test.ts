/** Every form of every widget on every hostile host: it shows, it says nothing, it asks nobody else, it moves nothing. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { VERSION } from '../../src/core/version.ts';
import { Scene } from '../e2e/support/scene.ts';
import { allShown, copyForms, forms, hasFrames, widgetNames, type Form, type Pasted } from './forms.ts';
import { openDoor, type Guest } from './guest.ts';
import { hostileHosts, type Hashes, type HostileHost } from './hosts.ts';
import { readNotes, watchScript, type Notes } from './watch.ts';

describe('on hostile hosts', () => {
  const door = openDoor();
  let scene: Scene;
  let pasted: Readonly<Record<Form, Pasted>>;
  let hashes: Hashes;
  before(async () => {
    scene = await Scene.open();
    hashes = (await (await fetch(`${scene.hub.url}/kit/${VERSION}/integrity.json`)).json()) as Hashes;
    pasted = await copyForms(scene);
    scene.site.add('/watch.js', { html: watchScript, headers: { 'content-type': 'text/javascript' } });
    scene.site.add('/site.css', { html: pasted.tag.style, headers: { 'content-type': 'text/css' } });
  });
  after(async () => {
    await door.close();
    await scene.close();
  });

  const scriptOf = ({ pinned }: HostileHost): string =>
    pinned === undefined
      ? scene.script
      : `<script type="module" src="${scene.hub.url}/kit/${VERSION}/${pinned}" integrity="${hashes[pinned]}" crossorigin></script>`;

  function open(host: HostileHost, form: Form): string {
    const head = [
      '<link rel="stylesheet" href="/site.css" />',
      '<script src="/watch.js"></script>',
      host.head?.(scene),
      hasFrames(form) ? '' : scriptOf(host),
    ].join('\n');
    const { content } = pasted[form];
    const headers = host.headers?.(scene, hashes);
    return scene.host(host.body?.(content, scene.script) ?? content, { head, ...(headers && { headers }) });
  }

  for (const host of hostileHosts)
    for (const form of forms)
      it(`${form}: ${host.name}`, async () => {
        const guest = await door.enter(scene, host.width);
        const address = open(host, form);
        await guest.open(address);
        if (host.act) await guest.look(host.act);
        // What stands in a frame is out of the page's reach.
        const wanted = widgetNames.filter((name) => hasFrames(form) || name !== host.taken);
        assert.deepEqual(await allShown(guest, form, wanted), [], 'do not show');
        const suffered = host.unharmed && (await guest.look(host.unharmed));
        assert.equal(suffered ?? undefined, undefined);
        judge(await guest.look(readNotes), guest, host, Boolean(host.act) || (host.fitsFrames && hasFrames(form)));
        await guest.leave();
      });

  /** Nothing is said, nobody else is asked, and nothing moves on a page that stands still. */
  function judge({ seen, asked, moved }: Notes, guest: Guest, { says }: HostileHost, mayMove = false): void {
    const said = seen.filter((line) => !says?.test(line) && !(mayMove && line.startsWith('shift')));
    assert.deepEqual(said, []);
    if (!mayMove) assert.equal(moved, 0, 'pixels by which the page has moved');
    assert.deepEqual(guest.errors, []);
    const own = [scene.hub.url, scene.site.origin, 'blob:', 'data:'];
    assert.deepEqual(
      [...asked, ...guest.asked].filter((url) => !own.some((origin) => url.startsWith(origin))),
      [],
    );
  }
});
