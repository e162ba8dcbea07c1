import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { PlaceLabels } from '../../../../sdk/contract/index.ts';
import { formatPlaceId } from '../../../../sdk/place-id.ts';
import { fr } from '../../../../src/translations/fr.ts';
import { fullDay } from '../../../../src/translations/dates.ts';
import { testDatabase, type TestDatabase } from '../../database/testing.ts';
import { ensureLabelSchemes } from '../../labels/store.ts';
import { LabelHub } from '../../labels/testing.ts';
import { insertPlaces } from '../../places/testing.ts';
import { htmlFaults } from '../pages/testing.ts';

const NOW = '2026-11-22T09:00:20Z';
const hostile = 'Le <b>Phare</b> "&';

describe('the public pages and images of labels', () => {
  let database: TestDatabase;
  let hub: LabelHub;
  let held: string;
  let stopped: string;
  let bare: string;

  before(async () => {
    database = await testDatabase();
    const { sql } = database;
    await ensureLabelSchemes(sql);
    const ids = await insertPlaces(sql, [
      {
        name: hostile,
        teleworkSpot: true,
        labels: [
          ['mon-autre-bureau', 'granted', '2024-01-01', '2026-11-30'],
          ['fabrique-de-territoire', 'revoked', '2022-01-01', '2027-01-01'],
        ],
      },
      { name: 'Suspendu', status: 'closed', labels: [['tiers-lieux-grand-est', 'suspended', '2024-01-01', null]] },
      { name: 'Sans label' },
    ]);
    [held = '', stopped = '', bare = ''] = ids.map(formatPlaceId);
    await sql`update place set host_hours = 'Mo-Fr 09:00-12:30' where name = ${hostile}`;
    await sql`
      update label_grant set reason = 'Contrôle <en> cours', criteria = ${JSON.stringify([
        {
          id: 'open-three-months',
          state: 'proved',
          by: 'Région Grand Est',
          date: '2026-01-02',
          evidence: 'https://a.example/p?a=1&b=2',
        },
      ])}::text::jsonb where status = 'suspended'`;
    hub = new LabelHub(sql, NOW);
  });
  after(() => database.close());

  const textOf = (markup: string): string =>
    markup
      .replace(/<script[^]*?<\/script>|<[^>]*>/g, ' ')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&')
      .replace(/[ \n]+/g, ' ');

  it('say what the API says, of every label and of each', async () => {
    for (const id of [held, stopped, bare]) {
      const { body } = await hub.get<PlaceLabels>(`/v1/places/${id}/labels`);
      const all = textOf((await hub.text(`/places/${id}/labels?lang=fr`)).text);
      const image = textOf((await hub.text(`/badge/${id}.svg`)).text);
      for (const { label, status, until, from, reason, criteria, history, page } of body.items) {
        const state = fr.label.states[status](until && fullDay(until, fr));
        const { text } = await hub.text(`${page}?lang=fr`);
        const words = textOf(text);
        for (const said of [label.name.fr, label.issuer.name, state]) {
          assert.ok(all.includes(said) && words.includes(said) && image.includes(said), said);
        }
        assert.ok(words.includes(fullDay(from, fr)));
        if (reason !== null) assert.ok(words.includes(reason));
        const issuer = label.charter ?? label.issuer.url;
        if (issuer !== null) assert.ok(text.includes(`<a href="${issuer}">${label.issuer.name}</a>`));
        for (const { sentence, state: met, evidence } of criteria ?? []) {
          assert.ok(words.includes(`${textOf(sentence.fr)} ${fr.labelDetails.criterionStates[met]}`), sentence.fr);
          if (evidence !== null) assert.ok(text.includes(`href="${evidence.replaceAll('&', '&amp;')}"`));
        }
        if (criteria === null) assert.ok(words.includes(fr.labelDetails.unpublished(label.issuer.name)));
        for (const { action, by } of history) {
          assert.ok(words.includes(fr.labelDetails.actions[action]) && words.includes(by));
        }
      }
      const { declared } = fr.label;
      assert.equal(all.includes(declared), body.declaration !== null);
      assert.equal(image.includes(declared), body.declaration !== null);
    }
    assert.match(textOf((await hub.text(`/places/${held}/labels/mon-autre-bureau`)).text), /Une personne accueille/);
  });

  it('are valid HTML, in both languages', async () => {
    for (const path of [
      `/places/${held}/labels`,
      `/places/${bare}/labels`,
      `/places/${held}/labels/mon-autre-bureau`,
      `/places/${held}/labels/mon-autre-bureau/poster`,
      `/places/${stopped}/labels/tiers-lieux-grand-est`,
    ]) {
      for (const lang of ['fr', 'en']) {
        const { text, status, headers } = await hub.text(`${path}?lang=${lang}`);
        assert.equal(status, 200, path);
        assert.equal(headers.get('content-language'), lang);
        assert.deepEqual(await htmlFaults(text), [], path);
      }
    }
  });

  it('have one address each, and say in words what is not there', async () => {
    const typed = await hub.text(`/places/${held.toLowerCase()}/labels/mon-autre-bureau?lang=en`);
    assert.deepEqual(
      [typed.status, typed.headers.get('location')],
      [308, `/places/${held}/labels/mon-autre-bureau?lang=en`],
    );
    const missing = await hub.text(`/places/${bare}/labels/mon-autre-bureau?lang=fr`);
    assert.equal(missing.status, 404);
    assert.match(missing.text, /Ce lieu n’a pas ce label/);
    assert.equal((await hub.text('/places/ZZZZ/labels', { Accept: 'text/html' })).status, 404);
    assert.match((await hub.text(`/places/${bare}/labels?lang=fr`)).text, /aucun label/);
  });

  it('offer an image whose room is kept, and whose text says label, issuer, state and day', async () => {
    for (const [path, size] of [
      [`/places/${held}/labels/mon-autre-bureau`, `/badge/${held}.svg?lang=fr&label=mon-autre-bureau`],
      [`/places/${held}/labels`, `/badge/${held}.svg?lang=fr`],
      [`/places/${bare}/labels`, `/badge/${bare}.svg?lang=fr`],
    ] as const) {
      const text = textOf((await hub.text(`${path}?lang=fr`)).text);
      const [, width, height, alt = ''] =
        /<img src="[^"]+" width="(\d+)" height="(\d+)" alt="(.*?)"><\/a>/.exec(text) ?? [];
      const image = (await hub.text(size)).text;
      assert.ok(image.includes(` width="${width}" height="${height}" `), path);
      assert.match(alt, /\(au 22\snovembre 2026\)/);
      if (path.includes('mon-autre')) {
        assert.match(alt, /: mon autre BUREAU, décerné par mon autre BUREAU, valable jusqu’au 30\snovembre 2026/);
      }
    }
  });

  it('offer no poster of what is not held', async () => {
    const { status, text } = await hub.text(`/places/${held}/labels/fabrique-de-territoire/poster?lang=fr`);
    assert.equal(status, 409);
    assert.match(text, /Retiré/);
    assert.match((await hub.text(`/places/${held}/labels/mon-autre-bureau/poster`)).text, /<svg[^>]*viewBox/);
  });

  it('draw an image that is well-formed and says it all in its title, at every size', async () => {
    for (const size of ['inline', 'small', 'medium', 'poster', 'huge']) {
      const { status, headers, text } = await hub.text(`/badge/${held}.svg?size=${size}&lang=en&v=12`);
      assert.equal(status, 200);
      assert.equal(headers.get('content-type'), 'image/svg+xml; charset=utf-8');
      assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
      const title = /<title>(.*?)<\/title>/.exec(text)?.[1] ?? '';
      assert.match(
        title,
        /^The labels of Le &lt;b&gt;Phare&lt;\/b&gt; &quot;&amp;\. .*Valid until 30\sNovember 2026.*Revoked/,
      );
      assert.doesNotMatch(text, /<b>|<script|href/);
    }
    const one = await hub.text(`/badge/${held}.svg?label=fabrique-de-territoire`);
    assert.match(one.text, /Retiré/);
    assert.doesNotMatch(one.text, /mon autre BUREAU/);
    assert.match((await hub.text(`/badge/${held}.svg?label=relais-d-entreprises`)).text, /n’a pas le label demandé/);
    assert.match((await hub.text(`/badge/${stopped}.svg`)).text, /Ce lieu a fermé/);
    const absent = await hub.text('/badge/ZZZZ.svg');
    assert.deepEqual([absent.status, absent.text.includes('Aucun lieu')], [404, true]);
  });

  it('keep an image ten minutes at most, and never past the end of a label', async () => {
    const end = Date.parse('2026-11-30T23:00:00Z');
    for (const [left, most] of [
      [3_600_000, 600],
      [599_500, 599],
      [30_000, 30],
      [400, 0],
    ] as const) {
      hub.now = new Date(end - left);
      const { headers, text } = await hub.text(`/badge/${held}.svg`);
      assert.equal(headers.get('cache-control'), `public, max-age=${most}`);
      assert.match(text, /Valable jusqu’au 30\snovembre 2026/);
      hub.now = new Date(end);
      const again = await hub.text(`/badge/${held}.svg`, { 'If-None-Match': headers.get('etag') ?? '' });
      assert.equal(again.status, 200);
      assert.match(again.text, /Expiré/);
    }
    hub.now = new Date(NOW);
  });
});
