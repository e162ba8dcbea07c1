import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Hono } from 'hono';
import type { PlaceList } from '../../../../sdk/contract/index.ts';
import { createApp } from '../../app.ts';
import { systemClock } from '../../clock.ts';
import { testDatabase, type TestDatabase } from '../../database/testing.ts';
import { loadDemonstration } from '../../demo/demonstration.ts';
import { widgets } from '../../embed/widgets.ts';
import { silentLog } from '../../log.ts';
import { readSettings } from '../../settings.ts';
import { loadTerritories } from '../../territories/territories.ts';
import { htmlFaults } from '../pages/testing.ts';
import { describeFrench, describeReading } from './reading-testing.ts';

const HUB = 'https://lieux.example';
let database: TestDatabase;
let app: Hono;
let place: { readonly id: string; readonly name: string };

before(async () => {
  database = await testDatabase();
  const territories = loadTerritories();
  await loadDemonstration(database.sql, { territories, now: new Date() });
  const settings = readSettings({ PUBLIC_URL: `${HUB}/` });
  app = createApp({ sql: database.sql, clock: systemClock, settings, log: silentLog, territories });
  const list = (await (await app.request('/v1/places?limit=1')).json()) as PlaceList;
  const [first] = list.items;
  assert.ok(first);
  place = first;
});
after(() => database.close());

const page = async (address: string, headers: Record<string, string> = {}) => {
  const response = await app.request(address, { headers });
  return { response, html: await response.text() };
};

interface Manifest {
  readonly modules: readonly {
    readonly declarations: readonly {
      readonly tagName?: string;
      readonly attributes?: readonly { readonly name: string }[];
    }[];
  }[];
}

describe('the parameters of an embed address', () => {
  const root = path.resolve(import.meta.dirname, '../../../..');
  const manifest = JSON.parse(readFileSync(path.join(root, 'custom-elements.json'), 'utf8')) as Manifest;
  const elements = manifest.modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);

  it('are the attributes of the element, one by one', () => {
    for (const { name, parameters } of Object.values(widgets)) {
      const element = elements.find(({ tagName }) => tagName === `escale-${name}`);
      assert.ok(element?.attributes, name);
      const attributes = element.attributes.map((attribute) => attribute.name);
      // The hub is where the page comes from; the language is a parameter of the page.
      assert.deepEqual(
        Object.keys(parameters.shape).sort(),
        attributes.filter((attribute) => !['hub', 'lang'].includes(attribute)).sort(),
        name,
      );
    }
  });

  it('leave no element out', () => {
    const shown = elements.map(({ tagName }) => tagName).filter((tag) => tag !== 'escale-hub');
    assert.deepEqual(
      shown.sort(),
      Object.keys(widgets)
        .map((name) => `escale-${name}`)
        .sort(),
    );
  });

  it('name the parts of a card that the card knows', () => {
    const card = readFileSync(path.join(root, 'components/place-card/place-card.ts'), 'utf8');
    const parts = /const PARTS = \[([^\]]*)\]/.exec(card)?.[1]?.match(/[a-z]+/g);
    assert.deepEqual(widgets['place-card'].parameters.shape.show.unwrap().element.options, parts);
  });

  it('are obeyed by the loader when it turns a link into an element', () => {
    const loader = readFileSync(path.join(root, 'src/loader.ts'), 'utf8');
    const accepted = /\^\(([\w|-]+)\)\$/.exec(loader)?.[1]?.split('|');
    const wanted = new Set(Object.values(widgets).flatMap(({ parameters }) => Object.keys(parameters.shape)));
    assert.deepEqual(
      [...wanted].filter((name) => !accepted?.includes(name)),
      [],
    );
  });
});

