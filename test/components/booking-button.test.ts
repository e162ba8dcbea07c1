import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/booking-button/booking-button.ts';
import type { EscaleBookingButton } from '../../components/booking-button/booking-button.ts';
import { forgetDrafts } from '../../components/booking-button/drafts.ts';
import type { EscaleBookingConfirmedEvent, EscaleBookingStartEvent } from '../../src/core/booking-events.ts';
import type { EscaleBookingRedirectEvent } from '../../src/core/events.ts';
import {
  aBookable,
  aNetwork,
  aPlace,
  aProblem,
  aRefusal,
  aResource,
  type FakeHub,
  inMinutes,
  localDate,
  placeId,
  slotsOn,
} from '../support/fake-hub.ts';
import { aHub, place as make, restoreAll, showsChildren, untilState, words } from './stage.ts';

const priced = {
  form: 'tariffs',
  currency: 'EUR',
  tariffs: [
    { per: 'half-day', amount: 900 },
    { per: 'day', amount: 1500 },
  ],
} as const;
const desks = () => aBookable({ price: { ...priced, tariffs: [...priced.tariffs] } });
const room = () =>
  aBookable({
    id: 'room',
    kind: 'meeting-room',
    name: 'Salle',
    seats: 8,
    rules: { step: '30-minutes', minDuration: 60, maxDuration: 120, confirmation: 'operator' },
  });

function bookable(...resources: ReturnType<typeof aResource>[]): FakeHub {
  const hub = aHub([aPlace({ resources })]);
  hub.network = aNetwork({
    controller: { name: 'Communauté d’essai', contact: 'dpo@essai.example' },
    privacyNotice: 'https://essai.example/donnees',
  });
  return hub;
}

const button = async (hub: FakeHub, attributes = '', lang = 'fr'): Promise<EscaleBookingButton> => {
  const element = await make<EscaleBookingButton>(
    `<escale-booking-button hub="${hub.url}" lang="${lang}" place="${placeId(1)}" ${attributes}
      ><a href="/reserver">Réserver au téléphone</a></escale-booking-button>`,
  );
  await untilState(element, 'ready');
  // Another language than French comes in a chunk of its own.
  await shows(element, '[part=base] > *');
  return element;
};

const find = <T extends HTMLElement>(element: Element, selector: string): T => {
  const found = element.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`nothing is ${selector}`);
  return found;
};
const shows = (element: Element, selector: string): Promise<void> =>
  waitUntil(() => element.shadowRoot?.querySelector(selector), `no ${selector}`, { timeout: 4500 });

/** Opens the dialog and waits for what is free. */
async function open(element: EscaleBookingButton): Promise<void> {
  find(element, '[part=button]').click();
  await shows(element, '.times input:enabled');
}

/** Up to the person, with the first free time. */
async function upToPerson(element: EscaleBookingButton): Promise<void> {
  await open(element);
  find(element, '.times input:enabled').click();
  find(element, '[part=next]').click();
  await shows(element, '#email');
}

