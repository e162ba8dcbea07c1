import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient, isTimeoutError } from '../../sdk/index.ts';
import { examples } from '../../tools/contract-examples.ts';
import { answering, deaf, json, problem, quiet, silent, stoppedClock } from './answering.ts';

const hub = 'https://hub.example';
const network = json(examples.getNetwork);

/** An answer that comes when told to. */
function held() {
  const { promise, resolve } = Promise.withResolvers<Response>();
  return { answer: () => promise, release: () => resolve(Response.json(examples.getNetwork)) };
}

test('equal calls under way are one request and one object', async () => {
  const { answer, release } = held();
  const { fetch, requests } = answering(answer);
  const client = createClient({ hub, fetch });
  const calls = Promise.all([client.network(), client.network(), client.network()]);
  release();
  const [first, ...others] = await calls;
  assert.equal(requests.length, 1);
  for (const other of others) assert.equal(other, first);
});

test('queries that differ only in the order of their keys are equal', async () => {
  const { fetch, requests } = answering(json(examples.searchPlaces));
  const { places } = createClient({ hub, fetch });
  await Promise.all([places.search({ q: 'a', limit: 5 }), places.search({ limit: 5, q: 'a' })]);
  assert.equal(requests.length, 1);
});

test('different calls, clients and later calls are requests of their own', async () => {
  const { fetch, requests } = answering(json(examples.searchPlaces));
  const client = createClient({ hub, fetch });
  await Promise.all([client.places.search({ q: 'a' }), client.places.search({ q: 'b' })]);
  await client.places.search({ q: 'a' });
  await createClient({ hub, fetch }).places.search({ q: 'a' });
  assert.equal(requests.length, 4);
});

test('all who share a call are told of its failure, and the next call is a new try', async () => {
  const { fetch, requests } = answering(problem(404), network);
  const client = createClient({ hub, fetch });
  const both = await Promise.allSettled([client.network(), client.network()]);
  assert.deepEqual(
    both.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  assert.deepEqual(await client.network(), examples.getNetwork);
  assert.equal(requests.length, 2);
});

test('who aborts leaves alone: the others still get the answer', async () => {
  const { answer, release } = held();
  const { fetch, requests } = answering(answer);
  const client = createClient({ hub, fetch });
  const leaver = new AbortController();
  const left = client.network({ signal: leaver.signal });
  const stayed = client.network();
  const reason = new Error('the element was removed');
  leaver.abort(reason);
  await assert.rejects(left, reason);
  assert.equal(requests[0]?.signal.aborted, false);
  release();
  assert.deepEqual(await stayed, examples.getNetwork);
});

test('the request is aborted when the last one leaves, and a later call asks anew', async () => {
  const { fetch, requests } = answering(silent, network);
  const client = createClient({ hub, fetch });
  const [one, two] = [new AbortController(), new AbortController()];
  const first = client.network({ signal: one.signal });
  const second = client.network({ signal: two.signal });
  const given = () => requests[0]?.signal.aborted;
  one.abort();
  await assert.rejects(first, { name: 'AbortError' });
  assert.equal(given(), false);
  two.abort();
  // Asked at once, before the first request has noticed that it is not wanted any more.
  const anew = client.network();
  await assert.rejects(second, { name: 'AbortError' });
  assert.equal(given(), true);
  assert.deepEqual(await anew, examples.getNetwork);
});

test('a signal that was aborted before asks for nothing', async () => {
  const { fetch, requests } = answering(network);
  const reason = { any: 'value' };
  await assert.rejects(
    createClient({ hub, fetch }).network({ signal: AbortSignal.abort(reason) }),
    (error) => error === reason,
  );
  assert.equal(requests.length, 0);
});

test('aborting ends the wait before another try', async (t) => {
  const pass = stoppedClock(t);
  const { fetch, requests } = answering(problem(503, {}, { 'retry-after': '5' }));
  const controller = new AbortController();
  const call = assert.rejects(createClient({ hub, fetch }).network({ signal: controller.signal }), {
    name: 'AbortError',
  });
  await pass(1000);
  controller.abort();
  await call;
  await pass(10_000);
  assert.equal(requests.length, 1);
});

test('a fetch that heeds no signal holds nobody back', async (t) => {
  const pass = stoppedClock(t);
  const client = createClient({ hub, fetch: answering(deaf).fetch, timeout: 300 });
  const controller = new AbortController();
  const left = client.network({ signal: controller.signal });
  const late = assert.rejects(client.places.get('1'), isTimeoutError);
  controller.abort(new Error('left'));
  await assert.rejects(left, { message: 'left' });
  await pass(300);
  await late;
});

test('a signal that outlives its calls keeps no listener', async (t) => {
  const { signal } = new AbortController();
  const added = t.mock.method(signal, 'addEventListener');
  const removed = t.mock.method(signal, 'removeEventListener');
  const client = createClient({ hub, fetch: answering(network).fetch });
  for (let call = 0; call < 5; call++) await client.network({ signal });
  await quiet();
  assert.ok(added.mock.callCount() >= 5);
  assert.equal(removed.mock.callCount(), added.mock.callCount());
});

test('a timer that was not needed is cleared, so that a process may end', async (t) => {
  const clear = t.mock.method(globalThis, 'clearTimeout');
  const set = t.mock.method(globalThis, 'setTimeout');
  await createClient({ hub, fetch: answering(network).fetch }).network();
  assert.ok(set.mock.callCount() >= 1);
  for (const { result } of set.mock.calls) {
    assert.ok(clear.mock.calls.some(({ arguments: [timer] }) => timer === result));
  }
});
