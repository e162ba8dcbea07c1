import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Hono } from 'hono';
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
import { configuratorRoutes } from './routes.ts';
import { configuratorWords } from './words.ts';

const HUB = 'https://lieux.example';
let database: TestDatabase;
let app: Hono;
let place: string;

before(async () => {
  database = await testDatabase();
  const territories = loadTerritories();
  await loadDemonstration(database.sql, { territories, now: new Date() });
  const settings = readSettings({ PUBLIC_URL: `${HUB}/` });
  app = createApp({ sql: database.sql, clock: systemClock, settings, log: silentLog, territories });
  const { items } = (await (await app.request('/v1/places?limit=1')).json()) as PlaceList;
  place = items[0]?.id ?? assert.fail('no place');
});
after(() => database.close());

const open = async (query: string) => {
  const response = await app.request(`/configurer?${query}`);
  return { response, html: await response.text() };
};

/** The lines of one form, as they are copied. */
const linesOf = (html: string, form: string): string => {
  const code = new RegExp(`<code id="snippet-${form}">([^<]*)</code>`).exec(html)?.[1];
  assert.ok(code, form);
  return code
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
};

describe('the configurator', () => {
  it('has a name, in each language, for every widget and every parameter', () => {
    for (const words of Object.values(configuratorWords))
      for (const { name, parameters } of Object.values(widgets)) {
        assert.ok(words.widgets[name], name);
        for (const parameter of Object.keys(parameters.shape)) assert.ok(words.parameters[parameter], parameter);
      }
  });

  it('says of each content system what to take, where it goes and what its administrator does', async () => {
    const [fr, en] = [configuratorWords.fr.tools, configuratorWords.en.tools];
    assert.deepEqual(
      fr.map(({ form, tried }) => [form, tried]),
      en.map(({ form, tried }) => [form, tried]),
    );
    const { html } = await open('lang=fr');
    for (const { name, before } of fr) {
      assert.ok(html.includes(`<h3>${name}</h3>`), name);
      assert.ok(html.includes(before), name);
    }
    const pages = await readdir(join(import.meta.dirname, '../../../../docs/cms'));
    for (const page of pages)
      assert.ok(
        en.some(({ name }) => name.toLowerCase().replaceAll(' ', '-').startsWith(page.replace('.md', ''))),
        page,
      );
  });

  it('asks for a choice when there is nothing to show without', async () => {
    const { response, html } = await open('widget=place-card');
    assert.equal(response.status, 200);
    assert.ok(html.includes('Choisissez d’abord un lieu'));
    assert.ok(!html.includes('<iframe'));
  });

  it('gives the same choices in every form', async () => {
    const { html } = await open(`widget=place-card&place=${place}&without-booking=true&lang=fr`);
    const url = `${HUB}/e/place-card?place=${place}&without-booking&lang=fr`;
    assert.equal(linesOf(html, 'address'), url);
    assert.ok(linesOf(html, 'frame').includes(`src="${url.replaceAll('&', '&amp;')}"`));
    assert.ok(linesOf(html, 'link').includes(`href="${url.replaceAll('&', '&amp;')}"`));
    assert.ok(linesOf(html, 'tag').includes(`<escale-place-card place="${place}" without-booking lang="fr">`));
    assert.ok(linesOf(html, 'hook').startsWith(`<div data-escale="place-card?place=${place}&amp;without-booking`));
  });

  it('says of a territory that is none, or one of several, that no line is given for it', async () => {
    for (const territory of ['Nulle-Part', 'Saint-Denis']) {
      const { html } = await open(`territory=${territory}&kind=cafe&lang=fr`);
      assert.match(html, new RegExp(`<strong>[^<]*«\xa0${territory}\xa0»`), territory);
      assert.equal(linesOf(html, 'address'), `${HUB}/e/place-map?kind=cafe&lang=fr`);
    }
  });

  it('needs no style, event or inline script in what is pasted', async () => {
    const { html } = await open('territory=commune:35238&accent=8c1d2f&filters=kind&filters=open');
    for (const form of ['tag', 'frame', 'link', 'hook']) {
      const lines = linesOf(html, form);
      assert.doesNotMatch(lines, /\sstyle=|\son\w+=|<script(?![^>]*src=)/);
    }
    assert.ok(linesOf(html, 'tag').includes('filters="kind,open"'));
  });

  it('keeps room for the content in every form, and none for a badge within a line', async () => {
    const { html } = await open(`widget=place-card&place=${place}`);
    const rule = linesOf(html, 'style');
    for (const known of [
      'escale-place-card',
      `[data-escale="place-card?place=${place}"]`,
      `/e/place-card?place=${place}"]`,
    ])
      assert.ok(rule.includes(known), rule);
    const inline = await open(`widget=label-badge&place=${place}&size=inline`);
    assert.ok(!inline.html.includes('id="snippet-style"'));
  });

  it('keeps as much room for a card as its place and the parts on show have to say', async () => {
    const roomOf = async (query: string): Promise<number> =>
      Number(/min-height: (\d+)px/.exec(linesOf((await open(query)).html, 'style'))?.[1]);
    const card = `widget=place-card&place=${place}`;
    const [whole, unbookable, name] = [
      await roomOf(card),
      await roomOf(`${card}&without-booking=true`),
      await roomOf(`${card}&show=opening`),
    ];
    assert.ok(whole >= unbookable && unbookable > name && name > 100, `${whole} ${unbookable} ${name}`);
  });

  it('shows what it does not understand beside its field, and goes on without it', async () => {
    const { html } = await open('widget=place-map&zoom=99&territory=rennes');
    assert.match(html, /id="field-zoom"[^>]*value="99"[^>]*aria-invalid="true"/s);
    assert.ok(!linesOf(html, 'address').includes('zoom'));
  });

  it('forgets the choices of another widget without a reproach', async () => {
    const { html } = await open(`widget=place-map&place=${place}&kind=cafe`);
    assert.ok(!html.includes('aria-invalid'));
    assert.equal(linesOf(html, 'address'), `${HUB}/e/place-map?kind=cafe`);
  });

  it('is valid HTML for every widget, in both languages', async () => {
    for (const { name } of Object.values(widgets))
      for (const language of ['fr', 'en']) {
        const { html } = await open(`widget=${name}&place=${place}&zoom=99&lang=${language}`);
        assert.deepEqual(await htmlFaults(html), [], name);
      }
  });

  it('lets the frame of the preview and its own form be, and nothing else', async () => {
    const { response } = await open('');
    const policy = response.headers.get('content-security-policy') ?? '';
    assert.ok(policy.includes(`frame-src ${HUB}`));
    assert.ok(policy.includes("form-action 'self'"));
    assert.ok(policy.includes("frame-ancestors 'none'"));
    assert.ok(policy.includes("script-src 'self'"));
  });

  it('gives the lines of the newest pinned version that was built, and none when there is none', async (t) => {
    const kit = await mkdtemp(join(tmpdir(), 'escale-configurator-'));
    t.after(() => rm(kit, { recursive: true, force: true }));
    const own = new Hono();
    const settings = readSettings({ PUBLIC_URL: `${HUB}/` });
    configuratorRoutes(own, { settings, clock: systemClock, kit });
    const page = async () => await (await own.request('/configurer')).text();
    assert.ok(!(await page()).includes('form-pinned'));
    for (const version of ['0.9.0', '0.10.0', '0.10.0.aB3dEf']) {
      await mkdir(join(kit, version));
      const hashes = { 'escale.js': `sha384-${version}/loader`, 'escale.all.js': `sha384-${version}/all` };
      await writeFile(join(kit, version, 'integrity.json'), JSON.stringify(hashes));
    }
    const html = await page();
    assert.equal(
      linesOf(html, 'pinned'),
      `<script type="module" src="${HUB}/kit/0.10.0/escale.js" integrity="sha384-0.10.0/loader" crossorigin></script>`,
    );
    assert.ok(linesOf(html, 'pinned-all').includes('/kit/0.10.0/escale.all.js" integrity="sha384-0.10.0/all" '));
    const allowed = `script-src 'sha384-0.10.0/all' ${HUB}/kit/0.10.0/escale.all.js; `;
    assert.ok(linesOf(html, 'policy-hash').startsWith(allowed));
    assert.deepEqual(await htmlFaults(html), []);
  });
});
