import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../components/booking-button/booking-button.ts';
import '../../components/place-card/place-card.ts';
import { kit } from '../../src/core/kit.ts';
import { addLanguage, type Translation } from '../../src/languages.ts';
import { aHub, restoreAll, untilState, warnings, words } from './stage.ts';
import { aBookable, aPlace } from '../support/builders.ts';

const later = () => new Promise((resolve) => setTimeout(resolve));

/** A card in a page of that language. */
async function card(lang: string) {
  const hub = aHub([aPlace()]);
  const element = await fixture<HTMLElement>(
    html`<escale-place-card hub=${hub.url} place=${aPlace().id} lang=${lang}></escale-place-card>`,
  );
  await untilState(element, 'ready');
  await waitUntil(() => words(element) !== '', 'nothing is said', { timeout: 4500 });
  return element;
}

const german: Translation = {
  common: { locale: 'de', retry: 'Noch einmal' },
  card: { amenities: 'Ausstattung', observed: (month) => `Angaben vom ${month}` },
};

describe('a language of the page', () => {
  afterEach(() => {
    restoreAll();
    delete kit().languages;
  });

  it('is loaded when an element asks for it, once', async () => {
    let loads = 0;
    addLanguage('de', () => {
      loads += 1;
      return Promise.resolve(german);
    });
    expect(words(await card('fr'))).not.to.contain('Ausstattung');
    expect(loads).to.equal(0);
    warnings();
    expect(words(await card('de'))).to.contain('Ausstattung');
    expect(words(await card('de-AT'))).to.contain('Ausstattung');
    expect(loads).to.equal(1);
  });

  it('reaches elements that are already there', async () => {
    const element = await card('de');
    expect(words(element)).not.to.contain('Ausstattung');
    warnings();
    addLanguage('DE-de', () => Promise.resolve(german));
    await waitUntil(() => words(element).includes('Ausstattung'), 'no German');
    expect(element.shadowRoot?.querySelector('[part=base]')?.getAttribute('lang')).to.equal('de');
  });

  it('is said in French where it lacks a sentence, and the console names it', async () => {
    const written = warnings();
    addLanguage('nl', () => Promise.resolve({ common: { retry: 'Opnieuw' } }));
    const said = words(await card('nl'));
    expect(said).to.contain('Équipements');
    const [warning = ''] = written.filter((each) => each.includes('"nl"'));
    expect(warning).to.contain('amenities').and.not.to.contain('common.retry,');
  });

  it('may be French or English with other words, the others as they are', async () => {
    const written = warnings();
    addLanguage('fr', () => Promise.resolve({ kinds: { coworking: 'Bureau partagé' } }));
    addLanguage('en', () => Promise.resolve({ card: { amenities: 'What there is' } }));
    const french = words(await card('fr'));
    expect(french).to.contain('Bureau partagé').and.to.contain('Équipements');
    expect(words(await card('en'))).to.contain('What there is');
    expect(written.join()).not.to.contain('lacks');
  });

  it('leaves French on show when it cannot be loaded, and is asked for again by the next element', async () => {
    const written = warnings();
    let fails = true;
    addLanguage('it', () => (fails ? Promise.reject(new Error('404')) : Promise.resolve(german)));
    expect(words(await card('it'))).to.contain('Équipements');
    expect(written.join()).to.contain('"it" could not be loaded');
    fails = false;
    expect(words(await card('it'))).to.contain('Ausstattung');
  });

  it('speaks in the booking dialog too', async () => {
    warnings();
    addLanguage('es', () => Promise.resolve({ dialog: { close: 'Cerrar' }, booking: { book: 'Reservar' } }));
    const place = aPlace({ bookable: true, resources: [aBookable()] });
    const hub = aHub([place]);
    const button = await fixture<HTMLElement>(
      html`<escale-booking-button hub=${hub.url} place=${place.id} lang="es"></escale-booking-button>`,
    );
    await waitUntil(() => words(button) !== '', 'nothing is said', { timeout: 4500 });
    const opener = button.shadowRoot?.querySelector<HTMLElement>('[part=button]');
    expect(opener?.textContent).to.contain('Reservar');
    opener?.click();
    while (!button.shadowRoot?.querySelector('dialog[open]')) await later();
    const close = button.shadowRoot.querySelector('.close');
    expect(`${close?.getAttribute('aria-label') ?? ''}${close?.textContent ?? ''}`).to.contain('Cerrar');
  });
});
