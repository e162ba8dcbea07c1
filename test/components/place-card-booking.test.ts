/** Nothing here imports the booking button: a card that is only read does without it. */
import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/place-card/place-card.ts';
import type { EscalePlaceCard } from '../../components/place-card/place-card.ts';
import { aBookable, aPlace, placeId } from '../support/fake-hub.ts';
import { aHub, place as make, restoreAll, untilState, words } from './stage.ts';

const bookable = () =>
  aPlace({
    resources: [aBookable({ id: 'desk', name: 'Poste' }), aBookable({ id: 'room', name: 'Salle' })],
    bookable: true,
  });

async function card(attributes = ''): Promise<EscalePlaceCard> {
  const hub = aHub([bookable()]);
  const element = await make<EscalePlaceCard>(
    `<escale-place-card hub="${hub.url}" lang="fr" place="${placeId(1)}" ${attributes}></escale-place-card>`,
  );
  await untilState(element, 'ready');
  return element;
}
const offers = (element: Element): Element[] => [
  ...element.shadowRoot!.querySelectorAll('.offer > escale-booking-button'),
];

describe('<escale-place-card>, a place that is booked here', () => {
  afterEach(restoreAll);

  it('offers no button where the page wants none', async () => {
    expect(offers(await card('without-booking'))).to.have.lengthOf(0);
    expect(offers(await card('show="opening"'))).to.have.lengthOf(0);
  });

  it('has a button for each resource, whose code comes with the first click and opens its dialog', async () => {
    const element = await card();
    const [desk, room] = offers(element).map((each) => each.querySelector('button')!);
    expect(desk?.getAttribute('aria-label')).to.equal('Réserver\u00a0: Poste, La Halte 1');
    expect(room?.getAttribute('aria-haspopup')).to.equal('dialog');
    expect(room?.textContent.trim()).to.equal('Réserver');
    expect(customElements.get('escale-booking-button')).to.equal(undefined);

    let started = 0;
    element.addEventListener('escale-booking-start', () => (started += 1));
    room!.focus();
    // As people do who are used to slow pages.
    room!.click();
    await sendKeys({ press: 'Enter' });
    const [, chosen] = offers(element);
    const dialog = () => chosen?.shadowRoot?.querySelector('dialog[open]');
    await waitUntil(dialog, 'no dialog', { timeout: 4500 });
    expect(words(chosen!)).to.include('La Halte 1');
    expect(chosen!.getAttribute('resource')).to.equal('room');
    expect(started, 'it was begun once').to.equal(1);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !dialog(), 'it stayed open');
    // What stood in for the button is put away; its own has the focus.
    expect(chosen!.shadowRoot!.activeElement?.getAttribute('aria-label')).to.equal('Réserver\u00a0: Salle, La Halte 1');
    expect(room!.checkVisibility()).to.equal(false);
    for (const each of offers(element))
      expect(each.shadowRoot!.querySelectorAll('[part=button]'), each.outerHTML).to.have.lengthOf(1);
  });

  it('opens at once where the page has the code already', async () => {
    expect(customElements.get('escale-booking-button')).not.to.equal(undefined);
    const [desk] = offers(await card());
    const button = () => desk?.shadowRoot?.querySelector<HTMLElement>('[part=button]');
    await waitUntil(button, 'no button');
    button()!.click();
    await waitUntil(() => desk!.shadowRoot!.querySelector('dialog[open]'), 'no dialog', { timeout: 4500 });
  });
});
