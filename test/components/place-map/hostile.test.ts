import { expect } from '@open-wc/testing';
import { EscalePlaceMap } from '../../../components/place-map/place-map.ts';
import { define } from '../../../src/core/define.ts';
import { aLabel, aPlace, type FakeHub, placeId } from '../../support/fake-hub.ts';
import { aHub, restoreAll, untilState, warnings, words } from '../stage.ts';
import { all, find, markers, nameOf, names, placeMap, until, untilMarkers } from './place-map.ts';

const at = (lat: number, lon: number) => ({ lat, lon, precision: 'exact', source: null }) as const;
const script = '<script>globalThis.caught = 1</script><img src=x onerror="globalThis.caught = 1">';
const reversed = '\u202Egnp.exe';
const emoji = '👩🏽‍💻 مرحبا 🚉';
const long = 'Àlongueur'.repeat(1112);

const hostile = () => [
  aPlace({ number: 1, name: script, position: at(47, 2), labels: [aLabel({ name: script })] }),
  aPlace({ number: 2, name: reversed, position: at(48, 2), address: { ...aPlace().address, city: reversed } }),
  aPlace({ number: 3, name: emoji, position: at(48, -1) }),
  aPlace({ number: 4, name: long, position: at(46, -1) }),
  // Two on one point, for the list of a group.
  aPlace({ number: 5, name: script, position: at(44, 3) }),
  aPlace({ number: 6, name: long, position: at(44, 3) }),
];

async function opened(hub: FakeHub, width = 320): Promise<EscalePlaceMap> {
  const element = await placeMap(hub, 'tiles="none" view="map"', width);
  await untilState(element, 'ready');
  await untilMarkers(element);
  return element;
}

/** Left edges of a text and of what follows it in its paragraph: text that turned would come the other way round. */
const edges = (paragraph: Element, text: string): [left: number, next: number] => {
  const range = document.createRange();
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const lefts: number[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.nodeValue?.trim()) continue;
    range.selectNodeContents(node);
    if (lefts.length > 0 || node.nodeValue.includes(text)) lefts.push(range.getBoundingClientRect().left);
  }
  return [lefts[0] ?? NaN, lefts[1] ?? NaN];
};