function type(element: EscaleBookingButton, selector: string, text: string): void {
  const field = find<HTMLInputElement>(element, selector);
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function setSeats(element: EscaleBookingButton, typed: string): void {
  const field = find<HTMLInputElement>(element, '#seats');
  field.value = typed;
  field.dispatchEvent(new Event('change'));
}

async function order(element: EscaleBookingButton, email = 'ada@example.org'): Promise<void> {
  type(element, '#email', email);
  find(element, '[part=confirm]').click();
  await element.updateComplete;
}

describe('<escale-booking-button>', () => {
  afterEach(() => {
    forgetDrafts();
    restoreAll();
  });

  it('keeps the link until it knows how the place is booked', async () => {
    const hub = bookable(desks());
    const release = hub.hold();
    const element = await make<EscaleBookingButton>(
      `<escale-booking-button hub="${hub.url}" place="${placeId(1)}"><a href="/x">Lien</a></escale-booking-button>`,
    );
    expect(showsChildren(element)).to.equal(true);
    release();
    await untilState(element, 'ready');
    expect(showsChildren(element)).to.equal(false);
    expect(find(element, '[part=button]').getAttribute('aria-label')).to.equal(
      'Réserver\xa0: Bureaux partagés, La Halte 1',
    );
  });

  it('says where it leads before it goes, fills the address in and can be kept on the page', async () => {
    const url = 'https://www.cowork.example/book?d={start}&n={seats}&from={ref}';
    const element = await button(bookable(aResource({ booking: { via: 'external', url } })), 'seats="2"');
    const link = find<HTMLAnchorElement>(element, 'a[part=button]');
    expect(link.textContent).to.include('Réserver sur cowork.example');
    expect(link.href).to.equal('https://www.cowork.example/book?d=&n=2&from=escale');
    element.addEventListener('escale-booking-redirect', (event) => event.preventDefault());
    setTimeout(() => link.click());
    const event = await oneEvent<EscaleBookingRedirectEvent>(element, 'escale-booking-redirect');
    expect([event.place, event.resource, event.url]).to.deep.equal([placeId(1), 'desks', link.href]);
  });

  it('never makes a link of an address that could run code', async () => {
    const element = await button(
      bookable(aResource({ booking: { via: 'external', url: 'javascript:alert(1)//{start}' } })),
    );
    expect(find(element, '[part=button]').getAttribute('href')).to.equal('tel:+33299000000');
  });

  it('says that no booking is needed, and what has become of a closed place', async () => {
    const free = await button(bookable(aResource({ booking: { via: 'walk-in', url: null } })));
    expect(words(free)).to.include('Sans réservation');
    const closed = await button(aHub([aPlace({ status: 'closed', resources: [desks()] })]));
    expect(words(closed)).to.include('Ce lieu a fermé');
  });

  it('asks for nothing of the booking before the click', async () => {
    const hub = bookable(desks());
    await button(hub);
    expect(hub.paths).to.deep.equal([`/v1/places/${placeId(1)}`]);
  });

  it('tells the page first, which may keep the dialog closed', async () => {
    const hub = bookable(desks());
    const element = await button(hub, 'resource="desks"');
    const told: EscaleBookingStartEvent[] = [];
    const listen = (event: EscaleBookingStartEvent): void => {
      told.push(event);
      event.preventDefault();
    };
    document.addEventListener('escale-booking-start', listen);
    find(element, '[part=button]').click();
    document.removeEventListener('escale-booking-start', listen);
    expect(told.map(({ place, resource }) => [place, resource])).to.deep.equal([[placeId(1), 'desks']]);
    expect(element.shadowRoot?.querySelector('dialog')).to.equal(null);
    expect(hub.requests.length).to.equal(1);
  });

  it('books: the first day with room, a half-day, a price, an address', async () => {
    const hub = bookable(desks());
    const element = await button(hub);
    await open(element);
    expect(find<HTMLInputElement>(element, '.day input:checked').value).to.equal(localDate(2));
    expect(words(element))
      .to.include('Matin')
      .and.to.match(/10 places libres/);
    find(element, '.times input:enabled').click();
    await element.updateComplete;
    expect(find(element, '[part=price]').textContent).to.match(/9\s€.*1 demi-journée à 9\s€, à régler sur place/s);
    find(element, '[part=next]').click();
    await shows(element, '#email');
    expect(words(element))
      .to.include('Responsable du traitement : Communauté d’essai')
      .and.to.include('dpo@essai.example')
      .and.to.include('Vous pourrez les effacer plus tôt depuis l’e-mail reçu.')
      .and.to.include('Annulation possible jusqu’');
    expect(find<HTMLAnchorElement>(element, '[part=privacy] a').href).to.equal('https://essai.example/donnees');
    const booked = oneEvent<EscaleBookingConfirmedEvent>(element, 'escale-booking-confirmed');
    await order(element);
    const event = await booked;
    const [slot] = slotsOn(2, 10);
    expect([event.place, event.resource, event.start, event.end, event.seats, event.status]).to.deep.equal([
      placeId(1),
      'desks',
      slot?.start,
      slot?.end,
      1,
      'confirmed',
    ]);
    expect(event.bubbles && event.composed).to.equal(true);
    expect(Object.values(event).join()).not.to.include('ada@');
    await shows(element, '[part=calendar]');
    const [sent] = hub.orders;
    expect(sent?.request).to.deep.include({ place: placeId(1), resource: 'desks', seats: 1, email: 'ada@example.org' });
    expect(sent?.request.consent).to.be.a('string');
    const file = decodeURIComponent(find<HTMLAnchorElement>(element, '[part=calendar]').href);
    expect(file).to.include('BEGIN:VEVENT').and.to.include('LOCATION:1 rue du Port\\, 35600 Redon');
    expect(file).not.to.include('ada@');
  });

  it('is done with the keyboard alone, and the focus is never lost', async () => {
    const hub = bookable(desks());
    const element = await button(hub);
    find(element, '[part=button]').focus();
    await sendKeys({ press: 'Enter' });
    await shows(element, '.times input:enabled');
    await waitUntil(() => element.shadowRoot?.activeElement?.id === 'title');
    const reach = async (selector: string): Promise<void> => {
      for (let pressed = 0; !element.shadowRoot?.activeElement?.matches(selector); pressed += 1) {
        if (pressed > 15) throw new Error(`Tab does not reach ${selector}`);
        await sendKeys({ press: 'Tab' });
      }
    };
    await reach('.day input');
    await sendKeys({ press: 'ArrowRight' });
    await element.updateComplete;
    expect(find<HTMLInputElement>(element, '.day input:checked').value).to.equal(localDate(3));
    await reach('.time input');
    await sendKeys({ press: ' ' });
    await reach('[part=next]');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => element.shadowRoot?.activeElement?.id === 'email');
    await sendKeys({ type: 'ada@example.org' });
    await sendKeys({ press: 'Enter' });
    await shows(element, '[part=calendar]');
    await waitUntil(() => element.shadowRoot?.activeElement?.id === 'title');
    expect(hub.orders.length).to.equal(1);
    await sendKeys({ press: 'Escape' });
    expect(find<HTMLDialogElement>(element, 'dialog').open).to.equal(false);
    await waitUntil(() => element.shadowRoot?.activeElement?.matches('[part=button]'));
  });

  it('offers the nearest free times when somebody was faster, and nothing is typed again', async () => {
    const hub = bookable(desks());
    const [morning, afternoon] = slotsOn(3, 2);
    const element = await button(hub);
    await upToPerson(element);
    hub.refuseNext(aRefusal({ alternatives: [afternoon!, morning!] }));
    type(element, '#person', 'Ada');
    await order(element);
    await shows(element, '[part=alternative]');
    expect(words(element)).to.include('Quelqu’un vient de réserver ce créneau.');
    find(element, '[part=alternative]').click();
    await waitUntil(() => element.shadowRoot?.activeElement?.matches('[part=confirm]'));
    expect(find<HTMLInputElement>(element, '#email').value).to.equal('ada@example.org');
    find(element, '[part=confirm]').click();
    await shows(element, '[part=calendar]');
    const [first, second] = hub.orders;
    expect(second?.request).to.deep.include({ start: afternoon?.start, end: afternoon?.end, name: 'Ada' });
    expect(second?.key).not.to.equal(first?.key);
  });

  it('sends the same key when no answer came, and says that it will be one booking', async () => {
    const hub = bookable(desks());
    hub.refuseNext('lost', 'lost', 'lost');
    const element = await button(hub);
    await upToPerson(element);
    await order(element);
    await shows(element, '.notice[data-focus]');
    expect(words(element)).to.include('elle ne sera faite qu’une fois');
    expect(find<HTMLInputElement>(element, '#email').readOnly).to.equal(true);
    find(element, '[part=confirm]').click();
    await shows(element, '[part=calendar]');
    expect(hub.orders.length).to.equal(4);
    expect(new Set(hub.orders.map(({ key }) => key)).size).to.equal(1);
    expect(new Set(hub.orders.map(({ request }) => JSON.stringify(request))).size).to.equal(1);
  }).timeout(10_000);

  it('asks again by itself when the network is back', async () => {
    const hub = bookable(desks());
    hub.refuseNext('lost', 'lost', 'lost');
    const element = await button(hub);
    await upToPerson(element);
    await order(element);
    await shows(element, '.notice[data-focus]');
    dispatchEvent(new Event('online'));
    await shows(element, '[part=calendar]');
    expect(new Set(hub.orders.map(({ key }) => key)).size).to.equal(1);
  }).timeout(10_000);

  it('sends one request however often one clicks', async () => {
    const hub = bookable(desks());
    const element = await button(hub);
    await upToPerson(element);
    const release = hub.hold();
    await order(element);
    find(element, '[part=confirm]').click();
    find(element, '[part=confirm]').click();
    expect(find(element, '[part=confirm]').getAttribute('aria-disabled')).to.equal('true');
    release();
    await shows(element, '[part=calendar]');
    expect(hub.orders.length).to.equal(1);
  });

  it('sends nothing for an address that is none, and says so beside the field', async () => {
    const hub = bookable(desks());
    const element = await button(hub);
    await upToPerson(element);
    for (const wrong of ['', 'ada', 'ada@example']) {
      await order(element, wrong);
      const field = find(element, '#email');
      expect(field.getAttribute('aria-invalid'), wrong).to.equal('true');
      expect(find(element, '#email-fault').textContent).to.match(/adresse e-mail/);
      await waitUntil(() => element.shadowRoot?.activeElement === field);
    }
    expect(hub.orders).to.deep.equal([]);
  });

  it('asks for a time when none was chosen', async () => {
    const element = await button(bookable(desks()));
    await open(element);
    find(element, '[part=next]').click();
    await element.updateComplete;
    expect(find(element, '.content > [role=alert]').textContent).to.equal('Choisissez un jour et un horaire.');
  });

  it('tells what the hub says of a request that it will not take', async () => {
    const hub = bookable(desks());
    const detail = 'Réessayez dans une minute.';
    hub.refuseNext(aProblem({ type: 'urn:escale:problem:too-many-requests', status: 429, final: true, detail }));
    const element = await button(hub);
    await upToPerson(element);
    await order(element);
    await shows(element, '.notice');
    expect(words(element)).to.include(detail);
    expect(find<HTMLInputElement>(element, '#email').value).to.equal('ada@example.org');
  });

  it('keeps what was chosen and typed when it is closed, and when the element is made anew', async () => {
    const hub = bookable(desks());
    const first = await button(hub);
    await upToPerson(first);
    type(first, '#email', 'ada@example.org');
    find(first, '[part=close]').click();
    first.remove();
    const second = await button(hub);
    find(second, '[part=button]').click();
    await shows(second, '#email');
    expect(find<HTMLInputElement>(second, '#email').value).to.equal('ada@example.org');
    expect(words(second)).to.include('9 h');
  });

  it('has the browser ask before a reload that would lose what was typed, and only then', async () => {
    const hub = bookable(desks());
    const element = await button(hub);
    const asks = async (): Promise<boolean> => {
      await element.updateComplete;
      return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    };
    await upToPerson(element);
    expect(await asks()).to.equal(false);
    type(element, '#email', 'ada@example.org');
    expect(await asks()).to.equal(true);
    find(element, '[part=close]').click();
    await waitUntil(async () => !(await asks()), 'asks once the dialog is closed');
    find(element, '[part=button]').click();
    await waitUntil(asks, 'does not ask when it is open again');
    find(element, '[part=confirm]').click();
    await shows(element, '[part=done]');
    expect(await asks()).to.equal(false);
  });

  it('says what happens next when the e-mail has to be confirmed, or the place has to accept', async () => {
    const hub = bookable(desks());
    hub.bookingsBecome = { status: 'held', confirmBy: inMinutes(30) };
    const element = await button(hub);
    await upToPerson(element);
    await order(element);
    await shows(element, '[data-next]');
    expect(words(element))
      .to.include('Plus qu’un clic')
      .and.to.match(/Cliquez sur son lien avant/);
    find(element, '[part=again]').click();
    hub.bookingsBecome = { status: 'requested' };
    await shows(element, '.times input:enabled');
    find(element, '.times input:enabled').click();
    find(element, '[part=next]').click();
    await shows(element, '#email');
    await order(element);
    await shows(element, '[data-next]');
    expect(words(element)).to.include('Demande envoyée').and.to.include('Le lieu va vous répondre');
  });

  it('books half hours from the shortest to the longest duration, and a room as a whole', async () => {
    const hub = bookable(room());
    const element = await button(hub);
    await open(element);
    const starts = [...element.shadowRoot!.querySelectorAll<HTMLInputElement>('.time input')];
    expect(starts.at(-1)?.disabled, 'half an hour before closing is too short').to.equal(true);
    starts[0]?.click();
    await shows(element, '[part=until]');
    const until = find<HTMLSelectElement>(element, '[part=until]');
    expect([...until.options].map(({ text }) => text.trim())).to.deep.equal([
      '10\xa0h (1\xa0h)',
      '10\xa0h\xa030 (1\xa0h\xa030)',
      '11\xa0h (2\xa0h)',
    ]);
    until.selectedIndex = 2;
    until.dispatchEvent(new Event('change'));
    setSeats(element, '5');
    await element.updateComplete;
    find(element, '[part=next]').click();
    await shows(element, '#email');
    await order(element);
    await shows(element, '[data-next]');
    const asked = hub.orders[0]!.request;
    expect([asked.seats, (Date.parse(asked.end) - Date.parse(asked.start)) / 60_000]).to.deep.equal([5, 120]);
  });

  it('takes any number of seats up to all there are, and no other', async () => {
    const hub = bookable(aBookable({ seats: 72 }));
    const element = await button(hub);
    await open(element);
    expect(words(element)).to.include('De 1 à 72.');
    const [fewer, more] = element.shadowRoot!.querySelectorAll<HTMLButtonElement>('.count button');
    expect(fewer?.getAttribute('aria-disabled')).to.equal('true');
    more?.click();
    await element.updateComplete;
    expect(find<HTMLInputElement>(element, '#seats').value).to.equal('2');
    find(element, '.times input:enabled').click();
    for (const wrong of ['73', '0', '-1', '1.5', '']) {
      setSeats(element, wrong);
      await element.updateComplete;
      expect(find(element, '#seats-fault').textContent, wrong).to.equal('Indiquez un nombre entier, de 1 à 72.');
      find(element, '[part=next]').click();
      await waitUntil(() => element.shadowRoot?.activeElement?.id === 'seats');
      expect(find<HTMLInputElement>(element, '#seats').value).to.equal(wrong);
    }
    setSeats(element, '70');
    await element.updateComplete;
    expect(find(element, '#seats-fault').textContent).to.equal('');
    find(element, '[part=next]').click();
    await shows(element, '#email');
    await order(element);
    await shows(element, '[data-next]');
    expect(hub.orders[0]?.request.seats).to.equal(70);
  });

  it('says what a voucher pays, sends its code, and what is wrong with it beside its field', async () => {
    const hub = bookable(desks());
    const element = await button(hub);
    await upToPerson(element);
    expect(find<HTMLDetailsElement>(element, '[part=voucher]').open).to.equal(false);
    expect(words(element)).to.include('J’ai un code d’un employeur');
    type(element, '#voucher', 'abcd-1234');
    await element.updateComplete;
    expect(find(element, '[part=price]').textContent).to.match(/1 demi-journée du bon.*au lieu de 9\s€/s);
    const detail = 'Ce bon est épuisé. Demandez-en un autre à votre employeur, ou réservez sans bon.';
    hub.refuseNext(aRefusal({ reason: 'voucher', detail, alternatives: [] }));
    type(element, '#person', 'Ada');
    await order(element);
    await waitUntil(() => element.shadowRoot?.activeElement?.id === 'voucher');
    expect(find(element, '#voucher-fault').textContent).to.equal(detail);
    const { bottom } = find(element, '#voucher-fault').getBoundingClientRect();
    expect(bottom).to.be.at.most(find(element, '.content').getBoundingClientRect().bottom);
    expect(find<HTMLInputElement>(element, '#voucher').getAttribute('aria-invalid')).to.equal('true');
    expect(find<HTMLInputElement>(element, '#email').value).to.equal('ada@example.org');
    hub.bookingsBecome = { voucher: { halfDays: 1 } };
    type(element, '#voucher', 'efgh5678');
    find(element, '[part=confirm]').click();
    await shows(element, '[data-next]');
    expect(words(element)).to.include('Payé par le bon de votre employeur : 1 demi-journée');
    const [first, second] = hub.orders;
    expect([first?.request.voucher, second?.request.voucher]).to.deep.equal(['abcd-1234', 'efgh5678']);
    expect(second?.request.name).to.equal('Ada');
    expect(second?.key).not.to.equal(first?.key);
  });

  it('asks for no voucher where nothing is to be paid', async () => {
    const element = await button(bookable(aBookable({ price: { form: 'free', currency: 'EUR', tariffs: [] } })));
    await upToPerson(element);
    expect(element.shadowRoot?.querySelector('#voucher')).to.equal(null);
  });

  it('promises no e-mail where the hub sends none, and says whom to ask instead', async () => {
    const hub = bookable(desks());
    hub.network = { ...hub.network, sendsMail: false };
    hub.bookingsBecome = { status: 'held', confirmBy: inMinutes(30) };
    const element = await button(hub);
    await upToPerson(element);
    await waitUntil(() => words(element).includes('Ce réseau n’envoie pas encore d’e-mails.'));
    expect(find(element, '[part=privacy]').textContent)
      .to.include('effacées après le jour réservé.')
      .and.not.to.include('e-mail reçu');
    await order(element);
    await shows(element, '[data-next]');
    expect(words(element))
      .to.match(/Aucun e-mail ne partira.*Joignez le lieu avant/)
      .and.not.to.include('indésirables');
    expect(find<HTMLAnchorElement>(element, '.done a[href^="tel:"]').href).to.equal('tel:+33299000000');
  });

  it('lets one choose among several resources, and starts from the day and seats of its attributes', async () => {
    const hub = bookable(desks(), room());
    const element = await button(hub, `date="${localDate(9)}" seats="3"`);
    await open(element);
    const resource = find<HTMLSelectElement>(element, '[part=resource]');
    expect([...resource.options].map(({ text }) => text)).to.deep.equal(['Bureaux partagés', 'Salle']);
    expect(find<HTMLInputElement>(element, '#seats').value).to.equal('3');
    expect(hub.paths.at(-1)).to.not.include('undefined');
    expect(hub.paths.some((path) => path.includes(`from=${localDate(9)}`))).to.equal(true);
    resource.selectedIndex = 1;
    resource.dispatchEvent(new Event('change'));
    await waitUntil(() => hub.paths.some((path) => path.includes('resource=room')), 'the room is asked for', {
      timeout: 4500,
    });
  });

  it('says that what is free could not be loaded, and tries again', async () => {
    const hub = bookable(desks());
    const element = await button(hub);
    hub.problem(aProblem({ status: 500 }), `/v1/places/${placeId(1)}/availability`);
    find(element, '[part=button]').click();
    await shows(element, '[part=retry]');
    hub.up();
    find(element, '[part=retry]').click();
    await shows(element, '.times input:enabled');
  });

  it('speaks English, everywhere', async () => {
    const element = await button(bookable(desks()), '', 'en');
    await upToPerson(element);
    expect(words(element)).to.include('Your details').and.to.include('Data controller');
    expect(words(element)).not.to.match(/Réserver|Adresse|Annulation/);
  });

  it('passes axe at every step', async () => {
    const hub = bookable(desks(), room());
    const element = await button(hub);
    await expect(element).to.be.accessible();
    await open(element);
    // Colours are judged at rest: while the dialog fades in, nothing has its contrast yet.
    await Promise.all(
      find(element, 'dialog')
        .getAnimations({ subtree: true })
        .map(({ finished }) => finished),
    );
    await expect(element).to.be.accessible();
    find(element, '.times input:enabled').click();
    find(element, '[part=next]').click();
    await shows(element, '#email');
    await order(element, 'ada');
    await expect(element).to.be.accessible();
    hub.refuseNext(aRefusal({ alternatives: slotsOn(3, 2) }));
    await order(element);
    await shows(element, '[part=alternative]');
    await expect(element).to.be.accessible();
    find(element, '[part=alternative]').click();
    await shows(element, '#email');
    find(element, '[part=confirm]').click();
    await shows(element, '[part=calendar]');
    await expect(element).to.be.accessible();
  }).timeout(20_000);

  it('works in a sandboxed frame that may run scripts and nothing else: no form, no storage, no navigation', async () => {
    const element = await button(bookable(desks()));
    await upToPerson(element);
    expect(element.shadowRoot?.querySelector('form')).to.equal(null);
    for (const each of element.shadowRoot!.querySelectorAll('button')) expect(each.type).to.equal('button');
  });
});
