import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Hono } from 'hono';
import ICAL from 'ical.js';
import { createApp } from '../../app.ts';
import { formRequest, makeAccount, type TestAccount } from '../../access/testing.ts';
import { cancel } from '../../bookings/states.ts';
import { insertBookable, type Bookable } from '../../bookings/testing.ts';
import { testDatabase, type TestDatabase } from '../../database/testing.ts';
import { readCalendars } from '../../desk/private-calendars.ts';
import { book } from '../../desk/testing.ts';
import { memoryLog } from '../../messages/testing.ts';
import { readSettings } from '../../settings.ts';
import { loadTerritories } from '../../territories/territories.ts';

const now = new Date('2026-11-23T09:00:00Z');

describe('a private calendar', () => {
  let database: TestDatabase;
  let on: Bookable;
  let operator: TestAccount;
  let app: Hono;
  const { log, lines } = memoryLog();
  before(async () => {
    database = await testDatabase();
    const { sql } = database;
    on = await insertBookable(sql, { seats: 9 });
    operator = await makeAccount(sql, { roles: [{ kind: 'operator', placeId: on.placeId }], now });
    app = createApp({ sql, clock: () => now, settings: readSettings({}), log, territories: loadTerritories() });
  });
  after(() => database.close());

  const page = () => `/operator/places/${on.place}/calendars`;
  const make = async (resource = ''): Promise<string> => {
    const response = await app.request(formRequest(page(), operator, { resource }));
    return /\/calendars\/[\w-]{43}\.ics/.exec(await response.text())?.[0] ?? '';
  };
  const read = async (path: string, headers: Record<string, string> = {}) => {
    const response = await app.request(path, { headers });
    const text = await response.text();
    if (response.status !== 200) return { response, text, events: [] };
    const root = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const events = root.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
    return { response, text, events };
  };

  it('tells when and what is booked in UTC, and not by whom', async () => {
    const kept = await book(database.sql, on, now, {
      name: 'Camille Martin',
      email: 'camille@personne.example',
      seats: 2,
    });
    await cancel(database.sql, await book(database.sql, on, now), now);
    const { text, events, response } = await read(await make());
    assert.equal(response.headers.get('content-type'), 'text/calendar; charset=utf-8');
    assert.deepEqual(
      events.map(({ uid, startDate, endDate, summary }) => [
        uid,
        startDate.toJSDate().toISOString(),
        endDate.toJSDate().toISOString(),
        summary,
      ]),
      [[`${kept}@escale`, '2026-11-24T09:00:00.000Z', '2026-11-24T10:00:00.000Z', 'Bureaux, 2 places']],
    );
    assert.match(text, /DTSTART:20261124T090000Z/);
    assert.doesNotMatch(text, /camille|VTIMEZONE|METHOD/i);
    assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
  });

  it('is that of one resource where that was asked for', async () => {
    const [room] = await database.sql<{ id: number }[]>`
      insert into resource (place_id, kind, name, seats, booking_via, rules)
      select place_id, 'meeting-room', 'Salle', 4, booking_via, rules from resource where id = ${on.resourceId} returning id`;
    await book(database.sql, { ...on, resource: String(room!.id) }, now);
    const { events } = await read(await make(String(room!.id)));
    assert.deepEqual(
      events.map(({ summary }) => summary),
      ['Salle, 1 place'],
    );
    const foreign = await app.request(formRequest(page(), operator, { resource: '999999' }));
    assert.equal(foreign.status, 404);
  });

  it('is not sent again while nothing changed', async () => {
    const path = await make();
    const etag = (await read(path)).response.headers.get('etag') ?? '';
    assert.equal((await read(path, { 'If-None-Match': etag })).response.status, 304);
  });

  it('ends when its address is taken away, and no other address opens anything', async () => {
    const before = new Set((await readCalendars(database.sql, on.placeId)).map(({ id }) => id));
    const path = await make();
    const [made] = (await readCalendars(database.sql, on.placeId)).filter(({ id }) => !before.has(id));
    await app.request(formRequest(page(), operator, { revoke: made?.id ?? '' }));
    for (const address of [path, '/calendars/x.ics', `/calendars/${'x'.repeat(43)}.ics`, '/calendars/%00.ics']) {
      assert.equal((await read(address)).response.status, 404, address);
    }
  });

  it('has its address in no log, no table and no journal', async () => {
    const path = await make();
    await read(path);
    const secret = path.slice('/calendars/'.length, -'.ics'.length);
    assert.ok(lines.some((line) => line.includes('/calendars/…')));
    assert.ok(!lines.some((line) => line.includes(secret)));
    const [stored] = await database.sql<{ whole: string }[]>`
      select (select string_agg(c::text, ' ') from private_calendar c) || (select string_agg(j::text, ' ') from journal j)
        as whole`;
    assert.ok(stored && !stored.whole.includes(secret));
  });
});
