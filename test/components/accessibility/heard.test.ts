/**
 * What Orca was heard to stumble on in Firefox (docs/accessibility.md), as far as it shows in the page. Each is right by
 * WCAG either way: here it is kept as it is heard well.
 */
import { expect, waitUntil } from '@open-wc/testing';
import '../../../components/booking-button/booking-button.ts';
import { forgetDrafts } from '../../../components/booking-button/drafts.ts';
import '../../../components/co2-counter/co2-counter.ts';
import '../../../components/impact-simulator/impact-simulator.ts';
import '../../../components/label-badge/label-badge.ts';
import '../../../components/place-card/place-card.ts';
import '../../../components/place-map/place-map.ts';
import { aBookable, aGrant, aPlace, placeId, somePlaceLabels, somePlaces } from '../../support/fake-hub.ts';
import { Listener } from '../said.ts';
import { aHub, place as make, restoreAll, untilState } from '../stage.ts';

const find = <E extends HTMLElement>(element: Element, selector: string): E => {
  const found = element.shadowRoot!.querySelector<E>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
const shows = (element: Element, selector: string): Promise<void> =>
  waitUntil(() => element.shadowRoot?.querySelector(selector), `no ${selector}`, { timeout: 4500 });

/** @param watch called before it opens */
async function opened(seats = 1, watch?: (root: ShadowRoot) => void) {
  const hub = aHub([aPlace({ resources: [aBookable({ seats })] })]);
  const element = await make(
    `<escale-booking-button hub="${hub.url}" lang="fr" place="${placeId(1)}"></escale-booking-button>`,
  );
  await untilState(element, 'ready');
  watch?.(element.shadowRoot!);
  find(element, '[part=button]').focus();
  find(element, '[part=button]').click();
  await shows(element, '.times input:enabled');
  const listener = new Listener(element);
  return { element, said: listener.said, listener };
}

describe('as it was heard', () => {
  let listener: Listener | undefined;
  afterEach(() => {
    listener?.stop();
    forgetDrafts();
    restoreAll();
  });

  it('the opened dialog has the focus, then its heading: of a heading alone nothing was said', async () => {
    const seen: string[] = [];
    const { element } = await opened(1, (root) =>
      root.addEventListener('focusin', ({ target }) => seen.push((target as Element).localName)),
    );
    await waitUntil(() => element.shadowRoot?.activeElement?.id === 'title');
    expect(seen.at(-1)).to.equal('h2');
    // The others give a dialog no focus of its own.
    if (navigator.userAgent.includes('Firefox')) expect(seen).to.deep.equal(['button', 'dialog', 'h2']);
  });

  it('the focus leaves a button that stays: of one that is gone nothing was said', async () => {
    const { element } = await opened();
    const onward = find(element, 'footer .main');
    find(element, '.times input:enabled').click();
    onward.click();
    await waitUntil(() => element.shadowRoot?.activeElement?.id === 'email');
    expect(find(element, 'footer .main')).to.equal(onward);
    expect(onward.matches('[part=confirm]')).to.equal(true);
  });

  it('a chosen place has the focus before the list is gone, and the list before the place is', async () => {
    const map = await make(`<escale-place-map hub="${aHub(somePlaces(2)).url}" lang="fr"></escale-place-map>`);
    await untilState(map, 'ready');
    const first = find(map, `[data-place="${placeId(1)}"]`);
    const sees = (element: Element | null | undefined): boolean =>
      element?.checkVisibility({ visibilityProperty: true }) ?? false;
    const seen: [string, ...boolean[]][] = [];
    map.shadowRoot!.addEventListener('focusin', ({ target }) =>
      seen.push([(target as Element).className, sees(first), sees(map.shadowRoot!.querySelector('.back'))]),
    );
    first.focus();
    first.click();
    await waitUntil(() => seen.length === 2, 'the place did not take the focus');
    await waitUntil(() => !sees(first), 'the list stayed', { timeout: 4500 });
    expect(find(map, '.detail').getAttribute('aria-label')).to.equal('La Halte 1');
    find(map, '.back').click();
    await waitUntil(() => seen.length === 3, 'the list did not take the focus');
    expect(seen).to.deep.equal([
      ['', true, false],
      ['small back', true, true],
      ['', true, true],
    ]);
    await waitUntil(() => !map.shadowRoot!.querySelector('.detail'), 'the place stayed', { timeout: 4500 });
  });

  it('the sum is said with the first time that is chosen, and once', async () => {
    const { element, said, listener: hears } = await opened();
    listener = hears;
    find(element, '.times input:enabled').click();
    await waitUntil(() => said.length > 0, 'no sum was said');
    expect(said).to.have.lengthOf(1);
    expect(find(element, '[part=price]').childElementCount, 'in one piece').to.equal(1);
  });

  it('the number of seats is said when a button counts, and not when it is typed', async () => {
    const { element, said, listener: hears } = await opened(4);
    listener = hears;
    find(element, '.count button:last-child').click();
    await waitUntil(() => said.length > 0, 'nothing was said');
    expect(said).to.deep.equal(['2 places']);
    const field = find<HTMLInputElement>(element, '#seats');
    field.value = '3';
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await waitUntil(() => find(element, '#seats').parentElement?.nextElementSibling);
    expect(said).to.deep.equal(['2 places']);
  });

  it('what is wrong with a field is said before what it is for', async () => {
    const { element } = await opened();
    find(element, '.times input:enabled').click();
    find(element, 'footer .main').click();
    await shows(element, '#email');
    expect(find(element, '#email').getAttribute('aria-describedby')).to.equal('email-fault email-hint');
  });

  it('what scrolls is no stop of its own: it has no name to be said', async () => {
    const { element } = await opened();
    expect(find(element, '.content').tabIndex).to.equal(-1);
  });

  it('an amount that changes is said with its name', async () => {
    const element = await make('<escale-impact-simulator lang="fr"></escale-impact-simulator>');
    await untilState(element, 'ready');
    const amounts = [...element.shadowRoot!.querySelectorAll('[aria-live] dd')];
    expect(amounts.map((each) => each.ariaAtomic)).to.deep.equal(['true', 'true', 'true', 'true']);
  });

  it('no word is split by its first letter, and no region says that it is one while it is empty', async () => {
    const hub = aHub([aPlace()]);
    hub.answer(`/v1/places/${placeId(1)}/labels`, somePlaceLabels([aGrant()]));
    const attributes = `hub="${hub.url}" lang="fr" place="${placeId(1)}"`;
    const card = await make(`<escale-place-card ${attributes}></escale-place-card>`);
    const badge = await make(`<escale-label-badge ${attributes}></escale-label-badge>`);
    const { element: booking } = await opened();
    await untilState(card, 'ready');
    find<HTMLDetailsElement>(card, 'details').open = true;
    await shows(card, 'tbody');
    await untilState(badge, 'ready');
    for (const { shadowRoot, localName } of [card, badge, booking]) {
      const rules = shadowRoot!.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]);
      expect(rules.filter(({ cssText }) => cssText.includes('::first-letter')).length, localName).to.equal(0);
      expect(shadowRoot!.querySelectorAll('[role=status]').length, localName).to.equal(0);
    }
  });
});
