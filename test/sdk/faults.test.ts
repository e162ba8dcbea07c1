import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test, type TestContext } from 'node:test';
import {
  createClient,
  isEscaleError,
  isInvalidAnswerError,
  isNetworkError,
  isProblemError,
  isTimeoutError,
} from '../../sdk/index.ts';
import { examples } from '../../tools/contract-examples.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

interface Served {
  readonly hub: string;
  /** Requests that reached it. */
  readonly requests: () => number;
  readonly close: () => Promise<void>;
}

/** A real server on a port of its own, closed after the test. */
async function serve(t: TestContext, handle: Handler): Promise<Served> {
  let requests = 0;
  const server = createServer((request, response) => {
    requests++;
    handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  t.after(close);
  return { hub: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests: () => requests, close };
}

const answer = JSON.stringify(examples.searchPlaces);
const DEADLINE = 400;
const JSON_TYPE = { 'content-type': 'application/json' };

/** What a network and a hub do wrong, and the error that tells it. */
const FAULTS: Readonly<Record<string, readonly [Handler, (error: unknown) => boolean]>> = {
  'the connection is dropped': [(request) => request.socket.destroy(), isNetworkError],
  'the connection is reset in the middle of the body': [
    (request, response) => {
      response.writeHead(200, { ...JSON_TYPE, 'content-length': answer.length });
      response.write(answer.slice(0, 40), () => request.socket.resetAndDestroy());
    },
    isNetworkError,
  ],
  'no answer comes': [() => undefined, isTimeoutError],
  'the body stops coming': [
    (_, response) => {
      response.writeHead(200, JSON_TYPE);
      response.write(answer.slice(0, 40));
    },
    isTimeoutError,
  ],
  'a page comes': [
    (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>'),
    isInvalidAnswerError,
  ],
  'the JSON is cut short': [
    (_, response) => response.writeHead(200, JSON_TYPE).end(answer.slice(0, -10)),
    isInvalidAnswerError,
  ],
  'the hub fails': [(_, response) => response.writeHead(500).end(), isProblemError],
  'the hub is down for a minute': [
    (_, response) => response.writeHead(503, { 'retry-after': '60' }).end(),
    isProblemError,
  ],
  'the hub asks for patience': [
    (_, response) => {
      const problem = { type: 'urn:escale:problem:unavailable', title: 'Trop de demandes', status: 429 };
      response.writeHead(429, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem));
    },
    isProblemError,
  ],
};

describe('twenty calls at once all end by the deadline, with one typed error', () => {
  for (const [name, [handle, is]] of Object.entries(FAULTS)) {
    test(name, async (t) => {
      const { hub, requests } = await serve(t, handle);
      const client = createClient({ hub, timeout: DEADLINE });
      const began = performance.now();
      const calls = Array.from({ length: 20 }, (_, n) => client.places.search({ limit: n + 1 }));
      const ends = await Promise.allSettled(calls);
      const took = performance.now() - began;
      for (const end of ends) {
        assert.equal(end.status, 'rejected');
        // A wait between tries may be cut by the deadline, which is then the error that is told.
        assert.ok(is(end.reason) || isTimeoutError(end.reason), String(end.reason));
        assert.ok(isEscaleError(end.reason));
      }
      assert.ok(ends.some((end) => end.status === 'rejected' && is(end.reason)));
      assert.ok(took < DEADLINE + 1500, `${took} ms`);
      assert.ok(requests() <= 60);
    });
  }

  test('nobody listens', async (t) => {
    const { hub, close } = await serve(t, () => undefined);
    await close();
    await assert.rejects(createClient({ hub, timeout: DEADLINE }).network(), isNetworkError);
  });
});

test('a hub that recovers is answered for: one failure costs one request more', async (t) => {
  let first = true;
  const { hub, requests } = await serve(t, (request, response) => {
    if (first) request.socket.destroy();
    else response.writeHead(200, JSON_TYPE).end(answer);
    first = false;
  });
  assert.deepEqual(await createClient({ hub }).places.search(), examples.searchPlaces);
  assert.equal(requests(), 2);
});

test('aborting closes the connection', async (t) => {
  const closed = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  const { hub } = await serve(t, (request) => {
    request.socket.on('close', () => closed.resolve());
    asked.resolve();
  });
  const controller = new AbortController();
  const call = createClient({ hub }).network({ signal: controller.signal });
  await asked.promise;
  controller.abort();
  await assert.rejects(call, { name: 'AbortError' });
  await closed.promise;
});

test('tags and prefixes work over a real connection', async (t) => {
  const { hub } = await serve(t, (request, response) => {
    assert.equal(request.url, '/prefix/v1');
    if (request.headers['if-none-match'] === '"v"') response.writeHead(304).end();
    else response.writeHead(200, { ...JSON_TYPE, etag: '"v"' }).end(JSON.stringify(examples.getNetwork));
  });
  const client = createClient({ hub: `${hub}/prefix` });
  const first = await client.network();
  assert.deepEqual(first, examples.getNetwork);
  assert.equal(await client.network(), first);
});
