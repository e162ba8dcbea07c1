import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { aliases, leftOut, ownLit } from './own-lit.mjs';

const root = join(import.meta.dirname, '..');
const ours = globSync('{components,src}/**/*.ts', { cwd: root })
  .filter((file) => !file.endsWith('.test.ts') && !/src[\\/]lit[\\/]/.test(file))
  .map((file) => ({ file, code: readFileSync(join(root, file), 'utf8') }));

describe('what stands for lit in the kit', () => {
  for (const [feature, pattern] of Object.entries(leftOut))
    it(`is asked for no ${feature}`, () => {
      assert.ok(ours.length > 50);
      for (const { file, code } of ours) assert.doesNotMatch(code, pattern, file);
    });

  it('exports whatever our code takes from lit', () => {
    for (const { file, code } of ours)
      for (const [, names = '', from = ''] of code.matchAll(/import \{([^}]*)\} from '(@lit\/context|lit)'/g))
        for (const name of names.split(',').map((each) => each.trim()))
          if (name && !name.startsWith('type '))
            assert.match(readFileSync(aliases[from] ?? '', 'utf8'), new RegExp(`\\b${name}\\b`), `${file}: ${name}`);
  });

  it('takes the place of lit and of nothing else', () => {
    assert.equal(ownLit().resolveId('lit'), join(root, 'src/lit/lit.ts'));
    assert.equal(ownLit().resolveId('@lit/context'), join(root, 'src/lit/context.ts'));
    assert.equal(ownLit().resolveId('leaflet'), undefined);
  });
});
