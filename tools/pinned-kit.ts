/**
 * The builds of the kit whose bytes are known beforehand: `kit/<version>/`, where every chunk is imported through its
 * hash, and `escale.all.js`, which imports nothing. Tested by test/e2e/pinned-kit.test.ts.
 */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rollup, type InputPluginOption, type OutputBundle, type Plugin, type RollupOptions } from 'rollup';
import config, { onwarn, plugins } from '../rollup.config.mjs';
import type { Chunk } from '../src/integrity/chunks.ts';

const root = join(import.meta.dirname, '..');

/** As in an `integrity` attribute. */
export const integrityOf = (content: string | Uint8Array): string =>
  `sha384-${createHash('sha384').update(content).digest('base64')}`;

const verifier = join(root, 'src/integrity/verified-import.ts');

/** `import('./x.js')` within the kit becomes a call of what the pinned loader left for it; see src/core/kit.ts. */
const verifiedImports: Plugin = {
  name: 'escale-verified-imports',
  // What verifies imports with an address that it made, which is nobody's chunk: it stays as it is.
  resolveDynamicImport: (specifier) => (typeof specifier === 'string' ? undefined : false),
  renderDynamicImport: ({ moduleId }) =>
    moduleId === verifier ? null : { left: 'globalThis[Symbol.for("escale.kit")].load(', right: ')' },
};

/** @returns the hash of each chunk of a bundle and what it imports, by the names under which chunks import each other */
export function chunksOf(bundle: OutputBundle): Record<string, Chunk> {
  const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
  return Object.fromEntries(
    chunks.map(({ fileName, code, imports }) => [
      `./${fileName}`,
      { integrity: integrityOf(code), imports: imports.map((name) => `./${name}`) },
    ]),
  );
}

/** Builds, with each of the options in turn, into a folder. */
async function write(folder: string, ...parts: readonly RollupOptions[]): Promise<void> {
  for (const part of parts) {
    const bundle = await rollup(part);
    for (const output of [part.output ?? []].flat()) await bundle.write({ ...output, dir: folder });
    await bundle.close();
  }
}

/** Builds the kit that renews itself: `escale.js`, its chunks, and all of it in one file. */
export async function buildKit(folder: string): Promise<void> {
  await write(folder, ...config);
  await writeAllInOne(folder);
}

/** Builds the kit that stays as it is, with `integrity.json`: what to write into a page for each of its scripts. */
export async function buildPinnedKit(folder: string): Promise<void> {
  const [elements, loader] = config;
  let chunks: Record<string, Chunk> = {};
  const learnt: Plugin = {
    name: 'escale-learn-hashes',
    // After all that may change the code.
    writeBundle: (_options, bundle) => void (chunks = chunksOf(bundle)),
  };
  const told: Plugin = {
    name: 'escale-tell-hashes',
    load: (id) =>
      id === join(root, 'src/integrity/chunks.ts') ? `export const chunks = ${JSON.stringify(chunks)};` : undefined,
  };
  const also = ({ plugins: own }: RollupOptions, ...more: Plugin[]): InputPluginOption => [...more, own];
  // What a page imports by itself has no loader that would verify it.
  const input = Object.fromEntries(
    Object.entries(elements.input).filter(([name]) => name !== 'index' && name !== 'languages'),
  );
  await write(
    folder,
    { ...elements, input, plugins: also(elements, verifiedImports, learnt) },
    { ...loader, input: { escale: 'src/pinned.ts' }, plugins: also(loader, verifiedImports, told) },
  );
  await writeAllInOne(folder);
  const scripts = ['escale.js', 'escale.all.js'];
  const hashes = scripts.map(async (name) => [name, integrityOf(await readFile(join(folder, name)))] as const);
  await writeFile(join(folder, 'integrity.json'), JSON.stringify(Object.fromEntries(await Promise.all(hashes))));
}

let allInOne: Promise<string> | undefined;

/** The same file for both folders: it learns from its own address which hub it belongs to. */
async function writeAllInOne(folder: string): Promise<void> {
  await writeFile(join(folder, 'escale.all.js'), await (allInOne ??= bundleAllInOne()));
}

async function bundleAllInOne(): Promise<string> {
  const bundle = await rollup({ input: 'src/all.ts', plugins: [...plugins], onwarn });
  const { output } = await bundle.generate({ format: 'es', inlineDynamicImports: true });
  await bundle.close();
  return output[0].code;
}
