import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { Impact } from '../../../sdk/contract/index.ts';
import { leg, visitsImpact } from '../../../sdk/impact/index.ts';
import { formatPlaceId } from '../../../sdk/place-id.ts';
import { createApp } from '../app.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { silentLog } from '../log.ts';
import { insertPlaces } from '../places/testing.ts';
import { readSettings } from '../settings.ts';
import { loadTerritories } from '../territories/territories.ts';
import { visitOf, type Declaration } from '../visits/declaration.ts';
import { witness } from '../visits/witness.ts';
import { freezeQuarters } from './freeze.ts';
import { htmlFaults } from '../routes/pages/testing.ts';

const AFTER = new Date('2026-10-20T08:00:00Z');
let database: TestDatabase;
let app: ReturnType<typeof createApp>;
let large = 0;
let small = 0;
let far = 0;

const byCar = (kilometres: number): Declaration => ({
  without: 'employer',
  usual: { mode: 'car-thermal-compact-petrol', kilometres, occupants: 1, distance: 'stated' },
  today: { mode: 'bike', kilometres: 2, occupants: 1, distance: 'stated' },
  partOfDay: false,
});

/** Somebody's presence with a declaration, straight into the table: what the pages do is tested with them. */
async function visit(placeId: number, date: string, who: string | undefined, declaration: Declaration | null) {
  const { sql } = database;
  const seen = await witness(sql, { placeId, date, by: 'code', id: randomUUID(), ...(who ? { email: who } : {}) });
  assert.equal(seen.status, 'recorded');
  assert.ok('id' in seen);
  await sql`update visit set declaration = ${JSON.stringify(declaration)}::text::jsonb where id = ${seen.id}`;
}

const ask = async (query: string) => {
  const response = await app.request(`/v1/impact${query}`);
  return { status: response.status, body: Impact.parse(await response.json()) };
};

before(async () => {
  database = await testDatabase();
  const territories = loadTerritories();
  const rennes = { commune: '35238', epci: '243500139', departement: '35', region: '53' };
  const redon = { commune: '35236', epci: '243500741', departement: '35', region: '53' };
  const ids = await insertPlaces(database.sql, [
    { name: 'Grand Lieu', ...rennes },
    { name: 'Petit Lieu', ...rennes },
    { name: '=Lieu, de Redon', ...redon },
  ]);
  [large = 0, small = 0, far = 0] = ids;
  app = createApp({ sql: database.sql, clock: () => AFTER, settings: readSettings({}), log: silentLog, territories });
  for (let person = 0; person < 12; person += 1) {
    await visit(large, '2026-07-06', `person${person}@example.org`, byCar(13));
    await visit(large, '2026-09-30', `person${person}@example.org`, person < 6 ? byCar(13) : null);
  }
  for (let person = 0; person < 3; person += 1) {
    await visit(small, '2026-08-03', `small${person}@example.org`, byCar(30));
  }
  for (let person = 0; person < 11; person += 1) {
    await visit(far, '2026-08-04', `far${person}@example.org`, {
      ...byCar(5),
      without: 'home',
      usual: null,
      today: { mode: 'car-suv-petrol', kilometres: 20, occupants: 1, distance: 'communes' },
    });
  }
  // Half a day before going to work, and the same day seen by two places.
  await visit(large, '2026-07-07', 'half@example.org', { ...byCar(13), partOfDay: true });
  await visit(small, '2026-07-06', 'person0@example.org', byCar(13));
});
after(() => database.close());

test('nothing is published before its quarter is closed', async () => {
  assert.deepEqual(await freezeQuarters(database.sql, new Date('2026-10-10T00:00:00Z')), []);
  const { body } = await ask('');
  assert.equal(body.figure, null);
  assert.equal(body.period, null);
});

test('a closed quarter is frozen once, and its people and their key are gone', async () => {
  const { sql } = database;
  await visit(large, '2026-10-15', 'october@example.org', byCar(13));
  assert.deepEqual(await freezeQuarters(sql, AFTER), ['2026-Q3']);
  assert.deepEqual(await freezeQuarters(sql, AFTER), []);
  const [left] = await sql<{ visits: number; keys: number }[]>`
    select (select count(*)::int from visit where quarter = '2026-Q3') as visits,
      (select count(*)::int from visit_key where quarter = '2026-Q3') as keys`;
  assert.deepEqual(left, { visits: 0, keys: 0 });
  const [kept] = await sql<{ visits: number }[]>`select count(*)::int as visits from visit`;
  assert.equal(kept?.visits, 1);
});

test('the figure of a territory is that of the engine, with its coverage', async () => {
  const { status, body } = await ask('?territory=commune:35238');
  assert.equal(status, 200);
  assert.deepEqual(body.area, { type: 'territory', id: 'commune:35238', name: 'Rennes' });
  assert.equal(body.period, '2026-Q3');
  const visits = [
    ...Array.from({ length: 18 }, () => visitOf(byCar(13))),
    ...Array.from({ length: 6 }, () => visitOf(null)),
    ...Array.from({ length: 3 }, () => visitOf(byCar(30))),
  ];
  const expected = visitsImpact(visits);
  const { figure } = body;
  assert.ok(figure);
  assert.equal(figure.visits, 27);
  assert.equal(figure.coverage, 0.77);
  for (const bound of ['value', 'low', 'high'] as const) assert.ok(Math.abs(figure[bound] - expected[bound]) < 1e-6);
  assert.ok(Math.abs(figure.kilometres.value - (18 * 2 * 11 + 3 * 2 * 28)) < 1e-6);
  assert.ok(Math.abs(figure.vehicleKilometres.value - (18 * 26 + 3 * 60)) < 1e-6);
  assert.deepEqual(
    figure.assumptions.map(({ id }) => id),
    ['rebound', 'place-energy', 'distance-stated', 'distance-communes'],
  );
  assert.equal(figure.modelVersion, '1.0.0');
});

