import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, ElementHandle, Frame, Page } from 'puppeteer-core';
import type { Place, PlaceList } from '../../sdk/contract/index.ts';
import { launch } from './support/browser.ts';
import { HostSite, hostPage } from './support/host.ts';
import { RunningHub } from './support/hub.ts';

/**
 * The page around the frame does what WordPress 6.1 does for the pages it embeds (wp-includes/js/wp-embed.js, read, not
 * copied): it gives the height that is asked for, from 200 to 1000 px, and goes to links on the frame's own host while
 * the frame has the focus.
 */
const asWordPress = `<script>
  addEventListener('message', ({ source, data }) => {
    const frame = document.querySelector('iframe');
    if (source !== frame.contentWindow || data?.secret !== 'Ab1') return;
    if (data.message === 'height') frame.height = Math.max(200, Math.min(1000, data.value));
    if (data.message !== 'link' || document.activeElement !== frame) return;
    if (new URL(data.value).host === new URL(frame.src).host) location.href = data.value;
  });
</script>`;

type Way = 'hub' | 'external' | 'contact';

describe('the booking button in a frame that may run scripts and nothing else', () => {
  let hub: RunningHub;
  let site: HostSite;
  let browser: Browser;
  let places: Readonly<Record<Way, Place>>;
  let pages = 0;

  before(async () => {
    hub = await RunningHub.start({
      ESCALE_BOOKINGS_PER_ADDRESS: '0',
      ESCALE_PRIVACY_NOTICE: 'https://reseau.example/donnees',
    });
    site = await HostSite.start();
    browser = await launch();
    const all = await read<PlaceList>('/v1/places?limit=100');
    const whole = await Promise.all(all.items.map(({ id }) => read<Place>(`/v1/places/${id}`)));
    const found = (way: Way): Place => {
      const place = whole.find(
        ({ status, resources, contact }) =>
          status === 'open' && contact.phone !== null && resources.every(({ booking }) => booking.via === way),
      );
      if (!place) throw new Error(`No place of the demo network is booked by ${way} alone`);
      return place;
    };
    places = { hub: found('hub'), external: found('external'), contact: found('contact') };
  });
  after(async () => {
    await browser.close();
    await site.stop();
    await hub.stop();
  });

  async function read<T>(path: string): Promise<T> {
    return (await (await fetch(`${hub.url}${path}`)).json()) as T;
  }

  /** Somebody else's page with the frame in it, 300 px high. */
  async function visit(place: Place, more = '', around = ''): Promise<{ page: Page; frame: Frame }> {
    const secret = around ? '#?secret=Ab1' : '';
    const source = `${hub.url}/e/booking-button?place=${place.id}&amp;lang=fr${more}${secret}`;
    const body = `<iframe sandbox="allow-scripts" security="restricted" width="100%" height="300" src="${source}"></iframe>`;
    pages += 1;
    const page = await browser.newPage();
    await page.setViewport({ width: 800, height: 900 });
    await page.goto(site.add(`/frame-${pages}`, { html: hostPage(body + around) }));
    const handle = await page.waitForSelector('iframe');
    const frame = await handle!.contentFrame();
    return { page, frame: frame };
  }

  const find = async (frame: Frame, selector: string): Promise<ElementHandle<HTMLElement>> => {
    const found = await frame.waitForSelector(`>>> ${selector}`, { timeout: 30_000 });
    return found as unknown as ElementHandle<HTMLElement>;
  };
  const press = async (frame: Frame, selector: string): Promise<void> => (await find(frame, selector)).click();
  const says = (frame: Frame, selector: string, words: string): Promise<unknown> =>
    frame.waitForFunction(
      (within: string, wanted: string) => {
        const root = document.querySelector('escale-booking-button')?.shadowRoot;
        return [...(root?.querySelectorAll(within) ?? []), ...document.querySelectorAll(within)].some((node) =>
          (node as HTMLElement).innerText.includes(wanted),
        );
      },
      { timeout: 30_000, polling: 50 },
      selector,
      words,
    );
  const height = (page: Page): Promise<number> => page.$eval('iframe', (frame) => frame.clientHeight);

  it('books to the end, in 300 pixels that nobody makes more of, and links to nothing that it cannot open', async () => {
    const { page, frame } = await visit(places.hub);
    await press(frame, '[part=button]');
    await press(frame, '.time:has(input:enabled)');
    await press(frame, '[part=next]');
    await (await find(frame, '#email')).type('camille.martin@personne.example');
    await press(frame, '[part=privacy] a');
    await says(frame, 'dialog .leave', 'https://reseau.example/donnees');
    await press(frame, '[part=confirm]');
    await says(frame, '[data-next]', 'Aucun e-mail ne partira');
    assert.equal(await frame.$('>>> [part=calendar]'), null, 'a sandbox saves no file');
    const cut = await frame.evaluate(() => {
      const dialog = document.querySelector('escale-booking-button')!.shadowRoot!.querySelector('dialog')!;
      return dialog.scrollWidth > dialog.clientWidth || dialog.getBoundingClientRect().height > innerHeight;
    });
    assert.equal(cut, false);
    await page.close();
  });

  it('stays where somebody scrolled to while its heading gets the focus', async () => {
    const { page, frame } = await visit(places.hub);
    await find(frame, '[part=button]');
    const scrolled = await frame.evaluate(async () => {
      const root = document.querySelector('escale-booking-button')!.shadowRoot!;
      const until = async (holds: () => boolean): Promise<void> => {
        while (!holds()) await new Promise((resolve) => setTimeout(resolve));
      };
      root.querySelector<HTMLElement>('[part=button]')!.click();
      await until(() => root.querySelector('dialog')?.open === true);
      const dialog = root.querySelector('dialog')!;
      dialog.style.maxBlockSize = '4rem';
      dialog.scrollTop = 20;
      await until(() => root.activeElement?.id === 'title');
      return dialog.scrollTop;
    });
    assert.equal(scrolled, 20);
    await page.close();
  });

  it('takes the height that the dialog wants where WordPress, or our script, gives it, and gives it back', async () => {
    const { page, frame } = await visit(places.hub, '', asWordPress);
    await page.waitForFunction(() => document.querySelector('iframe')!.clientHeight === 200);
    await press(frame, '[part=button]');
    await page.waitForFunction(() => document.querySelector('iframe')!.clientHeight > 700);
    await press(frame, '[part=close]');
    await page.waitForFunction(() => document.querySelector('iframe')!.clientHeight === 200);
    await page.close();
  });

  it('leads from WordPress to the hub’s own page for the same booking when it is booked elsewhere', async () => {
    const { page, frame } = await visit(places.external, '&amp;seats=2', asWordPress);
    await Promise.all([page.waitForNavigation(), press(frame, '[part=button]')]);
    const { origin, pathname, searchParams } = new URL(page.url());
    assert.deepEqual([origin, pathname], [hub.url, `/places/${places.external.id}`]);
    assert.equal(searchParams.get('seats'), '2');
    await page.close();
  });

  it('says the address in words to copy where no link leads anywhere, and the number where nobody can call', async () => {
    const elsewhere = await visit(places.external);
    const link = await find(elsewhere.frame, 'a[part=button]');
    const address = await link.evaluate((node) => (node as HTMLAnchorElement).href);
    await link.click();
    await says(elsewhere.frame, '.leave', `Voici l’adresse\u00a0: ${address}`);
    assert.equal(await height(elsewhere.page), 300);
    const phone = await visit(places.contact);
    await press(phone.frame, '[part=button]');
    await says(phone.frame, '.leave', `Voici le numéro\u00a0: ${places.contact.contact.phone}`);
    await Promise.all([elsewhere.page.close(), phone.page.close()]);
  });
});
