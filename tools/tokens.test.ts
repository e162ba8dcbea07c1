import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { elementsOf, readManifest } from './analyze.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Public tokens that something of the kit reads, wherever it says `var(--escale-…)`. */
const used = new Set(
  globSync(['src/**/*.ts', 'components/**/*.ts'], { cwd: root }).flatMap((path) =>
    [...read(path).matchAll(/var\(\s*(--escale-[a-z-]+)/g)].map(([, name = '']) => name),
  ),
);
const elements = elementsOf(await readManifest());
const documented = new Set(elements.flatMap(({ cssProperties = [] }) => cssProperties.map(({ name }) => name)));

describe('the tokens of the theme', () => {
  it('are those that the elements document, and no others', () => {
    assert.deepEqual([...used].sort(), [...documented].sort());
  });

  it('are twenty at most', () => assert.ok(used.size > 0 && used.size <= 20, `${used.size} tokens`));

  it('each say what they are for', () => {
    const silent = elements.flatMap(({ tagName, cssProperties = [] }) =>
      cssProperties.filter(({ description }) => !description).map(({ name }) => `${tagName} ${name}`),
    );
    assert.deepEqual(silent, []);
  });

  it('stand in the guide to themes, with nothing that is no token', () => {
    const rows = [...read('docs/theming.md').matchAll(/^\| `(--escale-[a-z-]+)`/gm)].map(([, name]) => name);
    assert.deepEqual(rows.sort(), [...documented].sort());
  });

  it('are the only ones that themes set', () => {
    for (const theme of ['cafe', 'mairie', 'mediatheque', 'state-bridge']) {
      const path = `examples/themes/${theme}.css`;
      const set = [...read(path).matchAll(/^\s*(--escale-[a-z-]+):/gm)].map(([, name = '']) => name);
      assert.deepEqual([path, set.filter((name) => !documented.has(name))], [path, []]);
      assert.ok(set.length > 0, path);
    }
  });
});
