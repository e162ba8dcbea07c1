import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { readChangesets } from '@changesets/read';
import { release } from './release.ts';

const root = join(import.meta.dirname, '..');
const folders: string[] = [];
let folder = '';

const read = (path: string): Promise<string> => readFile(join(folder, path), 'utf8');
const versionOf = async (path: string): Promise<unknown> =>
  (JSON.parse(await read(path)) as { version: unknown }).version;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'escale-release-'));
  folders.push(folder);
  await mkdir(join(folder, '.changeset'));
  await mkdir(join(folder, 'hub'));
  await cp(join(root, '.changeset/config.json'), join(folder, '.changeset/config.json'));
  await writeFile(join(folder, 'package.json'), '{ "name": "escale", "version": "1.2.3", "workspaces": ["hub"] }');
  await writeFile(join(folder, 'hub/package.json'), '{ "name": "@escale/hub", "version": "1.2.3", "private": true }');
  await promisify(execFile)('git', ['init', '-q'], { cwd: folder });
});
after(() => Promise.all(folders.map((each) => rm(each, { recursive: true }))));

describe('a release', () => {
  it('gives the kit and the hub the next version, and tells every change once', async () => {
    const change = (level: string, sentence: string): string => `---\n'escale': ${level}\n---\n\n${sentence}\n`;
    await writeFile(join(folder, '.changeset/lunch.md'), change('minor', 'The card says when lunch is.'));
    await writeFile(join(folder, '.changeset/repair.md'), change('patch', 'The map no longer blinks.'));
    assert.equal(await release(folder), '1.3.0');
    assert.deepEqual([await versionOf('package.json'), await versionOf('hub/package.json')], ['1.3.0', '1.3.0']);
    const log = await read('CHANGELOG.md');
    assert.match(log, /## 1\.3\.0[\s\S]*lunch[\s\S]*blinks/);
    assert.equal(log.match(/lunch/g)?.length, 1);
    assert.deepEqual(await readdir(join(folder, '.changeset')), ['config.json']);
    assert.deepEqual(await readdir(join(folder, 'hub')), ['package.json']);
  });

  it('is none without a change', async () => {
    assert.equal(await release(folder), undefined);
    assert.equal(await versionOf('package.json'), '1.2.3');
  });

  it('refuses a change of a package that is not ours', async () => {
    await writeFile(join(folder, '.changeset/other.md'), "---\n'lit': minor\n---\n\nIt is faster.\n");
    await assert.rejects(release(folder), /lit/);
  });
});

describe('the changes that wait', () => {
  it('are of our packages, and say what somebody will notice', async () => {
    for (const { id, releases, summary } of await readChangesets(root)) {
      assert.ok(
        releases.length > 0 && releases.every(({ name }) => name === 'escale'),
        `${id} names ${releases.map(({ name }) => name).join(', ')}`,
      );
      assert.match(summary, /^\S.{20,}/, id);
    }
  });
});
