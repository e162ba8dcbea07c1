import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Label, LabelList, Place, PlaceLabels, PlaceList } from '../../../sdk/contract/index.ts';
import { formatPlaceId } from '../../../sdk/place-id.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { insertPlaces } from '../places/testing.ts';
import { ensureLabelSchemes, saveScheme } from './store.ts';
import { LabelHub } from './testing.ts';

const DAY = 86_400_000;

describe('labels, read', () => {
  let database: TestDatabase;
  let hub: LabelHub;
  let paris: string;
  let reunion: string;

  before(async () => {
    database = await testDatabase();
    await ensureLabelSchemes(database.sql);
    const label = ['mon-autre-bureau', 'granted', '2024-01-01', '2026-11-21'] as const;
    const ids = await insertPlaces(database.sql, [
      { name: 'À Paris', labels: [label], teleworkSpot: true },
      { name: 'À La Réunion', time_zone: 'Indian/Reunion', labels: [label] },
      { name: 'À venir', labels: [['mon-autre-bureau', 'granted', '2026-12-01', null]] },
      { name: 'Suspendu', labels: [['tiers-lieux-grand-est', 'suspended', '2024-01-01', '2025-01-01']] },
    ]);
    [paris = '', reunion = ''] = ids.map(formatPlaceId);
    hub = new LabelHub(database.sql, '2026-11-21T12:00:20Z');
  });
  after(() => database.close());

  const labelsOf = (id: string) => hub.get<PlaceLabels>(`/v1/places/${id}/labels`);
  const statusIn = async (id: string) => (await labelsOf(id)).body.items.map(({ status }) => status);
  const found = async () => {
    const { body } = await hub.get<PlaceList>('/v1/places?label=mon-autre-bureau');
    return body.items.map(({ name }) => name);
  };

  it('knows the schemes that ship, and says which criteria are not published', async () => {
    const { body } = await hub.get<LabelList>('/v1/labels');
    const criteria = Object.fromEntries(body.items.map((label) => [label.id, label.criteria?.length ?? null]));
    assert.deepEqual(criteria, {
      'fabrique-de-territoire': null,
      'mon-autre-bureau': 3,
      'relais-d-entreprises': null,
      'tiers-lieux-grand-est': 3,
    });
    const one = await hub.get<Label>('/v1/labels/mon-autre-bureau');
    assert.deepEqual(one.body, body.items[1]);
    assert.equal((await hub.get('/v1/labels/no-such-label')).status, 404);
  });

  it('ends a label with its last day at the place, in every answer that shows it', async () => {
    const cardOf = async (id: string) => (await hub.get<Place>(`/v1/places/${id}`)).body.labels[0]?.status;
    // Midnight is at 20:00 UTC at La Réunion, at 23:00 UTC in Paris.
    const steps = [
      ['2026-11-21T19:59:59Z', 'granted', 'granted', ['À La Réunion', 'À Paris']],
      ['2026-11-21T20:00:00Z', 'granted', 'expired', ['À Paris']],
      ['2026-11-21T22:59:59Z', 'granted', 'expired', ['À Paris']],
      ['2026-11-21T23:00:00Z', 'expired', 'expired', []],
    ] as const;
    for (const [instant, inParis, inReunion, names] of steps) {
      hub.now = new Date(instant);
      assert.deepEqual([await statusIn(paris), await statusIn(reunion)], [[inParis], [inReunion]], instant);
      assert.deepEqual([await cardOf(paris), await cardOf(reunion)], [inParis, inReunion], instant);
      assert.deepEqual(await found(), names, instant);
    }
  });

  it('lets no cache and no 304 keep a label past its end', async () => {
    const end = new Date('2026-11-21T23:00:00Z').getTime();
    for (const path of [`/v1/places/${paris}/labels`, `/v1/places/${paris}`, '/v1/places?label=mon-autre-bureau']) {
      for (const seconds of [1, 20, 59]) {
        hub.now = new Date(end - seconds * 1000);
        const { headers } = await hub.get(path);
        const age = Number(/max-age=(\d+)/.exec(headers.get('cache-control') ?? '')?.[1] ?? 0);
        assert.ok(age <= seconds, `${path}: ${age} s, ${seconds} s before the end`);
        const known = { 'If-None-Match': headers.get('etag') ?? '' };
        assert.equal((await hub.get(path, known)).status, 304);
        hub.now = new Date(end);
        assert.equal((await hub.get(path, known)).status, 200);
      }
    }
  });

  it('lets no 304 keep a closed place alive', async () => {
    hub.now = new Date('2026-11-20T12:00:00Z');
    const { headers } = await labelsOf(paris);
    await database.sql`update place set status = 'closed' where public_id = ${paris}`;
    const { status, body } = await hub.get<PlaceLabels>(`/v1/places/${paris}/labels`, {
      'If-None-Match': headers.get('etag') ?? '',
    });
    await database.sql`update place set status = 'open' where public_id = ${paris}`;
    assert.deepEqual([status, body.place.status], [200, 'closed']);
  });

  it('says until when an answer holds, by the hub’s own clock', async () => {
    hub.now = new Date('2026-11-20T12:00:20Z');
    const { body } = await labelsOf(paris);
    assert.deepEqual([body.evaluatedAt, body.nextChange], ['2026-11-20T12:00:00.000Z', '2026-11-21T23:00:00.000Z']);
    hub.now = new Date(hub.now.getTime() + 3 * DAY);
    assert.equal((await labelsOf(paris)).body.nextChange, null);
  });

  it('shows a declaration as one, and no label that has not begun', async () => {
    hub.now = new Date('2026-11-20T12:00:20Z');
    assert.deepEqual((await labelsOf(paris)).body.declaration, {
      kind: 'telework-spot',
      hours: null,
      note: 'Le matin',
    });
    const [coming] = await database.sql<{ id: string }[]>`select public_id as id from place where name = 'À venir'`;
    const before = await labelsOf(coming?.id ?? '');
    assert.deepEqual([before.body.items, before.body.nextChange], [[], '2026-11-30T23:00:00.000Z']);
    hub.now = new Date('2026-11-30T23:00:00Z');
    assert.deepEqual(await statusIn(coming?.id ?? ''), ['granted']);
  });

  it('keeps a suspension that outlives its end a suspension', async () => {
    const [place] = await database.sql<{ id: string }[]>`select public_id as id from place where name = 'Suspendu'`;
    const { body } = await labelsOf(place?.id ?? '');
    const [grant] = body.items;
    assert.equal(grant?.status, 'suspended');
    assert.deepEqual(
      grant.criteria?.map(({ state }) => state),
      ['missing', 'missing', 'missing'],
    );
    assert.deepEqual(
      grant.history.map(({ action, by }) => [action, by]),
      [['recorded', 'test']],
    );
  });

  it('leaves alone a scheme that the network has made its own', async () => {
    const [mine] = (await hub.get<LabelList>('/v1/labels')).body.items;
    assert.ok(mine);
    assert.equal(await saveScheme(database.sql, { ...mine, months: 24 }), true);
    assert.equal(await saveScheme(database.sql, { ...mine, months: 24 }), false);
    await ensureLabelSchemes(database.sql);
    assert.equal((await hub.get<Label>(`/v1/labels/${mine.id}`)).body.months, 24);
  });
});
