import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = new URL('../../', import.meta.url).pathname;
const tsc = new URL('../../node_modules/typescript/bin/tsc', import.meta.url).pathname;

/** What the compiler says; empty when it is content. */
const compile = (...options: string[]): Promise<string> =>
  run(process.execPath, [tsc, '--pretty', 'false', ...options], { cwd: root }).then(
    () => '',
    (error: unknown) => (error as { stdout: string }).stdout,
  );

test('the SDK needs neither a document nor Node', async () => {
  assert.equal(await compile('-p', 'sdk'), '');
});

test('the SDK’s types are those of the contract, for its users too', async () => {
  assert.equal(await compile('-p', 'test/types'), '');
});
