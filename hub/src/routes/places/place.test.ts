import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Place, type Problem } from '../../../../sdk/contract/index.ts';
import { formatPlaceId } from '../../../../sdk/place-id.ts';
import { testDatabase, type TestDatabase } from '../../database/testing.ts';
import { insertPlaces } from '../../places/testing.ts';
import { TestHub } from '../testing.ts';

const NOW = '2026-11-21T08:30:20Z';

describe('GET /v1/places/{id}', () => {
  let database: TestDatabase;
  let hub: TestHub;
  let ids: string[];

  before(async () => {
    database = await testDatabase();
    const numbers = await insertPlaces(database.sql, [
      {
        name: 'Médiathèque <b>Lucie</b>',
        kinds: ['media-library'],
        city: 'Rennes',
        summary: 'Au calme.',
        amenities: ['wifi'],
        lat: 48.11,
        lon: -1.68,
        open: [
          ['2026-11-21T08:00:00Z', '2026-11-21T12:00:00Z'],
          ['2026-11-22T20:00:00Z', '2026-11-23T01:00:00Z'],
          ['2026-11-24T08:00:00Z', '2026-11-24T12:00:00Z', 'maybe'],
        ],
        labels: [['mon-autre-bureau', 'granted', '2024-01-01', null]],
        booking: 'hub',
      },
      { name: 'Sans rien', lat: null, lon: null },
      { name: 'Fermé depuis', status: 'closed' },
      { name: 'Hors de vue', listed: false },
    ]);
    ids = numbers.map(formatPlaceId);
    await database.sql`update place set street = '1 rue du Pont', phone = '+33299000000',
      accessibility = '{"lift": "yes"}', observed_at = '2026-01-02' where name like 'Médiathèque%'`;
    hub = new TestHub(database.sql, NOW);
  });
  after(() => database.close());

  const read = async (id = '') => Place.parse((await hub.get(`/v1/places/${id}`)).body);

  it('gives everything the contract promises', async () => {
    const place = await read(ids[0]);
    assert.equal(place.id, ids[0]);
    assert.equal(place.contact.phone, '+33299000000');
    assert.deepEqual(place.accessibility, {
      stepFreeEntrance: 'unknown',
      adaptedToilet: 'unknown',
      adaptedDesk: 'unknown',
      lift: 'yes',
      hearingLoop: 'unknown',
      reservedParking: 'unknown',
    });
    assert.deepEqual(
      place.resources.map(({ kind, seats, booking: { via, url, rules } }) => [kind, seats, via, url, rules?.step]),
      [['desk', 4, 'hub', null, 'half-day']],
    );
    assert.equal(place.source.observedAt, '2026-01-02');
    assert.equal(place.labels[0]?.status, 'granted');
    assert.equal(place.bookable, true);
  });

  it('shows seven days from today in the place’s calendar', async () => {
    const { opening } = await read(ids[0]);
    assert.equal(opening.openNow, true);
    assert.equal(opening.nextChange, '2026-11-21T12:00:00.000Z');
    assert.deepEqual(
      opening.week.map(({ date }) => date),
      ['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'],
    );
    assert.deepEqual(
      opening.week.map(({ periods }) => periods.map(({ from, to }) => `${from}-${to}`).join()),
      ['09:00-13:00', '21:00-24:00', '00:00-02:00', '09:00-13:00', '', '', ''],
    );
    assert.equal(opening.week[3]?.periods[0]?.uncertain, true);
  });

  it('has no week and no state when the hours are unknown', async () => {
    assert.deepEqual((await read(ids[1])).opening, { hours: null, openNow: null, nextChange: null, week: [] });
  });

  it('keeps a closed place readable, and a hidden one hidden', async () => {
    assert.equal((await read(ids[2])).status, 'closed');
    assert.equal((await hub.get(`/v1/places/${ids[3]}`)).status, 404);
  });

  it('reads an id as a person types it, and answers with the right one', async () => {
    const id = ids[0] ?? '';
    for (const typed of [
      id.toLowerCase(),
      id.replaceAll('0', 'O').replaceAll('1', 'l'),
      `${id.slice(0, 2)}-${id.slice(2)}`,
    ]) {
      assert.equal((await read(encodeURIComponent(typed))).id, id, typed);
    }
  });

  it('answers a 404 in words for what is no place', async () => {
    for (const [id, says] of [
      [formatPlaceId(5), /No place has the id/],
      [(ids[0] ?? '').slice(0, -1) + 'Z', /check character/],
      ['0', /not an id/],
      ['%3Cscript%3E', /not the id/],
      ['x'.repeat(500), /not an id/],
    ] as const) {
      const { status, body } = await hub.get<Problem>(`/v1/places/${id}`, { 'Accept-Language': 'en' });
      assert.equal(status, 404, id);
      assert.match(body.detail ?? '', says, id);
    }
  });

  it('is a GeoJSON feature for who accepts one', async () => {
    const accept = { Accept: 'application/geo+json' };
    const { headers, body } = await hub.get<Record<string, unknown>>(`/v1/places/${ids[0]}`, accept);
    assert.equal(headers.get('content-type'), 'application/geo+json');
    assert.match(headers.get('vary') ?? '', /Accept/);
    assert.deepEqual([body['type'], body['id']], ['Feature', ids[0]]);
    assert.deepEqual(body['geometry'], { type: 'Point', coordinates: [-1.68, 48.11] });
    const { body: nowhere } = await hub.get<Record<string, unknown>>(`/v1/places/${ids[1]}`, accept);
    assert.equal(nowhere['geometry'], null);
  });

  it('is schema.org JSON-LD for search engines, without what is unknown', async () => {
    const accept = { Accept: 'application/ld+json' };
    const { body } = await hub.get<Record<string, unknown>>(`/v1/places/${ids[0]}`, accept);
    assert.equal(body['@context'], 'https://schema.org');
    assert.equal(body['@type'], 'Library');
    assert.equal(body['@id'], `http://localhost/places/${ids[0]}`);
    const hours = body['openingHoursSpecification'] as { dayOfWeek: string; opens: string; closes: string }[];
    assert.deepEqual(
      hours.map(({ dayOfWeek, opens, closes }) => `${dayOfWeek.slice(19)} ${opens}-${closes}`),
      [
        'Saturday 09:00-13:00',
        'Sunday 21:00-23:59',
        'Monday 00:00-02:00',
        'Wednesday 00:00-00:00',
        'Thursday 00:00-00:00',
        'Friday 00:00-00:00',
      ],
    );
    assert.deepEqual(body['hasCertification'], [
      {
        '@type': 'Certification',
        certificationIdentification: 'mon-autre-bureau',
        name: 'mon-autre-bureau',
        issuedBy: { '@type': 'Organization', name: 'Réseau' },
        certificationStatus: 'https://schema.org/CertificationActive',
        validFrom: '2024-01-01',
        url: `http://localhost/places/${ids[0]}/labels/mon-autre-bureau`,
      },
    ]);
    const { body: bare } = await hub.get<Record<string, unknown>>(`/v1/places/${ids[1]}`, accept);
    assert.equal('hasCertification' in bare, false);
    assert.equal('openingHoursSpecification' in bare || 'geo' in bare || 'telephone' in bare, false);
  });

  it('refuses formats that it has not', async () => {
    assert.equal((await hub.get(`/v1/places/${ids[0]}`, { Accept: 'text/csv' })).status, 406);
  });
});
