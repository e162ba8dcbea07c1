/** The examples of the SDK, run as a reader would run them, against the hub of the demonstration. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { createClient } from '../../sdk/index.ts';
import { RunningHub } from './support/hub.ts';

const folder = join(import.meta.dirname, '../../examples/sdk');

describe('the examples of the SDK', () => {
  let hub: RunningHub;
  before(async () => {
    hub = await RunningHub.start();
  });
  after(() => hub.stop());

  async function run(name: string, ...args: string[]): Promise<string[]> {
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, name), hub.url, ...args]);
    return stdout.trimEnd().split('\n');
  }

  it('lists the nearest places', async () => {
    const [count, ...places] = await run('nearest.ts');
    assert.match(count ?? '', /^[1-9]\d* places$/);
    const metres = places.map((line) => Number.parseInt(line, 10));
    assert.equal(metres.length, 5);
    assert.deepEqual(
      metres,
      [...metres].sort((one, other) => one - other),
    );
  });

  it('writes all places of a departement, page by page', async () => {
    const [head, ...rows] = await run('all-as-csv.ts', 'departement:35');
    assert.equal(head, 'id,name,city');
    const { total } = await createClient({ hub: hub.url }).places.search({ territory: 'departement:35' });
    assert.equal(rows.length, total);
    for (const row of rows) assert.match(row, /^"[0-9A-Z]+","[^"]+","[^"]*"$/);
  });

  it('books a seat, at the place that the tutorial names', async () => {
    const tutorial = await readFile(join(folder, '../../docs/tutorials/developer.md'), 'utf8');
    const id = /book\.ts http:\/\/localhost:8080 ([0-9A-Z]+) /.exec(tutorial)?.[1];
    assert.ok(id);
    const lines = await run('book.ts', id, 'camille@example.org');
    assert.match(lines.at(-1) ?? '', /^(confirmed|held|requested): .+, 20\d\d-/);
  });
});
