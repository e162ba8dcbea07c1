import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import { runInNewContext } from 'node:vm';
import {
  createClient,
  EscaleError,
  InvalidAnswerError,
  isEscaleError,
  isInvalidAnswerError,
  isNetworkError,
  isProblemError,
  isTimeoutError,
  NetworkError,
  ProblemError,
  TimeoutError,
} from '../../sdk/index.ts';
import { examples } from '../../tools/contract-examples.ts';
import { type Answer, answering, json, problem, refused, text } from './answering.ts';

const url = new URL('https://hub.example/v1/places?near=48.11,-1.68&q=secret');
const guards = { isInvalidAnswerError, isNetworkError, isProblemError, isTimeoutError };
const family = {
  isInvalidAnswerError: new InvalidAnswerError(url, 'is a page'),
  isNetworkError: new NetworkError(url, new Error('ECONNREFUSED')),
  isProblemError: new ProblemError(url, { type: 'about:blank', title: 'Gone', status: 410 }),
  isTimeoutError: new TimeoutError(url, 500),
};

// The tries of this file follow each other without a wait.
mock.method(Math, 'random', () => 0);

/** How a call that gets this answer, every time, ends. */
async function failure(answer: Answer): Promise<unknown> {
  const client = createClient({ hub: 'https://hub.example', fetch: answering(answer).fetch, timeout: 5_000 });
  return client.places.search({ q: 'secret', near: [48.11, -1.68] }).then(
    () => assert.fail('the call succeeded'),
    (error: unknown) => error,
  );
}

for (const [name, error] of Object.entries(family)) {
  test(`each error is told by its own guard: ${name}`, () => {
    for (const [other, is] of Object.entries(guards)) assert.equal(is(error), other === name, other);
    assert.ok(isEscaleError(error));
    assert.ok(error instanceof EscaleError && error instanceof Error);
  });

  test(`an error of another realm or copy is told as well: ${name}`, () => {
    const { name: kind, address } = error;
    const stranger: unknown = runInNewContext('Object.assign(new Error(), { name: kind, address })', { kind, address });
    assert.equal(stranger instanceof Error, false);
    assert.equal(guards[name as keyof typeof guards](stranger), true);
  });

  test(`an error says where, without what was asked: ${name}`, () => {
    assert.equal(error.address, 'https://hub.example/v1/places');
    assert.match(error.message, /^https:\/\/hub\.example\/v1\/places: ./);
    assert.doesNotMatch(`${error.stack} ${JSON.stringify(error)}`, /secret|48\.11/);
  });
}

test('what is no error of ours is none', () => {
  const strangers = [
    undefined,
    null,
    'TimeoutError',
    new Error('x'),
    new DOMException('x', 'TimeoutError'),
    { address: 'x' },
  ];
  for (const stranger of [...strangers, { name: 'TypeError', address: 'x' }]) {
    for (const is of [isEscaleError, ...Object.values(guards)]) assert.equal(is(stranger), false);
  }
});

describe('a problem', () => {
  const errors = [{ parameter: 'radius', detail: 'Entre 1 et 500 000.' }];
  const refusal = {
    type: 'urn:escale:problem:invalid-parameters',
    title: 'Paramètres',
    detail: 'Voyez.',
    errors,
    later: 1,
  };

  test('is carried whole, with its status, and told in the message', async () => {
    const error = await failure(problem(400, refusal));
    assert.ok(isProblemError(error));
    assert.deepEqual(error.problem, { ...refusal, status: 400 });
    assert.equal(error.status, 400);
    assert.match(error.message, /400 Paramètres \(Voyez\.\)/);
  });

  test('without a detail names the parameters that are wrong', async () => {
    const wrong = [
      { parameter: 'radius', detail: '« secret »' },
      { pointer: '/items/0', detail: '…' },
    ];
    const error = await failure(problem(400, { errors: wrong }));
    assert.ok(isProblemError(error));
    assert.match(error.message, /400 Unavailable \(radius, \/items\/0\)$/);
  });

  test('has the status of its answer, whatever its body says', async () => {
    const error = await failure(problem(404, { status: 503 }));
    assert.ok(isProblemError(error));
    assert.equal(error.status, 404);
  });

  test('of a gateway that says nothing else is about:blank', async () => {
    const error = await failure(text('<html>Bad gateway</html>', 502, { 'content-type': 'text/html' }));
    assert.ok(isProblemError(error));
    assert.equal(error.problem.type, 'about:blank');
    assert.equal(error.status, 502);
  });

  test('tells how long the hub asked to wait', async () => {
    const error = await failure(problem(503, {}, { 'retry-after': '7' }));
    assert.ok(isProblemError(error));
    assert.equal(error.retryAfter, 7);
  });
});

describe('an invalid answer', () => {
  for (const [name, answer, sentence] of [
    [
      'a page',
      text('<!doctype html><title>Mairie</title>', 200, { 'content-type': 'text/html' }),
      /is this a hub\? It answered 200 text\/html/,
    ],
    [
      'a missing page',
      text('<h1>404</h1>', 404, { 'content-type': 'text/html' }),
      /is this a hub\? It answered 404 text\/html/,
    ],
    ['JSON cut short', text('{"items":[', 200, { 'content-type': 'application/json' }), /JSON/],
    ['nothing', text(''), /JSON/],
    ['another shape', json({ items: [{ id: 1 }], links: {}, total: '3' }), /not a PlaceList/],
    ['null', json(null), /not a PlaceList/],
    ['an error that is no problem', json({ error: 'nope' }), /not a PlaceList/],
    ['a refusal that is no problem', () => Response.json({ error: 'nope' }, { status: 403 }), /not a Problem/],
  ] as const) {
    test(`is told in a sentence: ${name}`, async () => {
      const error = await failure(answer);
      assert.ok(isInvalidAnswerError(error), String(error));
      assert.match(error.message, sentence);
      assert.ok(error.cause instanceof Error);
    });
  }

  test('is what a map with columns of unequal length is', async () => {
    const { fetch } = answering(json({ ...examples.getMap, lat: [1] }));
    const call = createClient({ hub: 'https://hub.example', fetch }).places.map();
    await assert.rejects(
      call,
      (error) => isInvalidAnswerError(error) && error.message.includes('1 entries in « lat », 2 in « id »'),
    );
  });
});

test('a failed connection keeps its cause', async () => {
  const error = await failure(refused);
  assert.ok(isNetworkError(error));
  assert.ok(error.cause instanceof TypeError);
});
