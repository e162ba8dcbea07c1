import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { EscalePlaceMap } from '../../../components/place-map/place-map.ts';
import { aPlace, type FakeHub, placeId, somePlaces } from '../../support/fake-hub.ts';
import { aHub, restoreAll, untilState, warnings, words } from '../stage.ts';
import {
  all,
  find,
  focused,
  markers,
  nameOf,
  names,
  placeMap,
  showsChildren,
  until,
  untilMarkers,
} from './place-map.ts';

/** Paris, and three places on one point in Redon. */
const apart = () => [
  aPlace({ number: 1, position: { lat: 48.85, lon: 2.35, precision: 'exact', source: null } }),
  ...[2, 3, 4].map((number) =>
    aPlace({ number, position: { lat: 47.65, lon: -2.08, precision: 'exact', source: null } }),
  ),
];

const outline = {
  '/outline/v1/land.json': {
    scale: 500,
    land: [[-2500, 21000, 7500, 0, 0, 4500, -7500, 0]],
    borders: [[3000, 22000, 500, 500]],
    cells: [],
    credits: ['Natural Earth', 'GeoNames (CC BY 4.0)'],
  },
  '/outline/v1/towns.json': {
    scale: 1000,
    name: ['Rennes'],
    lon: [-1678],
    lat: [48117],
    importance: [5200],
    population: [2090],
  },
};

function withOutline(hub: FakeHub): FakeHub {
  for (const [path, body] of Object.entries(outline)) hub.answer(path, body);
  return hub;
}

async function opened(hub: FakeHub, attributes = 'tiles="none"', width?: number): Promise<EscalePlaceMap> {
  const element = await placeMap(hub, attributes, width);
  await untilState(element, 'ready');
  await untilMarkers(element);
  return element;
}

/** Markers come first, their names with the places in view. */
const known = (element: Element, pattern: RegExp): HTMLElement | undefined =>
  markers(element).find((each) => pattern.test(nameOf(each)));
const named = (element: Element, pattern: RegExp): HTMLElement => {
  const found = known(element, pattern);
  if (!found) throw new Error(`${pattern} is none of ${markers(element).map(nameOf).join('; ')}`);
  return found;
};

/** Notes the images that are asked for and asks no server for them. */
function heldTiles(): { readonly addresses: string[]; release(): void } {
  const addresses: string[] = [];
  const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src')!;
  Object.defineProperty(HTMLImageElement.prototype, 'src', {
    configurable: true,
    set: (address: string) => void addresses.push(address),
  });
  return { addresses, release: () => Object.defineProperty(HTMLImageElement.prototype, 'src', source) };
}

/** Counts the lines that are drawn on canvases, task by task. */
function watchLines(): { readonly counts: number[]; release(): void } {
  const counts: number[] = [];
  let isCounting = false;
  const { prototype } = CanvasRenderingContext2D;
  const stroke = Object.getOwnPropertyDescriptor(prototype, 'stroke')!;
  Object.defineProperty(prototype, 'stroke', {
    configurable: true,
    value(this: CanvasRenderingContext2D, path: Path2D) {
      if (!isCounting) {
        isCounting = true;
        counts.push(0);
        setTimeout(() => (isCounting = false));
      }
      counts[counts.length - 1]! += 1;
      (stroke.value as (path: Path2D) => void).call(this, path);
    },
  });
  return { counts, release: () => Object.defineProperty(prototype, 'stroke', stroke) };
}

