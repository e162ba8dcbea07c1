/** Every shape that docs/compatibility.md promises, pasted as it was given out, against the hub of today. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { VERSION } from '../../src/core/version.ts';
import { Scene } from '../e2e/support/scene.ts';

const document = readFileSync(join(import.meta.dirname, '../../docs/compatibility.md'), 'utf8');
/** The first column of the table: the shapes, in code. */
const shapes = [...document.matchAll(/^\| `([^|`]+)` +\|/gm)].map(([, shape = '']) => shape);

describe('the shapes that were given out', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open();
  });
  after(() => scene.close());

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
      const visitor = await scene.visitor();
      await visitor.open(scene.host(scene.script + pasted));
      if (shape.startsWith('<iframe')) {
        const frame = await (await visitor.page.waitForSelector('iframe'))?.contentFrame();
        await frame?.waitForSelector('escale-place-card >>> [part=name]', { visible: true });
      } else if (pasted.includes('place-map')) await visitor.see('escale-place-map >>> [data-place]');
      else if (pasted.includes('booking-button')) await visitor.see('escale-booking-button >>> :is(button, a, p)');
      else await visitor.see('escale-place-card >>> [part=name]');
      assert.deepEqual(visitor.errors, []);
      await visitor.leave();
    });

  it('the script line for WordPress', async () => {
    const visitor = await scene.visitor();
    const attributes = ' data-no-optimize="1" data-no-minify="1" data-cfasync="false" nowprocket';
    assert.ok(document.includes(attributes.trim()));
    const line = scene.script.replace('></script>', `${attributes}></script>`);
    await visitor.open(scene.host(`${line}<escale-place-card place="${scene.place().id}"></escale-place-card>`));
    await visitor.see('escale-place-card >>> [part=name]');
    await visitor.leave();
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
      const visitor = await scene.visitor();
      await visitor.open(scene.host(`${line}<escale-place-card place="${scene.place().id}"></escale-place-card>`));
      await visitor.see('escale-place-card >>> [part=name]');
      assert.deepEqual(visitor.errors, []);
      await visitor.leave();
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