test('a place with three people is answered by the smallest area that hides them, which is said', async () => {
  const { body } = await ask(`?place=${formatPlaceId(small)}`);
  assert.equal(body.asked.name, 'Petit Lieu');
  assert.equal(body.area?.name, 'Rennes');
  assert.ok(body.figure);
});

test('a large place beside it has no figure of its own: the difference would be the three people', async () => {
  const { body } = await ask(`?place=${formatPlaceId(large)}`);
  assert.equal(body.area?.id, 'commune:35238');
});

test('a negative sum stays negative', async () => {
  const { body } = await ask(`?place=${formatPlaceId(far)}`);
  assert.equal(body.area?.type, 'place');
  assert.ok(body.figure && body.figure.value < 0 && body.figure.high < 0);
  const one = visitsImpact([
    { without: 'home', usual: [], today: [leg('car-suv-petrol', 20)], place: 442.2782608695652 },
  ]);
  assert.ok(Math.abs(body.figure.value - 11 * one.value) < 1e-6);
});

test('the network adds everything up, and a year waits for its last quarter', async () => {
  const network = await ask('');
  assert.equal(network.body.area?.type, 'network');
  assert.equal(network.body.figure?.visits, 38);
  assert.deepEqual(
    network.body.quarters.map(({ period, visits }) => ({ period, visits })),
    [{ period: '2026-Q3', visits: 38 }],
  );
  const year = await ask('?period=2026');
  assert.equal(year.body.figure, null);
  assert.equal(year.body.until, '2027-01-01');
});

test('an area without anybody is answered by a wider one', async () => {
  const { body } = await ask('?territory=commune:35288');
  assert.equal(body.asked.name, 'Saint-Malo');
  assert.equal(body.area?.id, 'departement:35');
});

test('the file holds the published figures, no person, and nothing that a spreadsheet would run', async () => {
  const response = await app.request('/impact.csv?territory=departement:35');
  assert.equal(response.headers.get('content-type'), 'text/csv; charset=utf-8; header=present');
  const lines = (await response.text()).trimEnd().split('\r\n');
  assert.equal(lines.length, 3);
  assert.match(lines[1] ?? '', /^2026-Q3,territory,departement:35,Ille-et-Vilaine,38,84,/);
  assert.match(lines[2] ?? '', /^2026-Q3,place,\w+,"'=Lieu, de Redon",11,100,-/);
});

test('a question that makes no sense is refused in words', async () => {
  assert.equal((await app.request('/v1/impact?place=1&territory=35')).status, 400);
  assert.equal((await app.request('/v1/impact?place=ZZZZ')).status, 404);
  assert.equal((await app.request('/v1/impact?period=2026-07')).status, 400);
  assert.equal((await app.request('/impact.csv?x=1')).status, 400);
});

test('factors and assumptions are open data', async () => {
  const response = await app.request('/v1/impact/factors');
  const body = (await response.json()) as { version: string; factors: { id: string; source: { url: string } }[] };
  assert.equal(body.version, '2026-11');
  assert.ok(body.factors.every(({ source }) => source.url.startsWith('https://')));
  assert.equal(response.headers.get('access-control-allow-origin'), '*');
  const table = await app.request('/impact/factors.csv');
  assert.equal(table.headers.get('content-type'), 'text/csv; charset=utf-8; header=present');
  const [head = '', ...lines] = (await table.text()).trimEnd().split('\r\n');
  assert.match(head, /^id,kind,value,low,high,unit,scope,per,uncertainty_percent,year,review_by,source,/);
  const told = new Set(lines.map((line) => line.split(',')[0]));
  for (const { id } of body.factors) assert.ok(told.has(id), id);
  assert.match(lines.at(0) ?? '', /^car-thermal-compact-petrol:use,factor,220\.822,,,g\/vkm,use,vehicle,25,2026,/);
  assert.ok(lines.some((line) => line.startsWith('rebound,assumption,0.25,0,0.31,1,')));
});

test('a figure does not move as visits are added: before the end there is none, and after it the same one for ever', async () => {
  const { sql } = database;
  const query = '?territory=departement:35&period=2026-Q3';
  const before = await (await app.request(`/v1/impact${query}`)).text();
  const seen = await witness(sql, { placeId: large, date: '2026-09-30', by: 'code', email: 'late@example.org' });
  assert.deepEqual(seen, { status: 'frozen' });
  await visit(large, '2026-10-16', 'next@example.org', byCar(40));
  assert.deepEqual(await freezeQuarters(sql, AFTER), []);
  assert.equal(await (await app.request(`/v1/impact${query}`)).text(), before);
  const { body } = await ask('?territory=departement:35&period=2026-Q4');
  assert.equal(body.figure, null);
});

test('the method is a page in both languages, in valid HTML, with every factor', async () => {
  for (const path of ['/methode', '/simulateur']) {
    for (const language of ['fr', 'en']) {
      const response = await app.request(`${path}?lang=${language}`);
      assert.equal(response.status, 200);
      const text = await response.text();
      assert.deepEqual(await htmlFaults(text), []);
      assert.doesNotMatch(text, /neutre|zéro carbone|compensé/i);
      if (path === '/methode') assert.match(text, /442/);
    }
  }
});
