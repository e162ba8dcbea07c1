import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { aBookable, aPlace, placeId } from '../../support/fake-hub.ts';
import { aHub, restoreAll, untilState } from '../stage.ts';
import { all, find, focused, markers, nameOf, placeMap, until, untilMarkers } from './place-map.ts';

const at = (lat: number, lon: number) => ({ lat, lon, precision: 'exact', source: null }) as const;

/** One to book far in the south, two elsewhere. */
const places = () => [
  aPlace({ number: 1, position: at(46, 2), resources: [aBookable({ id: 'desk', name: 'Poste' })], bookable: true }),
  aPlace({ number: 2, position: at(48.85, 2.35) }),
  aPlace({ number: 3, position: at(47.65, -2.08) }),
];

const defined = (): string[] =>
  ['escale-place-card', 'escale-booking-button'].filter((tag) => customElements.get(tag) !== undefined);

async function opened(width: number) {
  const element = await placeMap(aHub(places()), 'tiles="none" view="map"', width);
  await untilState(element, 'ready');
  await untilMarkers(element);
  await until(() => markers(element).every((each) => nameOf(each).startsWith('La Halte')), 'no names');
  return element;
}

const marker = (element: Element, number: number): HTMLElement =>
  markers(element).find((each) => nameOf(each).startsWith(`La Halte ${number}`))!;

describe('<escale-place-map>, a place chosen on the map', () => {
  afterEach(restoreAll);

  // First: what is defined stays defined.
  it('brings no card before the choice, and no booking before the visitor books', async () => {
    const element = await opened(320);
    expect(defined()).to.deep.equal([]);
    marker(element, 1).focus();
    await sendKeys({ press: 'Enter' });
    await until(() => defined().length === 1, 'the code did not come');
    const card = find(element, '.detail escale-place-card');
    await untilState(card, 'ready');
    const button = card.shadowRoot!.querySelector('escale-booking-button')!;
    button.querySelector('button')!.click();
    await until(() => button.shadowRoot?.querySelector('dialog[open]'), 'nothing to book with');
    expect(defined()).to.have.lengthOf(2);
    expect(button.getAttribute('resource')).to.equal('desk');
    expect(button.getAttribute('hub')).to.equal(`${element.hub ?? ''}/`);
  });

  for (const width of [320, 1000])
    it(`takes the focus, and gives it back to the marker with Escape, at ${width} pixels`, async () => {
      const element = await opened(width);
      marker(element, 1).focus();
      await sendKeys({ press: 'Enter' });
      await until(() => focused(element)?.matches('.detail .back'), 'the focus did not come');
      expect(find(element, '.back').innerText).to.contain('Retour à la carte');
      await untilState(find(element, 'escale-place-card'), 'ready');
      expect(find(element, '.detail').scrollWidth).to.be.at.most(width);
      await sendKeys({ press: 'Tab' });
      expect(focused(element)?.matches('escale-place-card'), 'the card is next').to.equal(true);
      await sendKeys({ press: 'Escape' });
      await until(() => focused(element) === marker(element, 1), 'the focus did not come back');
      await until(() => all(element, '.detail').length === 0, 'the place stayed');
    });

  it('does not stand on its own marker', async () => {
    const element = await opened(320);
    marker(element, 1).click();
    await element.updateComplete;
    await untilState(find(element, 'escale-place-card'), 'ready');
    await until(() => {
      const { top, bottom } = marker(element, 1).getBoundingClientRect();
      return (
        bottom <= find(element, '.detail').getBoundingClientRect().top &&
        top >= find(element, '.map').getBoundingClientRect().top
      );
    }, 'the marker is covered');
    expect(find(element, 'escale-place-card').getAttribute('place')).to.equal(placeId(1));
  });

  it('is not the one on which a drag ended', async () => {
    const element = await opened(1000);
    const one = marker(element, 1);
    const { x, y } = one.getBoundingClientRect();
    const say = (type: string, by: number, on: EventTarget = one): boolean =>
      on.dispatchEvent(
        new MouseEvent(type, { bubbles: true, composed: true, detail: 1, button: 0, clientX: x + by, clientY: y + by }),
      );
    one.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    say('mousedown', 5);
    say('mousemove', 60, document);
    say('mouseup', 60, document);
    say('click', 60);
    await element.updateComplete;
    expect(all(element, '.detail')).to.have.lengthOf(0);
    marker(element, 1).click();
    await element.updateComplete;
    expect(all(element, '.detail'), 'a click without a drag does').to.have.lengthOf(1);
  });
});
