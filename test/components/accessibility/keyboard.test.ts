/** 2.1.1, 2.1.2, 2.4.3: real keys through every element, in the order in which it is read, and out of it again. */
import { expect, fixture, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../components/booking-button/booking-button.ts';
import { forgetDrafts } from '../../../components/booking-button/drafts.ts';
import '../../../components/co2-counter/co2-counter.ts';
import '../../../components/impact-simulator/impact-simulator.ts';
import '../../../components/label-badge/label-badge.ts';
import '../../../components/place-card/place-card.ts';
import '../../../components/place-map/place-map.ts';
import {
  aBookable,
  aGrant,
  aLabel,
  aPlace,
  aResource,
  placeId,
  somePlaceLabels,
  somePlaces,
} from '../../support/fake-hub.ts';
import { anImpact } from '../../support/impact.ts';
import { active, onFocus, tabTo, walk } from '../keyboard.ts';
import { markers, nameOf, untilMarkers } from '../place-map/place-map.ts';
import { aHub, restoreAll, untilState } from '../stage.ts';

/** An element between two buttons of the page, the first of which has the focus. */
async function between<T extends HTMLElement>(markup: string): Promise<T> {
  const frame = await fixture<HTMLElement>(
    `<div lang="fr"><button class="before">avant</button>${markup}<button class="after">après</button></div>`,
  );
  frame.querySelector<HTMLElement>('.before')!.focus();
  return frame.querySelector<T>('*:not(button)')!;
}

const shows = (element: Element, selector: string): Promise<void> =>
  waitUntil(() => element.shadowRoot?.querySelector(selector), `no ${selector}`, { timeout: 4500 });

describe('the keyboard', () => {
  afterEach(() => {
    forgetDrafts();
    restoreAll();
  });

  it('goes through a card as it is read, opens its details, and out of it', async () => {
    const hub = aHub([
      aPlace({
        labels: [aLabel()],
        resources: [aResource({ booking: { via: 'external', url: 'https://reservation.example/halte' } })],
      }),
    ]);
    const element = await between(`<escale-place-card hub="${hub.url}" place="${placeId(1)}"></escale-place-card>`);
    await untilState(element, 'ready');
    await tabTo(/^En savoir plus/);
    await sendKeys({ press: 'Enter' });
    await shows(element, 'details table');
    const inside = await walk();
    expect(inside).to.deep.equal([
      'Itinéraire sur OpenStreetMap',
      'Téléphone : 02 99 00 00 00',
      'Écrire au lieu (bonjour@halte.example)',
      'Site : halte.example',
    ]);
    expect(onFocus()).to.equal('après');
    expect(await walk('Shift+Tab')).to.deep.equal([
      ...inside.toReversed(),
      'En savoir plus',
      'Réserver sur reservation.example : Bureaux partagés',
    ]);
  });

  it('goes through the labels of a badge, each with its issuer and its evidence', async () => {
    const hub = aHub();
    hub.answer(`/v1/places/${placeId(1)}/labels`, somePlaceLabels([aGrant()]));
    const element = await between(`<escale-label-badge hub="${hub.url}" place="${placeId(1)}"></escale-label-badge>`);
    await untilState(element, 'ready');
    expect(await walk()).to.deep.equal(['mon autre BUREAU', 'Réseau d’essai', 'Critères et preuves']);
    await walk('Shift+Tab');
    await tabTo(/^Critères et preuves/);
    await sendKeys({ press: 'Enter' });
    await shows(element, '.criteria');
    expect(await walk()).to.deep.equal(['Voir la preuve', 'Page publique et historique', 'Lire la charte']);
  });

  it('opens both panels of a counter, whose table and links it reaches', async () => {
    const hub = aHub();
    hub.answer('/v1/impact', anImpact());
    const element = await between(`<escale-co2-counter hub="${hub.url}" place="1002M"></escale-co2-counter>`);
    await untilState(element, 'ready');
    await tabTo(/^Trimestre par trimestre/);
    await sendKeys({ press: 'Enter' });
    await shows(element, 'thead');
    const headers = [...element.shadowRoot!.querySelectorAll('th')].map(({ scope }) => scope);
    expect(new Set(headers)).to.deep.equal(new Set(['col', 'row']));
    expect(element.shadowRoot!.querySelector('caption')?.innerText).to.equal('La Halte du canal');
    await tabTo(/^Comment c’est calculé/);
    await sendKeys({ press: ' ' });
    await shows(element, 'details a');
    expect(await walk()).to.deep.equal([
      'La méthode',
      'Facteurs et hypothèses, en données ouvertes',
      'Ce chiffre, en données ouvertes',
      'Tous les trimestres, en CSV',
    ]);
  });

  it('chooses and types in the simulator, and reaches its assumptions', async () => {
    const element = await between('<escale-impact-simulator></escale-impact-simulator>');
    await untilState(element, 'ready');
    await tabTo(/^une personne/);
    await sendKeys({ press: 'ArrowDown' });
    await waitUntil(() => element.shadowRoot!.querySelector('[name=people]'), 'the number of people did not come');
    expect(onFocus()).to.equal('un employeur');
    const field = await tabTo(/^Distance d’un aller/);
    (field as HTMLInputElement).select();
    await sendKeys({ type: '35' });
    await tabTo(/^Lien vers cette simulation/);
    expect((active() as HTMLAnchorElement).hash).to.match(/km=35/);
    await tabTo(/^Toutes les hypothèses/);
    await sendKeys({ press: 'Enter' });
    await shows(element, '[name=weeks]');
    expect((await walk())[0]).to.match(/^Semaines travaillées/);
    expect(onFocus()).to.equal('après');
  });

  it('goes through the filters, the list and the map, and skips the map', async () => {
    const at = (lat: number, lon: number) => ({ lat, lon, precision: 'exact', source: null }) as const;
    const hub = aHub(somePlaces(3, (number) => ({ position: at(46 + number, 2) })));
    const element = await between(
      `<escale-place-map hub="${hub.url}" filters="q,near,locate,open,bookable,kind" view="map" tiles="none"></escale-place-map>`,
    );
    await untilState(element, 'ready');
    await shows(element, '.chip');
    await untilMarkers(element);
    await waitUntil(() => markers(element).every((each) => nameOf(each).startsWith('La Halte')), 'no names');
    const places = markers(element).map(nameOf);
    const stops = await walk();
    const beforeMap = stops.indexOf('Passer la carte');
    expect(stops.slice(0, beforeMap).filter((stop) => !/^(Filtres|La Halte)/.test(stop))).to.deep.equal([
      'Nom, ville, mot',
      'Autour d’une commune',
      'Autour de moi',
      'Ouvert en ce moment',
      'Réservable',
      'Espace de coworking',
      'Liste',
      'Carte',
    ]);
    expect(stops.slice(beforeMap + 1)).to.deep.equal([
      'Carte des lieux',
      ...places,
      'Agrandir',
      'Réduire',
      'Vers le nord',
      'Vers l’ouest',
      'Voir tous les lieux',
      'Vers l’est',
      'Vers le sud',
    ]);
    expect(onFocus()).to.equal('après');
    await tabBackTo('Passer la carte');
    await sendKeys({ press: 'Enter' });
    expect(active()?.className).to.equal('after-map');
    await sendKeys({ press: 'Tab' });
    expect(onFocus(), active()?.outerHTML).to.equal('après');
  });

  it('books from the first key to the last, never leaves the dialog, and comes back to the button', async () => {
    const hub = aHub([aPlace({ resources: [aBookable()] })]);
    const element = await between(
      `<escale-booking-button hub="${hub.url}" place="${placeId(1)}"></escale-booking-button>`,
    );
    await untilState(element, 'ready');
    await tabTo(/^Réserver/);
    await sendKeys({ press: 'Enter' });
    await shows(element, '.times input:enabled');
    const seen = new Set<Element | null>();
    // In some engines Tab leads through the browser's own buttons as well: back to the page, for the tests after this.
    for (let key = 0; key < 24 || !document.hasFocus(); key += 1) {
      await sendKeys({ press: 'Tab' });
      seen.add(active());
      expect(active()?.matches('.before, .after'), `${onFocus()}: nothing behind the dialog`).to.equal(false);
    }
    expect([...seen].filter((each) => each?.closest('dialog')).length).to.be.greaterThan(4);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => active()?.matches('[part=button]'), 'the focus did not come back');
    expect(await walk()).to.deep.equal([]);
    expect(onFocus()).to.equal('après');
  });
});

async function tabBackTo(name: string): Promise<void> {
  for (let key = 0; key < 30; key += 1) {
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
    if (onFocus() === name) return;
  }
  throw new Error(`Never back at ${name}`);
}
