/** The rows of OWASP ASVS in docs/security.md name tests that are there. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../..');

test('each row of ASVS in docs/security.md names a test that is there', async () => {
  const text = await readFile(join(root, 'docs/security.md'), 'utf8');
  const rows = [...text.matchAll(/^\| [\d., ]+ \| .+ \| `(.+?)`: (.+) \|$/gm)];
  assert.ok(rows.length >= 20);
  for (const [, file = '', name = ''] of rows) {
    const source = await readFile(join(root, file), 'utf8');
    assert.ok(source.includes(name.trim()), `${file} has no test « ${name} »`);
  }
});
