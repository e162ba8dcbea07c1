import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { formatPlaceId } from '../../../../sdk/place-id.ts';
import { createApp } from '../../app.ts';
import { capabilityOf } from '../../bookings/capability.ts';
import { testDatabase, type TestDatabase } from '../../database/testing.ts';
import { silentLog } from '../../log.ts';
import { insertBooking } from '../../messages/testing.ts';
import { insertPlaces } from '../../places/testing.ts';
import { readSettings } from '../../settings.ts';
import { loadTerritories } from '../../territories/territories.ts';
import { dayCode } from '../../visits/day-code.ts';
import type { Declaration } from '../../visits/declaration.ts';
import { htmlFaults } from '../pages/testing.ts';

// Still Monday in Paris, already Tuesday nowhere that matters.
const NOW = new Date('2026-11-23T22:30:00Z');
const TODAY = '2026-11-23';
const territories = loadTerritories();

describe('the page at the door', () => {
  let database: TestDatabase;
  let app: ReturnType<typeof createApp>;
  let placeId: number;
  let path: string;
  let code: string;

  before(async () => {
    database = await testDatabase();
    [placeId = 0] = await insertPlaces(database.sql, [{ name: 'L’Été <b>à</b> Redon', time_zone: 'Europe/Paris' }]);
    path = `/v/${formatPlaceId(placeId)}`;
    code = await dayCode(database.sql, placeId, TODAY);
  });
  beforeEach(async () => {
    await database.sql`delete from visit`;
    app = createApp({ sql: database.sql, clock: () => NOW, settings: readSettings({}), log: silentLog, territories });
  });
  after(() => database.close());

  const post = (address: string, fields: Record<string, string>, language = 'fr') =>
    app.request(address, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { 'Accept-Language': language },
    });
  const visits = () =>
    database.sql<{ person: Buffer | null; knownBy: string | null; declaration: Declaration | null; by: string }[]>`
      select person, known_by as "knownBy", declaration, witnessed_by as by from visit order by known_by`;
  const ticketOf = (text: string): string => /name="ticket" value="([^"]+)"/.exec(text)?.[1] ?? '';
  const enter = async (fields: Record<string, string> = {}) =>
    ticketOf(await (await post(path, { code, ...fields })).text());
  const trip = {
    ...{ without: 'employer', 'usual-mode': 'car-thermal-compact-petrol', 'usual-km': '12,5', 'usual-occupants': '2' },
    ...{ 'today-mode': 'bike', 'today-km': '2', 'today-occupants': '' },
  };

  it('asks for the code, in valid HTML, without a cookie, and forgives how the id is typed', async () => {
    const response = await app.request(path, { headers: { 'Accept-Language': 'fr' } });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('set-cookie'), null);
    assert.match(response.headers.get('content-security-policy') ?? '', /form-action 'self'/);
    const text = await response.text();
    assert.match(text, /L’Été &lt;b&gt;à&lt;\/b&gt; Redon/);
    assert.deepEqual(await htmlFaults(text), []);
    assert.equal((await app.request(path.toLowerCase())).status, path === path.toLowerCase() ? 200 : 308);
    assert.equal((await app.request('/v/ZZ')).status, 404);
  });

  it('notes a presence for the right code, once however often it is sent', async () => {
    const id = '00000000-0000-4000-8000-000000000001';
    const first = await post(path, { code: code.toLowerCase(), id });
    assert.equal(first.status, 200);
    assert.equal(first.headers.get('cache-control'), 'no-store');
    await post(path, { code, id });
    const rows = await visits();
    assert.deepEqual(
      rows.map(({ knownBy, by }) => ({ knownBy, by })),
      [{ knownBy: 'new-link', by: 'code' }],
    );
  });

  it('notes nothing for another code, yesterday’s included, and gives back what was typed', async () => {
    for (const wrong of ['AAAAAA', '', await dayCode(database.sql, placeId, '2026-11-22')]) {
      const response = await post(path, { code: wrong, email: 'jeanne@example.org' });
      assert.equal(response.status, 422);
      const text = await response.text();
      assert.match(text, /Ce n’est pas le code d’aujourd’hui/);
      assert.match(text, /value="jeanne@example\.org"/);
      assert.match(text, /aria-invalid="true"/);
    }
    assert.equal((await visits()).length, 0);
  });

  it('lets nobody try codes all day', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 62; attempt += 1) statuses.push((await post(path, { code: 'AAAAAA' })).status);
    assert.equal(statuses[59], 422);
    assert.equal(statuses.at(-1), 429);
  });

  it('tells people apart by an address or a booking, and keeps neither', async () => {
    const { sql } = database;
    const bookingId = await insertBooking(sql, {});
    const id = typeof bookingId === 'string' ? bookingId : bookingId.id;
    const capability = (await capabilityOf(sql)).sign(id);
    await enter({ email: 'jeanne@example.org' });
    await enter({ email: 'JEANNE@example.org' });
    await enter({ booking: `${id}.${capability}` });
    await enter({ booking: `${id}.${'A'.repeat(43)}` });
    const rows = await visits();
    assert.deepEqual(
      rows.map(({ knownBy }) => knownBy),
      ['address', 'address', 'new-link'],
    );
    const [whole] = await sql<{ text: string }[]>`select string_agg(row_to_json(visit)::text, '') as text from visit`;
    assert.ok(!whole?.text.includes('jeanne') && !whole?.text.includes(id));
  });

  it('keeps a trip, tells what it comes to, and gives a link that remembers it', async () => {
    const entered = await (await post(path, { code })).text();
    const link = /name="link" value="([^"]*)"/.exec(entered)?.[1] ?? '';
    const response = await post(`${path}/trip`, { ticket: ticketOf(entered), link, ...trip });
    assert.equal(response.status, 200);
    const text = await response.text();
    assert.match(text, /environ 1,6\s?kg, entre 0,9 et 2,6/);
    const [row] = await visits();
    assert.deepEqual(row?.declaration, {
      without: 'employer',
      usual: { mode: 'car-thermal-compact-petrol', kilometres: 12.5, occupants: 2, distance: 'stated' },
      today: { mode: 'bike', kilometres: 2, occupants: 1, distance: 'stated' },
      partOfDay: false,
    });
    const carried = [...text.matchAll(/href="(\/[^"]*)#trip=([\w-]+)/g)];
    // To the next booking, and to this page again for whoever comes without one.
    assert.deepEqual(
      carried.map(([, address]) => address),
      [path.replace('/v/', '/places/'), path],
    );
    for (const [, , told = ''] of carried) {
      assert.deepEqual(JSON.parse(Buffer.from(told, 'base64url').toString()), row?.declaration);
    }
  });

  it('gives a walk-in a link that makes two visits one person’s, and whoever gave an address none', async () => {
    const linkOf = (text: string): string => /&(?:amp;)?link=([\w-]+)"/.exec(text)?.[1] ?? '';
    const thanks = async (fields: Record<string, string>): Promise<string> => {
      const asked = await (await post(path, { code, ...fields })).text();
      const link = /name="link" value="([^"]*)"/.exec(asked)?.[1] ?? '';
      return linkOf(await (await post(`${path}/trip`, { ticket: ticketOf(asked), link, ...trip })).text());
    };
    const link = await thanks({});
    assert.match(link, /^[\w-]{28}$/);
    assert.equal(await thanks({ link }), link);
    assert.equal((await visits()).length, 1, 'the same day is one visit');
    assert.equal(await thanks({ email: 'anne@example.org' }), '');
    assert.notEqual(await thanks({ link: link.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) }), link);
  });

  it('keeps the trip nowhere but with the visit, and logs nothing of it', async () => {
    const lines: unknown[] = [];
    const log = {
      ...silentLog,
      info: (...said: unknown[]) => lines.push(said),
      error: (...said: unknown[]) => lines.push(said),
    };
    app = createApp({ sql: database.sql, clock: () => NOW, settings: readSettings({}), log, territories });
    const unlikely = { ...trip, 'usual-km': '123,456' };
    const response = await post(`${path}/trip`, { ticket: await enter(), ...unlikely });
    assert.equal(response.headers.get('set-cookie'), null);
    assert.doesNotMatch(JSON.stringify(lines), /123[.,]456/);
    const tables = await database.sql<{ name: string }[]>`
      select c.table_name as name from information_schema.tables c
      where c.table_schema = current_schema() and c.table_type = 'BASE TABLE' and c.table_name <> 'visit'`;
    assert.ok(tables.length > 20);
    for (const { name } of tables) {
      const [found] = await database.sql`select 1 from ${database.sql(name)} t where t::text like '%123.456%'`;
      assert.equal(found, undefined, name);
    }
    assert.equal((await visits())[0]?.declaration?.usual?.kilometres, 123.456);
  });

  it('takes a distance between two communes, by name or postal code, as the crow flies', async () => {
    const communes = { 'usual-km': '', 'usual-from': 'Redon', 'usual-to': '44000' };
    const response = await post(`${path}/trip`, { ticket: await enter(), ...trip, ...communes });
    assert.equal(response.status, 200, await response.text());
    const [row] = await visits();
    assert.equal(row?.declaration?.usual?.distance, 'communes');
    assert.ok(Math.abs((row.declaration.usual?.kilometres ?? 0) - 62) < 3);
  });

  it('never guesses: what is unknown, ambiguous, the same or out of bounds is asked again', async () => {
    const ticket = await enter();
    const without = territories
      .search('saint', ['commune'], 50)
      .items.find(({ centre, code: each }) => centre === null && territories.find(each).status === 'found');
    const tries: [Record<string, string>, RegExp][] = [
      [{ 'usual-km': '' }, /Donnez la distance d’un aller/],
      [{ 'usual-km': '-3' }, /de 0 à 1000/],
      [{ 'usual-km': 'douze' }, /de 0 à 1000/],
      [{ 'usual-km': '', 'usual-from': 'Nullepart-les-Oies', 'usual-to': 'Redon' }, /n’est pas une commune connue/],
      [{ 'usual-km': '', 'usual-from': 'Saint-Denis', 'usual-to': 'Redon' }, /Plusieurs communes s’appellent/],
      [{ 'usual-km': '', 'usual-from': 'Redon', 'usual-to': 'Redon' }, /dans la même commune/],
      [{ 'usual-mode': 'flying-carpet' }, /Choisissez un moyen de transport/],
      [{ 'usual-occupants': '0' }, /de 1 à 9/],
      [{ without: '' }, /Choisissez une réponse/],
      ...(without
        ? [
            [{ 'usual-km': '', 'usual-from': without.code, 'usual-to': 'Redon' }, /n’est pas connu ici/] as [
              Record<string, string>,
              RegExp,
            ],
          ]
        : []),
    ];
    for (const [change, said] of tries) {
      const response = await post(`${path}/trip`, { ticket, ...trip, ...change });
      assert.equal(response.status, 422, JSON.stringify(change));
      assert.match(await response.text(), said);
    }
    assert.equal((await visits())[0]?.declaration, null);
  });

  it('asks no usual trip of who would have stayed at home, and nothing of who does not know', async () => {
    const ticket = await enter();
    const home = { ...trip, without: 'home', 'usual-mode': '', 'usual-km': '' };
    assert.equal((await post(`${path}/trip`, { ticket, ...home })).status, 200);
    assert.equal((await visits())[0]?.declaration?.usual, null);
    assert.equal((await post(`${path}/trip`, { ticket, without: 'unknown' })).status, 200);
    assert.deepEqual((await visits())[0]?.declaration?.today, null);
    assert.equal((await post(`${path}/trip`, { ticket, without: 'employer', 'part-of-day': 'yes' })).status, 200);
    assert.equal((await visits())[0]?.declaration?.partOfDay, true);
  });

  it('takes a trip only from whoever typed the code', async () => {
    const ticket = await enter();
    for (const forged of ['', 'x', ticket.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), `${ticket}A`]) {
      assert.equal((await post(`${path}/trip`, { ticket: forged, ...trip })).status, 410);
    }
    assert.equal((await visits())[0]?.declaration, null);
  });

  it('speaks English as well, in valid HTML throughout', async () => {
    const entered = await post(path, { code }, 'en');
    const asked = await entered.text();
    assert.match(asked, /Your trip \(optional\)/);
    const wrong = await (
      await post(`${path}/trip`, { ticket: ticketOf(asked), ...trip, 'usual-km': 'x' }, 'en')
    ).text();
    const done = await (await post(`${path}/trip`, { ticket: ticketOf(asked), ...trip }, 'en')).text();
    for (const text of [asked, wrong, done]) {
      assert.deepEqual(await htmlFaults(text), []);
    }
  });
});
