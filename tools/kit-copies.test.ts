import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import esbuild from 'rollup-plugin-esbuild';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { ownCopies, staticClosure } from './kit-copies.mjs';

const root = join(import.meta.dirname, '..');
const owners = {
  'place-card': join(root, 'components/place-card/place-card.ts'),
  'booking-button': join(root, 'components/booking-button/booking-button.ts'),
};

describe('the core of the kit', () => {
  it('is what its entries need, and nothing that is loaded on demand or left out', async () => {
    const core = await staticClosure(['src/core/element.ts']);
    const has = (path: string) => core.has(join(root, path));
    for (const needed of ['src/core/element.ts', 'sdk/transport.ts', 'node_modules/lit-html/lit-html.js'])
      assert.ok(has(needed), needed);
    for (const other of ['src/translations/en.ts', 'sdk/client.ts', 'sdk/contract/index.ts', 'src/index.ts'])
      assert.ok(!has(other), other);
  });
});

describe('copies', () => {
  it('belong to one element each; the core and the elements themselves are never copied', async () => {
    const core = await staticClosure(['src/core/element.ts']);
    const bundle = await rollup({
      input: owners,
      plugins: [ownCopies(owners, core), nodeResolve({ extensions: ['.ts', '.js'] }), esbuild({ target: 'es2022' })],
    });
    const { output } = await bundle.generate({ format: 'es' });
    const ids = output.flatMap((each) => (each.type === 'chunk' ? Object.keys(each.modules) : []));
    await bundle.close();
    const ofTyped = ids.filter((id) => id.endsWith('typed-id.ts')).map((id) => id.slice(root.length));
    assert.deepEqual(ofTyped.sort(), ['/@booking-button/src/core/typed-id.ts', '/@place-card/src/core/typed-id.ts']);
    for (const path of ['src/core/element.ts', 'components/booking-button/booking-button.ts'])
      assert.equal(ids.filter((id) => id.endsWith(path)).length, 1, path);
    assert.ok(ids.some((id) => id.endsWith('/@place-card/components/place-card/details.ts')));
  });
});
