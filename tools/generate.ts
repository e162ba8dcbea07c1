/**
 * Writes what follows from the contract (`openapi.json`, the guards) from Leaflet (the map's style sheet),
 * and from the translations (all that the elements say, on a page).
 * With `--check` it writes nothing, names every file that differs, and fails.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { writeGuards } from './contract-guards.ts';
import { writeOpenapi } from './contract-openapi.ts';
import { leafletStyles } from './leaflet-styles.ts';
import { writeTexts } from './texts.ts';

const root = new URL('../', import.meta.url);

/** Every generated file by its path from the root. */
export async function generate(): Promise<ReadonlyMap<string, string>> {
  const { version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as { version: string };
  const texts = {
    'openapi.json': JSON.stringify(writeOpenapi(version)),
    ...writeGuards(),
    'components/place-map/leaflet.styles.ts': leafletStyles(),
    ...writeTexts(),
  };
  const formatted = Object.entries(texts).map(async ([path, text]) => {
    const filepath = new URL(path, root).pathname;
    return [path, await format(text, { ...(await resolveConfig(filepath)), filepath })] as const;
  });
  return new Map(await Promise.all(formatted));
}

/** The generated files that differ from those on disk. */
export async function drifted(files: ReadonlyMap<string, string>): Promise<string[]> {
  const differs = [...files].map(async ([path, text]) => ((await readOrEmpty(path)) === text ? [] : [path]));
  return (await Promise.all(differs)).flat();
}

async function readOrEmpty(path: string): Promise<string> {
  try {
    return await readFile(new URL(path, root), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

if (import.meta.main) {
  const files = await generate();
  const changed = await drifted(files);
  if (!process.argv.includes('--check')) {
    for (const path of changed) {
      await mkdir(new URL('.', new URL(path, root)), { recursive: true });
      await writeFile(new URL(path, root), files.get(path) ?? '');
    }
    console.log(changed.length > 0 ? `wrote ${changed.join(', ')}` : 'nothing to write');
  } else if (changed.length > 0) {
    for (const path of changed) console.error(`${path} differs from what it is made from: run node tools/generate.ts`);
    process.exitCode = 1;
  }
}
