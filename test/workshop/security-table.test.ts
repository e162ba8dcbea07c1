/** The rows of OWASP ASVS in docs/security.md, and the promises of docs/operators.md, name tests that are there. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../..');

async function checkRows(page: string, row: RegExp, least: number): Promise<void> {
  const text = await readFile(join(root, page), 'utf8');
  const rows = [...text.matchAll(row)];
  assert.ok(rows.length >= least, `${page}: ${rows.length} rows`);
  for (const [, file = '', name = ''] of rows) {
    const source = await readFile(join(root, file), 'utf8');
    assert.ok(source.includes(name.trim()), `${file} has no test « ${name} »`);
  }
}

test('each row of ASVS in docs/security.md names a test that is there', () =>
  checkRows('docs/security.md', /^\| [\d., ]+ \| .+ \| `(.+?)`: (.+) \|$/gm, 30));

test('each promise to operators names a test that is there', () =>
  checkRows('docs/operators.md', /^\| .+ \| `(.+?)`: (.+?) +\|$/gm, 50));
