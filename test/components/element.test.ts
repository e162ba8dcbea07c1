import { expect, waitUntil } from '@open-wc/testing';
import '../../components/hub/hub.ts';
import '../../components/place-card/place-card.ts';
import type { EscalePlaceCard } from '../../components/place-card/place-card.ts';
import { define } from '../../src/core/define.ts';
import { safeUrl } from '../../src/core/urls.ts';
import { aPlace, openFor, placeId, somePlaces } from '../support/fake-hub.ts';
import { aHub, place as make, restoreAll, showsChildren, untilState, warnings, words } from './stage.ts';

const tag = (attributes: string): string =>
  `<escale-place-card place="${placeId(1)}" ${attributes}></escale-place-card>`;

describe('every element', () => {
  afterEach(() => {
    restoreAll();
    document.documentElement.lang = '';
  });

  it('may be defined twice, and says once that another version is ignored', () => {
    const written = warnings();
    const again = (version: string) =>
      class extends HTMLElement {
        static version = version;
      };
    define('escale-place-card', again('0.1.0'));
    define('escale-place-card', again('9.0.0'));
    define('escale-place-card', again('9.0.0'));
    expect(written).to.have.length(1);
    expect(written[0]).to.include('9.0.0');
  });

  it('speaks the language of its own lang, else of the closest one, else of the page', async () => {
    const hub = aHub();
    document.documentElement.lang = 'en-GB';
    const page = await make(tag(`hub="${hub.url}"`));
    const around = (await make(`<div lang="fr"><p>${tag(`hub="${hub.url}"`)}</p></div>`)).querySelector(
      'escale-place-card',
    )!;
    const own = await make(tag(`hub="${hub.url}" lang="fr-CA"`));
    await Promise.all([page, around, own].map((each) => untilState(each, 'ready')));
    await waitUntil(() => words(page).includes('Open until'), 'no English');
    expect(words(around)).to.include('Ouvert jusqu’à');
    expect(words(own)).to.include('Ouvert jusqu’à');
    expect(page.shadowRoot?.querySelector('[part=base]')?.getAttribute('lang')).to.equal('en');
  });

  it('follows when the page changes its language, and asks the hub in it', async () => {
    const hub = aHub();
    document.documentElement.lang = 'fr';
    const element = await make(tag(`hub="${hub.url}"`));
    await untilState(element, 'ready');
    document.documentElement.lang = 'en';
    await waitUntil(() => words(element).includes('Amenities'), 'no English');
    await untilState(element, 'ready');
    expect(hub.requests.at(-1)?.headers.get('accept-language')).to.match(/^en/);
    document.documentElement.lang = 'fr';
    await waitUntil(() => words(element).includes('Équipements'), 'no French');
  });

  it('takes the hub of the nearest <escale-hub>, and follows it when it changes', async () => {
    const one = aHub([aPlace({ name: 'Un' })]);
    const two = aHub([aPlace({ name: 'Deux' })]);
    const outer = await make(`<escale-hub url="${one.url}">${tag('')}</escale-hub>`);
    const element = outer.querySelector('escale-place-card')!;
    await untilState(element, 'ready');
    expect(words(element)).to.include('Un');
    outer.setAttribute('url', two.url);
    await waitUntil(() => words(element).includes('Deux'), 'the other hub was not asked');
    expect(one.requests).to.have.length(1);
  });

  it('prefers its own hub to the one around it', async () => {
    const around = aHub();
    const own = aHub();
    const outer = await make(`<escale-hub url="${around.url}">${tag(`hub="${own.url}"`)}</escale-hub>`);
    await untilState(outer.querySelector('escale-place-card')!, 'ready');
    expect(around.requests).to.have.length(0);
  });

  it('may be moved and removed while loading, and shows the place once it is back', async () => {
    const hub = aHub();
    const release = hub.hold();
    const element = await make<EscalePlaceCard>(tag(`hub="${hub.url}"`));
    const elsewhere = await make('<div></div>');
    await waitUntil(() => hub.requests.length === 1, 'nothing was asked');
    elsewhere.append(element);
    element.remove();
    release();
    elsewhere.append(element);
    await untilState(element, 'ready');
    expect(words(element)).to.include('La Halte 1');
  });

  it('shows the place that was asked for last, whatever comes first', async () => {
    const hub = aHub(somePlaces(2));
    const release = hub.hold();
    const element = await make<EscalePlaceCard>(tag(`hub="${hub.url}"`));
    await waitUntil(() => hub.requests.length === 1, 'nothing was asked');
    element.place = placeId(2);
    await waitUntil(() => hub.requests.length === 2, 'the second place was not asked for');
    release();
    await untilState(element, 'ready');
    expect(words(element)).to.include('La Halte 2').and.not.to.include('La Halte 1');
  });

  it('shares one request between equal elements', async () => {
    const hub = aHub();
    const both = await make(`<div>${tag(`hub="${hub.url}"`)}${tag(`hub="${hub.url}"`)}</div>`);
    await Promise.all([...both.children].map((each) => untilState(each, 'ready')));
    expect(hub.requests).to.have.length(1);
  });

  it('asks for nothing while it is far from the viewport', async () => {
    const hub = aHub();
    const page = await make(`<div><div></div>${tag(`hub="${hub.url}"`)}</div>`);
    const element = page.querySelector('escale-place-card')!;
    const filler = page.firstElementChild as HTMLElement;
    filler.style.blockSize = '5000px';
    // The first report of an observer made after the element's own comes after it too.
    const seen = await new Promise<boolean>((resolve) => {
      const observer = new IntersectionObserver(([entry]) => {
        observer.disconnect();
        resolve(entry?.isIntersecting ?? false);
      });
      observer.observe(element);
    });
    expect(seen).to.equal(false);
    expect(hub.requests).to.have.length(0);
    filler.remove();
    // WebKitGTK looks at intersections when it paints, and without a change in view it may not paint again.
    await waitUntil(
      () => {
        element.style.minBlockSize = element.style.minBlockSize === '1px' ? '2px' : '1px';
        return hub.requests.length > 0;
      },
      'nothing was asked for',
      { timeout: 4500 },
    );
    await untilState(element, 'ready');
  });

  it('tries again by itself when the network is back', async () => {
    const hub = aHub();
    hub.html();
    const element = await make(
      `<escale-place-card hub="${hub.url}" place="${placeId(1)}"><a href="/a">A</a></escale-place-card>`,
    );
    await untilState(element, 'failed');
    hub.up();
    dispatchEvent(new Event('online'));
    await untilState(element, 'ready');
    expect(showsChildren(element)).to.equal(false);
  });

  it('looks like the page around it', async () => {
    const hub = aHub([aPlace({ opening: openFor(60) })]);
    const page = await make<HTMLElement>(`<div>${tag(`hub="${hub.url}"`)}</div>`);
    page.style.cssText = 'color: rgb(1, 2, 3); font-family: Courier';
    const element = page.querySelector('escale-place-card')!;
    await untilState(element, 'ready');
    const style = getComputedStyle(element.shadowRoot!.querySelector('h3')!);
    expect(style.color).to.equal('rgb(1, 2, 3)');
    expect(style.fontFamily).to.equal('Courier');
  });
});

describe('safeUrl', () => {
  it('lets web, mail and phone addresses pass and nothing else', () => {
    expect(safeUrl('https://a.example/b?c')).to.equal('https://a.example/b?c');
    expect(safeUrl('tel:+33299000000')).to.equal('tel:+33299000000');
    for (const bad of [
      'javascript:alert(1)',
      ' JaVaScRiPt:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'a.example',
      '',
      null,
    ])
      expect(safeUrl(bad), String(bad)).to.equal(undefined);
  });
});
