import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Hono } from 'hono';
import { Availability, Booking, Problem, type BookingRequest } from '../../../../sdk/contract/index.ts';
import { createApp } from '../../app.ts';
import { capabilityOf } from '../../bookings/capability.ts';
import { insertBookable, newKey, requestFor, type Bookable } from '../../bookings/testing.ts';
import { testDatabase, type TestDatabase } from '../../database/testing.ts';
import { silentLog } from '../../log.ts';
import { readSettings } from '../../settings.ts';
import { loadTerritories } from '../../territories/territories.ts';

const now = new Date('2026-11-21T08:30:20Z');
const territories = loadTerritories();

describe('bookings over HTTP', () => {
  let database: TestDatabase;
  let app: Hono;
  before(async () => {
    database = await testDatabase();
    app = appWith({ ESCALE_BOOKINGS_PER_ADDRESS: '0', ESCALE_BOOKINGS_PER_EMAIL: '0' });
  });
  after(() => database.close());

  const appWith = (env: Record<string, string>): Hono =>
    createApp({ sql: database.sql, clock: () => now, settings: readSettings(env), log: silentLog, territories });

  interface Sent {
    readonly status: number;
    readonly headers: Headers;
    readonly text: string;
    readonly body: unknown;
  }
  async function send(
    method: string,
    path: string,
    init: { body?: BodyInit; headers?: Record<string, string>; on?: Hono } = {},
  ): Promise<Sent> {
    const { on = app, headers = {}, body } = init;
    const response = await on.request(path, { method, headers, ...(body === undefined ? {} : { body }) });
    const text = await response.text();
    const json = (response.headers.get('content-type') ?? '').includes('json') && text !== '';
    return { status: response.status, headers: response.headers, text, body: json ? JSON.parse(text) : undefined };
  }
  const book = (on: Bookable, wish: Partial<BookingRequest> = {}, headers: Record<string, string> = {}) =>
    send('POST', '/v1/bookings', {
      body: JSON.stringify(requestFor(on, wish)),
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `"${newKey()}"`, ...headers },
    });
  const bearer = async (id: string) => ({
    Authorization: `Bearer ${(await capabilityOf(database.sql)).sign(id)}`,
  });
  const problemOf = ({ status, headers, text }: Sent) => {
    assert.equal(headers.get('content-type'), 'application/problem+json');
    const problem = Problem.parse(JSON.parse(text));
    assert.equal(problem.status, status);
    return problem;
  };

  it('books, and says where the booking is and nothing of the person', async () => {
    const answer = await book(await insertBookable(database.sql), { name: 'Camille Martin' });
    assert.equal(answer.status, 201);
    const booking = Booking.strict().parse(answer.body);
    assert.equal(answer.headers.get('location'), `/v1/bookings/${booking.id}`);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    assert.ok(!answer.text.toLowerCase().includes('camille'));
  });

  it('lets whoever holds the capability see, cancel and erase, and nobody else', async () => {
    const { id } = (await book(await insertBookable(database.sql))).body as Booking;
    const path = `/v1/bookings/${id}`;
    const right = await bearer(id);
    const wrong = await bearer('01234567-89ab-4def-8123-456789abcdef');
    const truncated = { Authorization: right.Authorization.slice(0, -1) };
    for (const headers of [{}, wrong, truncated, { Authorization: 'Basic abc' }, { Authorization: 'Bearer ' }]) {
      for (const [method, rest] of [
        ['GET', ''],
        ['POST', '/confirm'],
        ['POST', '/cancel'],
        ['DELETE', '/person'],
      ] as const) {
        const answer = await send(method, `${path}${rest}`, { headers });
        assert.equal(problemOf(answer).status, 401);
        assert.equal(answer.headers.get('www-authenticate'), 'Bearer');
      }
    }
    const seen = await send('GET', path, { headers: right });
    assert.equal(Booking.parse(seen.body).status, 'confirmed');
    assert.equal(seen.headers.get('cache-control'), 'no-store');
    assert.match(problemOf(await send('DELETE', `${path}/person`, { headers: right })).detail ?? '', /Annulez-la/);
    for (let twice = 0; twice < 2; twice += 1) {
      const cancelled = await send('POST', `${path}/cancel`, { headers: right });
      assert.equal(Booking.parse(cancelled.body).status, 'cancelled');
    }
    for (let twice = 0; twice < 2; twice += 1) {
      assert.equal((await send('DELETE', `${path}/person`, { headers: right })).status, 200);
    }
    const [row] = await database.sql`select email, name from booking where id = ${id}`;
    assert.deepEqual({ ...row }, { email: null, name: null });
  });

  it('tells a booking that never was from a right that is missing only to who has the right', async () => {
    const id = '01234567-89ab-4def-8123-456789abcdef';
    assert.equal((await send('GET', `/v1/bookings/${id}`, { headers: await bearer(id) })).status, 404);
    assert.equal((await send('GET', '/v1/bookings/none', { headers: await bearer(id) })).status, 404);
  });

  it('gives a calendar file to who asks for one', async () => {
    const { id } = (await book(await insertBookable(database.sql))).body as Booking;
    const answer = await send('GET', `/v1/bookings/${id}`, {
      headers: { ...(await bearer(id)), Accept: 'text/calendar' },
    });
    assert.equal(answer.headers.get('content-type'), 'text/calendar; charset=utf-8');
    assert.match(answer.text, /DTSTART:20261124T090000Z/);
  });

  it('confirms a held booking, also with a body that nobody asked for', async () => {
    const on = await insertBookable(database.sql, { rules: { confirmation: 'email' } });
    const held = (await book(on)).body as Booking;
    assert.equal(held.status, 'held');
    assert.equal(held.confirmBy, '2026-11-21T09:30:20Z');
    const answer = await send('POST', `/v1/bookings/${held.id}/confirm`, {
      headers: await bearer(held.id),
      body: '{}',
    });
    const confirmed = Booking.parse(answer.body);
    assert.deepEqual([confirmed.status, confirmed.confirmBy], ['confirmed', null]);
  });

  it('refuses in the asked language, with alternatives, as a problem that is final', async () => {
    const on = await insertBookable(database.sql, { seats: 1 });
    await book(on);
    const french = problemOf(await book(on));
    const english = problemOf(await book(on, {}, { 'Accept-Language': 'en' }));
    assert.deepEqual([french.status, french.reason, french.final], [409, 'taken', true]);
    assert.match(french.detail ?? '', /Quelqu’un vient de prendre/);
    assert.match(english.detail ?? '', /Somebody has just taken/);
    assert.ok((english.alternatives ?? []).length > 0);
  });

  it('answers an equal request with the same bytes and status, another with 422', async () => {
    const on = await insertBookable(database.sql, { seats: 1 });
    const key = { 'Idempotency-Key': newKey() };
    const first = await book(on, {}, key);
    const second = await book(on, {}, { 'Idempotency-Key': `"${key['Idempotency-Key']}"` });
    assert.deepEqual([second.status, second.text], [first.status, first.text]);
    assert.equal(problemOf(await book(on, { seats: 2 }, key)).type, 'urn:escale:problem:idempotency-key-reused');
  });

  describe('given what is no booking', () => {
    const post = (body: BodyInit, headers: Record<string, string> = {}) =>
      send('POST', '/v1/bookings', {
        body,
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': newKey(), ...headers },
      });
    const given = { place: 'A', resource: '1', start: 'x', end: 'y', seats: 0, email: 'Zoé', consent: '' };

    it('asks for a key that is one', async () => {
      for (const key of ['', ' ', '""', '"', 'a b', 'é', 'x'.repeat(256), '"unended']) {
        // A header holds Latin-1 at most.
        const answer = await post('{}', { 'Idempotency-Key': key });
        assert.equal(problemOf(answer).type, 'urn:escale:problem:idempotency-key-missing', JSON.stringify(key));
      }
    });

    it('names every member that is wrong, and repeats none', async () => {
      const answer = await post(JSON.stringify({ ...given, email: 'zoe-secret', extra: 1, language: 'de' }));
      const problem = problemOf(answer);
      assert.equal(problem.status, 400);
      assert.deepEqual((problem.errors ?? []).map(({ pointer }) => pointer).sort(), [
        '/consent',
        '/email',
        '/end',
        '/extra',
        '/language',
        '/place',
        '/seats',
        '/start',
      ]);
      assert.ok(!answer.text.includes('secret'));
      assert.match(answer.text, /une adresse électronique est attendue|Une adresse électronique est attendue/);
    });

    it('refuses wrong types in every member with 400', async () => {
      for (const name of [...Object.keys(given), 'name', 'language']) {
        for (const value of [null, true, 1e308, -1, 1.5, [], {}, '\u0000', 'x'.repeat(5000), [[[]]]]) {
          const good = requestFor({ place: 'ZZ', resource: '1', placeId: 1, resourceId: 1 });
          const answer = await post(JSON.stringify({ ...good, [name]: value }));
          assert.ok(
            [400, 404].includes(problemOf(answer).status),
            `${name}: ${JSON.stringify(value)}: ${answer.status}`,
          );
        }
      }
    });

    it('refuses what is not JSON, not UTF-8, nested ten thousand deep, or nothing', async () => {
      const deep = '['.repeat(7_000) + ']'.repeat(7_000);
      const bodies = ['', '{', 'null', '[]', '"x"', '{"a":1}x', deep, new Uint8Array([0x7b, 0xff, 0x7d]), '\ufeff'];
      for (const body of bodies) assert.equal(problemOf(await post(body)).type, 'urn:escale:problem:invalid-body');
    });

    it('refuses 5 MB, however they are announced', async () => {
      const big = JSON.stringify({ ...given, name: 'x'.repeat(5_000_000) });
      assert.equal(problemOf(await post(big)).status, 413);
      assert.equal(problemOf(await post(big.slice(0, 20_000))).status, 413);
      const stream = new Blob([big]).stream();
      const request = new Request('http://localhost/v1/bookings', {
        method: 'POST',
        body: stream,
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': newKey() },
        // fetch asks for it with a stream; the types of the DOM do not know it.
        ...{ duplex: 'half' },
      });
      assert.equal((await app.request(request)).status, 413);
    });

    it('asks for JSON', async () => {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/problem+json']) {
        assert.equal(problemOf(await post('{}', { 'Content-Type': type })).status, 415);
      }
    });
  });

  it('tells other origins what they may send', async () => {
    const answer = await send('OPTIONS', '/v1/bookings', { headers: { Origin: 'https://mairie.example' } });
    assert.equal(answer.status, 204);
    assert.match(answer.headers.get('access-control-allow-headers') ?? '', /Idempotency-Key/);
    assert.match(answer.headers.get('access-control-allow-methods') ?? '', /POST/);
    const person = await send('OPTIONS', '/v1/bookings/01234567-89ab-4def-8123-456789abcdef/person');
    assert.match(person.headers.get('access-control-allow-methods') ?? '', /DELETE/);
  });

  describe('in a flood', () => {
    it('counts requests of one address, says what is left, and refuses with when to come again', async () => {
      const on = appWith({ ESCALE_BOOKINGS_PER_ADDRESS: '3', ESCALE_BOOKINGS_PER_EMAIL: '0' });
      const place = await insertBookable(database.sql, { seats: 9 });
      const ask = () =>
        send('POST', '/v1/bookings', {
          on,
          body: JSON.stringify(requestFor(place)),
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': newKey() },
        });
      const answers = [await ask(), await ask(), await ask(), await ask()];
      assert.deepEqual(
        answers.map(({ status }) => status),
        [201, 201, 201, 429],
      );
      assert.match(answers[0]?.headers.get('ratelimit') ?? '', /^"bookings";r=2;t=\d+$/);
      assert.equal(answers[3]?.headers.get('ratelimit-policy'), '"bookings";q=3;w=600');
      const wait = Number(answers[3]?.headers.get('retry-after'));
      assert.ok(wait > 100 && wait <= 200, String(wait));
      assert.match(answers[3]?.headers.get('access-control-expose-headers') ?? '', /Retry-After/);
    });

    it('counts what cannot be read as well', async () => {
      const on = appWith({ ESCALE_BOOKINGS_PER_ADDRESS: '1' });
      const ask = () => send('POST', '/v1/bookings', { on, body: '{', headers: { 'Idempotency-Key': newKey() } });
      assert.deepEqual([(await ask()).status, (await ask()).status], [415, 429]);
    });

    it('counts bookings under one e-mail address, however it is written', async () => {
      const on = appWith({ ESCALE_BOOKINGS_PER_ADDRESS: '0', ESCALE_BOOKINGS_PER_EMAIL: '2' });
      const place = await insertBookable(database.sql, { seats: 9 });
      const ask = (email: string) =>
        send('POST', '/v1/bookings', {
          on,
          body: JSON.stringify(requestFor(place, { email })),
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': newKey() },
        });
      const emails = ['a@exemple.example', 'A@Exemple.example', 'a@exemple.EXAMPLE', 'b@exemple.example'];
      const statuses: number[] = [];
      for (const email of emails) statuses.push((await ask(email)).status);
      assert.deepEqual(statuses, [201, 201, 429, 201]);
    });
  });

  describe('availability', () => {
    const ask = (path: string) => send('GET', `/v1/places/${path}`);

    it('says what is free by slot, on the clock of the place', async () => {
      const on = await insertBookable(database.sql, {
        hours: 'Mo-Fr 09:00-12:00,14:00-18:00',
        rules: { step: 'half-day' },
      });
      await book(on, { start: '2026-11-24T08:00:00Z', end: '2026-11-24T11:00:00Z' });
      const answer = await ask(`${on.place}/availability?from=2026-11-22&days=3`);
      const { resources, timeZone } = Availability.strict().parse(answer.body);
      assert.equal(timeZone, 'Europe/Paris');
      const full = (start: string, end: string, free: number) => ({
        start: `2026-11-${start}:00Z`,
        end: `2026-11-${end}:00Z`,
        free,
      });
      assert.deepEqual(resources[0]?.days, [
        { date: '2026-11-22', closed: true, slots: [] },
        {
          date: '2026-11-23',
          closed: false,
          slots: [full('23T08:00', '23T11:00', 2), full('23T13:00', '23T17:00', 2)],
        },
        {
          date: '2026-11-24',
          closed: false,
          slots: [full('24T08:00', '24T11:00', 1), full('24T13:00', '24T17:00', 2)],
        },
      ]);
    });

    it('starts today and shows a week, without what has begun', async () => {
      const on = await insertBookable(database.sql);
      const { resources } = Availability.parse((await ask(`${on.place}/availability`)).body);
      const days = resources[0]?.days ?? [];
      assert.equal(days.length, 7);
      assert.deepEqual([days[0]?.date, days[0]?.slots[0]?.start], ['2026-11-21', '2026-11-21T09:00:00Z']);
    });

    it('leaves out what is booked elsewhere or has too few seats', async () => {
      const on = await insertBookable(database.sql, { seats: 2 });
      const count = async (query: string) =>
        Availability.parse((await ask(`${on.place}/availability?${query}`)).body).resources.length;
      assert.deepEqual([await count('seats=2'), await count('seats=3')], [1, 0]);
      await database.sql`update resource set booking_via = 'walk-in' where id = ${on.resourceId}`;
      assert.equal(await count(''), 0);
    });

    it('knows no place and no resource that are not there', async () => {
      const [one, other] = [await insertBookable(database.sql), await insertBookable(database.sql)];
      assert.equal((await ask('ZZZZ/availability')).status, 404);
      assert.equal((await ask(`${one.place}/availability?resource=${other.resource}`)).status, 404);
      assert.equal((await ask(`${one.place}/availability?resource=abc`)).status, 404);
      assert.equal((await ask(`${one.place}/availability?from=2026-02-30`)).status, 400);
      const far = await ask(`${one.place}/availability?from=9999-12-31&days=31`);
      assert.equal(far.status, 200);
    });
  });
});
