import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/place-card/place-card.ts';
import type { EscalePlaceCard } from '../../components/place-card/place-card.ts';
import type { EscaleErrorEvent } from '../../src/core/events.ts';
import {
  aLabel,
  aPlace,
  aResource,
  closedFor,
  hoursUnknown,
  openFor,
  placeId,
  summaryOf,
} from '../support/fake-hub.ts';
import { aHub, place as make, restoreAll, showsChildren, untilState, warnings, words } from './stage.ts';

const rich = () =>
  aPlace({
    number: 1,
    labels: [aLabel(), aLabel({ name: 'Ancien label', status: 'expired', until: '2024-06-30' })],
    resources: [
      aResource({ booking: { via: 'external', url: 'https://www.cowork.example/book' } }),
      aResource({
        id: 'room',
        name: 'Salle',
        price: { form: 'free', currency: 'EUR', tariffs: [] },
        booking: { via: 'walk-in', url: null },
      }),
    ],
    summary: '<script>alert(1)</script> \u202eRTL 🚉',
  });

const card = (
  hub: { url: string },
  attributes = `place="${placeId(1)}"`,
  children = '<a href="/lieu">Voir ce lieu</a>',
) =>
  make<EscalePlaceCard>(`<escale-place-card hub="${hub.url}" lang="fr" ${attributes}>${children}</escale-place-card>`);

/** Opens the details, which the card loads then, and waits for them. */
async function open(element: EscalePlaceCard): Promise<void> {
  const summary = () => element.shadowRoot!.querySelector<HTMLElement>('summary');
  await waitUntil(() => summary() !== null, 'there are no details to open');
  summary()!.click();
  await waitUntil(() => element.shadowRoot!.querySelector('.details'), 'the details did not come', { timeout: 4500 });
}