describe('an embed page', () => {
  it('reads without JavaScript: the list of the map, page by page', async () => {
    const { response, html } = await page('/e/place-map?limit=20&lang=fr');
    assert.equal(response.status, 200);
    assert.ok(html.includes(place.name));
    assert.equal(html.match(/<li>/g)?.length, 20);
    const next = /<a href="([^"]+)" target="_self" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
    assert.ok(next);
    const second = await page(next);
    assert.equal(second.response.status, 200);
    assert.ok(!second.html.includes(`/places/${place.id}"`), 'the second page repeats the first');
    assert.ok(second.html.includes('limit="20"'), 'the attributes are lost on the second page');
  });

  it('holds the element with the attributes of the address, and the fallback inside', async () => {
    const { html } = await page(`/e/place-card?place=${place.id}&without-booking=true&show=amenities`);
    assert.match(
      html,
      new RegExp(`<escale-place-card place="${place.id}" without-booking show="amenities" heading-level="2">`),
    );
    assert.ok(html.includes(`${HUB}/places/${place.id}`));
  });

  it('puts the element’s heading under its own, whatever fits a tag in the webmaster’s page', async () => {
    for (const typed of ['', '&heading-level=5']) {
      const { html } = await page(`/e/place-card?place=${place.id}${typed}`);
      assert.match(html, /<h1 [\s\S]*<escale-place-card [^>]*heading-level="2">/);
    }
  });

  it('is valid HTML, in both languages', async () => {
    for (const widget of Object.values(widgets))
      for (const language of ['fr', 'en']) {
        const needed = widget.needs.length > 0 ? `&place=${place.id}` : '';
        const { response, html } = await page(`/e/${widget.name}?lang=${language}${needed}&unknown=1`);
        assert.equal(response.status, 200, widget.name);
        assert.deepEqual(await htmlFaults(html), [], widget.name);
      }
  });

  it('may be framed by anybody and runs nothing but the hub’s own files', async () => {
    const { response } = await page('/e/place-map');
    const policy = response.headers.get('content-security-policy') ?? '';
    assert.ok(!policy.includes('frame-ancestors'));
    assert.ok(policy.includes(`script-src ${HUB};`));
    assert.equal(response.headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.equal(response.headers.get('set-cookie'), null);
    const others = await app.request(`/places/${place.id}`);
    assert.match(others.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
  });

  it('names what it does not understand and shows the rest', async () => {
    const { response, html } = await page('/e/place-map?kind=cafe&colour=red&zoom=40', { 'Accept-Language': 'en' });
    assert.equal(response.status, 200);
    assert.match(html, /<escale-place-map kind="cafe">/);
    assert.match(html, /colour: Unknown parameter/);
    assert.match(html, /zoom: /);
  });

  it('names what turns out to mean nothing, as it names what cannot be read, and never says that the hub is away', async () => {
    const cases: readonly [address: string, left: string, named: RegExp][] = [
      ['place-map?territory=Nulle-Part&kind=cafe', '<escale-place-map kind="cafe">', /territory\xa0: [^<]*Nulle-Part/],
      ['place-map?territory=Saint-Denis', '<escale-place-map>', /territory\xa0: [^<]*commune:97411/],
      ['place-map?territory=Rennes&territory=Redon', '<escale-place-map>', /territory\xa0: [^<]*Rennes,Redon/],
      ['place-map?bbox=-5,51,10,41', '<escale-place-map>', /bbox\xa0: [^<]*ouest,sud,est,nord/],
      [`co2-counter?place=${place.id}&territory=35`, `<escale-co2-counter place="${place.id}">`, /territory\xa0: /],
      ['co2-counter?territory=Nulle-Part', '<escale-co2-counter>', /territory\xa0: [^<]*Nulle-Part/],
      ['place-map?tiles=javascript:alert(1)', '<escale-place-map>', /tiles\xa0: [^<]*outline/],
      [`place-card?place=${place.id}&show=everything`, 'heading-level="2">', /show\xa0: [^<]*everything/],
    ];
    for (const [address, left, named] of cases) {
      const { response, html } = await page(`/e/${address}`);
      assert.equal(response.status, 200, address);
      assert.ok(html.includes(left), address);
      assert.match(html, named, address);
    }
  });

  it('leads to a booking only where there is one', async () => {
    for (const bookable of [true, false]) {
      const list = (await (await app.request(`/v1/places?bookable=${bookable}&limit=1`)).json()) as PlaceList;
      for (const widget of ['place-card', 'booking-button']) {
        const { html } = await page(`/e/${widget}?place=${list.items[0]?.id}`);
        assert.equal(html.includes('Voir les disponibilités et réserver'), bookable, `${widget}, ${bookable}`);
        assert.equal(html.includes('>La page de '), !bookable);
      }
    }
  });

  it('forgives what a tag forgives, and leaves out of a list only the word that is wrong', async () => {
    const { html } = await page('/e/place-map?kind=Cafe%20fablab,bar&view=LIST&filters=kind%20open', {
      'Accept-Language': 'en',
    });
    assert.match(html, /<escale-place-map kind="cafe,fablab" view="list" filters="kind,open">/);
    assert.equal(html.match(/<li>kind: /g)?.length, 1);
    assert.match(html, /kind: “bar”/);
  });

  it('leads back to the start of a list when a page of it is gone', async () => {
    const { response, html } = await page('/e/place-map?kind=cafe&cursor=gone');
    assert.equal(response.status, 410);
    assert.ok(html.includes(`<a href="${HUB}/e/place-map?kind=cafe" target="_self">Revenir au début</a>`));
    assert.deepEqual(await htmlFaults(html), []);
  });

  it('passes over what newsletters and advertisers add', async () => {
    const { html } = await page('/e/place-map?kind=cafe&utm_source=lettre&fbclid=x&gclid=y');
    assert.ok(!html.includes('class="faults"'));
    assert.match(html, new RegExp(`rel="canonical" href="${HUB}/e/place-map\\?kind=cafe"`));
  });

  it('leads to the hub’s own page for the same booking, and from a map, which is one itself, to none', async () => {
    const { html } = await page(`/e/booking-button?place=${place.id}&date=2030-01-07&seats=2&theme=dark&lang=en`);
    const whole = `${HUB}/places/${place.id}?date=2030-01-07&amp;seats=2&amp;lang=en`;
    assert.ok(html.includes(`<a href="${whole}">Full page</a>`), html);
    assert.ok(!(await page('/e/place-map?lang=en')).html.includes('Full page'));
  });

  it('takes an accent colour as one rule of a style sheet, with text that can be read on it', async () => {
    const { html } = await page('/e/place-map?accent=%230B5C6B');
    assert.ok(html.includes(`${HUB}/e/v1/accent-0b5c6b.css`));
    for (const [colour, text] of [
      ['0b5c6b', '#fff'],
      ['ffee00', '#000'],
    ]) {
      const css = await (await app.request(`/e/v1/accent-${colour}.css`)).text();
      assert.equal(css, `:root{--escale-accent:#${colour};--escale-on-accent:${text}}\n`);
    }
  });

  it('says what is missing: the place, a place that is not there, a widget that does not exist', async () => {
    const missing = await page('/e/place-card');
    assert.equal(missing.response.status, 400);
    const absent = await page('/e/place-card?place=ZZZZZZ');
    assert.equal(absent.response.status, 404);
    assert.ok(absent.html.includes('ZZZZZZ'));
    const unknown = await page('/e/weather');
    assert.equal(unknown.response.status, 404);
    assert.ok(unknown.html.includes('place-map'));
  });

  it('lets no text of an address become markup', async () => {
    const text = '"><script>alert(1)</script>';
    const { html } = await page(`/e/place-map?q=${encodeURIComponent(text)}&bad=${encodeURIComponent(text)}`);
    assert.ok(!html.includes('<script>alert'));
    const policy = (
      await page(`/e/place-map?tiles=${encodeURIComponent('https://t.example; script-src *//{z}/{x}/{y}')}`)
    ).response.headers.get('content-security-policy');
    assert.ok(!policy?.includes('script-src *'));
  });

  it('says what schema.org says: a list of places, a place with its hours', async () => {
    const data = async (address: string) => {
      const { html } = await page(address);
      const text = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(html)?.[1];
      assert.ok(text, address);
      return JSON.parse(text) as Record<string, unknown>;
    };
    assert.equal((await data('/e/place-map'))['@type'], 'ItemList');
    assert.equal((await data(`/e/place-card?place=${place.id}`))['name'], place.name);
    const { items } = (await (await app.request('/v1/places?bookable=true&limit=1')).json()) as PlaceList;
    const action = (await data(`/e/place-card?place=${items[0]?.id}`))['potentialAction'] as Record<string, string>;
    assert.equal(action['@type'], 'ReserveAction');
    assert.ok(URL.canParse(action['target'] ?? ''));
  });
});

