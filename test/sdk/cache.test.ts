import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient, isInvalidAnswerError, isProblemError } from '../../sdk/index.ts';
import { createMemory, REMEMBERED } from '../../sdk/memory.ts';
import { examples } from '../../tools/contract-examples.ts';
import { answering, json, problem, stoppedClock } from './answering.ts';

const hub = 'https://hub.example';
const tagged = (headers: Record<string, string> = {}) => json(examples.getNetwork, { etag: '"1"', ...headers });
const unchanged =
  (headers: Record<string, string> = {}) =>
  () =>
    new Response(null, { status: 304, headers });

test('an answer with a tag is revalidated, and the same object when it still holds', async () => {
  const { fetch, requests } = answering(tagged(), unchanged());
  const client = createClient({ hub, fetch });
  const first = await client.network();
  assert.equal(await client.network(), first);
  assert.equal(await client.network(), first);
  assert.deepEqual(
    requests.map(({ headers }) => headers.get('if-none-match')),
    [null, '"1"', '"1"'],
  );
});

test('a decoded map that still holds is the same object too', async () => {
  const { fetch } = answering(json(examples.getMap, { etag: 'W/"m"' }), unchanged());
  const { places } = createClient({ hub, fetch });
  assert.equal(await places.map({ kind: ['cafe'] }), await places.map({ kind: ['cafe'] }));
});

test('an answer that changed is the new one, with its own tag', async () => {
  const changed = { ...examples.getNetwork, notice: 'Grève le 4 décembre' };
  const { fetch, requests } = answering(tagged(), json(changed, { etag: '"2"' }), unchanged());
  const client = createClient({ hub, fetch });
  await client.network();
  assert.deepEqual(await client.network(), changed);
  assert.deepEqual(await client.network(), changed);
  assert.deepEqual(
    requests.map(({ headers }) => headers.get('if-none-match')),
    [null, '"1"', '"2"'],
  );
});

test('a 304 may bring a new tag', async () => {
  const { fetch, requests } = answering(tagged(), unchanged({ etag: '"1b"' }));
  const client = createClient({ hub, fetch });
  for (let call = 0; call < 3; call++) await client.network();
  assert.deepEqual(
    requests.map(({ headers }) => headers.get('if-none-match')),
    [null, '"1"', '"1b"'],
  );
});

test('nobody is asked while the hub says that its answer is fresh', async (t) => {
  const pass = stoppedClock(t);
  const { fetch, requests } = answering(tagged({ 'cache-control': 'public, max-age=60' }), unchanged());
  const client = createClient({ hub, fetch });
  const first = await client.network();
  await pass(59_900);
  assert.equal(await client.network(), first);
  assert.equal(requests.length, 1);
  await pass(200);
  assert.equal(await client.network(), first);
  assert.equal(requests.length, 2);
});

test('a 304 makes an answer fresh again', async (t) => {
  const pass = stoppedClock(t);
  const { fetch, requests } = answering(tagged(), unchanged({ 'cache-control': 'max-age=60' }));
  const client = createClient({ hub, fetch });
  await client.network();
  await client.network();
  await pass(30_000);
  await client.network();
  assert.equal(requests.length, 2);
});

for (const [name, answer, sent] of [
  ['no tag', json(examples.getNetwork, { 'cache-control': 'max-age=60' }), [null, null]],
  ['no-store', tagged({ 'cache-control': 'no-store, max-age=60' }), [null, null]],
  ['no-cache', tagged({ 'cache-control': 'no-cache, max-age=60' }), [null, '"1"']],
] as const) {
  test(`${name} is obeyed`, async () => {
    const { fetch, requests } = answering(answer);
    const client = createClient({ hub, fetch });
    await client.network();
    await client.network();
    assert.deepEqual(
      requests.map(({ headers }) => headers.get('if-none-match')),
      sent,
    );
  });
}

test('a failure neither answers from memory nor forgets', async () => {
  const { fetch, requests } = answering(tagged(), problem(500), unchanged());
  const client = createClient({ hub, fetch });
  const first = await client.network();
  await assert.rejects(client.network(), isProblemError);
  assert.equal(await client.network(), first);
  assert.deepEqual(
    requests.map(({ headers }) => headers.get('if-none-match')),
    [null, '"1"', '"1"'],
  );
});

test('an answer of another shape is not remembered', async () => {
  const { fetch, requests } = answering(json({ name: 'x' }, { etag: '"bad"' }));
  const client = createClient({ hub, fetch });
  for (let call = 0; call < 2; call++) await assert.rejects(client.network(), isInvalidAnswerError);
  assert.deepEqual(
    requests.map(({ headers }) => headers.get('if-none-match')),
    [null, null],
  );
});

test('a 304 that nobody asked for is an invalid answer', async () => {
  await assert.rejects(createClient({ hub, fetch: answering(unchanged()).fetch }).network(), isInvalidAnswerError);
});

test('clients do not share what they remember: their languages differ', async () => {
  const { fetch, requests } = answering(tagged());
  await createClient({ hub, fetch, language: 'fr' }).network();
  await createClient({ hub, fetch, language: 'en' }).network();
  assert.deepEqual(
    requests.map(({ headers }) => headers.get('if-none-match')),
    [null, null],
  );
});

test('memory is bounded: what was used longest ago is forgotten first', () => {
  const memory = createMemory();
  const remember = (address: string, value: number) =>
    memory.remember(address, value, new Headers({ etag: `"${value}"` }));
  for (let n = 0; n < REMEMBERED; n++) remember(String(n), n);
  assert.equal(memory.recall('0')?.value, 0);
  remember('new', -1);
  assert.equal(memory.recall('1'), undefined);
  assert.equal(memory.recall('0')?.value, 0);
  assert.equal(memory.recall('2')?.value, 2);
  memory.remember('0', 0, new Headers());
  assert.equal(memory.recall('0'), undefined);
});

test('a client that reads a thousand places still revalidates the latest', async () => {
  const { fetch, requests } = answering(json(examples.getPlace, { etag: '"p"' }));
  const { places } = createClient({ hub, fetch });
  for (let n = 0; n < 1000; n++) await places.get(String(n));
  await places.get('999');
  await places.get('0');
  assert.deepEqual(
    requests.slice(-2).map(({ headers }) => headers.get('if-none-match')),
    ['"p"', null],
  );
});
