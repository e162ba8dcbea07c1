import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { EscalePlaceMap } from '../../../components/place-map/place-map.ts';
import { aTerritory, somePlaces } from '../../support/fake-hub.ts';
import { aHub, restoreAll, untilState, words } from '../stage.ts';
import { all, find, focused, names, placeMap, until, untilCount } from './place-map.ts';

const mixed = () =>
  somePlaces(6, (number) => ({ kinds: [number % 2 ? 'coworking' : 'media-library'], bookable: number < 3 }));

async function withFilters(hub: ReturnType<typeof aHub>, attributes: string): Promise<EscalePlaceMap> {
  const element = await placeMap(hub, attributes);
  await untilState(element, 'ready');
  await until(() => element.shadowRoot?.querySelector('.fields'), 'the filters did not come');
  return element;
}

const chip = (element: Element, text: string): HTMLElement => {
  const found = all(element, '.chip').find((each) => each.innerText.trim() === text);
  if (!found) throw new Error(`no chip ${text}`);
  return found;
};

const lastQuery = (hub: ReturnType<typeof aHub>): URLSearchParams => new URL(hub.requests.at(-1)!.url).searchParams;

describe('<escale-place-map>, the filters of visitors', () => {
  const { geolocation } = navigator;
  afterEach(() => {
    restoreAll();
    Object.defineProperty(navigator, 'geolocation', { value: geolocation, configurable: true });
  });

  it('are not there unless the webmaster allows them', async () => {
    const element = await placeMap(aHub(mixed()));
    await untilState(element, 'ready');
    expect(all(element, '.chip, .filters')).to.have.lengthOf(0);
  });

  it('narrow by kind and by booking, say the count, and can be cleared', async () => {
    const element = await withFilters(aHub(mixed()), 'filters="kind, bookable"');
    chip(element, 'Médiathèque').click();
    await untilCount(element, '3 lieux');
    expect(chip(element, 'Médiathèque').getAttribute('aria-pressed')).to.equal('true');
    chip(element, 'Réservable').click();
    await untilCount(element, '1 lieu');
    find(element, '.summary .clear').click();
    await untilCount(element, '6 lieux');
    expect(chip(element, 'Médiathèque').getAttribute('aria-pressed')).to.equal('false');
    expect(all(element, '.clear')).to.have.lengthOf(0);
  });

  const kindsOffered = (element: Element): string[] =>
    all(element, '.kinds .chip').map((each) => each.innerText.trim());

  it('offer only the kinds that the webmaster fixed', async () => {
    const hub = aHub(
      somePlaces(4, (number) => ({
        kinds: (['fablab', 'coworking', 'cafe', 'other'] as const).slice(number - 1, number),
      })),
    );
    const element = await withFilters(hub, 'filters="kind" kind="coworking fablab"');
    expect(kindsOffered(element)).to.deep.equal(['Espace de coworking', 'Fablab']);
    chip(element, 'Fablab').click();
    await untilCount(element, '1 lieu');
    expect(lastQuery(hub).get('kind')).to.equal('fablab');
  });

  it('offer only kinds that there are, be it on a later page, and keep one that is chosen', async () => {
    const hub = aHub([...mixed(), ...somePlaces(1, () => ({ number: 7, kinds: ['fablab', 'cafe'] }))]);
    const element = await withFilters(hub, 'filters="kind, bookable" limit="2"');
    const all = ['Espace de coworking', 'Médiathèque', 'Fablab', 'Café'];
    expect(kindsOffered(element)).to.deep.equal(all);
    chip(element, 'Café').click();
    await untilCount(element, '1 lieu');
    expect(kindsOffered(element), 'a choice does not take the others away').to.deep.equal(all);
    hub.places = mixed();
    element.territory = '35';
    await untilCount(element, 'Aucun lieu');
    expect(chip(element, 'Café').getAttribute('aria-pressed')).to.equal('true');
    chip(element, 'Café').click();
    await untilCount(element, '6 lieux');
    expect(kindsOffered(element)).to.deep.equal(['Espace de coworking', 'Médiathèque']);
  });

  it('offer to clear themselves when they leave nothing', async () => {
    const hub = aHub(
      somePlaces(6, (number) => ({ kinds: [number % 2 ? 'coworking' : 'cafe'], bookable: number === 1 })),
    );
    const element = await withFilters(hub, 'filters="kind, bookable"');
    chip(element, 'Café').click();
    chip(element, 'Réservable').click();
    await untilCount(element, 'Aucun lieu');
    find(element, '.empty .clear').click();
    await until(() => names(element).length === 6, 'the places did not come back');
  });

  it('search words after a pause, at once with Enter, in addition to the fixed ones', async () => {
    const hub = aHub(mixed());
    const element = await withFilters(hub, 'filters="q" q="halte"');
    find(element, '.q input').focus();
    await sendKeys({ type: '3' });
    await sendKeys({ press: 'Enter' });
    await until(() => lastQuery(hub).get('q') === 'halte 3', 'the words were not asked for');
    await sendKeys({ press: 'Backspace' });
    await until(() => lastQuery(hub).get('q') === 'halte', 'the pause did not end');
  });

  it('find a town with the keyboard alone and search around it', async () => {
    const hub = aHub(mixed());
    hub.territories = [
      aTerritory({ name: 'Redon', within: 'Ille-et-Vilaine', centre: { lat: 47.65, lon: -2.08 } }),
      aTerritory({ code: 'commune:35238', name: 'Redonville', within: 'Ailleurs', centre: { lat: 48.11, lon: -1.68 } }),
    ];
    const element = await withFilters(hub, 'filters="near"');
    const input = find<HTMLInputElement>(element, '[role=combobox]');
    input.focus();
    await sendKeys({ type: 'Red' });
    await until(() => input.getAttribute('aria-expanded') === 'true', 'no suggestion came');
    expect(words(element)).to.include('2 communes');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    const active = find(element, `#${input.getAttribute('aria-activedescendant')}`);
    expect(active.innerText).to.match(/^Redonville\s+Ailleurs/);
    expect(active.getAttribute('aria-selected')).to.equal('true');
    await sendKeys({ press: 'Enter' });
    await until(() => lastQuery(hub).get('near') === '48.11,-1.68', 'the town was not asked for');
    expect(lastQuery(hub).get('radius')).to.equal('20000');
    expect(focused(element)).to.equal(input);
    expect(words(element)).to.include('Autour de Redonville');
  });

  it('take a town when the pointer is let go on it, not before', async () => {
    const hub = aHub(mixed());
    hub.territories = [aTerritory({ name: 'Redon', centre: { lat: 47.65, lon: -2.08 } })];
    const element = await withFilters(hub, 'filters="near"');
    const input = find<HTMLInputElement>(element, '[role=combobox]');
    input.focus();
    await sendKeys({ type: 'Red' });
    await until(() => input.getAttribute('aria-expanded') === 'true', 'no suggestion came');
    const town = find(element, '[role=option]');
    const { left, top, width, height } = town.getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
    await sendMouse({ type: 'down' });
    expect(words(element)).not.to.include('Autour de Redon');
    expect(focused(element)).to.equal(input);
    await sendMouse({ type: 'up' });
    await until(() => lastQuery(hub).get('near') === '47.65,-2.08', 'the town was not asked for');
  });

  it('close the towns with Escape and keep what was typed', async () => {
    const hub = aHub(mixed());
    hub.territories = [aTerritory({ name: 'Redon', centre: { lat: 47.65, lon: -2.08 } })];
    const element = await withFilters(hub, 'filters="near"');
    const input = find<HTMLInputElement>(element, '[role=combobox]');
    input.focus();
    await sendKeys({ type: 'Red' });
    await until(() => input.getAttribute('aria-expanded') === 'true', 'no suggestion came');
    await sendKeys({ press: 'Escape' });
    await until(() => input.getAttribute('aria-expanded') === 'false', 'the suggestions stayed');
    expect(input.value).to.equal('Red');
  });

  it('say when towns cannot be searched', async () => {
    const hub = aHub(mixed());
    const element = await withFilters(hub, 'filters="near"');
    hub.problem({ type: 'urn:escale:problem:invalid-parameters', title: 'Non', status: 400 }, '/v1/territories');
    find(element, '[role=combobox]').focus();
    await sendKeys({ type: 'Red' });
    await until(() => words(element).includes('La recherche de communes a échoué.'), 'nothing was said');
  });

  it('ask for the position only after a click, and send it no finer than a hundred metres', async () => {
    let asked = 0;
    const position = { coords: { latitude: 48.117266, longitude: -1.677793 } } as GeolocationPosition;
    Object.defineProperty(navigator, 'geolocation', {
      configurable: true,
      value: {
        getCurrentPosition: (found: PositionCallback) => {
          asked += 1;
          found(position);
        },
      },
    });
    const hub = aHub(mixed());
    const element = await withFilters(hub, 'filters="locate"');
    expect(asked).to.equal(0);
    find(element, '.locate').click();
    await until(() => lastQuery(hub).get('near') === '48.117,-1.678', 'the position was not asked for');
    expect(words(element)).to.include('Autour de ma position');
  });

  it('say in words when the position is refused', async () => {
    Object.defineProperty(navigator, 'geolocation', {
      configurable: true,
      value: {
        getCurrentPosition: (_: PositionCallback, refuse: PositionErrorCallback) =>
          refuse({ code: 1, PERMISSION_DENIED: 1 } as GeolocationPositionError),
      },
    });
    const element = await withFilters(aHub(mixed()), 'filters="locate"');
    find(element, '.locate').click();
    await until(() => words(element).includes('Votre navigateur n’a pas donné votre position.'), 'nothing was said');
  });

  it('never move the point that the webmaster fixed', async () => {
    const element = await withFilters(aHub(mixed()), 'filters="near locate q" near="48.1,-1.7"');
    expect(all(element, '[role=combobox], .locate')).to.have.lengthOf(0);
  });
});
