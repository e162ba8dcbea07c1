import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import fc from 'fast-check';
import {
  createClient,
  isNetworkError,
  isProblemError,
  isTimeoutError,
  NetworkError,
  ProblemError,
} from '../../sdk/index.ts';
import { parseRetryAfter, retry } from '../../sdk/retry.ts';
import { examples } from '../../tools/contract-examples.ts';
import { type Answer, answering, json, problem, refused, silent, stoppedClock, text } from './answering.ts';

const hub = 'https://hub.example';
const network = json(examples.getNetwork);

/** Requests made, and how the call ended, once the clock can change nothing any more. */
async function play(t: TestContext, timeout: number, ...answers: [Answer, ...Answer[]]) {
  const pass = stoppedClock(t);
  const { fetch, requests } = answering(...answers);
  const began = Date.now();
  let after = NaN;
  const call = createClient({ hub, fetch, timeout })
    .network()
    .then(
      (value) => ({ value, error: undefined }),
      (error: unknown) => ({ value: undefined, error }),
    )
    .finally(() => (after = Date.now() - began));
  await pass(timeout + 1000);
  const { value, error } = await call;
  return { tries: requests.length, value, error, after };
}

for (const [name, answer] of Object.entries({
  'a failed connection': refused,
  'a 429': problem(429),
  'a 502': text('<html>Bad gateway', 502),
  'a 503': problem(503),
  'a 504': text('', 504),
})) {
  test(`${name} is tried again`, async (t) => {
    const { value, tries } = await play(t, 10_000, answer, network);
    assert.deepEqual(value, examples.getNetwork);
    assert.equal(tries, 2);
  });

  test(`${name} that stays is told after three tries`, async (t) => {
    const { error, tries } = await play(t, 10_000, answer);
    assert.ok(isProblemError(error) || isNetworkError(error));
    assert.equal(tries, 3);
  });
}

for (const [name, answer] of Object.entries({
  'a 400': problem(400),
  'a 404': problem(404),
  'a 500': problem(500),
  'a 501': text('', 501),
  'another shape': json({ name: 'x' }),
  'a page': text('<!doctype html>'),
  'a 503 that says it is final': problem(503, { final: true }),
})) {
  test(`${name} is not tried again`, async (t) => {
    const { error, tries } = await play(t, 10_000, answer, network);
    assert.ok(error);
    assert.equal(tries, 1);
  });
}

test('Retry-After in seconds is waited for', async (t) => {
  const { value, after } = await play(t, 10_000, problem(503, {}, { 'retry-after': '3' }), network);
  assert.deepEqual(value, examples.getNetwork);
  assert.ok(after >= 3000 && after <= 3500, `${after} ms`);
});

test('Retry-After as a date is waited for', async (t) => {
  const date = 'Sat, 21 Nov 2026 12:00:04 GMT';
  const { value, after } = await play(t, 10_000, problem(429, {}, { 'retry-after': date }), network);
  assert.deepEqual(value, examples.getNetwork);
  assert.ok(after >= 4000 && after <= 4500, `${after} ms`);
});

test('a Retry-After beyond the deadline is not waited for: the problem is told at once', async (t) => {
  const { error, tries, after } = await play(t, 5_000, problem(503, {}, { 'retry-after': '60' }), network);
  assert.ok(isProblemError(error));
  assert.equal(error.retryAfter, 60);
  assert.deepEqual({ tries, after }, { tries: 1, after: 0 });
});

test('silence ends at the deadline', async (t) => {
  const { error, tries, after } = await play(t, 2_000, silent);
  assert.ok(isTimeoutError(error));
  assert.deepEqual({ tries, after }, { tries: 1, after: 2000 });
});

test('the deadline counts the tries before', async (t) => {
  const { error, after } = await play(t, 2_000, refused, silent);
  assert.ok(isTimeoutError(error));
  assert.equal(after, 2000);
});

test('a timeout of Infinity never comes', async (t) => {
  const pass = stoppedClock(t);
  let settled = false;
  const controller = new AbortController();
  const client = createClient({ hub, fetch: answering(silent).fetch, timeout: Infinity });
  const call = client.network({ signal: controller.signal }).finally(() => (settled = true));
  call.catch(() => undefined);
  await pass(60_000);
  assert.equal(settled, false);
  controller.abort();
  await assert.rejects(call, { name: 'AbortError' });
});

describe('waits', () => {
  const failing = () => Promise.reject(new NetworkError(new URL(hub), undefined));
  const { signal } = new AbortController();
  const waitsFor = async (random: number, deadline = Infinity): Promise<number[]> => {
    const waits: number[] = [];
    const wait = async (milliseconds: number) => void waits.push(milliseconds);
    await assert.rejects(retry(failing, { signal, deadline, random: () => random, wait }), isNetworkError);
    return waits;
  };

  test('are drawn evenly below a ceiling that doubles', async () => {
    assert.deepEqual(await waitsFor(0), [0, 0]);
    assert.deepEqual(await waitsFor(0.5), [200, 400]);
    assert.deepEqual(await waitsFor(1), [400, 800]);
  });

  test('are not begun when they would end after the deadline', async () => {
    assert.deepEqual(await waitsFor(0.5, Date.now() - 1), []);
  });

  test('come on top of what the hub asked for, so that clients do not return together', async () => {
    const waits: number[] = [];
    const busy = new ProblemError(new URL(hub), { type: 'about:blank', title: '', status: 503 }, 1);
    const attempt = () => Promise.reject(busy);
    const wait = async (milliseconds: number) => void waits.push(milliseconds);
    await assert.rejects(retry(attempt, { signal, deadline: Infinity, random: () => 0.25, wait }), isProblemError);
    assert.deepEqual(waits, [1100, 1200]);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');

  test('is seconds or a date', () => {
    assert.equal(parseRetryAfter('120', now), 120);
    assert.equal(parseRetryAfter(' 0 ', now), 0);
    assert.equal(parseRetryAfter('Sat, 21 Nov 2026 12:01:30 GMT', now), 90);
  });

  test('in the past is now', () => {
    assert.equal(parseRetryAfter('Fri, 20 Nov 2026 12:00:00 GMT', now), 0);
  });

  test('that cannot be read is none', () => {
    for (const header of [null, '', 'soon', '1.5e', 'NaN'])
      assert.equal(parseRetryAfter(header, now), undefined, String(header));
  });

  test('is never negative or not a number, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        const seconds = parseRetryAfter(header, now);
        assert.ok(seconds === undefined || seconds >= 0);
      }),
    );
  });
});
