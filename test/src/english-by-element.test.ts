import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { en } from '../../src/translations/en.ts';

const root = join(import.meta.dirname, '../..');

/** What an element says itself and through its parts on demand, as its imports of French groups tell. */
function groupsOf(folder: string): Set<string> {
  const imports = globSync(`${folder}/*.ts`, { cwd: root })
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .flatMap((source) => [...source.matchAll(/import (?:type )?\{([^}]+)\} from '[./]+\/src\/translations\/fr\//g)]);
  const names = imports.flatMap(([, list = '']) => list.split(',').map((name) => name.trim().split(' as ')[0] ?? ''));
  return new Set(names.filter(Boolean));
}

describe('the English of an element', () => {
  const folders = globSync('components/*', { cwd: root }).filter((folder) => groupsOf(folder).size > 0);

  it('exists for each element that says something', () => assert.ok(folders.length >= 6));

  for (const folder of folders) {
    const name = basename(folder);
    it(`holds all that ${name} says`, async () => {
      const file = join(root, `src/translations/en/elements/en-${name}.ts`);
      const english = (await import(file)) as Readonly<Record<string, unknown>>;
      const missing = [...groupsOf(folder)].filter((group) => !(group in english));
      assert.deepEqual(missing, []);
      for (const [group, sentences] of Object.entries(english))
        assert.equal(sentences, (en as Readonly<Record<string, unknown>>)[group]);
    });
  }
});
