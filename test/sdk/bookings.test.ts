import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test, type TestContext } from 'node:test';
import type { Booking, BookingRequest, Problem } from '../../sdk/contract/index.ts';
import { createClient, isNetworkError, isProblemError, isTimeoutError, newBookingKey } from '../../sdk/index.ts';

interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A real server that reads each request whole, and then gives its answers in turn, the last one for ever. */
async function serve(
  t: TestContext,
  ...answers: [Answer, ...Answer[]]
): Promise<{ hub: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      received.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body });
      (answers[received.length - 1] ?? answers.at(-1) ?? answers[0])(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { hub: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

const request: BookingRequest = {
  place: '1002M',
  resource: 'desks',
  start: '2026-11-23T08:00:00Z',
  end: '2026-11-23T12:00:00Z',
  seats: 1,
  email: 'ada@example.org',
  consent: '2026-11',
};

const booking: Booking = {
  id: '0190a5d2-7c4e-7a55-8d60-1f2a3b4c5d6e',
  status: 'held',
  place: { id: '1002M', name: 'La Halte du canal', timeZone: 'Europe/Paris' },
  resource: { id: 'desks', name: 'Postes partagés' },
  start: request.start,
  end: request.end,
  seats: 1,
  quote: { currency: 'EUR', total: 900, lines: [{ per: 'half-day', count: 1, amount: 900 }] },
  cancelUntil: '2026-11-22T08:00:00Z',
  confirmBy: '2026-11-21T12:30:00Z',
  createdAt: '2026-11-21T12:00:00Z',
};

const made: Answer = (response) =>
  response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(booking));
const done: Answer = (response) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(booking));
const problem =
  (given: Partial<Problem> & { status: number }, headers: Record<string, string> = {}): Answer =>
  (response) => {
    const body = { type: 'urn:escale:problem:unavailable', title: 'Indisponible', ...given };
    response.writeHead(given.status, { ...headers, 'content-type': 'application/problem+json' });
    response.end(JSON.stringify(body));
  };
const taken = problem({
  type: 'urn:escale:problem:booking-refused',
  title: 'Ce créneau n’est plus libre',
  detail: 'Quelqu’un vient de réserver la dernière place.',
  status: 409,
  final: true,
  reason: 'taken',
  alternatives: [{ start: '2026-11-23T13:00:00Z', end: '2026-11-23T17:00:00Z', free: 2 }],
});
const dropped: Answer = (_, { socket }) => socket.destroy();
const silent: Answer = () => undefined;

const keys = (received: readonly Received[]) => received.map(({ headers }) => headers['idempotency-key']);

describe('a booking', () => {
  test('is sent as the contract says, with a key of its own', async (t) => {
    const { hub, received } = await serve(t, made);
    const client = createClient({ hub, language: 'fr' });
    assert.deepEqual(await client.bookings.create(request), { status: 'made', booking });
    await client.bookings.create(request);
    const [first, second] = received;
    assert.deepEqual([first?.method, first?.path], ['POST', '/v1/bookings']);
    assert.deepEqual(JSON.parse(first?.body ?? ''), request);
    assert.equal(first?.headers['content-type'], 'application/json');
    assert.equal(first.headers['accept-language'], 'fr');
    assert.match(String(first.headers['idempotency-key']), /^"[0-9a-f-]{36}"$/);
    assert.notEqual(first.headers['idempotency-key'], second?.headers['idempotency-key']);
  });

  for (const [name, failure] of Object.entries({
    'the connection drops after the request': dropped,
    'the answer breaks off': ((response, { socket }) => {
      response.writeHead(201, { 'content-type': 'application/json', 'content-length': 1000 });
      response.write('{"id":', () => socket.destroy());
    }) satisfies Answer,
    'the hub is busy with the first of two': problem({
      type: 'urn:escale:problem:idempotency-key-busy',
      status: 409,
    }),
    'the hub asks for patience': problem({ status: 503 }, { 'retry-after': '0' }),
    'no answer comes': silent,
  }))
    test(`is sent again with the same key when ${name}`, async (t) => {
      const { hub, received } = await serve(t, failure, made);
      const outcome = await createClient({ hub, timeout: 4000 }).bookings.create(request);
      assert.equal(outcome.status, 'made');
      assert.equal(received.length, 2);
      assert.equal(new Set(keys(received)).size, 1);
      assert.equal(received[0]?.body, received[1]?.body);
    });

  test('keeps the key that it was given, so that a person may try again later', async (t) => {
    const { hub, received } = await serve(t, dropped, dropped, dropped, made);
    const { bookings } = createClient({ hub });
    const key = newBookingKey();
    await assert.rejects(bookings.create(request, { key }), isNetworkError);
    assert.equal((await bookings.create(request, { key })).status, 'made');
    assert.deepEqual(keys(received), Array(4).fill(`"${key}"`));
  });

  test('that is refused is an answer: why, and the nearest free times; it is asked once', async (t) => {
    const { hub, received } = await serve(t, taken);
    assert.deepEqual(await createClient({ hub }).bookings.create(request), {
      status: 'refused',
      reason: 'taken',
      detail: 'Quelqu’un vient de réserver la dernière place.',
      alternatives: [{ start: '2026-11-23T13:00:00Z', end: '2026-11-23T17:00:00Z', free: 2 }],
    });
    assert.equal(received.length, 1);
  });

  test('that is badly made is an error and is asked once', async (t) => {
    const { hub, received } = await serve(t, problem({ type: 'urn:escale:problem:invalid-body', status: 400 }));
    await assert.rejects(createClient({ hub }).bookings.create(request), isProblemError);
    assert.equal(received.length, 1);
  });

  test('for which no answer ever comes ends by the deadline', async (t) => {
    const { hub } = await serve(t, silent);
    const began = performance.now();
    const call = createClient({ hub, timeout: 300 }).bookings.create(request);
    await assert.rejects(call, (error) => isTimeoutError(error) || isNetworkError(error));
    assert.ok(performance.now() - began < 1500);
  });

  test('can be given up, with the reason of the signal, and is not sent again', async (t) => {
    const arrived = Promise.withResolvers<void>();
    const { hub, received } = await serve(t, () => arrived.resolve());
    const controller = new AbortController();
    const call = createClient({ hub }).bookings.create(request, { signal: controller.signal });
    await arrived.promise;
    controller.abort();
    await assert.rejects(call, { name: 'AbortError' });
    await assert.rejects(
      createClient({ hub }).bookings.create(request, { signal: controller.signal }),
      { name: 'AbortError' },
      'a signal that was aborted before',
    );
    assert.equal(received.length, 1);
  });

  test('two equal ones are two bookings: they are never one request', async (t) => {
    const { hub, received } = await serve(t, made);
    const { bookings } = createClient({ hub });
    await Promise.all([bookings.create(request), bookings.create(request)]);
    assert.equal(new Set(keys(received)).size, 2);
  });

  test('quotes the characters of a key that a structured field must escape', async (t) => {
    const { hub, received } = await serve(t, made);
    await createClient({ hub }).bookings.create(request, { key: 'a"b\\c' });
    assert.deepEqual(keys(received), ['"a\\"b\\\\c"']);
  });
});

