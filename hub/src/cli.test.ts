import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';

const root = path.resolve(import.meta.dirname, '../..');

/** The command line as a person types it, npm included. */
const hub = (cwd: string, ...args: string[]) =>
  promisify(execFile)('npm', ['run', '--silent', 'hub', '--', ...args], {
    cwd,
    env: { ...process.env, INIT_CWD: undefined, LANG: 'fr_FR.UTF-8', LC_ALL: 'fr_FR.UTF-8' },
  });

describe('npm run hub', () => {
  it('finds a file from where the person stands', async () => {
    for (const [folder, file] of [
      [root, 'examples/import/lieux.csv'],
      [path.join(root, 'examples'), 'import/lieux.csv'],
    ] as const) {
      const { stdout } = await hub(folder, 'import', file, '--print-map');
      assert.ok('platform' in (JSON.parse(stdout) as object), file);
    }
  });

  it('says what it can do, and refuses what it cannot', async () => {
    const { stdout } = await hub(root);
    assert.match(stdout, /^Usage\xa0: npm run hub -- COMMANDE/);
    await assert.rejects(hub(root, 'dance'), (error: Error & { code?: number; stderr?: string }) => {
      assert.equal(error.code, 2);
      assert.match(error.stderr ?? '', /Commande inconnue\xa0: dance/);
      return true;
    });
  });
});
