/**
 * Writes what follows from the elements' own documentation: `custom-elements.json` and `docs/elements/<tag>.md`.
 * With `--check` it writes nothing, names every file that differs, and fails.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import type { Package } from 'custom-elements-manifest/schema.js';
import { format, resolveConfig } from 'prettier';
import { elementPage, type DocumentedElement } from './element-page.ts';

const root = join(import.meta.dirname, '..');

/** The manifest of the elements and of the class they extend; other modules are nobody's contract. */
export async function readManifest(): Promise<Package> {
  const argv = ['analyze', '--quiet', '--config', 'custom-elements-manifest.config.mjs'];
  const { modules, ...manifest } = await cli({ argv, cwd: root, noWrite: true });
  const isClass = ({ kind }: { kind: string }) => kind === 'class';
  const documented = modules
    .filter(({ declarations }) => declarations?.some((each) => isClass(each) && 'customElement' in each))
    .map((module) => ({ ...module, declarations: module.declarations?.filter(isClass) ?? [] }))
    .sort((one, other) => one.path.localeCompare(other.path));
  return { ...manifest, modules: documented };
}

/** The elements that have a tag, in the order of their tags. */
export const elementsOf = ({ modules }: Package): DocumentedElement[] =>
  modules
    .flatMap(({ declarations }) => declarations ?? [])
    .filter((declaration): declaration is DocumentedElement => 'tagName' in declaration)
    .sort((one, other) => one.tagName.localeCompare(other.tagName));

/** Every generated file by its path from the root. */
async function generated(): Promise<Map<string, string>> {
  const manifest = await readManifest();
  const pages = elementsOf(manifest).map((element) => [`docs/elements/${element.tagName}.md`, elementPage(element)]);
  const texts = [['custom-elements.json', JSON.stringify(manifest)], ...pages] as [string, string][];
  const formatted = texts.map(async ([path, text]) => {
    const filepath = join(root, path);
    return [path, await format(text, { ...(await resolveConfig(filepath)), filepath })] as const;
  });
  return new Map(await Promise.all(formatted));
}

async function differs(path: string, text: string): Promise<boolean> {
  try {
    return (await readFile(join(root, path), 'utf8')) !== text;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw error;
  }
}

/** Writes the files that differ, or only names them. @returns their paths */
export async function analyze(write: boolean): Promise<string[]> {
  const changed: string[] = [];
  for (const [path, text] of await generated()) {
    if (!(await differs(path, text))) continue;
    changed.push(path);
    if (!write) continue;
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return changed;
}

if (import.meta.main) {
  const write = !process.argv.includes('--check');
  const changed = await analyze(write);
  if (write) console.log(changed.length > 0 ? `wrote ${changed.join(', ')}` : 'nothing to write');
  else if (changed.length > 0) {
    for (const path of changed) console.error(`${path} differs from the elements: run npm run analyze`);
    process.exitCode = 1;
  }
}
