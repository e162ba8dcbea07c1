import { expect, waitUntil } from '@open-wc/testing';
import { placeId } from '../support/fake-hub.ts';
import { place as make, restoreAll, warnings } from './stage.ts';

// Where the loader believes that its hub is: two folders above itself, as in HUB/kit/v1/escale.js.
const hub = new URL('../../', new URL('/src/loader.ts', location.href)).href;
const embed = (path: string): string => `${hub}e/${path}`;

const upgraded = async (root: Element, tag: string): Promise<Element> => {
  await waitUntil(() => root.querySelector(tag), `no <${tag}>`);
  return root.querySelector(tag)!;
};

describe('the loader', () => {
  before(async () => {
    await import('../../src/loader.ts');
  });
  afterEach(restoreAll);

  it('defines an element that comes near the viewport, also when it is added later', async () => {
    await make(`<escale-place-card place="${placeId(1)}"></escale-place-card>`);
    await waitUntil(() => customElements.get('escale-place-card'), 'the card was not defined', { timeout: 4500 });
  });

  it('defines <escale-hub>, which has no box', async () => {
    await make('<escale-hub></escale-hub>');
    await waitUntil(() => customElements.get('escale-hub'), 'the hub was not defined', { timeout: 4500 });
  });

  it('turns a link to an embed address into the element and keeps the link inside', async () => {
    const root = await make(
      `<div><p><a href="${embed(`place-card?place=${placeId(1)}&without-booking=`)}">Voir</a></p></div>`,
    );
    const element = await upgraded(root, 'escale-place-card');
    expect(element.getAttribute('place')).to.equal(placeId(1));
    expect(element.hasAttribute('without-booking')).to.equal(true);
    expect(element.querySelector('a')?.textContent).to.equal('Voir');
  });

  it('turns a hook into one element, and leaves the link inside it alone', async () => {
    const address = `place-card?place=${placeId(1)}`;
    const root = await make(
      `<section><div data-escale="${address}"><a href="${embed(address)}">Voir</a></div></section>`,
    );
    const element = await upgraded(root, 'escale-place-card');
    expect(root.querySelectorAll('escale-place-card').length).to.equal(1);
    expect(element.querySelector('a')?.textContent).to.equal('Voir');
  });

  it('takes « false » in an address for what is not there', async () => {
    const root = await make(`<div><p><a href="${embed('place-map?bookable=false')}">Carte</a></p></div>`);
    expect((await upgraded(root, 'escale-place-map')).hasAttribute('bookable')).to.equal(false);
  });

  it('turns a data-escale hook into the element', async () => {
    const root = await make(`<div><div data-escale="place-card?place=${placeId(2)}"><a href="/x">Voir</a></div></div>`);
    const element = await upgraded(root, 'escale-place-card');
    expect(element.getAttribute('place')).to.equal(placeId(2));
  });

  it('sets no attribute that could run code or restyle the page', async () => {
    const query = `place=${placeId(1)}&onclick=alert(1)&style=color:red&hub=https://evil.example&utm_source=x`;
    const root = await make(`<div><a href="${embed(`place-card?${query.replaceAll('&', '&amp;')}`)}">Voir</a></div>`);
    const element = await upgraded(root, 'escale-place-card');
    expect(element.getAttributeNames()).to.deep.equal(['place']);
  });

  it('leaves alone links elsewhere, within a sentence, in a menu, to unknown widgets and inside our tags', async () => {
    const root = await make(`<div>
      <p><a href="https://other.example/e/place-card?place=1">Ailleurs</a></p>
      <p>Voir <a href="${embed('place-card?place=1')}">la carte</a>.</p>
      <nav><ul><li><a href="${embed('place-card?place=1')}">Menu</a></li></ul></nav>
      <p><a href="${embed('teapot?place=1')}">Théière</a></p>
      <escale-place-card place="1"><a href="${embed('place-card?place=1')}">Repli</a></escale-place-card>
      <p id="last"><a href="${embed('place-card?place=1')}">Seul</a></p>
    </div>`);
    await upgraded(root, '#last escale-place-card');
    expect(root.querySelectorAll('escale-place-card')).to.have.length(2);
  });

  it('may be loaded twice', async () => {
    const written = warnings();
    const sheets = document.adoptedStyleSheets.length;
    const again = '/src/loader.ts?again';
    await import(again);
    expect(document.adoptedStyleSheets).to.have.length(sheets);
    expect(written).to.have.length(0);
  });

  describe('around frames of the hub', () => {
    const frame = async (): Promise<HTMLIFrameElement> => {
      const root = await make(`<iframe title="Lieux" height="300" src="${embed('none')}"></iframe>`);
      return root instanceof HTMLIFrameElement ? root : root.querySelector('iframe')!;
    };
    const say = (data: unknown, source: MessageEventSource | null, origin = 'null') =>
      window.dispatchEvent(new MessageEvent('message', { data, source, origin }));

    it('gives a frame the height that its page asks for', async () => {
      const element = await frame();
      say({ type: 'escale:height', v: 1, height: 420 }, element.contentWindow);
      expect(element.getAttribute('height')).to.equal('420');
    });

    it('hears nobody else: another window, another origin, another version, no number', async () => {
      const element = await frame();
      say({ type: 'escale:height', v: 1, height: 1 }, window);
      say({ type: 'escale:height', v: 1, height: 2 }, element.contentWindow, 'https://ailleurs.example');
      say({ type: 'escale:height', v: 2, height: 3 }, element.contentWindow);
      say({ type: 'escale:height', v: 1, height: 'auto' }, element.contentWindow);
      say(null, element.contentWindow);
      expect(element.getAttribute('height')).to.equal('300');
    });

    it('follows no link that leads out of the hub', async () => {
      const element = await frame();
      const before = location.href;
      element.focus();
      say({ type: 'escale:link', v: 1, url: 'https://ailleurs.example/' }, element.contentWindow);
      say({ type: 'escale:link', v: 1, url: 'javascript:alert(1)' }, element.contentWindow);
      expect(location.href).to.equal(before);
    });
  });
});
