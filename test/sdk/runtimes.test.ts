import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { before, test } from 'node:test';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import type * as sdk from '../../sdk/index.ts';
import { examples } from '../../tools/contract-examples.ts';

const run = promisify(execFile);
const entry = new URL('../../sdk/index.ts', import.meta.url).pathname;

/** What pages, workers and every server runtime have; nothing of Node's own, nothing of a document. */
const WEB_GLOBALS = { AbortController, clearTimeout, fetch, Headers, Request, Response, setTimeout, URL };

let script = '';
before(async () => {
  const built = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'iife',
    globalName: 'sdk',
    write: false,
    target: 'es2022',
  });
  script = built.outputFiles[0]?.text ?? '';
});

test('runs where there is nothing but the web’s own globals', async () => {
  const answer = async () => Response.json(examples.searchPlaces);
  const context = createContext({ ...WEB_GLOBALS, answer });
  const call = "sdk.createClient({ hub: 'https://hub.example', fetch: answer }).places.search({ kind: ['cafe'] })";
  const list = (await runInContext(`${script}; ${call}`, context)) as { total: number };
  assert.equal(list.total, examples.searchPlaces.total);
});

test('takes a relative hub from the place where a worker or page stands', () => {
  const location = { href: 'https://ville.example/lieux/' };
  const context = createContext({ ...WEB_GLOBALS, location });
  assert.equal(
    runInContext(`${script}; sdk.createClient({ hub: '../escale' }).hub`, context),
    'https://ville.example/escale/',
  );
});

test('evaluates nothing and touches no document, storage or process', () => {
  assert.doesNotMatch(
    script,
    /\beval\(|new Function|\bdocument\b|\bwindow\b|localStorage|\bprocess\b|\brequire\(|Buffer/,
  );
});

test('code that does not come when it is needed is told as no answer from the hub', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'escale-sdk-'));
  t.after(() => rm(folder, { recursive: true }));
  await build({ entryPoints: [entry], bundle: true, splitting: true, format: 'esm', outdir: folder, target: 'es2022' });
  for (const name of await readdir(folder)) if (name.startsWith('bookings-')) await rm(join(folder, name));
  const { createClient, isNetworkError } = (await import(join(folder, 'index.js'))) as typeof sdk;
  const fetch = async () => Response.json(examples.getNetwork);
  const client = createClient({ hub: 'https://hub.example', fetch });
  assert.deepEqual(await client.network(), examples.getNetwork);
  await assert.rejects(client.bookings.get('1', { capability: 'secret' }), isNetworkError);
});

test('carries no schema library', () => {
  assert.doesNotMatch(script, /zod|safeParse/i);
});

test('runs on the Node of this system, from 20 on, as well as on the one of the tests', async (t) => {
  const server = createServer((_, response) => response.end(JSON.stringify(examples.getNetwork)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const hub = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const program = `${script}; sdk.createClient({ hub: '${hub}' }).network().then(({ name }) => console.log(process.version, name))`;
  const nodes = await nodesOfThisSystem();
  assert.ok(nodes.length > 0);
  for (const node of nodes) {
    const { stdout } = await run(node, ['-e', program]);
    assert.match(stdout, new RegExp(`^v(2\\d|[3-9]\\d)\\..* ${examples.getNetwork.name}\n$`));
  }
});

/** Every `node` of the PATH, the one that runs the tests first. */
async function nodesOfThisSystem(): Promise<string[]> {
  const names = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  const nodes = new Map<string, string>();
  for (const name of [process.execPath, ...names]) {
    const version = await run(name, ['--version']).then(
      ({ stdout }) => stdout,
      () => undefined,
    );
    if (version !== undefined && Number(/^v(\d+)/.exec(version)?.[1]) >= 20 && !nodes.has(version))
      nodes.set(version, name);
  }
  return [...nodes.values()];
}
