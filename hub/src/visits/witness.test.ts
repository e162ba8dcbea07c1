import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { randomUUID } from 'node:crypto';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { insertPlaces } from '../places/testing.ts';
import { dayCode, isDayCode, spacedCode } from './day-code.ts';
import { daysOf, quarterOf } from './quarter.ts';
import { isWalkInLink, newWalkInLink } from './walk-in-link.ts';
import { presencesOn, unwitness, witness } from './witness.ts';

let database: TestDatabase;
let placeId: number;
let otherId: number;
const date = '2026-11-23';

before(async () => {
  database = await testDatabase();
  const ids = await insertPlaces(database.sql, [{ name: 'Médiathèque' }, { name: 'Atelier' }]);
  [placeId = 0, otherId = 0] = ids;
});
after(() => database.close());

test('a code is short, typable and different for each place and day', async () => {
  const { sql } = database;
  const code = await dayCode(sql, placeId, date);
  assert.match(code, /^[0-9A-HJKMNP-TV-Z]{6}$/);
  assert.equal(await dayCode(sql, placeId, date), code);
  assert.notEqual(await dayCode(sql, placeId, '2026-11-24'), code);
  assert.notEqual(await dayCode(sql, otherId, date), code);
});

test('a code is accepted as people type it, and no other is', async () => {
  const { sql } = database;
  const code = await dayCode(sql, placeId, date);
  const typed = ` ${spacedCode(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')}`;
  assert.equal(await isDayCode(sql, placeId, date, typed), true);
  assert.equal(await isDayCode(sql, otherId, date, code), false);
  assert.equal(await isDayCode(sql, placeId, date, ''), false);
  assert.equal(await isDayCode(sql, placeId, '2026-11-24', code), false);
});

test('one person is present once a day, whoever witnesses it and however the address is written', async () => {
  const { sql } = database;
  const first = await witness(sql, { placeId, date, by: 'code', email: 'jeanne@example.org' });
  const second = await witness(sql, { placeId, date, by: 'staff', email: ' Jeanne@Example.org ' });
  assert.equal(first.status, 'recorded');
  assert.deepEqual(second, { ...first, status: 'known' });
  assert.equal(await presencesOn(sql, placeId, date), 1);
  assert.equal(
    (await witness(sql, { placeId, date: '2026-11-24', by: 'code', email: 'jeanne@example.org' })).status,
    'recorded',
  );
});

test('people whom nothing tells apart are counted one by one, and a repeated act once', async () => {
  const { sql } = database;
  const id = randomUUID();
  await witness(sql, { placeId: otherId, date, by: 'staff' });
  await witness(sql, { placeId: otherId, date, by: 'staff' });
  await witness(sql, { placeId: otherId, date, by: 'code', id });
  assert.deepEqual(await witness(sql, { placeId: otherId, date, by: 'code', id }), { status: 'known', id });
  assert.equal(await presencesOn(sql, otherId, date), 3);
});

test('neither an address nor a booking is kept, and a pseudonym does not last beyond its quarter', async () => {
  const { sql } = database;
  const day = '2026-09-30';
  await witness(sql, { placeId, date: day, by: 'code', email: 'paul@example.org' });
  await witness(sql, { placeId, date: '2026-10-01', by: 'code', email: 'paul@example.org' });
  const rows = await sql<{ person: Buffer; whole: string }[]>`
    select person, row_to_json(visit)::text as whole from visit where day in (${day}, '2026-10-01')`;
  assert.equal(rows.length, 2);
  assert.ok(!rows[0]?.person.equals(rows[1]?.person ?? Buffer.alloc(0)));
  assert.ok(rows.every(({ whole }) => !whole.includes('paul')));
});

test('a walk-in’s link tells two visits of one day apart from two people’s, and is kept nowhere', async () => {
  const { sql } = database;
  const day = '2026-11-26';
  const token = await newWalkInLink(sql);
  assert.equal(await isWalkInLink(sql, token), true);
  assert.match(token, /^[\w-]{28}$/);
  for (const forged of ['', token.slice(1), `${token}A`, (token.startsWith('A') ? 'B' : 'A') + token.slice(1)]) {
    assert.equal(await isWalkInLink(sql, forged), false, forged);
  }
  const first = await witness(sql, { placeId, date: day, by: 'code', link: { token, shown: false } });
  const again = await witness(sql, { placeId, date: day, by: 'code', link: { token, shown: true } });
  const later = await witness(sql, { placeId, date: '2026-11-27', by: 'code', link: { token, shown: true } });
  assert.deepEqual([first.status, again.status, later.status], ['recorded', 'known', 'recorded']);
  const rows = await sql<{ person: string; known_by: string; whole: string }[]>`
    select encode(person, 'hex') as person, known_by, row_to_json(visit)::text as whole from visit
    where day >= ${day} and day <= '2026-11-27' and person is not null order by day`;
  assert.deepEqual(
    rows.map(({ known_by }) => known_by),
    ['new-link', 'link'],
  );
  assert.equal(rows[0]?.person, rows[1]?.person);
  assert.ok(rows.every(({ whole }) => !whole.includes(token)));
});

test('a tick made by mistake is taken back', async () => {
  const { sql } = database;
  const presence = { placeId, date: '2026-11-25', email: 'anne@example.org' };
  await witness(sql, { ...presence, by: 'staff' });
  assert.equal(await unwitness(sql, presence), true);
  assert.equal(await unwitness(sql, presence), false);
  assert.equal(await presencesOn(sql, placeId, '2026-11-25'), 0);
});

test('nothing is added to a quarter whose figures stand', async () => {
  const { sql } = database;
  await sql`insert into impact_quarter values ('2025-Q1', now(), '1', '1')`;
  assert.deepEqual(await witness(sql, { placeId, date: '2025-02-01', by: 'staff' }), { status: 'frozen' });
  assert.equal(await unwitness(sql, { placeId, date: '2025-02-01', id: randomUUID() }), false);
});

test('a day belongs to its calendar quarter', () => {
  assert.equal(quarterOf('2026-01-01'), '2026-Q1');
  assert.equal(quarterOf('2026-12-31'), '2026-Q4');
  assert.deepEqual(daysOf('2026-Q4'), { from: '2026-10-01', until: '2027-01-01' });
});