void describeReading(() => ({ app, origin: HUB }));
void describeFrench(() => ({ app }));

describe('oEmbed', () => {
  const ask = (url: string, more = '') => app.request(`/oembed?url=${encodeURIComponent(url)}${more}`);

  it('is announced by the embed page, and answers with a frame of the same address', async () => {
    const { html } = await page('/e/place-map?kind=cafe');
    const announced = /type="application\/json\+oembed"\s+href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
    assert.ok(announced);
    const response = await app.request(announced.slice(HUB.length));
    const answer = (await response.json()) as Record<string, unknown>;
    assert.equal(answer['type'], 'rich');
    assert.equal(answer['version'], '1.0');
    assert.equal(
      answer['html'],
      `<blockquote><a href="${HUB}/e/place-map?kind=cafe">Lieux où travailler près de chez soi</a></blockquote>` +
        `<iframe src="${HUB}/e/place-map?kind=cafe" width="600" height="700" title="Lieux où travailler près de chez soi" frameborder="0" scrolling="auto"></iframe>`,
    );
  });

  it('takes the public page of a place for its card', async () => {
    const response = await ask(`${HUB}/places/${place.id}`);
    const answer = (await response.json()) as Record<string, string>;
    assert.equal(answer['title'], place.name);
    assert.ok(answer['html']?.includes(`/e/place-card?place=${place.id}`));
  });

  it('obeys the limits of the consumer and passes over what else it sends', async () => {
    const response = await ask(`${HUB}/e/place-map`, '&maxwidth=400&maxheight=350&dnt=1');
    const { width, height } = (await response.json()) as { width: number; height: number };
    assert.deepEqual({ width, height }, { width: 400, height: 350 });
  });

  it('speaks XML as well, and no other format', async () => {
    const xml = await ask(`${HUB}/e/place-map`, '&format=xml');
    assert.match(xml.headers.get('content-type') ?? '', /^text\/xml/);
    assert.match(await xml.text(), /<oembed><version>1\.0<\/version><type>rich<\/type>/);
    assert.equal((await ask(`${HUB}/e/place-map`, '&format=yaml')).status, 501);
  });

  it('hands what is not understood on to the page in the frame, which names it', async () => {
    for (const [asked, source] of [
      ['/e/place-map?kind=cafe&teritory=Rennes', '/e/place-map?kind=cafe&amp;teritory=Rennes'],
      ['/e/place-map?territory=Nulle-Part', '/e/place-map?territory=Nulle-Part'],
    ] as const) {
      const { html = '' } = (await (await ask(HUB + asked)).json()) as Record<string, string>;
      assert.ok(html.includes(`<iframe src="${HUB}${source}" `), html);
    }
  });

  it('names the frame in the language of the page inside it', async () => {
    const list = (await (await ask(`${HUB}/e/place-map?lang=en`)).json()) as Record<string, string>;
    assert.equal(list['title'], 'Places to work near home');
    const card = (await (await ask(`${HUB}/places/${place.id}?lang=en&utm_source=x`)).json()) as Record<string, string>;
    assert.ok(card['html']?.includes(`<iframe src="${HUB}/e/place-card?place=${place.id}&amp;lang=en" `));
  });

  it('says why there is nothing to embed', async () => {
    const detail = async (url: string) => ((await (await ask(url)).json()) as Record<string, string>)['detail'];
    assert.match((await detail(`${HUB}/e/place-card`)) ?? '', /identifiant du lieu/);
    assert.match((await detail(`${HUB}/e/place-card?place=ZZZZZ`)) ?? '', /«\xa0ZZZZZ\xa0»/);
    assert.match((await detail(`http${HUB.slice('https'.length)}/e/place-map`)) ?? '', new RegExp(`${HUB}/e/`));
  });

  it('knows no address of other sites and none without a widget', async () => {
    for (const url of ['https://ailleurs.example/e/place-map', `${HUB}/mail`, `${HUB}/e/weather`, 'nonsense'])
      assert.equal((await ask(url)).status, 404, url);
  });
});