describe('the right to a booking', () => {
  const capability = 'c2VjcmV0';

  test('goes into the Authorization header and nowhere else', async (t) => {
    const { hub, received } = await serve(t, done);
    const { bookings } = createClient({ hub });
    assert.deepEqual(await bookings.get(booking.id, { capability }), booking);
    assert.equal((await bookings.confirm(booking.id, { capability })).status, 'confirmed');
    assert.equal((await bookings.cancel(booking.id, { capability })).status, 'cancelled');
    assert.equal((await bookings.erase(booking.id, { capability })).status, 'erased');
    const at = `/v1/bookings/${booking.id}`;
    assert.deepEqual(
      received.map(({ method, path }) => `${method} ${path}`),
      [`GET ${at}`, `POST ${at}/confirm`, `POST ${at}/cancel`, `DELETE ${at}/person`],
    );
    for (const { headers, path, body } of received) {
      assert.equal(headers.authorization, `Bearer ${capability}`);
      assert.ok(!`${path}${body}`.includes(capability));
    }
  });

  test('is no part of an error', async (t) => {
    const { hub } = await serve(t, problem({ type: 'urn:escale:problem:unauthorized', status: 401 }));
    await assert.rejects(createClient({ hub }).bookings.get(booking.id, { capability }), (error) => {
      assert.ok(isProblemError(error));
      assert.ok(!String(error.stack).includes(capability));
      return true;
    });
  });

  test('two holders of two rights never share an answer', async (t) => {
    const { hub, received } = await serve(t, done);
    const { bookings } = createClient({ hub });
    await Promise.all(['one', 'two'].map((each) => bookings.get(booking.id, { capability: each })));
    assert.deepEqual(received.map(({ headers }) => headers.authorization).sort(), ['Bearer one', 'Bearer two']);
  });

  test('that comes too late to cancel is a refusal', async (t) => {
    const late = problem({ type: 'urn:escale:problem:booking-refused', status: 409, reason: 'too-late' });
    const { hub } = await serve(t, late);
    const outcome = await createClient({ hub }).bookings.cancel(booking.id, { capability });
    assert.deepEqual(outcome, { status: 'refused', reason: 'too-late', detail: undefined, alternatives: [] });
  });
});

test('availability is asked with its query, and read', async (t) => {
  const availability = { place: '1002M', timeZone: 'Europe/Paris', resources: [], evaluatedAt: '2026-11-21T12:00:00Z' };
  const { hub, received } = await serve(t, (response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(availability)),
  );
  const { places } = createClient({ hub });
  assert.deepEqual(
    await places.availability('1002M', { resource: 'desks', from: '2026-11-23', days: 7 }),
    availability,
  );
  assert.equal(received[0]?.path, '/v1/places/1002M/availability?days=7&from=2026-11-23&resource=desks');
});

test('a key is a random UUID, also where the platform offers none', (t) => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  assert.match(newBookingKey(), uuid);
  Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true });
  t.after(() => Reflect.deleteProperty(crypto, 'randomUUID'));
  const made = Array.from({ length: 100 }, newBookingKey);
  for (const key of made) assert.match(key, uuid);
  assert.equal(new Set(made).size, 100);
});
