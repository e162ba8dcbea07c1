import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { placeBooking } from '../bookings/book.ts';
import { insertBookable, newKey, requestFor, type Bookable } from '../bookings/testing.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { readNextFeed } from './feeds.ts';
import { fetchLimits } from './fetch.ts';

const now = new Date('2026-11-23T08:00:00Z');
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const meeting = (start: string) =>
  `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:${start}\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;

describe('readNextFeed', () => {
  let database: TestDatabase;
  let on: Bookable;
  let body = '';
  let status = 200;
  let asked: string[] = [];
  const server = http.createServer((request, response) => {
    asked.push(request.headers['if-none-match'] ?? 'all');
    const etag = `"${body.replace(/\W/g, '')}"`;
    const unchanged = status === 200 && request.headers['if-none-match'] === etag;
    response.writeHead(unchanged ? 304 : status, { ETag: etag }).end(unchanged ? undefined : body);
  });
  before(async () => {
    database = await testDatabase();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(async () => {
    server.close();
    await database.close();
  });
  const address = (path = '/secret.ics') => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  const setCalendar = (url: string | null) =>
    database.sql`update resource set calendar_url = ${url} where id = ${on.resourceId}`;
  const read = (at = now) => readNextFeed(database.sql, at, { ...fetchLimits, allows: () => true });
  const busy = async () => {
    const rows = await database.sql<{ from: Date }[]>`
      select lower(during) as "from" from busy_period where resource_id = ${on.resourceId} order by 1`;
    return rows.map(({ from }) => from.toISOString());
  };
  const feed = async () => {
    const [row] = await database.sql`
      select fault, failures, next_read_at as next from calendar_feed where resource_id = ${on.resourceId}`;
    return row;
  };
  beforeEach(async () => {
    await database.sql`update resource set calendar_url = null`;
    on = await insertBookable(database.sql, { seats: 1 });
    [body, status, asked] = [meeting('20261124T090000Z'), 200, []];
    await setCalendar(address());
  });

  it('stores busy times, which then count as taken', async () => {
    assert.equal((await read())?.outcome, 'stored');
    assert.deepEqual(await busy(), ['2026-11-24T09:00:00.000Z']);
    const placed = await placeBooking(database.sql, requestFor(on), { now, key: newKey() });
    assert.ok(placed.status === 409);
    assert.equal(placed.problem.reason, 'taken');
  });

  it('reads nothing before it is due again, and nothing twice at once', async () => {
    const [one, two] = await Promise.all([read(), read()]);
    assert.deepEqual([one?.outcome, two?.outcome].toSorted(), ['stored', undefined]);
    assert.equal(await read(later(9)), undefined);
    assert.equal((await read(later(10)))?.outcome, 'unchanged');
  });

  it('asks whether something changed, and for all of it once a day, since further days come into sight', async () => {
    await read();
    assert.equal((await read(later(20)))?.outcome, 'unchanged');
    assert.deepEqual(await busy(), ['2026-11-24T09:00:00.000Z']);
    assert.equal((await read(later(24 * 60)))?.outcome, 'stored');
    assert.equal(asked[0], 'all');
    assert.match(asked[1] ?? '', /^"/);
    assert.equal(asked[2], 'all');
  });

  it('replaces what it knew', async () => {
    await read();
    body = meeting('20261125T140000Z');
    await read(later(20));
    assert.deepEqual(await busy(), ['2026-11-25T14:00:00.000Z']);
  });

  it('tells the operator of a fault, keeps what it knew, waits longer each time, and recovers', async () => {
    await read();
    status = 500;
    for (const [at, failures, wait] of [
      [20, 1, 10],
      [40, 2, 20],
      [80, 3, 40],
    ] as const) {
      assert.equal((await read(later(at)))?.outcome, 'failed');
      assert.deepEqual(await feed(), {
        fault: 'Le serveur du calendrier répond par une erreur (500).',
        failures,
        next: later(at + wait),
      });
    }
    assert.deepEqual(await busy(), ['2026-11-24T09:00:00.000Z']);
    status = 200;
    await read(later(200));
    assert.deepEqual(await feed(), { fault: null, failures: 0, next: later(210) });
  });

  it('waits a day at most', async () => {
    await database.sql`update calendar_feed set failures = 2000000000`;
    status = 500;
    await read();
    assert.deepEqual((await feed())?.['next'], later(24 * 60));
  });

  it('does not take a page for an empty calendar', async () => {
    await read();
    body = '<!doctype html><title>Connexion</title>';
    assert.equal((await read(later(20)))?.outcome, 'failed');
    assert.deepEqual(await busy(), ['2026-11-24T09:00:00.000Z']);
  });

  it('forgets what it read when the calendar is another, or none', async () => {
    await read();
    await setCalendar(address('/other.ics'));
    assert.deepEqual(await busy(), []);
    await read(later(1));
    assert.equal(asked[1], 'all');
    assert.equal((await busy()).length, 1);
    await setCalendar(null);
    assert.deepEqual([await busy(), await feed(), await read(later(99))], [[], undefined, undefined]);
  });

  it('reads an address of the hub’s own network never', async () => {
    const reading = await readNextFeed(database.sql, now);
    assert.match(reading?.fault?.message ?? '', /réseau privé/);
    assert.deepEqual(asked, []);
  });
});
