import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type MapPayload, PlaceList, type Problem } from '../../../../sdk/contract/index.ts';
import { formatPlaceId } from '../../../../sdk/place-id.ts';
import { testDatabase, type TestDatabase } from '../../database/testing.ts';
import { insertPlaces, type TestPlace } from '../../places/testing.ts';
import { TestHub } from '../testing.ts';

/** A Saturday, half past nine in the morning in Paris. */
const NOW = '2026-11-21T08:30:20Z';
const rennes = { commune: '35238', epci: '243500139', departement: '35', region: '53', city: 'Rennes' } as const;

const places: TestPlace[] = [
  {
    name: 'Médiathèque Lucie Aubrac',
    kinds: ['media-library'],
    ...rennes,
    lat: 48.11,
    lon: -1.68,
    amenities: ['wifi', 'quiet-area'],
    teleworkSpot: true,
    open: [['2026-11-21T08:00:00Z', '2026-11-21T12:00:00Z']],
    labels: [['mon-autre-bureau', 'granted', '2024-01-01', '2026-11-21']],
    booking: 'walk-in',
  },
  {
    name: 'La Ruche du Port',
    kinds: ['coworking', 'third-place'],
    ...rennes,
    summary: 'Un tiers-lieu sur l’ancien quai, avec une médiathèque tout près.',
    lat: 48.12,
    lon: -1.7,
    amenities: ['wifi', 'coffee', 'printer'],
    open: [['2026-11-23T08:00:00Z', '2026-11-23T17:00:00Z']],
    labels: [['mon-autre-bureau', 'granted', '2022-01-01', '2026-11-20']],
    booking: 'hub',
  },
  {
    name: 'Café des Halles',
    kinds: ['cafe'],
    city: 'L’Aigle',
    commune: '61214',
    departement: '61',
    region: '28',
    lat: 48.76,
    lon: 0.63,
    amenities: ['coffee'],
    open: [['2026-11-21T07:00:00Z', '2026-11-21T18:00:00Z', 'maybe']],
    labels: [['mon-autre-bureau', 'suspended', '2022-01-01', null]],
    booking: 'external',
  },
  { name: 'Atelier Îlot', kinds: ['fablab'], city: 'Taveuni', lat: -16.8, lon: 179.9 },
  { name: 'Comptoir de Levuka', kinds: ['cafe'], city: 'Levuka', lat: -17.6, lon: -179.2 },
  { name: 'Bureau sans adresse', lat: null, lon: null, booking: 'contact' },
  {
    name: 'Espace en travaux',
    status: 'paused',
    ...rennes,
    lat: 48.3,
    lon: -1.9,
    open: [['2026-11-21T08:00:00Z', '2026-11-21T12:00:00Z']],
  },
  { name: 'Ancien Coworking', status: 'closed', ...rennes },
  { name: 'Maison des services', listed: false, ...rennes },
];