describe('<escale-place-map> against hostile', () => {
  afterEach(restoreAll);

  it('text: says it as it is in the list, within the width, and runs none of it', async () => {
    const element = await placeMap(aHub(hostile()), 'view="list"', 320);
    await untilState(element, 'ready');
    // Not `innerText`, which leaves marks of direction out in Firefox.
    const said = all(element, '.row button').map(({ textContent }) => textContent.trim());
    for (const [index, name] of [script, reversed, emoji, long].entries())
      expect(said[index] === name, `name ${index + 1}`).to.equal(true);
    expect(all(element, 'script, img')).to.have.lengthOf(0);
    expect('caught' in globalThis).to.equal(false);
    const { left, right } = find(element, '.list').getBoundingClientRect();
    for (const row of all(element, '.row button, .row p')) {
      expect(row.getBoundingClientRect().right).to.be.at.most(right);
      expect(row.getBoundingClientRect().left).to.be.at.least(left);
    }
    expect(find(element, '.list').scrollWidth).to.equal(find(element, '.list').clientWidth);
  });

  it('text: a town written the other way does not turn the distance after it', async () => {
    const element = await placeMap(aHub(hostile().map((place) => ({ ...place, distance: 1200 }))), 'view="list"');
    await untilState(element, 'ready');
    const paragraph = all(element, '.row p').find((each) => each.textContent.includes(reversed))!;
    // On one line, wherever an engine would break it: which comes first is what is asked.
    paragraph.style.whiteSpace = 'nowrap';
    const [town, distance] = edges(paragraph, reversed);
    expect(distance).to.be.greaterThan(town);
  });

  it('text: names markers and groups by it, kept apart from the words around it', async () => {
    const element = await opened(aHub(hostile()));
    const label = (text: string): string | undefined =>
      markers(element)
        .map(nameOf)
        .find((name) => name.includes(text));
    await until(() => label('script'), 'no name');
    expect(label(script)).to.match(/^<script>.*, Espace de coworking/);
    expect(label(reversed)).to.match(/^\u2068\u202Egnp\.exe\u2069, Espace de coworking/);
    expect(label(emoji)).to.match(/^\u2068.*\u2069, Espace/);
    markers(element)
      .find((each) => nameOf(each).startsWith('2 lieux au même endroit'))!
      .click();
    await until(() => all(element, '.group li').length === 2, 'no group');
    expect(find(element, '.group').innerText).to.include(script);
    expect(find(element, '.group').scrollWidth).to.be.at.most(find(element, '.map').clientWidth);
    expect(all(element, 'script, img')).to.have.lengthOf(0);
    expect(element.scrollWidth).to.be.at.most(320);
  });

  it('text: a chosen place of 10,000 characters can be left again', async () => {
    const element = await opened(aHub(hostile()));
    await until(() => markers(element).some((each) => nameOf(each).startsWith(long)), 'no name');
    markers(element)
      .find((each) => nameOf(each).startsWith(long))!
      .click();
    await element.updateComplete;
    await untilState(find(element, 'escale-place-card'), 'ready');
    const { top, bottom } = find(element, '.map').getBoundingClientRect();
    const back = find(element, '.detail .back').getBoundingClientRect();
    expect(back.top >= top && back.bottom <= bottom, 'the way back is in sight').to.equal(true);
    expect(find(element, '.detail').scrollWidth).to.be.at.most(320);
  });

  it('pages: a second copy of another version says so once, and the first goes on', async () => {
    const written = warnings();
    class Other extends HTMLElement {
      static readonly version = '99.0.0';
    }
    define('escale-place-map', Other);
    define('escale-place-map', Other);
    expect(written.filter((each) => each.includes('99.0.0'))).to.have.lengthOf(1);
    const element = await placeMap(aHub(hostile()), 'view="list"');
    await untilState(element, 'ready');
    expect(element).to.be.instanceOf(EscalePlaceMap);
    expect(names(element)).to.have.lengthOf(6);
  });

  it('pages: moved into another shadow root and into a frame’s document and back, with its map', async () => {
    const element = await opened(aHub(hostile()));
    const home = element.parentElement!;
    const host = home.appendChild(document.createElement('div'));
    host.attachShadow({ mode: 'open' }).append(element);
    await untilMarkers(element);
    const frame = home.appendChild(document.createElement('iframe'));
    frame.contentDocument!.body.append(element);
    await element.updateComplete;
    home.append(element);
    await untilMarkers(element);
    expect(all(element, '.leaflet-container')).to.have.lengthOf(1);
    expect(getComputedStyle(find(element, '.body')).display, 'its rules came back with it').to.equal('grid');
    expect(getComputedStyle(find(element, '.canvas')).position).to.equal('absolute');
  });

  it('pages: removed while the map’s code and places load, leaves nothing and throws nothing', async () => {
    const faults: unknown[] = [];
    const note = (event: ErrorEvent | PromiseRejectionEvent): void => void faults.push(event);
    addEventListener('error', note);
    addEventListener('unhandledrejection', note);
    const hub = aHub(hostile());
    const element = await placeMap(hub, 'tiles="outline" filters="kind,q"');
    await untilState(element, 'ready');
    const release = hub.hold();
    const home = element.parentElement!;
    element.remove();
    home.append(element);
    element.remove();
    release();
    await element.updateComplete;
    home.append(element);
    await untilMarkers(element);
    removeEventListener('error', note);
    removeEventListener('unhandledrejection', note);
    expect(faults).to.deep.equal([]);
    expect(words(element)).to.include('6 lieux');
    expect(find(element, `[data-place="${placeId(1)}"]`).innerText.trim()).to.equal(script);
  });
});
