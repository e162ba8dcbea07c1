/**
 * Makes the next version of the files in `.changeset/`: the versions in package.json and hub/package.json, and a chapter
 * of CHANGELOG.md; the files are removed. Nothing is committed or published.
 *
 *     npm run release
 *
 * The changesets' own command does not see the package at the root of npm workspaces, which is ours; hence this one,
 * which gives their libraries both packages.
 */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { applyReleasePlan } from '@changesets/apply-release-plan';
import { assembleReleasePlan } from '@changesets/assemble-release-plan';
import { readConfig } from '@changesets/config';
import { readChangesets } from '@changesets/read';

type Packages = Parameters<typeof assembleReleasePlan>[1];

async function packageAt(dir: string): Promise<Packages['packages'][number]> {
  const packageJson = JSON.parse(await readFile(join(dir, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  return { packageJson, dir };
}

/**
 * @param root folder of the repository
 * @returns the new version; nothing when there is no change to tell
 * @throws {Error} when a file in `.changeset/` names no package of ours, or the settings are wrong
 */
export async function release(root: string): Promise<string | undefined> {
  const rootPackage = await packageAt(root);
  const hub = await packageAt(join(root, 'hub'));
  const packages: Packages = {
    tool: { type: 'npm' },
    rootDir: root,
    rootPackage,
    packages: [rootPackage, hub],
  };
  const { config, errors } = await readConfig(root, packages);
  if (!config) throw new Error(errors.join('\n'));
  const plan = assembleReleasePlan(await readChangesets(root), packages, config, undefined);
  if (plan.changesets.length === 0) return undefined;
  await applyReleasePlan(plan, packages, config);
  // The hub has no readers of its own: one story, at the root.
  await rm(join(root, 'hub/CHANGELOG.md'), { force: true });
  return plan.releases.find(({ name }) => name === rootPackage.packageJson.name)?.newVersion;
}

if (import.meta.main) {
  const version = await release(join(import.meta.dirname, '..'));
  console.log(
    version ? `${version}: read CHANGELOG.md, then commit.` : 'No change in .changeset/ to make a version of.',
  );
}
