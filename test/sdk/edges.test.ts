/** What only a direct look at the parts of the client tells: names in messages, edges of time, what is left behind. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { orAborted } from '../../sdk/abort.ts';
import { createBookings } from '../../sdk/bookings.ts';
import { connect } from '../../sdk/connection.ts';
import { createExchange } from '../../sdk/exchange.ts';
import { type Client, createClient, isEscaleError, isInvalidAnswerError, isNetworkError } from '../../sdk/index.ts';
import { NetworkError, ProblemError } from '../../sdk/index.ts';
import { formatPlaceId, parsePlaceId } from '../../sdk/place-id.ts';
import { retry } from '../../sdk/retry.ts';
import { send } from '../../sdk/send.ts';
import { createShare } from '../../sdk/share.ts';
import { readAnswer } from '../../sdk/trouble.ts';
import { expandBookingUrl } from '../../sdk/uri-template.ts';
import { inTime, pause } from '../../sdk/waits.ts';
import { examples } from '../../tools/contract-examples.ts';
import { type Answer, answering, json, problem, quiet, refused, silent, stoppedClock } from './answering.ts';

const hub = 'https://hub.example';
const url = new URL('https://hub.example/v1');
const boom = new Error('boom');

/** A signal that counts who listens to it. */
function watched() {
  const controller = new AbortController();
  const { signal } = controller;
  let listeners = 0;
  const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
  const seen = new Set<unknown>();
  signal.addEventListener = (type: string, listener: EventListenerOrEventListenerObject) => {
    seen.add(listener);
    listeners += 1;
    add(type as 'abort', listener as EventListener);
  };
  signal.removeEventListener = (type: string, listener: EventListenerOrEventListenerObject) => {
    if (type === 'abort' && seen.delete(listener)) listeners -= 1;
    remove(type as 'abort', listener as EventListener);
  };
  return { controller, signal, listeners: () => listeners };
}

describe('a signal', () => {
  test('that outlives a call keeps nothing of it, however the call ended', async () => {
    const { signal, listeners } = watched();
    assert.equal(await orAborted(Promise.resolve(1), signal), 1);
    await assert.rejects(orAborted(Promise.reject(boom), signal), boom);
    await quiet();
    assert.equal(listeners(), 0);
  });

  test('that is aborted ends the call and its work, with its reason', async () => {
    const { controller, signal } = watched();
    let inner: AbortSignal | undefined;
    const call = inTime(
      1000,
      () => boom,
      signal,
      (given) => {
        inner = given;
        return new Promise(() => undefined);
      },
    );
    const reason = new Error('gone');
    controller.abort(reason);
    await assert.rejects(call, reason);
    assert.equal(inner?.reason, reason);
  });

  test('that was aborted before begins no work', async () => {
    const begun = () => assert.fail('begun');
    await assert.rejects(
      inTime(1000, () => boom, AbortSignal.abort(boom), begun),
      boom,
    );
  });
});

describe('time', () => {
  test('that is over ends the work with its error; work that is done leaves no timer', async (t) => {
    const pass = stoppedClock(t);
    const cleared = t.mock.method(globalThis, 'clearTimeout');
    assert.equal(
      await inTime(
        1000,
        () => boom,
        undefined,
        () => Promise.resolve(2),
      ),
      2,
    );
    assert.equal(cleared.mock.callCount(), 1);
    const late = inTime(
      1000,
      () => boom,
      undefined,
      () => new Promise(() => undefined),
    );
    const end = assert.rejects(late, boom);
    await pass(1000);
    await end;
  });

  test('of a pause is over when it has passed, or at once when the signal is aborted', async (t) => {
    const pass = stoppedClock(t);
    const cleared = t.mock.method(globalThis, 'clearTimeout');
    const controller = new AbortController();
    const ended: string[] = [];
    const waits = [
      pause(500, controller.signal).then(() => ended.push('short')),
      pause(5000, controller.signal).then(() => ended.push('long')),
    ];
    await pass(500);
    assert.deepEqual(ended, ['short']);
    controller.abort();
    await Promise.all(waits);
    assert.deepEqual(ended, ['short', 'long']);
    assert.ok(cleared.mock.callCount() >= 1);
  });
});

describe('a retry', () => {
  const never = (): Promise<never> => Promise.reject(new NetworkError(url, boom));

  test('is not begun when its wait would end at the deadline or after it', async (t) => {
    stoppedClock(t);
    let tries = 0;
    const attempt = () => {
      tries += 1;
      return never();
    };
    const options = { signal: new AbortController().signal, random: () => 0, wait: () => Promise.resolve() };
    await assert.rejects(retry(attempt, { ...options, deadline: Date.now() }), isNetworkError);
    assert.equal(tries, 1);
    await assert.rejects(retry(attempt, { ...options, deadline: Date.now() + 1 }), isNetworkError);
    assert.equal(tries, 1 + 3);
  });

  test('tells why it was given up, rather than how the attempt failed', async () => {
    const controller = new AbortController();
    const attempt = () => {
      controller.abort(boom);
      return never();
    };
    await assert.rejects(retry(attempt, { signal: controller.signal, deadline: Infinity }), boom);
  });
});