describe('<escale-place-card>', () => {
  afterEach(restoreAll);

  it('shows the place and puts the link away', async () => {
    const element = await card(aHub([rich()]));
    expect(showsChildren(element)).to.equal(true);
    await untilState(element, 'ready');
    expect(showsChildren(element)).to.equal(false);
    expect(words(element))
      .to.include('La Halte 1')
      .and.to.include('Espace de coworking')
      .and.to.match(/Ouvert jusqu’à/);
    expect(element.shadowRoot?.querySelector('h3')?.getAttribute('aria-level')).to.equal('3');
  });

  it('passes axe with everything on show, open panels included', async () => {
    const element = await card(aHub([rich()]));
    await untilState(element, 'ready');
    await open(element);
    await expect(element).to.be.accessible();
  });

  it('can be read on a dark page that does not declare a colour scheme', async () => {
    const hub = aHub([
      aPlace({ opening: closedFor(60), demonstration: true, source: { ...rich().source, observedAt: '2019-06-15' } }),
    ]);
    const element = await card(hub);
    element.parentElement!.style.cssText = 'background: #1d1f24; color: #eee';
    await untilState(element, 'ready');
    await expect(element).to.be.accessible();
  });

  it('says prices, bookings and labels in words, and that an ended label is over', async () => {
    const element = await card(aHub([rich()]));
    await untilState(element, 'ready');
    expect(words(element)).to.include('Réserver sur cowork.example');
    await open(element);
    expect(words(element))
      .to.match(/15\s€ la journée/)
      .and.to.include('Gratuit')
      .and.to.include('Sans réservation');
    expect(words(element)).to.include('label échu depuis le 30 juin 2024');
  });

  it('hides the booking links, not the prices, with without-booking', async () => {
    const element = await card(aHub([rich()]), `place="${placeId(1)}" without-booking`);
    await untilState(element, 'ready');
    await open(element);
    expect(words(element)).not.to.include('Réserver sur');
    expect(words(element)).to.match(/15\s€ la journée/);
  });

  it('shows only the parts named by show', async () => {
    const element = await card(aHub([rich()]), `place="${placeId(1)}" show="opening"`);
    await untilState(element, 'ready');
    expect(words(element)).to.include('Ouvert').and.not.to.include('Wi-Fi').and.not.to.include('Redon');
    await open(element);
    expect(words(element)).to.include('Horaires de la semaine').and.not.to.include('Téléphone');
  });

  it('offers no details when there are none among the parts to show', async () => {
    const element = await card(aHub([rich()]), `place="${placeId(1)}" show="summary,labels,amenities"`);
    await untilState(element, 'ready');
    expect(words(element)).to.include('Wi-Fi');
    expect(element.shadowRoot!.querySelector('details')).to.equal(null);
  });

  it('shows text from data as text', async () => {
    const element = await card(aHub([rich()]));
    await untilState(element, 'ready');
    expect(words(element)).to.include('<script>alert(1)</script>');
    expect(element.shadowRoot?.querySelector('script')).to.equal(null);
  });

  it('never links to anything but web pages, mail and phones', async () => {
    const bad = 'javascript:alert(1)';
    const hub = aHub([
      aPlace({
        contact: { phone: null, email: null, website: bad },
        agendaUrl: bad,
        resources: [aResource({ booking: { via: 'external', url: bad } })],
      }),
    ]);
    const element = await card(hub);
    await untilState(element, 'ready');
    await open(element);
    const links = [...element.shadowRoot!.querySelectorAll('a')].map(({ protocol }) => protocol);
    expect(links).to.deep.equal(['https:']);
  });

  it('fills the address of the operator’s platform in, as the button does', async () => {
    const url = 'https://www.cowork.example/book?d={start}&n={seats}&from={ref}';
    const element = await card(aHub([aPlace({ resources: [aResource({ booking: { via: 'external', url } })] })]));
    await untilState(element, 'ready');
    const link = element.shadowRoot!.querySelector<HTMLAnchorElement>('[part=booking]');
    expect(link?.href).to.equal('https://www.cowork.example/book?d=&n=1&from=escale');
  });

  it('says when the hours are unknown instead of closed', async () => {
    const element = await card(aHub([aPlace({ opening: hoursUnknown() })]));
    await untilState(element, 'ready');
    expect(words(element)).to.include('Horaires non communiqués').and.not.to.include('Fermé');
  });

  it('says when a closed place opens', async () => {
    const element = await card(aHub([aPlace({ opening: closedFor(60) })]));
    await untilState(element, 'ready');
    expect(words(element)).to.match(/Fermé, ouvre (demain )?à \d+/);
  });

  it('says how old the information is when it is old', async () => {
    const source = { platform: 'x', id: null, url: null, licence: null, observedAt: '2019-06-15' };
    const element = await card(aHub([aPlace({ source })]));
    await untilState(element, 'ready');
    expect(words(element)).to.include('Informations relevées en juin 2019');
  });

  it('says that a closed place has closed, and does not call it open', async () => {
    const element = await card(aHub([aPlace({ status: 'closed' })]));
    await untilState(element, 'ready');
    expect(words(element)).to.include('Ce lieu a fermé').and.not.to.include('Ouvert jusqu');
  });

  it('keeps the link, says why and offers a retry that works when the hub is down', async () => {
    const hub = aHub([rich()]);
    hub.down();
    const element = await card(hub);
    await untilState(element, 'failed');
    expect(showsChildren(element)).to.equal(true);
    expect(words(element)).to.include('injoignable');
    await expect(element).to.be.accessible();
    hub.up();
    const retry = element.shadowRoot!.querySelector<HTMLButtonElement>('[part=retry]')!;
    retry.focus();
    await sendKeys({ press: 'Enter' });
    await untilState(element, 'ready');
    expect(showsChildren(element)).to.equal(false);
    // The focus stays in the card instead of going back to the top of the page.
    expect(document.activeElement).to.equal(element);
  });

  it('brings the link back when another place cannot be reached', async () => {
    const hub = aHub([rich(), aPlace({ number: 2 })]);
    const element = await card(hub);
    await untilState(element, 'ready');
    hub.html();
    element.place = placeId(2);
    await untilState(element, 'failed');
    expect(showsChildren(element)).to.equal(true);
    expect(words(element)).to.include('illisible').and.not.to.include('La Halte 1');
  });

  it('tells the page about a failure without bubbling', async () => {
    const hub = aHub();
    hub.html();
    let bubbled = false;
    document.addEventListener('escale-error', () => (bubbled = true), { once: true });
    const element = document.createElement('escale-place-card');
    Object.assign(element, { hub: hub.url, place: placeId(1) });
    const failure = new Promise<EscaleErrorEvent>((resolve) => element.addEventListener('escale-error', resolve));
    document.body.append(element);
    expect((await failure).error).to.have.property('name', 'InvalidAnswerError');
    expect(bubbled).to.equal(false);
    element.remove();
  });

  it('keeps an older answer with its age when a refresh fails', async () => {
    const hub = aHub([rich()]);
    const element = await card(hub);
    await untilState(element, 'ready');
    hub.down();
    element.refresh();
    await untilState(element, 'stale');
    expect(words(element)).to.include('La Halte 1').and.to.include('La mise à jour a échoué');
    expect(showsChildren(element)).to.equal(false);
  });

  it('asks again when the opening state has passed', async () => {
    const soon = { ...openFor(0), nextChange: new Date(Date.now() + 300).toISOString() };
    const hub = aHub([aPlace({ opening: soon })]);
    const element = await card(hub);
    await untilState(element, 'ready');
    hub.places = [aPlace({ opening: closedFor(600) })];
    await waitUntil(() => words(element).includes('Fermé'), 'the card still says open', { timeout: 4000 });
  });

  it('says that no place has an id the hub does not know, and one that cannot be', async () => {
    const hub = aHub([rich()]);
    const unknown = await card(hub, `place="${placeId(99)}"`);
    await untilState(unknown, 'failed');
    expect(words(unknown)).to.include(`Aucun lieu ne porte l’identifiant « ${placeId(99)} »`);
    expect(showsChildren(unknown)).to.equal(true);
    const asked = hub.requests.length;
    const written = warnings();
    const impossible = await card(hub, 'place="no such id"');
    await untilState(impossible, 'failed');
    expect(words(impossible)).to.include('Aucun lieu');
    expect(hub.requests.length).to.equal(asked);
    expect(written).to.have.length(1);
  });

  it('says that no place is named, and keeps the link', async () => {
    const element = await card(aHub(), '');
    expect(words(element)).to.include('Aucun lieu n’est indiqué');
    expect(showsChildren(element)).to.equal(true);
  });

  it('shows a place given as an object, and fetches what a list leaves out when asked', async () => {
    const hub = aHub([rich()]);
    const element = await card(hub, '');
    element.place = { ...summaryOf(rich()), distance: 420 };
    await untilState(element, 'ready');
    expect(hub.requests).to.have.length(0);
    expect(words(element)).to.include('à 400 m').and.not.to.include('Téléphone');
    await open(element);
    expect(words(element)).to.include('Téléphone');
    expect(hub.paths).to.deep.equal([`/v1/places/${placeId(1)}`]);
  });

  it('lets the page keep a visitor who follows a booking link', async () => {
    const element = await card(aHub([rich()]));
    await untilState(element, 'ready');
    let heard: Event | undefined;
    document.addEventListener(
      'escale-booking-redirect',
      (event) => {
        event.preventDefault();
        heard = event;
        expect(event.url).to.equal('https://www.cowork.example/book');
      },
      { once: true },
    );
    const link = element.shadowRoot!.querySelector<HTMLAnchorElement>('[part=booking]')!;
    let followed: boolean | undefined;
    element.addEventListener('click', (event) => (followed = !event.defaultPrevented), { once: true });
    link.click();
    expect(heard).to.have.property('place', placeId(1));
    expect(followed).to.equal(false);
  });

  it('loads the details when they are opened, with the keyboard too, and asks the hub for nothing more', async () => {
    const hub = aHub([rich()]);
    const element = await card(hub);
    await untilState(element, 'ready');
    expect(element.shadowRoot!.querySelector('.details')).to.equal(null);
    element.shadowRoot!.querySelector<HTMLElement>('summary')!.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => element.shadowRoot!.querySelector('table'), 'the hours of the week did not come');
    const table = element.shadowRoot!.querySelector('table')!;
    expect(table.checkVisibility()).to.equal(true);
    expect(table.tBodies[0]?.rows).to.have.length(7);
    expect(table.textContent).to.match(/9\sh\s–\u2060\s18\sh/);
    expect(element.shadowRoot!.activeElement?.localName).to.equal('summary');
    expect(hub.requests).to.have.length(1);
  });

  it('says why the details of a place from a list do not come, and tries again', async () => {
    const hub = aHub([rich()]);
    const element = await card(hub, '');
    element.place = summaryOf(rich());
    await untilState(element, 'ready');
    hub.html();
    // Offered once there is a hub to ask, which waits for the card to be near the viewport.
    await waitUntil(() => element.shadowRoot!.querySelector('summary'), 'no details were offered');
    element.shadowRoot!.querySelector<HTMLElement>('summary')!.click();
    await waitUntil(() => words(element).includes('illisible'), 'no reason was given');
    expect(words(element)).to.include('La Halte 1');
    await expect(element).to.be.accessible();
    hub.up();
    element.shadowRoot!.querySelector<HTMLButtonElement>('details button')!.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => words(element).includes('Téléphone'), 'the details did not come');
    expect(words(element)).not.to.include('illisible');
    // The focus stays in the card instead of going back to the top of the page.
    expect(document.activeElement).to.equal(element);
  });

  it('shows what it can of a place whose details have another shape', async () => {
    const hub = aHub([aPlace({ accessibility: 'not that' as never })]);
    const element = await card(hub);
    await untilState(element, 'ready');
    element.shadowRoot!.querySelector<HTMLElement>('summary')!.click();
    await waitUntil(() => words(element).includes('illisible'), 'no reason was given');
    expect(words(element)).to.include('La Halte 1');
  });

  it('fits 320 px', async () => {
    const element = await card(aHub([rich()]));
    element.parentElement!.style.inlineSize = '288px';
    await untilState(element, 'ready');
    await open(element);
    await aTimeout(0);
    const base = element.shadowRoot!.querySelector('[part=base]')!;
    expect(base.scrollWidth).to.be.at.most(base.clientWidth);
  });

  it('says why it cannot work without a hub, and warns once', async () => {
    const written = warnings();
    const both = await make(
      '<div><escale-place-card place="14"><a href="/a">A</a></escale-place-card><escale-place-card place="14"></escale-place-card></div>',
    );
    const [first, second] = both.querySelectorAll('escale-place-card');
    await untilState(first!, 'failed');
    await untilState(second!, 'failed');
    await waitUntil(() => words(first!).includes('l’adresse du réseau n’est pas indiquée'));
    expect(showsChildren(first!)).to.equal(true);
    expect(written).to.have.length(1);
    expect(written[0]).to.include('hub="https://…"');
  });

  it('warns once about a bad value, names the accepted ones and falls back', async () => {
    const written = warnings();
    const hub = aHub([rich()]);
    const element = await card(hub, `place="${placeId(1)}" show="sandwiches"`);
    await card(hub, `place="${placeId(1)}" show="sandwiches"`);
    await untilState(element, 'ready');
    expect(written).to.have.length(1);
    expect(written[0]).to.include('sandwiches').and.to.include('summary, labels');
    expect(words(element)).to.include('Wi-Fi');
  });
});