describe('GET /v1/places', () => {
  let database: TestDatabase;
  let hub: TestHub;
  let ids: number[];

  before(async () => {
    database = await testDatabase();
    ids = await insertPlaces(database.sql, places);
    hub = new TestHub(database.sql, NOW);
  });
  after(() => database.close());

  async function search(query: string): Promise<PlaceList> {
    const { status, body } = await hub.get<PlaceList>(`/v1/places?${query}`);
    assert.equal(status, 200, JSON.stringify(body));
    return PlaceList.parse(body);
  }
  const names = async (query: string) => (await search(query)).items.map(({ name }) => name);

  it('says which kinds all matches have, when asked, whatever the page', async () => {
    const { facets, items, links } = await search('facets=kind&limit=1&territory=35');
    assert.deepEqual(facets, { kind: ['coworking', 'media-library', 'third-place'] });
    assert.equal(items.length, 1);
    const next = await search(links.next!.split('?')[1]!);
    assert.deepEqual(
      next.items.map(({ name }) => name),
      ['La Ruche du Port'],
    );
    assert.equal(next.facets, undefined);
    assert.deepEqual((await search('facets=kind&near=48.11,-1.68&radius=5000')).facets, facets);
    assert.deepEqual((await search('facets=kind&q=lucie+taveuni')).facets, { kind: [] });
    assert.equal((await search('limit=1')).facets, undefined);
  });

  const filters: [query: string, what: string, expected: string[]][] = [
    [
      '',
      'every place that can be found, by name',
      [
        'Atelier Îlot',
        'Bureau sans adresse',
        'Café des Halles',
        'Comptoir de Levuka',
        'Espace en travaux',
        'La Ruche du Port',
        'Médiathèque Lucie Aubrac',
      ],
    ],
    ['bbox=-2,48,-1.5,48.2', 'a box', ['La Ruche du Port', 'Médiathèque Lucie Aubrac']],
    ['bbox=179,-20,-179,-15', 'a box across the antimeridian', ['Atelier Îlot', 'Comptoir de Levuka']],
    ['near=48.11,-1.68&radius=5000', 'a radius, the nearest first', ['Médiathèque Lucie Aubrac', 'La Ruche du Port']],
    ['near=48.12,-1.7&radius=5000', 'the same from the other side', ['La Ruche du Port', 'Médiathèque Lucie Aubrac']],
    ['near=-17,180&radius=200000', 'a radius across the antimeridian', ['Atelier Îlot', 'Comptoir de Levuka']],
    ['territory=commune:35238', 'a commune', ['Espace en travaux', 'La Ruche du Port', 'Médiathèque Lucie Aubrac']],
    [
      'territory=243500139',
      'a bare code of an EPCI',
      ['Espace en travaux', 'La Ruche du Port', 'Médiathèque Lucie Aubrac'],
    ],
    ['territory=l%27aigle', 'a name', ['Café des Halles']],
    ['territory=normandie', 'a region by name', ['Café des Halles']],
    ['territory=35', 'a departement', ['Espace en travaux', 'La Ruche du Port', 'Médiathèque Lucie Aubrac']],
    ['kind=cafe,fablab', 'any of the kinds', ['Atelier Îlot', 'Café des Halles', 'Comptoir de Levuka']],
    ['kind=third-place', 'a kind that is not the first', ['La Ruche du Port']],
    ['amenity=wifi,coffee', 'all of the amenities', ['La Ruche du Port']],
    ['label=mon-autre-bureau', 'labels held today: not expired, not suspended', ['Médiathèque Lucie Aubrac']],
    ['label=fabrique-de-territoire', 'a label that nobody holds', []],
    ['bookable', 'what can be booked here or elsewhere', ['Café des Halles', 'La Ruche du Port']],
    ['telework-spot=true', 'telework spots', ['Médiathèque Lucie Aubrac']],
    ['telework-spot=false&kind=media-library', 'their contrary', []],
    ['open-at=now', 'open now: certain, known, and not paused', ['Médiathèque Lucie Aubrac']],
    ['open-at=2026-11-23T16:59:59Z', 'open at an instant', ['La Ruche du Port']],
    ['open-at=2026-11-23T17:00:00Z', 'no longer at the very end', []],
    [
      'q=mediatheque',
      'words without accents, in the name before the summary',
      ['Médiathèque Lucie Aubrac', 'La Ruche du Port'],
    ],
    ['q=M%C3%89DIATH%C3%88QUE', 'words in capitals', ['Médiathèque Lucie Aubrac', 'La Ruche du Port']],
    ['q=mediateque', 'words with a typo', ['Médiathèque Lucie Aubrac', 'La Ruche du Port']],
    ['q=lucie+rennes', 'all words, whichever field they are in', ['Médiathèque Lucie Aubrac']],
    ['q=lucie+taveuni', 'no place that has only some', []],
    ['q=halles+l%27aigle', 'elided articles', ['Café des Halles']],
    ['q=media', 'the beginning of a word', ['Médiathèque Lucie Aubrac', 'La Ruche du Port']],
    ['q=...', 'nothing for a text without words', []],
    ['q=rennes&sort=name&kind=coworking&amenity=wifi&bookable&bbox=-2,48,-1,49', 'all at once', ['La Ruche du Port']],
    [
      'q=rennes&near=48.3,-1.9&sort=distance',
      'a text, the nearest first',
      ['Espace en travaux', 'La Ruche du Port', 'Médiathèque Lucie Aubrac'],
    ],
  ];
  for (const [query, what, expected] of filters) {
    it(`finds ${what} (${query})`, async () => assert.deepEqual(await names(query), expected));
  }

  it('finds places by their ids, and nothing for one that is not there', async () => {
    const [first, , third] = ids.map(formatPlaceId);
    assert.deepEqual(await names(`id=${third},${first},${formatPlaceId(1)}`), [
      'Café des Halles',
      'Médiathèque Lucie Aubrac',
    ]);
  });

  it('reads ids as people write them: any case, hyphens, and letters for the digits that they look like', async () => {
    const [first, , third] = ids.map(formatPlaceId);
    const written = [first!.toLowerCase(), ` ${third!.slice(0, 2)}-${third!.slice(2)}`, first!.replaceAll('1', 'l')];
    const expected = ['Café des Halles', 'Médiathèque Lucie Aubrac'];
    assert.deepEqual(await names(`id=${written.map(encodeURIComponent).join(',')}`), expected);
    const { body } = await hub.get<MapPayload>(`/v1/map?id=${first!.toLowerCase().replaceAll('0', 'o')}`);
    assert.equal(body.total, 1);
  });

  it('gives metres as the crow flies, and none to a place without position, which comes last', async () => {
    const { items } = await search('near=48.11,-1.68');
    assert.equal(items[0]?.distance, 0);
    // 0.01° of latitude and 0.02° of longitude at 48.11°: √(1112² + 1485²)
    assert.ok(Math.abs((items[1]?.distance ?? 0) - 1855) < 5, String(items[1]?.distance));
    assert.equal(items.at(-1)?.name, 'Bureau sans adresse');
    assert.equal(items.at(-1)?.distance, undefined);
    assert.equal(items.at(-1)?.position, null);
  });

  it('says whether a place is open, and when that changes', async () => {
    const opening = Object.fromEntries((await search('')).items.map((place) => [place.name, place.opening]));
    const state = (name: string) => [opening[name]?.openNow, opening[name]?.nextChange];
    assert.deepEqual(state('Médiathèque Lucie Aubrac'), [true, '2026-11-21T12:00:00.000Z']);
    assert.deepEqual(state('La Ruche du Port'), [false, '2026-11-23T08:00:00.000Z']);
    assert.deepEqual(state('Café des Halles'), [null, '2026-11-21T18:00:00.000Z']);
    assert.deepEqual(state('Atelier Îlot'), [null, null]);
    assert.deepEqual(state('Espace en travaux'), [false, null]);
  });

  it('shows every label with its state today', async () => {
    const labels = (await search('')).items.flatMap((place) =>
      place.labels.map(({ status }) => `${place.name}: ${status}`),
    );
    assert.deepEqual(labels, [
      'Café des Halles: suspended',
      'La Ruche du Port: expired',
      'Médiathèque Lucie Aubrac: granted',
    ]);
  });

  it('is valid until the next thing it shows changes', async () => {
    const maxAge = async (now: string) => {
      hub.now = new Date(now);
      const { headers } = await hub.get('/v1/places?kind=media-library');
      return headers.get('cache-control');
    };
    try {
      assert.equal(await maxAge('2026-11-21T08:30:20Z'), 'public, max-age=60');
      assert.equal(await maxAge('2026-11-21T11:59:30Z'), 'public, max-age=30');
      assert.equal(await maxAge('2026-11-21T22:59:48Z'), 'public, max-age=12');
    } finally {
      hub.now = new Date(NOW);
    }
  });

  it('answers the same bytes within a minute', async () => {
    const first = await hub.get('/v1/places');
    hub.now = new Date('2026-11-21T08:30:59Z');
    const second = await hub.get('/v1/places');
    hub.now = new Date(NOW);
    assert.equal(first.headers.get('etag'), second.headers.get('etag'));
  });

  describe('refuses', () => {
    const refused: [query: string, parameter: string, says: RegExp][] = [
      ['radius=100', 'radius', /near/],
      ['bbox=0,50,1,40', 'bbox', /south/i],
      ['sort=distance', 'sort', /near/],
      ['sort=relevance', 'sort', /q/],
      ['open-at=2026-12-22T08:30:00Z', 'open-at', /30 days/],
      ['open-at=2026-11-20T08:30:00Z', 'open-at', /between now/],
      ['id=1000H', 'id', /1000H/],
      ['territory=saint-denis', 'territory', /commune:97411.*commune:93066/],
      ['territory=renes', 'territory', /Rennes .*commune:35238/],
      ['territory=commune:00000', 'territory', /No territory/],
      [`territory=${encodeURIComponent("'; drop table place; --")}`, 'territory', /No territory/],
      ['limit=101', 'limit', /100/],
      ['near=91,0', 'near', /90/],
      ['colour=red', 'colour', /Unknown parameter/],
    ];
    for (const [query, parameter, says] of refused) {
      it(`${query} with a sentence about ${parameter}`, async () => {
        const { status, body } = await hub.get<Problem>(`/v1/places?${query}`, { 'Accept-Language': 'en' });
        assert.equal(status, 400);
        const fault = body.errors?.find((error) => error.parameter === parameter);
        assert.match(fault?.detail ?? '', says);
      });
    }

    it('a cursor that is none, or of another search, or a day old', async () => {
      const { body } = await hub.get<PlaceList>('/v1/places?limit=1');
      const cursor = new URL(body.links.next ?? '', 'http://hub').searchParams.get('cursor') ?? '';
      const stale = async (query: string) => (await hub.get<Problem>(`/v1/places?${query}`)).body.type;
      assert.equal((await hub.get(`/v1/places?limit=1&cursor=${cursor}`)).status, 200);
      const forged = Buffer.from('["x","name",1,"a",2]').toString('base64url');
      for (const query of [
        `cursor=${cursor}&kind=cafe`,
        `cursor=${cursor}&sort=updated`,
        `cursor=${cursor.slice(0, -4)}`,
        'cursor=%F0%9F%98%80',
        'cursor=bnVsbA',
        `cursor=${forged}`,
      ]) {
        assert.equal(await stale(query), 'urn:escale:problem:stale-cursor', query);
      }
      hub.now = new Date('2026-11-22T09:30:20Z');
      assert.equal(await stale(`limit=1&cursor=${cursor}`), 'urn:escale:problem:stale-cursor');
      hub.now = new Date(NOW);
    });
  });

  it('takes hostile texts for what they are: words', async () => {
    const texts = [
      "' or 1=1 --",
      '%_\\',
      '(((((',
      '.*'.repeat(40),
      '\u202Eabc',
      '😀',
      'a'.repeat(100),
      '<script>',
      '{}',
      '\\x',
    ];
    for (const text of texts) assert.deepEqual(await names(`q=${encodeURIComponent(text)}`), [], text);
  });
});
