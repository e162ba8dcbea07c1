import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { build as bundle } from 'esbuild';
import esbuild from 'rollup-plugin-esbuild';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import config, { core } from '../rollup.config.mjs';
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
    for (const needed of ['src/core/element.ts', 'sdk/transport.ts', 'src/lit/template.ts'])
      assert.ok(has(needed), needed);
    for (const other of ['src/translations/en.ts', 'sdk/client.ts', 'sdk/contract/index.ts', 'src/index.ts'])
      assert.ok(!has(other), other);
  });
});

describe('copies', () => {
  it('belong to one element each, or to the file that holds several; the core is never copied', async () => {
    const core = await staticClosure(['src/core/element.ts']);
    const input = { ...owners, several: join(root, 'src/several.ts') };
    const bundle = await rollup({
      input,
      plugins: [
        ownCopies(input, core, ['several']),
        nodeResolve({ extensions: ['.ts', '.js'] }),
        esbuild({ target: 'es2022' }),
      ],
    });
    const { output } = await bundle.generate({ format: 'es' });
    const ids = output.flatMap((each) => (each.type === 'chunk' ? Object.keys(each.modules) : []));
    await bundle.close();
    const ofTyped = ids.filter((id) => id.endsWith('typed-id.ts')).map((id) => id.slice(root.length));
    assert.deepEqual(
      ofTyped.sort(),
      ['booking-button', 'place-card', 'several'].map((name) => `/@${name}/src/core/typed-id.ts`),
    );
    assert.deepEqual(
      ids.filter((id) => id.endsWith('core/element.ts')),
      [join(root, 'src/core/element.ts')],
    );
    assert.deepEqual(
      ids
        .filter((id) => id.endsWith('/booking-button.ts'))
        .map((id) => id.slice(root.length))
        .sort(),
      ['/@several/components/booking-button/booking-button.ts', '/components/booking-button/booking-button.ts'],
    );
    assert.ok(ids.some((id) => id.endsWith('/@place-card/components/place-card/details.ts')));
    const holderOf = (path: string) =>
      output.filter((each) => each.type === 'chunk').find(({ modules }) => join(root, path) in modules);
    assert.ok(holderOf('components/place-card/place-card.ts')?.dynamicImports.includes('booking-button.js'));
    const together = holderOf('@several/components/place-card/place-card.ts');
    assert.ok(together);
    assert.ok(together.dynamicImports.some((file) => file.startsWith('details-')));
    assert.doesNotMatch(together.code, /EscaleBookingButton:/, 'what is in the same file is not imported once more');
  });
});

/** What may not exist twice on a page: something that is kept, or a class that pages compare with. */
const KEPT =
  /^(?:export )?(?:let |const \w+(?:: [^=]+)? = new (?:Map|Set|WeakMap|WeakSet)(?:<.+>)?\(\)|class \w+ extends Event\b)/m;

describe('the modules of the kit', () => {
  it('keep nothing for the page where each element has a copy', async () => {
    const input = Object.entries(config[0].input).filter(([, path]) => path.startsWith('components/'));
    const entries = new Set(input.map(([, path]) => path));
    assert.ok(entries.size >= 4);
    const { metafile } = await bundle({
      entryPoints: [...entries],
      bundle: true,
      splitting: true,
      format: 'esm',
      absWorkingDir: root,
      outdir: 'unused',
      write: false,
      metafile: true,
    });
    const owners = new Map<string, Set<string>>();
    const visit = (path: string, owner: string): void => {
      const known = owners.get(path) ?? new Set();
      if (known.has(owner) || path.startsWith('node_modules') || (path !== owner && entries.has(path))) return;
      owners.set(path, known.add(owner));
      for (const each of metafile.inputs[path]?.imports ?? []) visit(each.path, owner);
    };
    for (const entry of entries) visit(entry, entry);
    const copied = [...owners]
      .filter(([path, { size }]) => size > 1 && !core.has(join(root, path)))
      .map(([path]) => path);
    assert.ok(copied.includes('src/translations/opening.ts'));
    assert.deepEqual(
      copied.filter((path) => KEPT.test(readFileSync(join(root, path), 'utf8'))),
      [],
      'import these from src/core/element.ts, or name them in rollup.config.mjs',
    );
  });
});
