/** What a visitor comes to see on the way, state after state: axe knows no fault in any, on light and dark pages. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Place } from '../../sdk/contract/index.ts';
import { axeFaults } from './support/axe.ts';
import type { Visitor } from './support/browser.ts';
import { Scene } from './support/scene.ts';

const schemes = ['light', 'dark'] as const;
/** A page that follows the system, and says which ground it stands on: axe takes a page that does not for white. */
const follows =
  '<meta name="color-scheme" content="light dark" /><style>body { background: Canvas; color: CanvasText }</style>';

type Act = (visitor: Visitor) => Promise<unknown>;
/** What is on show once these have been done, one after the other. */
type State = readonly [name: string, ...acts: Act[]];

const see =
  (selector: string): Act =>
  (visitor) =>
    visitor.see(selector);
const press =
  (selector: string): Act =>
  async ({ page }) => {
    const found = await page.waitForSelector(`>>> ${selector}`, { visible: true, timeout: 30_000 });
    await found!.click();
  };
const type =
  (text: string): Act =>
  ({ page }) =>
    page.keyboard.type(text);
const fill =
  (selector: string, text: string): Act =>
  async (visitor) => {
    await visitor.page.$eval(`>>> ${selector}`, (field) => (field as HTMLInputElement).select());
    await press(selector)(visitor);
    await type(text)(visitor);
  };
const escape: Act = ({ page }) => page.keyboard.press('Escape');

const throughTheMap: readonly State[] = [
  ['the list', see('escale-place-map:state(ready)')],
  ['the filters', press('.filters button[aria-expanded=false]')],
  ['the towns', fill('[role=combobox]', 'Ren'), see('escale-place-map >>> [role=listbox] [role=option]')],
  ['a chosen place', escape, press('.row button'), see('escale-place-map >>> escale-place-card:state(ready)')],
  ['the map', escape, press('.switch button:last-child'), see('escale-place-map >>> .cluster')],
];

const throughABooking: readonly State[] = [
  ['when', press('[part=button]'), see('escale-booking-button >>> .time')],
  ['who', press('.time:has(input:enabled)'), press('[part=next]'), see('escale-booking-button >>> #email')],
  [
    'an address that is none',
    fill('#email', 'camille'),
    press('[part=confirm]'),
    see('escale-booking-button >>> [aria-invalid=true]'),
  ],
  ['done', type('@personne.example'), press('[part=confirm]'), see('escale-booking-button >>> [data-next]')],
];

/** The browser may keep what the hub said to be fresh; nobody waits until it is not. */
function forgetWhatIsFresh(): void {
  const { fetch } = globalThis;
  globalThis.fetch = (address, init) => fetch(address, { ...init, cache: 'no-cache' });
}

describe('axe finds nothing', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open();
  });
  after(() => scene.close());

  /** Somebody with a phone, or not, whose system is light or dark. */
  async function visitorIn(scheme: string, width?: number): Promise<Visitor> {
    const visitor = await scene.visitor(width);
    await visitor.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    return visitor;
  }

  const open = async (scheme: string, body: string, width?: number): Promise<Visitor> => {
    const visitor = await visitorIn(scheme, width);
    await visitor.open(scene.host(scene.script + body, { head: follows }));
    return visitor;
  };

  const faultless = async ({ page }: Visitor, state: string): Promise<void> =>
    assert.deepEqual(await axeFaults(page, 'page-rules'), [], state);

  /** Every state on a way, on a phone. */
  const walk = async (scheme: string, body: string, way: readonly State[]): Promise<void> => {
    const visitor = await open(scheme, body, 360);
    for (const [state, ...acts] of way) {
      for (const act of acts) await act(visitor);
      await faultless(visitor, state);
    }
    await visitor.leave();
  };

  for (const scheme of schemes) {
    it(`on the way through the map, on a ${scheme} page`, () => {
      const map = '<escale-place-map tiles="outline" filters="q kind open near"></escale-place-map>';
      return walk(scheme, map, throughTheMap);
    });

    it(`on the way through a booking, on a ${scheme} page`, async () => {
      const button = `<escale-booking-button place="${await bookable()}"></escale-booking-button>`;
      await walk(scheme, button, throughABooking);
    });

    it(`in what opens and what fails, on a ${scheme} page`, async () => {
      const { id } = scene.place();
      const elements = ['place-card', 'label-badge', 'co2-counter'].map((name) => `escale-${name}`);
      const visitor = await open(
        scheme,
        elements.map((tag) => `<${tag} place="${id}"><a href="/${tag}">Le lieu</a></${tag}>`).join('') +
          '<escale-place-map tiles="none"></escale-place-map>' +
          '<escale-impact-simulator></escale-impact-simulator><div id="later"></div>',
      );
      for (const tag of [...elements, 'escale-place-map']) {
        await visitor.page.$eval(tag, (element) => element.scrollIntoView());
        await visitor.see(`${tag}:state(ready)`);
      }
      await visitor.see('escale-impact-simulator >>> summary');
      await visitor.page.$$eval('>>> details', (all) => all.forEach((each) => (each.open = true)));
      await visitor.see('escale-impact-simulator >>> details fieldset');
      await visitor.see('escale-place-card >>> details tbody');
      await faultless(visitor, 'all open');

      await visitor.page.setOfflineMode(true);
      await visitor.page.evaluate(forgetWhatIsFresh);
      await visitor.page.$eval('escale-place-card', (card) => (card as unknown as { refresh(): void }).refresh());
      await visitor.see('escale-place-card:state(stale)');
      await visitor.page.$eval(
        '#later',
        (later, html) => later.setHTMLUnsafe(html),
        ['place-card', 'label-badge', 'co2-counter', 'place-map', 'booking-button']
          .map(
            (name) =>
              `<escale-${name} id="${name}" place="${scene.place(1).id}"><a href="/">${name}</a></escale-${name}>`,
          )
          .join(''),
      );
      // What is far from the screen asks for nothing before it comes near.
      for (const name of ['place-card', 'label-badge', 'co2-counter', 'place-map']) {
        await visitor.page.$eval(`#${name}`, (element) => element.scrollIntoView());
        await visitor.see(`#${name}:state(failed)`);
      }
      await faultless(visitor, 'old and failed');
      await visitor.leave();
    });

    it(`on the hub’s own pages, on a phone of a person who likes it ${scheme}`, async () => {
      const { id } = scene.place();
      const visitor = await visitorIn(scheme, 320);
      const paths = ['/', `/places/${id}`, '/methode', '/simulateur', '/proposer', '/reference', '/introuvable'];
      const embedded = [
        'place-map',
        `place-card?place=${id}`,
        `label-badge?place=${id}`,
        'co2-counter',
        'impact-simulator',
      ];
      for (const path of [...paths, ...embedded.map((widget) => `/e/${widget}`)]) {
        await visitor.open(scene.hub.url + path);
        assert.deepEqual(await axeFaults(visitor.page), [], path);
      }
      await visitor.leave();
    });
  }

  /** @returns the id of a place whose desks are booked here and at once */
  async function bookable(): Promise<string> {
    const read = async <T>(path: string): Promise<T> => (await (await fetch(scene.hub.url + path)).json()) as T;
    const { items } = await read<{ items: { id: string }[] }>('/v1/places?bookable&limit=100');
    for (const { id } of items) {
      const { resources } = await read<Place>(`/v1/places/${id}`);
      if (resources.length === 1 && resources[0]?.booking.rules?.confirmation === 'instant') return id;
    }
    throw new Error('The demo network has no such place');
  }
});