test('a request that fails because it is aborted rejects with the reason', async () => {
  const exchange = createExchange(() => Promise.reject(new TypeError('fetch failed')), undefined);
  await assert.rejects(exchange(url, {}, AbortSignal.abort(boom)), boom);
  await assert.rejects(exchange(url, {}, new AbortController().signal), isNetworkError);
});

test('work that was given up takes nothing from equal work that came after it', async () => {
  const share = createShare();
  const limit = { timeout: Infinity, late: () => boom };
  const works: PromiseWithResolvers<number>[] = [];
  const ask = (signal?: AbortSignal) =>
    share('key', signal, () => (works.push(Promise.withResolvers()), works.at(-1)!.promise), limit);
  const leaver = new AbortController();
  const left = ask(leaver.signal);
  leaver.abort(boom);
  const second = ask();
  await assert.rejects(left, boom);
  await quiet();
  const joins = ask();
  assert.equal(works.length, 2);
  works[1]?.resolve(7);
  assert.deepEqual(await Promise.all([second, joins]), [7, 7]);
});

describe('what is sent', () => {
  /** What `fetch` was called with. */
  const sending = async (message: Parameters<typeof send>[2], answer: Answer = json({ ok: true })) => {
    const sent: RequestInit[] = [];
    const { fetch } = answering(answer);
    const connection = connect(
      { hub, fetch: (address, init) => (sent.push(init), fetch(address, init)), timeout: 1000 },
      () => assert.fail('nothing went wrong'),
    );
    const value = await send(connection, 'v1/x', message, (body) => body, undefined);
    return { value, sent: sent[0]! };
  };

  test('has a body and its type only when there is something to say', async () => {
    const { sent } = await sending({ method: 'DELETE', headers: { authorization: 'Bearer a' } });
    assert.equal(sent.method, 'DELETE');
    assert.equal(sent.body, undefined);
    assert.deepEqual(sent.headers, { accept: 'application/json', authorization: 'Bearer a' });
    const { sent: told } = await sending({ method: 'POST', headers: {}, body: { a: 1 } });
    assert.equal(told.body, '{"a":1}');
    assert.deepEqual(told.headers, { accept: 'application/json', 'content-type': 'application/json' });
  });

  test('is given up after half of the time, because a silent connection is often dead', async (t) => {
    const pass = stoppedClock(t);
    const { fetch, requests } = answering(silent, refused);
    const connection = connect({ hub, fetch, timeout: 4000 }, () => assert.fail('nothing is read'));
    const call = send(connection, 'v1/x', { method: 'GET', headers: {} }, (body) => body, undefined);
    const end = assert.rejects(call, isNetworkError);
    await pass(1900);
    assert.equal(requests.length, 1);
    await pass(2200);
    assert.ok(requests.length > 1);
    assert.equal((requests[0]?.signal.reason as NetworkError).cause, 'no answer in half of the time');
    await end;
  });
});

describe('a refusal', () => {
  test('without a reason is that of what cannot be booked, with no other time', async () => {
    const { fetch } = answering(problem(409, { type: 'urn:escale:problem:booking-refused', final: true }));
    const bookings = createBookings(connect({ hub, fetch }, () => assert.fail('not needed')));
    assert.deepEqual(await bookings.confirm('a', { capability: 'b' }), {
      ...{ status: 'refused', reason: 'not-bookable', detail: undefined, alternatives: [] },
    });
  });
});

