import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');

describe('the elements in Node', () => {
  it('can be imported where there is no DOM, for server-side rendering', async () => {
    // Inside the project, so that the bundle finds lit, which stays outside of it as for npm.
    const folder = await mkdtemp(join(root, 'node_modules/.escale-'));
    try {
      const outfile = join(folder, 'elements.mjs');
      await build({
        stdin: {
          contents: `export * from './components/hub/hub.ts'; export * from './components/place-card/place-card.ts';`,
          resolveDir: root,
        },
        bundle: true,
        format: 'esm',
        packages: 'external',
        outfile,
        tsconfig: join(root, 'tsconfig.json'),
        logLevel: 'error',
      });
      const elements = (await import(pathToFileURL(outfile).href)) as Record<string, unknown>;
      assert.deepEqual(Object.keys(elements).sort(), ['EscaleHub', 'EscalePlaceCard']);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
