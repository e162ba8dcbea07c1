/** The doctor on pages where something stands in the way: it says what, and gives the line that mends it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Scene } from '../e2e/support/scene.ts';

interface Sick {
  readonly name: string;
  readonly body: (scene: Scene, card: string) => string;
  readonly headers?: (scene: Scene) => Readonly<Record<string, string>>;
  /** Addresses that a content blocker keeps from the page. */
  readonly blocked?: RegExp;
  readonly says: RegExp;
  /** The line for the IT department. */
  readonly line?: (scene: Scene) => string;
}

const pages: readonly Sick[] = [
  {
    name: 'a directive of the content security policy',
    body: ({ script }, card) => script + card,
    headers: ({ hub }) => ({ 'content-security-policy': `default-src 'none'; script-src ${hub.url}` }),
    says: /la directive connect-src ne permet pas son adresse/,
    line: ({ hub }) => `connect-src ${hub.url}`,
  },
  {
    name: 'Trusted Types',
    body: ({ script }, card) => script + card,
    headers: () => ({ 'content-security-policy': "require-trusted-types-for 'script'; trusted-types default" }),
    says: /Trusted Types/,
    line: () => "trusted-types lit-html 'allow-duplicates'",
  },
  {
    name: 'the sandbox that the page stands in',
    body: ({ script }, card) => script + card,
    headers: () => ({ 'content-security-policy': 'sandbox allow-scripts' }),
    says: /cadre isolé \(sandbox\)/,
  },
  {
    name: 'a frame whose sandbox forbids scripts',
    body: ({ script, hub }) =>
      `${script}<iframe src="${hub.url}/e/place-map" title="Les lieux" height="700" sandbox="allow-forms"></iframe>`,
    says: /interdit les scripts \(sandbox sans allow-scripts\)/,
  },
  {
    name: 'a frame without a height',
    body: ({ script, hub }) => `${script}<iframe src="${hub.url}/e/place-map" title="Les lieux"></iframe>`,
    says: /n’a pas de hauteur.*height="500"/,
  },
  {
    name: 'a stripped attribute',
    body: ({ script }) => `${script}<escale-place-card><a href="/">Un lieu</a></escale-place-card>`,
    says: /<escale-place-card> n’a plus son attribut place/,
  },
  {
    name: 'an optimiser that holds a script back',
    body: ({ script, hub }, card) =>
      `${script}<script type="litespeed/javascript" data-src="${hub.url}/kit/v1/escale.js"></script>${card}`,
    says: /Un optimiseur retarde ou remplace le script \(LiteSpeed\)/,
  },
  {
    name: 'a second version',
    body: ({ script }, card) =>
      `<script>customElements.define('escale-label-badge', class extends HTMLElement { static version = '0.0.1' })</script>${script}${card}`,
    says: /<escale-label-badge> vient d’une autre version du kit \(0\.0\.1\)/,
  },
  {
    name: 'a script that something in between blocks',
    body: ({ script }, card) => script + card,
    blocked: /\/place-card-[\w-]+\.js$/,
    says: /Le code de <escale-place-card> n’a pas pu être chargé/,
  },
  {
    name: 'a bad value',
    body: ({ script }) => `${script}<escale-place-map tiles="mars"><a href="/">Les lieux</a></escale-place-map>`,
    says: /tiles="mars"> is not understood/,
  },
  {
    name: 'a tag that the editor has made text of',
    body: ({ script }) => `${script}<p>&lt;escale-place-map&gt;</p>`,
    says: /<escale-place-map> apparaît comme du texte/,
  },
];

describe('the doctor', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open();
  });
  after(() => scene.close());

  /** Opens the page with `?escale-doctor`. @returns what its panel says */
  async function ask({ body, headers, blocked }: Omit<Sick, 'name' | 'says'>): Promise<string> {
    const { id, name } = scene.place();
    const card = `<escale-place-card place="${id}"><a href="${scene.hub.url}/places/${id}">${name}</a></escale-place-card>`;
    const visitor = await scene.visitor();
    if (blocked) {
      await visitor.page.setRequestInterception(true);
      visitor.page.on(
        'request',
        (request) => void (blocked.test(request.url()) ? request.abort() : request.continue()),
      );
    }
    const address = scene.host(body(scene, card), { ...(headers && { headers: headers(scene) }) });
    await visitor.open(`${address}?escale-doctor`);
    const panel = await visitor.page.waitForSelector('div >>> section[aria-label] li, div >>> section[aria-label] h2');
    const said = await panel?.evaluate((each) => each.closest('section')?.textContent ?? '');
    await visitor.leave();
    return said ?? '';
  }

  for (const { name, says, line, ...page } of pages)
    it(`names ${name}`, async () => {
      const said = await ask(page);
      assert.match(said, says);
      if (line) assert.ok(said.includes(line(scene)), said);
    });

  it('finds nothing on a page that is well', async () => {
    const said = await ask({ body: ({ script }, card) => script + card });
    assert.match(said, /Tout ce que le diagnostic sait voir est en ordre/);
  });
});