describe('<escale-place-map>, the map', () => {
  afterEach(restoreAll);

  it('says who serves the tiles and asks no one for anything before the visitor agrees', async () => {
    const asked: string[] = [];
    const observer = new PerformanceObserver((list) => asked.push(...list.getEntries().map(({ name }) => name)));
    observer.observe({ type: 'resource' });
    const hub = aHub(apart());
    const element = await placeMap(hub);
    await untilState(element, 'ready');
    const facade = find(element, '.facade');
    expect(facade.innerText)
      .to.match(/IGN/)
      .and.to.match(/adresse IP/)
      .and.to.match(/zone/);
    expect(hub.paths).to.deep.equal(['/v1/places?limit=20']);
    expect(all(element, 'img, canvas, .stage')).to.have.lengthOf(0);
    await element.updateComplete;
    asked.push(...observer.takeRecords().map(({ name }) => name));
    observer.disconnect();
    expect(asked.filter((address) => new URL(address).host !== location.host)).to.deep.equal([]);
    expect(find(element, '.facade button').innerText).to.equal('Afficher la carte');
  });

  it('shows the tiles of IGN, credited, after the click', async () => {
    const tiles = heldTiles();
    const element = await placeMap(aHub(apart()));
    await untilState(element, 'ready');
    expect(tiles.addresses).to.deep.equal([]);
    find(element, '.facade button').click();
    await untilMarkers(element);
    await until(() => words(element).includes('© IGN – Géoplateforme'), 'no credit');
    await until(() => tiles.addresses.length > 0, 'no tile was asked for');
    const address = new URL(tiles.addresses[0] ?? '');
    tiles.release();
    expect(address.origin).to.equal('https://data.geopf.fr');
    expect(address.searchParams.get('LAYER')).to.equal('GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2');
    expect(address.searchParams.get('TILEMATRIXSET')).to.equal('PM');
  });

  it('opens by itself for a source without a third party, and draws it in steps, whole before it is shown', async () => {
    const lines = watchLines();
    const hub = withOutline(aHub(apart()));
    const element = await opened(hub, 'tiles="outline"');
    await until(() => hub.paths.includes('/outline/v1/land.json'), 'the outline was not asked for');
    await until(() => all(element, 'canvas').length > 0, 'nothing was drawn');
    const canvas = find<HTMLCanvasElement>(element, 'canvas');
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    expect(new Set(new Uint32Array(data.buffer)).size, 'shown before it was complete').to.be.greaterThan(3);
    lines.release();
    expect(lines.counts.length).to.be.greaterThan(3);
    expect(Math.max(...lines.counts), 'lines drawn in one task').to.be.at.most(2);
    find(element, '.zooms .in').click();
    // It throws when there is none.
    await until(() => find(element, 'canvas') !== canvas, 'it was not drawn anew');
    expect(all(element, 'canvas')).to.have.lengthOf(1);
    expect(words(element)).to.include('Natural Earth, GeoNames');
    expect(all(element, 'img')).to.have.lengthOf(0);
  });

  it('keeps the places when the ground cannot be loaded, and says so', async () => {
    const hub = withOutline(aHub(apart()));
    hub.problem({ type: 'urn:escale:problem:not-found', title: 'Absent', status: 404 }, '/outline');
    const written = warnings();
    const element = await opened(hub, 'tiles="outline"');
    await until(() => words(element).includes('Le fond de carte n’a pas pu être chargé'), 'nothing was said');
    expect(markers(element)).to.have.lengthOf(2);
    expect(written.join()).to.include('land.json answered 404');
  });

  it('says that the map failed, keeps the list, and tries again', async () => {
    const hub = aHub(apart());
    hub.problem({ type: 'urn:escale:problem:invalid-parameters', title: 'Non', status: 400 }, '/v1/map');
    const element = await placeMap(hub, 'tiles="none"');
    await until(() => words(element).includes('La carte n’a pas pu être chargée.'), 'nothing was said');
    expect(names(element)).to.have.lengthOf(4);
    hub.up();
    find(element, '.map [role=alert] button').click();
    await untilMarkers(element);
  });

  it('names single places, and clusters as buttons with what they do', async () => {
    const element = await opened(aHub(apart()));
    await until(() => known(element, /^La Halte 1, Espace de coworking, ouvert en ce moment$/), 'no name');
    const cluster = named(element, /^3 lieux au même endroit, afficher la liste$/);
    expect(cluster.localName).to.equal('button');
    for (const marker of markers(element)) {
      const { width, height } = marker.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(24);
    }
  });

  it('learns the names of places that the list has not shown yet', async () => {
    const hub = aHub(
      somePlaces(3, (number) => ({ position: { lat: 45 + number, lon: 2, precision: 'exact', source: null } })),
    );
    const element = await opened(hub, 'tiles="none" limit="1"');
    await until(() => markers(element).every((each) => nameOf(each).startsWith('La Halte')), 'no names');
    expect(hub.paths.some((path) => path.includes(`id=${placeId(2)}`))).to.equal(true);
  });

  it('enlarges a cluster until its places stand apart', async () => {
    const near = [2, 3].map((number) =>
      aPlace({ number, position: { lat: 47.65 + number / 500, lon: -2.08, precision: 'exact', source: null } }),
    );
    const element = await opened(aHub([apart()[0]!, ...near]));
    named(element, /^2 lieux, agrandir$/).focus();
    await sendKeys({ press: 'Enter' });
    await until(() => markers(element).filter((each) => each.matches('.marker')).length === 2, 'they did not part');
    expect(focused(element)?.matches('.canvas'), 'the keyboard stays on the map').to.equal(true);
  });

  it('lists places of one point, lets each be chosen, and gives the focus back with Escape', async () => {
    const element = await opened(aHub(apart()));
    const cluster = named(element, /^3 lieux au même endroit/);
    cluster.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => all(element, '.group li').length === 3, 'no list');
    expect(find(element, '.group').innerText).to.include('La Halte 2').and.to.include('La Halte 4');
    await sendKeys({ press: 'Escape' });
    expect(all(element, '.group')).to.have.lengthOf(0);
    expect(focused(element)).to.equal(cluster);
    await sendKeys({ press: 'Enter' });
    all(element, '.group li button').at(-1)!.click();
    await until(() => element.shadowRoot?.querySelector('escale-place-card'), 'no detail');
    expect(find(element, 'escale-place-card').getAttribute('place')).to.equal(placeId(4));
  });

  it('shows in the detail what is chosen on the map, and comes back to its marker', async () => {
    const element = await opened(aHub(apart()));
    await until(() => known(element, /^La Halte 1/), 'no name');
    named(element, /^La Halte 1/).click();
    await until(() => focused(element)?.matches('.back'), 'no detail');
    expect(named(element, /^La Halte 1/).getAttribute('aria-current')).to.equal('true');
    await sendKeys({ press: 'Enter' });
    await until(() => nameOf(focused(element)!).startsWith('La Halte 1'), 'the focus did not come back');
    expect(find(element, '.row[data-selected] button').innerText.trim()).to.equal('La Halte 1');
  });

  it('marks on the map what is chosen in the list, and brings it into view', async () => {
    const element = await opened(aHub(apart()), 'tiles="none" lat="43" lon="6" zoom="9"').catch(() => undefined);
    expect(element, 'nothing is in that view').to.equal(undefined);
    const there = document.querySelector('escale-place-map')!;
    find(there, `[data-place="${placeId(1)}"]`).click();
    await until(() => markers(there).some((each) => each.ariaCurrent === 'true'), 'it was not brought into view');
  });

  it('marks the cluster that holds what is chosen in the list', async () => {
    const element = await opened(aHub(apart()));
    find(element, `[data-place="${placeId(3)}"]`).click();
    await until(() => markers(element).some((each) => each.ariaCurrent === 'true'), 'nothing was marked');
    const marked = markers(element).filter((each) => each.ariaCurrent === 'true');
    expect(marked.map(nameOf)).to.deep.equal(['3 lieux au même endroit, afficher la liste, La Halte 3']);
    find(element, '.back').click();
    find(element, `[data-place="${placeId(1)}"]`).click();
    await until(() => known(element, /^La Halte 1/)?.ariaCurrent === 'true', 'the other was not marked');
    expect(markers(element).filter((each) => each.ariaCurrent === 'true')).to.have.lengthOf(1);
  });

  it('keeps the results clear of the buttons', async () => {
    const element = await opened(aHub(apart()));
    const buttons = all(element, '.chrome button').map((each) => each.getBoundingClientRect());
    const stage = find(element, '.canvas').getBoundingClientRect();
    expect(buttons.length).to.be.greaterThan(4);
    for (const marker of markers(element)) {
      const { left, right, top, bottom } = marker.getBoundingClientRect();
      expect(Math.min(left - stage.left, stage.right - right, top - stage.top, stage.bottom - bottom)).to.be.at.least(
        0,
      );
      for (const button of buttons)
        expect(right < button.left || left > button.right || bottom < button.top || top > button.bottom).to.equal(true);
    }
  });

  it('moves and zooms with keys and with buttons, and says what is in view', async () => {
    const element = await opened(aHub(apart()));
    const canvas = find(element, '.canvas');
    const status = (): string => find(element, '.chrome [aria-live]').innerText;
    canvas.focus();
    await sendKeys({ press: '+' });
    await until(() => status().includes('dans la vue'), 'nothing was said');
    const scale = find(element, '.scale').outerHTML;
    find(element, '.zooms .in').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => find(element, '.scale').outerHTML !== scale, 'the scale did not change');
    for (const name of ['up', 'left', 'right', 'down', 'fit'])
      expect(find(element, `.pans .${name}`).getAttribute('title'), name).to.not.equal(null);
    find(element, '.pans .left').click();
    await until(() => element.shadowRoot?.querySelector('.search-here'), 'no search in the area was offered');
  });

  it('can be skipped with the keyboard', async () => {
    const element = await opened(aHub(apart()));
    find(element, '.row:last-child button').focus();
    await sendKeys({ press: 'Tab' });
    expect(focused(element)?.matches('.skip')).to.equal(true);
    await sendKeys({ press: 'Enter' });
    expect(focused(element)?.matches('.after-map')).to.equal(true);
  });

  it('searches in the area on show, and forgets it when the filters are cleared', async () => {
    const hub = aHub(apart());
    const element = await opened(hub);
    find(element, '.pans .left').click();
    await until(() => element.shadowRoot?.querySelector('.search-here'), 'it was not offered');
    find(element, '.search-here').click();
    await until(() => hub.paths.some((path) => path.includes('bbox=')), 'the area was not asked for');
    expect(words(element)).to.include('Dans la zone choisie sur la carte');
    find(element, '.summary .clear').click();
    await until(() => !words(element).includes('Dans la zone'), 'the area stayed');
  });

  it('stands under a switch where there is no room beside the list', async () => {
    const element = await placeMap(aHub(apart()), 'tiles="none"', 320);
    await untilState(element, 'ready');
    expect(find(element, '.map').offsetWidth).to.equal(0);
    const [list, map] = all(element, '.switch button');
    map!.click();
    await untilMarkers(element);
    expect(map!.getAttribute('aria-pressed')).to.equal('true');
    expect(find(element, '.list').offsetWidth).to.equal(0);
    list!.click();
    await element.updateComplete;
    expect(find(element, '.list').offsetWidth).to.be.greaterThan(0);
    expect(element.scrollWidth).to.be.at.most(320);
  });

  it('has no map with view="list"', async () => {
    const element = await placeMap(aHub(apart()), 'view="list" tiles="none"');
    await untilState(element, 'ready');
    expect(all(element, '.map, .switch')).to.have.lengthOf(0);
  });

  it('survives being moved, removed and put back', async () => {
    const element = await opened(aHub(apart()));
    const frame = element.parentElement!;
    const other = document.createElement('div');
    frame.append(other);
    other.append(element);
    await untilMarkers(element);
    element.remove();
    expect(markers(element)).to.have.lengthOf(0);
    frame.append(element);
    await untilMarkers(element);
    expect(all(element, '.leaflet-container')).to.have.lengthOf(1);
    expect(names(element)).to.have.lengthOf(4);
  });

  it('removed while it loads leaves nothing behind and comes back whole', async () => {
    const hub = aHub(apart());
    const release = hub.hold();
    const element = await placeMap(hub, 'tiles="none"');
    const frame = element.parentElement!;
    element.remove();
    release();
    await element.updateComplete;
    frame.append(element);
    await untilMarkers(element);
  });

  it('removed in the middle of a zoom or a drag throws nothing into the page', async () => {
    const faults: unknown[] = [];
    const note = (event: ErrorEvent): void => void faults.push(event.error);
    addEventListener('error', note);
    const element = await opened(aHub(apart()));
    find(element, '.zooms .in').click();
    await until(() => element.shadowRoot?.querySelector('.leaflet-zoom-anim'), 'no animation');
    const map = find(element, '.leaflet-map-pane');
    element.remove();
    await until(() => !map.isConnected && !map.matches('.leaflet-zoom-anim'), 'the animation did not end');
    removeEventListener('error', note);
    expect(faults).to.deep.equal([]);
  });

  it('lives beside another map, and leaves the page’s own Leaflet alone', async () => {
    const page = globalThis as { L?: unknown };
    const own = { version: 'the page’s own' };
    page.L = own;
    const hub = aHub(apart());
    const [one, other] = await Promise.all([opened(hub), opened(hub)]);
    expect(markers(one)).to.have.lengthOf(2);
    expect(markers(other)).to.have.lengthOf(2);
    expect(page.L).to.equal(own);
    delete page.L;
  });

  it('does not take the wheel from the page before the visitor takes hold of the map', async () => {
    const element = await opened(aHub(apart()));
    const wheel = new WheelEvent('wheel', { deltaY: 100, bubbles: true, cancelable: true, composed: true });
    find(element, '.canvas').dispatchEvent(wheel);
    expect(wheel.defaultPrevented).to.equal(false);
  });

  it('offers to search the area after a drag', async () => {
    const element = await opened(aHub(apart()));
    element.scrollIntoView();
    const { left, top, width, height } = find(element, '.canvas').getBoundingClientRect();
    const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    await sendMouse({ type: 'move', position: [x, y] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [x - 60, y - 30] });
    await sendMouse({ type: 'move', position: [x - 120, y - 40] });
    await sendMouse({ type: 'up' });
    await until(() => element.shadowRoot?.querySelector('.search-here'), 'it was not offered');
  });

  it('shows no more than the fallback when the hub is down, and no map', async () => {
    const hub = aHub();
    hub.problem({ type: 'urn:escale:problem:unavailable', title: 'Indisponible', status: 501 });
    const element = await placeMap(hub, 'tiles="outline"');
    await untilState(element, 'failed');
    expect(showsChildren(element)).to.equal(true);
    expect(all(element, '.map')).to.have.lengthOf(0);
  });

  it('passes axe with the map open, and writes no style attribute in its templates', async () => {
    const element = await opened(aHub(apart()));
    await expect(element).to.be.accessible();
    expect(all(element, 'style')).to.have.lengthOf(0);
    expect(element.shadowRoot!.adoptedStyleSheets.length).to.be.greaterThan(0);
  });
});
