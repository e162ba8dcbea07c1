import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const built = path.resolve(import.meta.dirname, '../../../dist/kit');

/** A version of the kit that stays as it is, and what to write into a page for each of its scripts. */
export interface PinnedKit {
  readonly version: string;
  /** Values of `integrity` attributes. */
  readonly integrity: Readonly<Record<'escale.js' | 'escale.all.js', string>>;
}

/**
 * The newest version that this hub serves under `/kit/<version>/`.
 * @returns undefined when none was built
 */
export async function newestPinnedKit(folder: string = built): Promise<PinnedKit | undefined> {
  const names = await readdir(folder).catch(ignoreAbsence);
  const versions = (names ?? []).filter((name) => /^\d+\.\d+\.\d+$/.test(name));
  const [version] = versions.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  if (version === undefined) return undefined;
  const file = await readFile(path.join(folder, version, 'integrity.json'), 'utf8').catch(ignoreAbsence);
  return file === undefined ? undefined : { version, integrity: JSON.parse(file) as PinnedKit['integrity'] };
}

function ignoreAbsence(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
  throw error;
}
