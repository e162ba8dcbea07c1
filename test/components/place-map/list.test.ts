import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { EscalePlaceSelectEvent } from '../../../src/core/events.ts';
import { aLabel, aPlace, hoursUnknown, placeId, somePlaces } from '../../support/fake-hub.ts';
import { aHub, restoreAll, untilState, words } from '../stage.ts';
import { all, find, focused, names, placeMap, showsChildren, until, untilCount } from './place-map.ts';

describe('<escale-place-map>, the list', () => {
  afterEach(restoreAll);

  it('shows the places, their count, and puts the link away', async () => {
    const element = await placeMap(aHub(somePlaces(3)));
    expect(showsChildren(element)).to.equal(true);
    await untilState(element, 'ready');
    expect(names(element)).to.deep.equal(['La Halte 1', 'La Halte 2', 'La Halte 3']);
    await untilCount(element, '3 lieux');
    expect(find(element, '.count').ariaLive).to.equal('polite');
    expect(showsChildren(element)).to.equal(false);
  });

  it('says kind, town, opening, distance, labels and booking of each place in words', async () => {
    const element = await placeMap(
      aHub([{ ...aPlace({ labels: [aLabel()], bookable: true }) }, aPlace({ number: 2, opening: hoursUnknown() })]),
    );
    await untilState(element, 'ready');
    const [first, second] = all(element, '.row').map((row) => row.innerText);
    expect(first)
      .to.match(/Espace de coworking · Redon/)
      .and.to.match(/Ouvert jusqu’à/);
    expect(first).to.include('Réservable').and.to.include('Mon autre bureau');
    expect(second).to.include('Horaires non communiqués');
  });

  it('brings the rest page by page, complete, and keeps the keyboard where the new places begin', async () => {
    const hub = aHub(somePlaces(45));
    const element = await placeMap(hub);
    await untilState(element, 'ready');
    expect(names(element)).to.have.lengthOf(20);
    expect(words(element)).to.include('20 lieux affichés sur 45');
    for (const expected of [40, 45]) {
      find(element, '.more button').click();
      await until(() => names(element).length === expected, `${expected} places did not come`);
    }
    expect(new Set(names(element)).size).to.equal(45);
    expect(element.shadowRoot?.querySelector('.more')).to.equal(null);
    expect((focused(element) as HTMLElement).dataset['place']).to.equal(placeId(41));
  });

  it('says that the rest could not be loaded, keeps what is there, and tries again', async () => {
    const hub = aHub(somePlaces(25));
    const element = await placeMap(hub);
    await untilState(element, 'ready');
    hub.problem({ type: 'urn:escale:problem:stale-cursor', title: 'Périmé', status: 400 }, '/v1/places');
    find(element, '.more button').click();
    await until(() => words(element).includes('La suite n’a pas pu être chargée.'), 'nothing was said');
    expect(names(element)).to.have.lengthOf(20);
    hub.up();
    find(element, '.more button').click();
    await until(() => names(element).length === 25, 'the rest did not come');
  });

  it('asks the hub for what the webmaster fixed', async () => {
    const hub = aHub(somePlaces(2));
    const element = await placeMap(
      hub,
      'territory="Rennes" bbox="-2,47,-1,49" near="48.1,-1.7" radius="5000" kind="coworking cafe" label="mon-autre-bureau"' +
        ' amenity="wifi" bookable telework-spot q="gare" limit="7"',
    );
    await untilState(element, 'ready');
    const query = new URL(hub.requests[0]!.url).searchParams;
    expect(Object.fromEntries(query)).to.deep.equal({
      territory: 'Rennes',
      bbox: '-2,47,-1,49',
      near: '48.1,-1.7',
      radius: '5000',
      kind: 'coworking,cafe',
      label: 'mon-autre-bureau',
      amenity: 'wifi',
      bookable: 'true',
      'telework-spot': 'true',
      q: 'gare',
      limit: '7',
    });
  });

  it('keeps the link and gives the reason and a retry when the hub is down', async () => {
    const hub = aHub();
    hub.problem({ type: 'urn:escale:problem:unavailable', title: 'Indisponible', status: 501 });
    const element = await placeMap(hub);
    await untilState(element, 'failed');
    expect(showsChildren(element)).to.equal(true);
    hub.up();
    find(element, '[part=retry]').click();
    await untilState(element, 'ready');
    expect(showsChildren(element)).to.equal(false);
  });

  it('says that nothing was found', async () => {
    const element = await placeMap(aHub([]));
    await untilCount(element, 'Aucun lieu');
    expect(words(element)).to.include('Aucun lieu ne correspond à cette recherche.');
  });

  it('shows a chosen place in full, and comes back to it in the list with Escape', async () => {
    const element = await placeMap(aHub(somePlaces(3)));
    await untilState(element, 'ready');
    const chosen = new Promise<EscalePlaceSelectEvent>((resolve) =>
      document.addEventListener('escale-place-select', resolve, { once: true }),
    );
    find(element, `[data-place="${placeId(2)}"]`).focus();
    await sendKeys({ press: 'Enter' });
    expect((await chosen).place).to.equal(placeId(2));
    await until(() => focused(element)?.matches('.back'), 'the focus did not go to the detail');
    const card = find(element, 'escale-place-card');
    await until(() => card.shadowRoot?.textContent.includes('La Halte 2'), 'the card did not come');
    await sendKeys({ press: 'Escape' });
    await until(() => (focused(element) as HTMLElement).dataset['place'] === placeId(2), 'the focus did not come back');
    expect(focused(element)?.getAttribute('aria-current')).to.equal('true');
  });

  it('leaves a place to the page that cancels the event', async () => {
    const element = await placeMap(aHub(somePlaces(1)));
    await untilState(element, 'ready');
    element.addEventListener('escale-place-select', (event) => event.preventDefault());
    find(element, '.row button').click();
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('.detail')).to.equal(null);
  });

  it('keeps its height whatever it shows, so that nothing on the page moves', async () => {
    const hub = aHub(somePlaces(30));
    const release = hub.hold();
    const element = await placeMap(hub);
    const reserved = element.offsetHeight;
    release();
    await untilState(element, 'ready');
    expect(element.offsetHeight).to.equal(reserved);
    expect(reserved).to.be.greaterThan(400);
  });

  it('passes axe, list and detail', async () => {
    const element = await placeMap(aHub(somePlaces(2)), 'filters="kind open bookable q near locate"');
    await untilState(element, 'ready');
    await until(() => element.shadowRoot?.querySelector('.q input'), 'the filters did not come');
    await expect(element).to.be.accessible();
    find(element, '.row button').click();
    await element.updateComplete;
    await expect(element).to.be.accessible();
  });

  it('speaks English', async () => {
    const element = await placeMap(aHub(somePlaces(2)));
    element.lang = 'en';
    await untilCount(element, '2 places');
  });
});
