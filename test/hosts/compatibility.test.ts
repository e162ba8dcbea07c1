/** Every shape that docs/compatibility.md promises, pasted as it was given out, against the hub of today. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { VERSION } from '../../src/core/version.ts';
import { Scene } from '../e2e/support/scene.ts';
import { openDoor, type Guest } from './guest.ts';
import { readNotes, watchScript } from './watch.ts';

const contract = readFileSync(join(import.meta.dirname, '../../docs/compatibility.md'), 'utf8');
/** The first column of the table: the shapes, in code. */
const shapes = [...contract.matchAll(/^\| `([^|`]+)` +\|/gm)].map(([, shape = '']) => shape);

/** A probe: whether the first element of that name shows that part. */
function shows(name: string, part: string): boolean {
  const element = document.querySelector(name);
  element?.scrollIntoView({ block: 'center' });
  return (element?.shadowRoot?.querySelector(part)?.getClientRects().length ?? 0) > 0;
}

describe('the shapes that were given out', () => {
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

  const open = async (content: string): Promise<Guest> => {
    const guest = await door.enter(scene);
    await guest.open(scene.host(content, { head: '<script src="/watch.js"></script>' }));
    return guest;
  };
  const until = async (look: () => Promise<boolean>, what: string): Promise<void> => {
    for (const late = Date.now() + 30_000; !(await look());) {
      assert.ok(Date.now() < late, what);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  };
  const see = (guest: Guest, name: string, part: string): Promise<void> =>
    until(() => guest.look(shows, name, part), `${name} does not show ${part}`);
  const leave = async (guest: Guest): Promise<void> => {
    assert.deepEqual(guest.errors, []);
    const { seen } = await guest.look(readNotes);
    assert.deepEqual(
      seen.filter((line) => !line.startsWith('shift')),
      [],
    );
    await guest.leave();
  };

  it('are all read from the document', () => {
    assert.ok(shapes.length >= 8, `${shapes.length}`);
  });

  for (const shape of shapes.filter((each) => each.startsWith('<') && !each.startsWith('<script')))
    it(shape, async () => {
      const { id, name } = scene.place();
      const pasted = shape
        .replaceAll('HUB', scene.hub.url)
        .replaceAll('ID', id)
        .replace('>…</escale-hub>', `><escale-place-card place="${id}"></escale-place-card></escale-hub>`)
        .replaceAll('…', name);
      const guest = await open(scene.script + pasted);
      if (shape.startsWith('<iframe'))
        await until(() => guest.lookInside(0, shows, 'escale-place-card', '[part=name]'), 'the frame is empty');
      else if (pasted.includes('place-map')) await see(guest, 'escale-place-map', '[data-place]');
      else if (pasted.includes('booking-button')) await see(guest, 'escale-booking-button', ':is(button, a, p)');
      else await see(guest, 'escale-place-card', '[part=name]');
      await leave(guest);
    });

  it('the script line for WordPress', async () => {
    const attributes = ' data-no-optimize="1" data-no-minify="1" data-cfasync="false" nowprocket';
    assert.ok(contract.includes(attributes.trim()));
    const line = scene.script.replace('></script>', `${attributes}></script>`);
    const guest = await open(`${line}<escale-place-card place="${scene.place().id}"></escale-place-card>`);
    await see(guest, 'escale-place-card', '[part=name]');
    await leave(guest);
  });

  it('the script lines of a pinned version', async () => {
    const lines = shapes.filter((shape) => shape.includes('integrity='));
    assert.equal(lines.length, 2);
    for (const shape of lines) {
      const file = /VERSION\/([\w.]+)"/.exec(shape)?.[1] ?? assert.fail(shape);
      const answer = await fetch(`${scene.hub.url}/kit/${VERSION}/integrity.json`);
      const hashes = (await answer.json()) as Record<string, string>;
      const line = shape
        .replace('HUB', scene.hub.url)
        .replace('VERSION', VERSION)
        .replace('sha384-…', hashes[file] ?? assert.fail(file));
      const guest = await open(`${line}<escale-place-card place="${scene.place().id}"></escale-place-card>`);
      await see(guest, 'escale-place-card', '[part=name]');
      await leave(guest);
    }
  });

  it('addresses alone on a line: the page names its oEmbed form, which answers', async () => {
    for (const path of ['/e/place-map?territory=commune:35238', `/places/${scene.place().id}`]) {
      const html = await (await fetch(scene.hub.url + path)).text();
      const announced = /type="application\/json\+oembed"\s+href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
      assert.ok(announced, path);
      const { html: frame } = (await (await fetch(announced)).json()) as { html: string };
      assert.ok(frame.includes(`<iframe src="${scene.hub.url}/e/`), frame);
    }
  });
});
