import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { cutModules, leftOut, lit } from './lit-plugin.mjs';

const root = join(import.meta.dirname, '..');
const ours = globSync('{components,src}/**/*.ts', { cwd: root })
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => ({ file, code: readFileSync(join(root, file), 'utf8') }));

/** What is left of lit in a bundle that uses all of it that we use. */
async function litOfTheKit(): Promise<string> {
  const bundle = await rollup({
    input: 'entry',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? join(root, 'entry.js') : undefined),
        load: (id) =>
          id === join(root, 'entry.js')
            ? `export { css, html, LitElement, nothing, render, svg } from 'lit';`
            : undefined,
      },
      lit(),
      nodeResolve({ exportConditions: ['production'] }),
    ],
  });
  const { output } = await bundle.generate({ format: 'es' });
  return output[0].code;
}

describe('lit in the kit', () => {
  for (const [feature, pattern] of Object.entries(leftOut))
    it(`is asked for no ${feature}`, () => {
      assert.ok(ours.length > 50);
      for (const { file, code } of ours) assert.doesNotMatch(code, pattern, file);
    });

  it('keeps its policy for Trusted Types and refuses templates that did not come from code', async () => {
    const code = await litOfTheKit();
    assert.match(code, /createPolicy\("lit-html"/);
    assert.match(code, /invalid template strings array/);
    assert.doesNotMatch(code, /litHtmlVersions|emptyScript|<math>|toAttribute/);
  });

  it('says so when lit is not the one that it was written for', () => {
    for (const end of cutModules)
      assert.throws(() => lit().transform('export {};', `/node_modules/${end}`), /Not the lit this was written for/);
  });

  it('leaves the development build, and every other module, as they are', () => {
    const path = join(root, 'node_modules/lit-html/development/lit-html.js');
    assert.equal(lit().transform(readFileSync(path, 'utf8'), path), undefined);
    assert.equal(lit().transform('export {};', '/components/place-card/place-card.ts'), undefined);
  });
});
