import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Hono } from 'hono';
import { ProblemError } from '../../http/problem.ts';
import { assetRoutes } from './routes.ts';

let root: string;
const app = new Hono();
app.onError((error, context) => {
  if (error instanceof ProblemError) return context.text(error.type, 404);
  throw error;
});

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'escale-versions-'));
  for (const folder of ['v1', '0.1.0', '0.2.0', '0.2.0.aB3dEf']) {
    await mkdir(join(root, 'dist/kit', folder), { recursive: true });
    await writeFile(join(root, 'dist/kit', folder, 'escale.js'), `// ${folder}`);
  }
  await writeFile(join(root, 'dist/kit/v1.built'), 'escale.js');
  assetRoutes(app, { root });
});
after(() => rm(root, { recursive: true, force: true }));

describe('the versions of the kit', () => {
  it('are served to every site, and for ever', async () => {
    for (const version of ['0.1.0', '0.2.0']) {
      const answer = await app.request(`/kit/${version}/escale.js`);
      assert.equal(await answer.text(), `// ${version}`);
      assert.equal(answer.headers.get('cache-control'), 'public, max-age=31536000, immutable');
      assert.equal(answer.headers.get('access-control-allow-origin'), '*');
      assert.equal(answer.headers.get('cross-origin-resource-policy'), 'cross-origin');
    }
  });

  it('leave the kit that renews itself as it is', async () => {
    const answer = await app.request('/kit/v1/escale.js');
    assert.equal(await answer.text(), '// v1');
    assert.equal(answer.headers.get('cache-control'), 'public, max-age=600');
  });

  it('are whole versions only: no other folder, no build in the making', async () => {
    for (const path of ['9.9.9/escale.js', '0.2.0.aB3dEf/escale.js', 'v1.built', '0.1.0/', '0.1.0/../v1.built'])
      assert.equal((await app.request(`/kit/${path}`)).status, 404, path);
  });
});
