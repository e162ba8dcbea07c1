/** 4.1.3: what changes without a change of focus is said, once, in the right order. */
import { expect, waitUntil } from '@open-wc/testing';
import '../../../components/booking-button/booking-button.ts';
import { forgetDrafts } from '../../../components/booking-button/drafts.ts';
import '../../../components/impact-simulator/impact-simulator.ts';
import '../../../components/label-badge/label-badge.ts';
import '../../../components/place-card/place-card.ts';
import {
  aBookable,
  aGrant,
  aPlace,
  aRefusal,
  aTerritory,
  placeId,
  slotsOn,
  somePlaceLabels,
  somePlaces,
} from '../../support/fake-hub.ts';
import { all, find, placeMap, until, untilCount } from '../place-map/place-map.ts';
import { Listener } from '../said.ts';
import { aHub, place as make, restoreAll, untilState } from '../stage.ts';

const mixed = () => somePlaces(6, (number) => ({ kinds: [number % 2 ? 'coworking' : 'media-library'] }));

describe('live regions', () => {
  let listener: Listener;
  const listen = (...elements: Element[]): string[] => {
    listener = new Listener(...elements);
    return listener.said;
  };
  afterEach(() => {
    listener.stop();
    forgetDrafts();
    restoreAll();
  });

  it('of the map say that it loads, then how many places there are, at first and after each filter', async () => {
    const hub = aHub(mixed());
    const release = hub.hold();
    const element = await placeMap(hub, 'filters="kind,q" tiles="none" view="list"');
    const said = listen(element);
    release();
    await untilCount(element, '6 lieux');
    await until(() => all(element, '.chip').length === 2, 'the filters did not come');
    all(element, '.chip')[1]!.click();
    await untilCount(element, '3 lieux');
    await until(() => said.length === 3, said.join(' | '));
    expect(said).to.deep.equal(['6 lieux', 'Chargement…', '3 lieux']);
  });

  it('of the list say how much of it is on show', async () => {
    const element = await placeMap(aHub(mixed()), 'limit="4" view="list"');
    await untilState(element, 'ready');
    const said = listen(element);
    find(element, '.more button').click();
    await until(() => all(element, '.row').length === 6, 'no more came');
    // All of them: nothing is left to be said, and the focus is on the first new one.
    expect(said).to.deep.equal([]);
    expect(element.shadowRoot?.activeElement?.getAttribute('data-place')).to.equal(placeId(5));
  });

  it('of the towns say how many suggestions there are', async () => {
    const hub = aHub(mixed());
    hub.territories = [
      aTerritory({ name: 'Redon', centre: { lat: 47.65, lon: -2.08 } }),
      aTerritory({ code: 'commune:35238', name: 'Redonville', centre: { lat: 48.11, lon: -1.68 } }),
    ];
    const element = await placeMap(hub, 'filters="near" view="list"');
    await until(() => element.shadowRoot?.querySelector('[role=combobox]'), 'the field did not come');
    await untilState(element, 'ready');
    const said = listen(element);
    const input = find<HTMLInputElement>(element, '[role=combobox]');
    input.value = 'Red';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await until(() => input.getAttribute('aria-expanded') === 'true', 'no suggestion came');
    expect(said).to.deep.equal(['2 communes']);
  });

  it('of a card say that its details load, and nothing when they are there', async () => {
    const hub = aHub([aPlace()]);
    const element = await make(
      `<escale-place-card hub="${hub.url}" lang="fr" place="${placeId(1)}"></escale-place-card>`,
    );
    await untilState(element, 'ready');
    const said = listen(element);
    const release = hub.hold();
    const details = element.shadowRoot!.querySelector('details')!;
    details.open = true;
    await waitUntil(() => said.length > 0 || details.querySelector('table'), 'nothing was said');
    release();
    await waitUntil(() => details.querySelector('table, section'), 'no details came', { timeout: 4500 });
    expect(said.filter((words) => words !== 'Chargement…')).to.deep.equal([]);
    expect(said.length).to.be.at.most(1);
  });

  it('of a badge say that somebody tries again', async () => {
    const hub = aHub();
    hub.down();
    const element = await make(
      `<escale-label-badge hub="${hub.url}" lang="fr" place="${placeId(1)}"></escale-label-badge>`,
    );
    await untilState(element, 'failed');
    const said = listen(element);
    hub.up();
    hub.answer(`/v1/places/${placeId(1)}/labels`, somePlaceLabels([aGrant()]));
    element.shadowRoot!.querySelector<HTMLElement>('[part=retry]')!.click();
    await untilState(element, 'ready');
    expect(said).to.deep.equal(['Nouvel essai…']);
  });

  it('of the simulator say the new result once, and what cannot be computed with', async () => {
    const element = await make('<escale-impact-simulator lang="fr"></escale-impact-simulator>');
    await untilState(element, 'ready');
    const said = listen(element);
    const field = element.shadowRoot!.querySelector<HTMLInputElement>('[name=km]')!;
    const type = async (value: string): Promise<void> => {
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
      await new Promise(requestAnimationFrame);
    };
    await type('40');
    expect(said).to.have.lengthOf(1);
    expect(said[0]).to.match(/^Épargné en un an CO2 équivalent environ/);
    await type('beaucoup');
    expect(said.slice(1)).to.deep.equal(['Un nombre de 0 à 1000.']);
  });

  const shows = (element: Element, selector: string): Promise<void> =>
    waitUntil(() => element.shadowRoot?.querySelector(selector), `no ${selector}`, { timeout: 4500 });
  const press = (element: Element, selector: string): void =>
    element.shadowRoot!.querySelector<HTMLElement>(selector)!.click();

  async function toWhoBooks(prepare = (_: ReturnType<typeof aHub>): void => undefined) {
    const hub = aHub([aPlace({ resources: [aBookable()] })]);
    prepare(hub);
    const element = await make(
      `<escale-booking-button hub="${hub.url}" lang="fr" place="${placeId(1)}"></escale-booking-button>`,
    );
    await untilState(element, 'ready');
    const said = listen(element);
    press(element, '[part=button]');
    await shows(element, '.times input:enabled');
    press(element, '.times input:enabled');
    press(element, '[part=next]');
    await shows(element, '#email');
    const email = element.shadowRoot!.querySelector<HTMLInputElement>('#email')!;
    email.value = 'ada@example.org';
    email.dispatchEvent(new Event('input', { bubbles: true }));
    said.length = 0;
    return { element, said };
  }
  const focused = (element: Element): string =>
    (element.shadowRoot?.activeElement?.textContent ?? '').trim().replace(/\s+/g, ' ');

  it('of a booking say that it is being made; the heading that takes the focus says that it is', async () => {
    const { element, said } = await toWhoBooks();
    press(element, '[part=confirm]');
    await shows(element, '[part=calendar]');
    await waitUntil(() => focused(element) !== '');
    expect(said.filter((words) => !/€|^Gratuit|^Tarif/.test(words))).to.deep.equal(['Réservation en cours…']);
    expect(focused(element)).to.equal('C’est réservé');
  });

  it('of a booking that came too late leave it to the notice that takes the focus to say so', async () => {
    const { element, said } = await toWhoBooks((hub) => hub.refuseNext(aRefusal({ alternatives: slotsOn(3, 2) })));
    press(element, '[part=confirm]');
    await shows(element, '[part=alternative]');
    await waitUntil(() => focused(element) !== '');
    expect(said.filter((words) => words.includes('vient de réserver'))).to.deep.equal([]);
    expect(focused(element)).to.match(/^Quelqu’un vient de réserver ce créneau\. Horaires libres les plus proches/);
  });
});
