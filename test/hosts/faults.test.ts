/** Where Escale cannot run, cannot be reached, is late or has moved: the page keeps its links, then its content. */
import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { Scene } from '../e2e/support/scene.ts';
import { allShown, copyForms, forms, hasFrames, widgetNames, type Form, type Pasted } from './forms.ts';
import { engine, openDoor, type Guest } from './guest.ts';
import { ReachedHub } from './reached-hub.ts';
import { readNotes, watchScript } from './watch.ts';

/** A probe: the links of the page that a visitor sees and can follow. */
function links(): number {
  return [...document.querySelectorAll<HTMLElement>('a[href]')].filter(
    (link) => link.checkVisibility() && link.textContent.trim() !== '',
  ).length;
}

/** A probe: how far the page is wider than its window, in pixels. */
const tooWide = (): number => {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth - clientWidth;
};

/** A probe: visible height of each element. */
const heights = (): Record<string, number> =>
  Object.fromEntries(
    [...document.querySelectorAll('*')]
      .filter(({ localName }) => localName.startsWith('escale-'))
      .map((each) => [each.localName, each.getBoundingClientRect().height]),
  );

describe('where something is missing', () => {
  const door = openDoor();
  let scene: Scene;
  let reached: ReachedHub;
  let pasted: Readonly<Record<Form, Pasted>>;
  before(async () => {
    scene = await Scene.open();
    reached = await ReachedHub.before(scene.hub.url);
    pasted = await copyForms(scene);
    scene.site.add('/watch.js', { html: watchScript, headers: { 'content-type': 'text/javascript' } });
    scene.site.add('/site.css', { html: pasted.tag.style, headers: { 'content-type': 'text/css' } });
  });
  after(async () => {
    await door.close();
    await reached.stop();
    await scene.close();
  });

  const head = '<link rel="stylesheet" href="/site.css" /><script src="/watch.js"></script>';
  /** The same lines as a hub at another address gives them out. */
  const at = (lines: string, url = reached.url): string => lines.replaceAll(scene.hub.url, url);

  async function open(body: string, options: Parameters<Scene['host']>[1] = {}, width?: number): Promise<Guest> {
    const guest = await door.enter(scene, width);
    await guest.open(scene.host(body, { head, ...options }));
    return guest;
  }

  async function until<T>(look: () => Promise<T>, right: (seen: T) => boolean): Promise<T> {
    for (const late = Date.now() + 30_000; ;) {
      const seen = await look();
      if (right(seen) || Date.now() > late) return seen;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  for (const form of ['tag', 'link', 'hook', 'address'] as const) {
    it(`${form}: without JavaScript the links stand there`, async () => {
      // A frame that may run no script, in a page that looks into it: the same in every engine.
      const address = scene.host(scene.script + pasted[form].content, { head });
      const guest = await open(
        `<iframe src="${address}" sandbox="allow-same-origin" width="600" height="4000"></iframe>`,
      );
      const seen = await until(
        () => guest.look(linksInside),
        (count) => count >= widgetNames.length,
      );
      assert.equal(seen, widgetNames.length);
      await guest.leave();
    });

    it(`${form}: a policy that blocks the script leaves the links`, async () => {
      const policy = `script-src ${scene.site.origin}/watch.js; frame-src 'none'`;
      const guest = await open(scene.script + pasted[form].content, { headers: { 'content-security-policy': policy } });
      assert.equal(await guest.look(links), widgetNames.length);
      await guest.leave();
    });

    it(`${form}: a hub that has gone leaves the links`, async () => {
      const gone = 'http://127.0.0.1:9';
      const guest = await open(at(scene.script + pasted[form].content, gone));
      assert.equal(await guest.look(links), widgetNames.length);
      await guest.leave();
    });
  }

  it('frame: without JavaScript in it, it reads as a page', async () => {
    const { content } = pasted.frame;
    // Frames further down would wait for somebody to scroll.
    const silent = content.replaceAll('<iframe ', '<iframe sandbox="" ').replaceAll(' loading="lazy"', '');
    const guest = await open(silent);
    for (const [frame] of widgetNames.entries()) {
      const text = await until(
        () => guest.lookInside(frame, () => document.body.innerText),
        (words) => words.length > 60,
      );
      assert.ok(text.length > 60, `${widgetNames[frame]}: ${text}`);
    }
    await guest.leave();
  });

  for (const form of ['tag', 'link', 'hook'] as const)
    it(`${form}: a hub that is slow keeps the page as it is, then shows what was asked for`, async () => {
      reached.hold();
      const guest = await open(at(scene.script + pasted[form].content), {
        head: head.replace('/site.css', slowSheet()),
      });
      assert.equal(await guest.look(links), widgetNames.length);
      reached.release();
      assert.deepEqual(await allShown(guest, form), []);
      const { seen, moved } = await guest.look(readNotes);
      assert.deepEqual(seen, []);
      assert.equal(moved, 0);
      await guest.leave();
    });

  /** The site's own sheet, with the addresses of the hub that is reached elsewhere. */
  function slowSheet(): string {
    scene.site.add('/elsewhere.css', { html: at(pasted.tag.style), headers: { 'content-type': 'text/css' } });
    return '/elsewhere.css';
  }

  for (const form of forms)
    it(`${form}: a hub that has moved leads on from its old address`, async () => {
      reached.moved = true;
      const guest = await open(at((hasFrames(form) ? '' : scene.script) + pasted[form].content));
      assert.deepEqual(await allShown(guest, form), []);
      assert.deepEqual(
        (await guest.look(readNotes)).seen.filter((line) => !line.startsWith('shift')),
        [],
      );
      await guest.leave();
      reached.moved = false;
    });

  /** Fifty cards of one place, of a hub of which the browser holds nothing. @returns how often it was asked for it */
  async function fifty(t: TestContext, pile: string): Promise<{ times: number; mayAskAgain: boolean }> {
    const { id } = scene.place();
    const path = `/v1/places/${id}`;
    const fresh = await ReachedHub.before(scene.hub.url);
    t.after(() => fresh.stop());
    fresh.lasting = true;
    const tags = `<escale-place-card place="${id}"></escale-place-card>\n`.repeat(50);
    const guest = await open(at(`${scene.script}<div style="${pile}">${tags}</div>`, fresh.url));
    assert.equal(
      await until(
        () => guest.look(nextCard),
        (count) => count === 0,
      ),
      0,
    );
    assert.deepEqual(
      (await guest.look(readNotes)).seen.filter((line) => !line.startsWith('shift')),
      [],
    );
    await guest.leave();
    assert.deepEqual(fresh.askedTooSoon, []);
    return { times: fresh.asked.filter((asked) => asked === path).length, mayAskAgain: fresh.lapsed.has(path) };
  }

  it('fifty cards of one place that come near at once ask the hub for it once', async (t) => {
    const { times } = await fifty(t, 'display: grid; grid-template-columns: repeat(50, 1rem); overflow: clip');
    assert.equal(times, 1);
  });

  // The sessions of WebKitGTK's driver are private windows, which keep no answers there.
  if (engine !== 'webkit')
    it('fifty cards of one place that come near one after the other ask the hub for it once', async (t) => {
      // Later ones find the answer in the browser while it holds, which is a minute, or less before something changes.
      const { times, mayAskAgain } = await fifty(t, 'display: block');
      assert.ok(times === 1 || (times < 4 && mayAskAgain), `${times} requests`);
    });

  for (const form of ['tag', 'link', 'hook'] as const)
    it(`${form}: at 400 % on a screen of 1,280 pixels nothing is cut off or scrolls sideways`, async () => {
      const guest = await open(
        `${scene.script}<div style="max-inline-size: 320px">${pasted[form].content}</div>`,
        {},
        320,
      );
      assert.deepEqual(await allShown(guest, form), []);
      assert.ok((await guest.look(tooWide)) <= 0);
      await guest.leave();
    });

  it('on paper all the content is there', async () => {
    const guest = await open(scene.script + pasted.tag.content);
    assert.deepEqual(await allShown(guest, 'tag'), []);
    const onScreen = await guest.look(heights);
    await guest.look(print);
    const onPaper = await guest.look(heights);
    for (const [name, height] of Object.entries(onPaper))
      assert.ok(height > (onScreen[name] ?? 0) / 2, `${name}: ${height} of ${onScreen[name]}`);
    await guest.leave();
  });
});

/** A probe: applies what the style sheets say of paper; not every engine can be asked to. */
function print(): void {
  const sheets = (root: Document | ShadowRoot): CSSStyleSheet[] => [
    ...root.styleSheets,
    ...root.adoptedStyleSheets,
    ...[...root.querySelectorAll('*')].flatMap((each) => (each.shadowRoot ? sheets(each.shadowRoot) : [])),
  ];
  const rules = sheets(document).flatMap((sheet) => [...sheet.cssRules]);
  for (const rule of rules) {
    if (!(rule instanceof CSSMediaRule)) continue;
    if (rule.media.mediaText === 'print') rule.media.mediaText = 'all';
    else if (rule.media.mediaText === 'screen') rule.media.mediaText = 'not all';
  }
}

/** A probe: what can be followed in the frame of the same origin. */
function linksInside(): number {
  const inside = document.querySelector('iframe')?.contentDocument;
  return [...(inside?.querySelectorAll<HTMLElement>('a[href]') ?? [])].filter(
    (link) => link.getClientRects().length > 0 && link.textContent.trim() !== '',
  ).length;
}

/** A probe: the next card that does not show yet comes into view. @returns how many do not */
function nextCard(): number {
  const lacking = [...document.querySelectorAll('escale-place-card')].filter(
    (card) => !card.shadowRoot?.querySelector('[part=name]'),
  );
  lacking[0]?.scrollIntoView();
  return lacking.length;
}
