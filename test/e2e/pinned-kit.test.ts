/** What the build left in dist/kit/<version>: every chunk is imported through its hash, and nothing but so. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { VERSION } from '../../src/core/version.ts';

const folder = join(import.meta.dirname, '../../dist/kit', VERSION);
const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
const sha = (content: string): string => `sha384-${createHash('sha384').update(content).digest('base64')}`;
/** Of a minified module. */
const staticImports = (code: string): string[] =>
  [...code.matchAll(/(?:\bfrom|\bimport)"(\.\/[^"]+)"/g)].map(([, name = '']) => name);

describe('the pinned kit', () => {
  it('knows the hash of every chunk that anything imports, and what it imports in turn', async () => {
    const loader = await read('escale.js');
    const names = [...loader.matchAll(/"\.\/([\w-]+\.js)":\{integrity/g)].map(([, name = '']) => name);
    assert.ok(names.length > 10, `${names.length}`);
    for (const name of names) {
      const code = await read(name);
      const entry = new RegExp(`"./${name}":\\{integrity:"([^"]+)",imports:\\[([^\\]]*)\\]`).exec(loader);
      assert.equal(entry?.[1], sha(code), name);
      const imports = [...(entry?.[2] ?? '').matchAll(/"([^"]+)"/g)].map(([, each]) => each);
      assert.deepEqual(imports.sort(), [...new Set(staticImports(code))].sort(), name);
    }
  });

  it('imports nothing on demand but through its hash', async () => {
    for (const name of (await readdir(folder)).filter((each) => each.endsWith('.js'))) {
      const dynamic = [...(await read(name)).matchAll(/\bimport\((new URL|.)/g)].map(([, first]) => first);
      // The loader imports what it has verified, by an address that it makes.
      assert.deepEqual(dynamic, name === 'escale.js' ? ['new URL'] : [], name);
    }
  });

  it('is also one file without imports, which defines every element', async () => {
    const code = await read('escale.all.js');
    assert.deepEqual([...staticImports(code), ...code.matchAll(/\bimport\(/g)], []);
    for (const tag of ['hub', 'booking-button', 'co2-counter', 'label-badge', 'place-card', 'place-map'])
      assert.ok(code.includes(`"escale-${tag}"`), tag);
  });

  it('says what to write into a page', async () => {
    assert.deepEqual(JSON.parse(await read('integrity.json')), {
      'escale.js': sha(await read('escale.js')),
      'escale.all.js': sha(await read('escale.all.js')),
    });
  });
});