describe('an answer', () => {
  const answer = (body: string, status: number, headers: Record<string, string> = {}) => ({
    response: new Response(null, { status, headers }),
    text: body,
  });
  const read = (body: string, status: number, headers?: Record<string, string>) =>
    readAnswer(url, answer(body, status, headers), (value) => value);

  test('of a gateway is a problem, that of a stranger is none of a hub, and its kind is told', () => {
    for (const status of [429, 500, 502, 503])
      assert.throws(() => read('<p>', status), { name: 'ProblemError', status });
    for (const status of [200, 400, 404, 499])
      assert.throws(
        () => read('<p>', status),
        (error) =>
          isInvalidAnswerError(error) &&
          error.message.endsWith(`is this a hub? It answered ${status} without a media type`),
      );
    assert.throws(() => read('<p>', 404, { 'content-type': 'text/html' }), /It answered 404 text\/html$/);
  });

  test('that is well needs none of the code for trouble, whoever remembers it or not', async () => {
    const { fetch } = answering(json(examples.getNetwork));
    const connection = connect({ hub, fetch }, () => assert.fail('nothing went wrong'));
    assert.deepEqual(await connection.get('v1', (body) => body), examples.getNetwork);
  });

  test('that says no is an error, even to who would read anything', async () => {
    const { fetch } = answering(problem(404));
    const connection = connect({ hub, fetch }, () => Promise.resolve({ readAnswer, retry }));
    await assert.rejects(
      connection.get('v1', (body) => body),
      { name: 'ProblemError', status: 404 },
    );
  });

  test('that went wrong where the code for trouble cannot be had is told all the same', async () => {
    const without = (...answers: [Answer]) =>
      connect({ hub, fetch: answering(...answers).fetch }, () => Promise.reject(boom)).get('v1', (body) => body);
    await assert.rejects(without(problem(404)), (error) => isNetworkError(error) && error.cause === boom);
    await assert.rejects(without(refused), (error) => isNetworkError(error) && error.cause !== boom);
  });

  test('of another shape is named by what it should have been', async () => {
    const asks: Readonly<Record<string, (client: Client) => Promise<unknown>>> = {
      Network: (client) => client.network(),
      PlaceList: (client) => client.places.search(),
      Place: (client) => client.places.get('1002M'),
      MapPayload: (client) => client.places.map(),
      Availability: (client) => client.places.availability('1002M'),
      LabelList: (client) => client.labels.list(),
      Label: (client) => client.labels.get('a'),
      PlaceLabels: (client) => client.labels.ofPlace('1002M'),
      Impact: (client) => client.impact.get(),
      ImpactFactors: (client) => client.impact.factors(),
      TerritoryList: (client) => client.territories.search({ q: 'redon' }),
      Booking: (client) => client.bookings.get('a', { capability: 'b' }),
    };
    for (const [name, ask] of Object.entries(asks)) {
      const { fetch } = answering(json({ hello: 'world' }));
      await assert.rejects(
        ask(createClient({ hub, fetch })),
        (error) => isInvalidAnswerError(error) && error.message.includes(`: not a ${name};`),
        name,
      );
    }
  });

  test('of pages that lead back to one another is told as such', async () => {
    const { fetch } = answering(
      json({ ...examples.searchPlaces, links: { ...examples.searchPlaces.links, next: '/v1/places?page=2' } }),
    );
    const read = async () => {
      for await (const place of createClient({ hub, fetch }).places.all()) assert.ok(place.id);
    };
    await assert.rejects(read(), /a next page that was already read$/);
  });
});

test('an error is the client’s by its name and address, whole', () => {
  const named = (name: string) => isEscaleError({ address: hub, name });
  assert.deepEqual(['NetworkError', 'TimeoutError', 'MyNetworkError', 'NetworkErrors', 'Error'].map(named), [
    true,
    true,
    false,
    false,
    false,
  ]);
  const bare = new ProblemError(url, { type: 'about:blank', title: 'Unavailable', status: 503 });
  assert.equal(bare.message, 'https://hub.example/v1: 503 Unavailable');
});

describe('the id of a place', () => {
  test('has twelve characters at most, of the alphabet alone', () => {
    const id = formatPlaceId(1002);
    assert.equal(parsePlaceId(id.padStart(12, '0')), 1002);
    assert.equal(parsePlaceId(id.padStart(13, '0')), undefined);
    // With a character that is none, the sum of the others may be right by chance.
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    for (const one of alphabet)
      for (const other of alphabet) assert.equal(parsePlaceId(`${one}!${other}`), undefined, `${one}!${other}`);
  });

  test('of no number is refused by that number', () => {
    for (const number of [-1, 1.5, 2 ** 53])
      assert.throws(() => formatPlaceId(number), { name: 'RangeError', message: `Not a place number: ${number}` });
  });
});

describe('a booking link', () => {
  test('may stand between spaces, be of http, and be a site alone', () => {
    assert.equal(expandBookingUrl('  https://a.example/b?n={seats} ', { seats: 2 }), 'https://a.example/b?n=2');
    assert.equal(expandBookingUrl('http://a.example/b'), 'http://a.example/b');
    assert.equal(expandBookingUrl('HTTPS://a.example'), 'https://a.example/');
    assert.equal(expandBookingUrl('https://a.example?r={ref}', { ref: 'x' }), 'https://a.example/?r=x');
  });

  test('is none when an address of the web only comes in the middle of it', () => {
    assert.equal(expandBookingUrl('javascript:https://a.example/'), undefined);
    assert.equal(expandBookingUrl('https:///{ref}/', { ref: 'a.example' }), undefined);
  });

  test('takes what is filled in letter by letter, half of a character as nothing', () => {
    assert.equal(
      expandBookingUrl('https://a.example/?r={ref}', { ref: "a!'()*b" }),
      'https://a.example/?r=a%21%27%28%29%2Ab',
    );
    assert.equal(expandBookingUrl('https://a.example/?r={ref}', { ref: 'a\ud800b' }), 'https://a.example/?r=ab');
  });
});
