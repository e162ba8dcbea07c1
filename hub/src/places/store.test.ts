import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { BookingRules } from '../../../sdk/contract/index.ts';
import { testRules } from '../bookings/testing.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import type { PlaceDraft, ResourceDraft } from './draft.ts';
import type { Located } from './row.ts';
import { savePlaces, type Saved } from './store.ts';

const communes: Readonly<Record<string, Located>> = {
  '35238': { commune: '35238', epci: '243500139', departement: '35', region: '53' },
  '67482': { commune: '67482', epci: '246700488', departement: '67', region: '44' },
  '97411': { commune: '97411', epci: '249740119', departement: '974', region: '04' },
};
const territories = { locate: (inseeCode: string) => communes[inseeCode] };
const now = new Date('2026-11-21T09:00:00Z');
const later = new Date('2026-11-22T09:00:00Z');

const draft = (id: string, more: Partial<PlaceDraft> = {}): PlaceDraft => ({
  source: { platform: 'test', id, observedAt: '2026-11-01' },
  name: `Le lieu ${id}`,
  kinds: ['coworking'],
  ...more,
});

const desks: ResourceDraft = {
  kind: 'desk',
  name: 'Open space',
  seats: 8,
  price: null,
  booking: { via: 'hub', url: null },
};

describe('storing places', () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase();
  });
  after(() => database.close());
  beforeEach(() => database.sql`truncate place, place_source, resource, schedule, label_scheme cascade`);

  const save = (drafts: PlaceDraft[], at = now): Promise<Saved[]> =>
    savePlaces(database.sql, drafts, { territories, now: at });
  const outcomes = async (drafts: PlaceDraft[], at = now) => (await save(drafts, at)).map(({ outcome }) => outcome);
  const place = async (sourceId: string) => {
    const [row] = await database.sql`
      select p.*, s.hours, s.holidays from place p left join schedule s on s.id = p.schedule_id
      where p.source_id = ${sourceId}`;
    assert.ok(row);
    return row;
  };

  it('creates a place with what the draft says and with the codes of its territories', async () => {
    const [saved] = await save([
      draft('1', {
        street: '1 place de la Mairie',
        postalCode: '35000',
        city: 'Rennes',
        inseeCode: '35238',
        lat: 48.11,
        lon: -1.68,
        positionPrecision: 'exact',
        positionSource: 'BAN',
        openingHours: 'Mo-Fr 09:00-18:00',
        amenities: ['wifi', 'coffee'],
        accessibility: { lift: 'yes' },
        teleworkSpot: { hours: null, note: 'Six places' },
      }),
    ]);
    const row = await place('1');
    assert.equal(saved?.outcome, 'created');
    assert.equal(row['id'], saved.id);
    assert.deepEqual(
      [row['commune'], row['epci'], row['departement'], row['region']],
      ['35238', '243500139', '35', '53'],
    );
    assert.deepEqual([row['hours'], row['holidays'], row['time_zone']], ['Mo-Fr 09:00-18:00', 'FR', 'Europe/Paris']);
    assert.deepEqual([row['lat'], row['lon'], row['position_precision']], [48.11, -1.68, 'exact']);
    assert.deepEqual(row['amenities'], ['wifi', 'coffee']);
    assert.deepEqual(row['telework_spot'], { hours: null, note: 'Six places' });
    assert.equal(row['observed_at'], '2026-11-01');
    assert.deepEqual(row['created_at'], now);
  });

  it('answers in the order of the drafts, whatever exists already', async () => {
    const [second] = await save([draft('2')]);
    const saved = await save([draft('1'), draft('2'), draft('3')]);
    assert.deepEqual(
      saved.map(({ outcome }) => outcome),
      ['created', 'unchanged', 'created'],
    );
    assert.equal(saved[1]?.id, second?.id);
    assert.equal((await place('1'))['id'], saved[0]?.id);
    assert.equal((await place('3'))['id'], saved[2]?.id);
  });

  it('touches nothing when the source says the same again', async () => {
    await save([draft('1', { phone: '+33299000000', resources: [desks] })]);
    const before = await place('1');
    assert.deepEqual(await outcomes([draft('1', { phone: '+33299000000', resources: [desks] })], later), ['unchanged']);
    assert.deepEqual(await place('1'), before);
  });

  it('keeps what a later draft leaves out, and says that nothing changed', async () => {
    await save([
      draft('1', { phone: '+33299000000', openingHours: 'Mo 09:00-12:00', amenities: ['wifi'], lat: 1, lon: 2 }),
    ]);
    const before = await place('1');
    assert.deepEqual(await outcomes([draft('1')], later), ['unchanged']);
    assert.deepEqual(await place('1'), before);
  });

  it('updates what differs and dates the change', async () => {
    await save([draft('1', { phone: '+33299000000', city: 'Rennes' })]);
    assert.deepEqual(await outcomes([draft('1', { phone: '+33299000001' })], later), ['updated']);
    const row = await place('1');
    assert.deepEqual([row['phone'], row['city']], ['+33299000001', 'Rennes']);
    assert.deepEqual([row['created_at'], row['updated_at']], [now, later]);
  });

  it('takes away a telework spot only when told that there is none', async () => {
    await save([draft('1', { teleworkSpot: { hours: null, note: null } })]);
    await save([draft('1')]);
    assert.notEqual((await place('1'))['telework_spot'], null);
    await save([draft('1', { teleworkSpot: null })]);
    assert.equal((await place('1'))['telework_spot'], null);
  });

  it('does not hide again a place whose telework spot was declared since', async () => {
    await save([draft('1', { listed: false })]);
    assert.equal((await place('1'))['listed'], false);
    await save([draft('1', { listed: true, teleworkSpot: { hours: null, note: null } })]);
    assert.deepEqual(await outcomes([draft('1', { listed: false })]), ['unchanged']);
    assert.equal((await place('1'))['listed'], true);
  });

  it('shares one schedule between places of the same hours, zone and holidays', async () => {
    const openingHours = 'Mo-Fr 09:00-17:00';
    await save([
      draft('1', { openingHours, inseeCode: '35238' }),
      draft('2', { openingHours }),
      draft('3', { openingHours, inseeCode: '67482' }),
      draft('4', { openingHours, inseeCode: '97411' }),
    ]);
    const [one, two, three, four] = await Promise.all(['1', '2', '3', '4'].map(place));
    assert.equal(one?.['schedule_id'], two?.['schedule_id']);
    assert.equal(three?.['holidays'], 'FR-67');
    assert.deepEqual([four?.['holidays'], four?.['time_zone']], ['FR-974', 'Indian/Reunion']);
    assert.equal((await database.sql`select * from schedule`).length, 3);
  });

  it('forgets a schedule that no place follows any more', async () => {
    await save([draft('1', { openingHours: 'Mo 09:00-12:00' }), draft('2', { openingHours: 'Tu 09:00-12:00' })]);
    await save([draft('1', { openingHours: 'Tu 09:00-12:00' })]);
    const schedules = await database.sql<{ hours: string }[]>`select hours from schedule`;
    assert.deepEqual(
      schedules.map(({ hours }) => hours),
      ['Tu 09:00-12:00'],
    );
  });

  it('takes the time zone overseas from the postal code when the commune is unknown, and keeps one that was said', async () => {
    await save([draft('1', { postalCode: '97410' }), draft('2', { inseeCode: '35238', timeZone: 'Pacific/Tahiti' })]);
    assert.equal((await place('1'))['time_zone'], 'Indian/Reunion');
    await save([draft('2', { inseeCode: '67482' })]);
    assert.equal((await place('2'))['time_zone'], 'Pacific/Tahiti');
  });

  it('keeps the id of a resource of the same kind and name, adds and removes the others', async () => {
    const booth: ResourceDraft = { ...desks, kind: 'phone-booth', name: 'Cabine', seats: 1 };
    const room: ResourceDraft = { ...desks, kind: 'meeting-room', name: 'Salle', seats: 6 };
    const resources = () => database.sql<{ id: number; name: string; seats: number }[]>`
      select id, name, seats from resource order by position`;
    await save([draft('1', { resources: [desks, booth] })]);
    const [before] = await resources();
    assert.deepEqual(await outcomes([draft('1', { resources: [room, { ...desks, seats: 12 }] })], later), ['updated']);
    const rows = await resources();
    assert.deepEqual(
      rows.map(({ name, seats }) => [name, seats]),
      [
        ['Salle', 6],
        ['Open space', 12],
      ],
    );
    assert.equal(rows[1]?.id, before?.id);
    assert.deepEqual((await place('1'))['updated_at'], later);
    assert.deepEqual(await outcomes([draft('1')]), ['unchanged']);
    assert.equal((await resources()).length, 2);
  });

  it('keeps the rules of a booking unless other rules, or none, are said', async () => {
    const ruled = (rules?: BookingRules | null): PlaceDraft =>
      draft('1', {
        resources: [{ ...desks, booking: { ...desks.booking, ...(rules === undefined ? {} : { rules }) } }],
      });
    const stored = async () => (await database.sql`select rules from resource`)[0]?.['rules'] as unknown;
    await save([ruled(testRules)]);
    assert.deepEqual(await stored(), testRules);
    assert.deepEqual(await outcomes([ruled()]), ['unchanged']);
    assert.deepEqual(await stored(), testRules);
    assert.deepEqual(await outcomes([ruled({ ...testRules, horizon: 7 })]), ['updated']);
    assert.deepEqual(await outcomes([ruled({ ...testRules, horizon: 7 })]), ['unchanged']);
    await save([ruled(null)]);
    assert.equal(await stored(), null);
  });

  it('withdraws what somebody booked, and offers the same again when it comes back', async () => {
    const [saved] = await save([draft('1', { resources: [desks] })]);
    const [resource] = await database.sql<{ id: number }[]>`select id from resource`;
    assert.ok(saved && resource);
    await database.sql`
      insert into booking (place_id, id, resource_id, during, seats, status, quote, cancel_until, language, consent,
        created_at, updated_at)
      values (${saved.id}, gen_random_uuid(), ${resource.id}, '[2026-12-01T09:00Z,2026-12-01T10:00Z)', 1, 'confirmed',
        '{}', ${now}, 'fr', '1', ${now}, ${now})`;
    await database.sql`
      insert into booked_unit select place_id, resource_id, 1, id, during from booking`;
    const withdrawn = () => database.sql`select id, withdrawn from resource`;
    assert.deepEqual(await outcomes([draft('1', { resources: [] })]), ['updated']);
    assert.deepEqual([...(await withdrawn())], [{ id: resource.id, withdrawn: true }]);
    assert.deepEqual(await outcomes([draft('1', { resources: [desks] })]), ['updated']);
    assert.deepEqual([...(await withdrawn())], [{ id: resource.id, withdrawn: false }]);
    const units = await database.sql`select id from unit`;
    assert.equal(units.length, desks.seats);
  });

  it('replaces the labels only when they are said', async () => {
    await database.sql`insert into label_scheme (id, name, issuer_name) values ('a', 'A', 'I'), ('b', 'B', 'I')`;
    const label = (scheme: string, until: string | null) =>
      ({ scheme, status: 'granted', from: '2026-01-01', until }) as const;
    const held = async () => {
      const rows = await database.sql<{ scheme: string; valid_until: string | null }[]>`
        select scheme, valid_until from label_grant order by 1`;
      return rows.map((row) => ({ ...row }));
    };
    await save([draft('1', { labels: [label('a', null)] })]);
    assert.deepEqual(await outcomes([draft('1')]), ['unchanged']);
    assert.deepEqual(await held(), [{ scheme: 'a', valid_until: null }]);
    assert.deepEqual(await outcomes([draft('1', { labels: [label('b', '2027-01-01')] })]), ['updated']);
    assert.deepEqual(await held(), [{ scheme: 'b', valid_until: '2027-01-01' }]);
    const events = await database.sql<{ told: string }[]>`
      select scheme || ' ' || revision || ' ' || action as told from label_event order by scheme, revision`;
    assert.deepEqual(
      events.map(({ told }) => told),
      ['a 1 recorded', 'a 2 withdrawn', 'b 1 recorded'],
    );
  });

  it('leaves alone what the issuer of a label said itself', async () => {
    await database.sql`insert into label_scheme (id, name, issuer_name) values ('a', 'A', 'I')`;
    const label = { scheme: 'a', status: 'granted', from: '2026-01-01', until: null } as const;
    await save([draft('1', { labels: [label] })]);
    await database.sql`update label_grant set status = 'revoked', by_issuer = true`;
    await save([draft('1', { labels: [{ ...label, until: '2030-01-01' }] })]);
    await save([draft('1', { labels: [] })]);
    const [grant] = await database.sql`select status, valid_until from label_grant`;
    assert.deepEqual({ ...grant }, { status: 'revoked', valid_until: null });
  });

  it('lets two sources speak of one place, and keeps the first as its source', async () => {
    const [first] = await save([draft('1', { phone: '+33299000000' })]);
    assert.ok(first);
    const other = { platform: 'other', id: 'x' };
    await database.sql`insert into place_source values ('other', 'x', ${first.id}, '{}')`;
    const saved = await save([
      draft('1', { phone: '+33299000001' }),
      draft('9', { source: other, website: 'https://a.fr' }),
    ]);
    assert.deepEqual(
      saved.map(({ id, outcome }) => [id, outcome]),
      [
        [first.id, 'updated'],
        [first.id, 'updated'],
      ],
    );
    const row = await place('1');
    assert.deepEqual([row['source_platform'], row['name']], ['test', 'Le lieu 9']);
    assert.deepEqual([row['phone'], row['website']], ['+33299000001', 'https://a.fr']);
  });

  it('refuses two drafts for one record before writing anything', async () => {
    await assert.rejects(save([draft('1'), draft('2'), draft('1')]), RangeError);
    assert.equal((await database.sql`select * from place`).length, 0);
  });

  it('stores all of a batch or none of it', async () => {
    const wrong = draft('2', { lat: 200, lon: 0 });
    await assert.rejects(save([draft('1'), wrong]));
    assert.equal((await database.sql`select * from place`).length, 0);
  });

  it('creates each place once when two importers run at once', async () => {
    const drafts = Array.from({ length: 700 }, (_, n) =>
      draft(String(n), { openingHours: `Mo-Fr 09:00-1${n % 8}:00` }),
    );
    const results = await Promise.all([save(drafts), save(drafts.toReversed()), save(drafts)]);
    const created = results.flat().filter(({ outcome }) => outcome === 'created');
    assert.equal(created.length, 700);
    assert.equal((await database.sql`select * from place`).length, 700);
    assert.equal((await database.sql`select * from schedule`).length, 8);
  });

  it('tells its progress after each batch', async () => {
    const seen: [number, number][] = [];
    const drafts = Array.from({ length: 1100 }, (_, n) => draft(String(n)));
    await savePlaces(database.sql, drafts, { territories, now, onProgress: (...step) => seen.push(step) });
    assert.equal(seen.length > 1, true);
    assert.deepEqual(seen.at(-1), [1100, 1100]);
  });
});
