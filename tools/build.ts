/**
 * Builds what the hub serves to pages: the kit and the outline map, each file with its brotli and gzip forms.
 *
 *     node tools/build.ts [--if-missing] [--into FOLDER]
 *
 * --if-missing leaves out what is newer than all it is made from; --into builds beside what is served (`dist`).
 */
import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { VERSION } from '../src/core/version.ts';
import { writeOutline } from './outline.ts';
import { buildKit, buildPinnedKit } from './pinned-kit.ts';
import { assertComplete } from './texts.ts';

const { values: flags } = parseArgs({ options: { 'if-missing': { type: 'boolean' }, into: { type: 'string' } } });
const root = join(import.meta.dirname, '..');
const target = resolve(flags.into ?? join(root, 'dist'));

interface Product {
  readonly name: string;
  /** What it is to somebody who waits for it. */
  readonly purpose: string;
  /** Folder that the build writes whole, in the target. */
  readonly folder: string;
  /** Files and folders that it is made from. */
  readonly sources: readonly string[];
  readonly build: (folder: string) => Promise<unknown>;
}

const kitSources = [
  'src',
  'components',
  'sdk',
  'rollup.config.mjs',
  'tools/kit-copies.mjs',
  'tools/kit-plugins.mjs',
  'tools/leaflet-plugin.mjs',
  'tools/own-lit.mjs',
  'tools/pinned-kit.ts',
  'package-lock.json',
];

const products: readonly Product[] = [
  {
    name: 'kit',
    purpose: 'the elements, as pages load them',
    folder: 'kit/v1',
    sources: kitSources,
    build: buildKit,
  },
  // Those of earlier versions stay: pages have their hashes.
  {
    name: `kit ${VERSION}`,
    purpose: 'the same elements, for pages that pin this version',
    folder: `kit/${VERSION}`,
    sources: kitSources,
    build: buildPinnedKit,
  },
  {
    name: 'outline',
    purpose: 'the map without a third party',
    folder: 'outline/v1',
    sources: ['tools/outline.ts', 'tools/outline-simplify.ts', 'package-lock.json'],
    build: writeOutline,
  },
];

/** All files below a path, or the path itself when it is a file. */
async function filesBelow(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function changedAt(file: string): Promise<number> {
  return (await stat(file)).mtimeMs;
}

/**
 * The mark that a build came to its end, with the names of what it made: a build that was cut short is not taken for
 * a finished one.
 */
const markOf = (folder: string): string => `${folder}.built`;

const builtAt = async ({ folder }: Product): Promise<number | undefined> =>
  await changedAt(join(target, markOf(folder))).catch(() => undefined);

async function isFresh(product: Product): Promise<boolean> {
  const built = await builtAt(product);
  if (built === undefined) return false;
  const files = (await Promise.all(product.sources.map((source) => filesBelow(join(root, source))))).flat();
  return Math.max(...(await Promise.all(files.map(changedAt)))) <= built;
}

/** Beside each file its compressed forms, which the hub sends as they are. */
async function precompress(folder: string): Promise<void> {
  for (const file of await filesBelow(folder)) {
    const content = await readFile(file);
    const brotli = await promisify(brotliCompress)(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    });
    await writeFile(`${file}.br`, brotli);
    await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
  }
}

/** Longer than a visitor leaves a page open. */
const RETIREMENT = 30 * 86_400_000;

/** A name that holds the hash of its content, coded forms included. */
const isHashed = (file: string): boolean => /-[\w-]{8}\.js(\.br|\.gz)?$/.test(file);

/**
 * Takes the chunks of earlier builds along for 30 days: pages go on with the loader that they have, which their
 * browser may keep for ten minutes, and with what they have loaded of a kit, for as long as they stay open.
 */
async function keepRetired(folder: string, made: string, started: Date): Promise<void> {
  const names = async (path: string): Promise<string[]> => await readdir(path).catch(() => []);
  const current = new Set(await names(made));
  const previous = new Set((await readFile(markOf(folder), 'utf8').catch(() => '')).split('\n'));
  for (const name of await names(folder)) {
    if (current.has(name) || !isHashed(name)) continue;
    const file = join(folder, name);
    // The age of a chunk counts from the build that did without it.
    const retired = previous.has(name) ? started : new Date(await changedAt(file));
    if (started.getTime() - retired.getTime() > RETIREMENT) continue;
    await copyFile(file, join(made, name));
    await utimes(join(made, name), retired, retired);
  }
}

/** Pages that pinned a version keep their links when its bytes are others: a released version is not built anew. */
async function tellOfOtherHashes(folder: string, made: string): Promise<void> {
  const read = async (path: string) => await readFile(join(path, 'integrity.json'), 'utf8').catch(() => undefined);
  const [before, now] = await Promise.all([read(folder), read(made)]);
  if (before !== undefined && before !== now)
    console.warn(`${folder} had other bytes. Once ${VERSION} is in use anywhere, raise the version instead.`);
}

async function make(product: Product): Promise<void> {
  const folder = join(target, product.folder);
  const started = new Date();
  // Made beside and then put in place, so that a running hub is without its files for an instant only.
  await mkdir(dirname(folder), { recursive: true });
  const made = await mkdtemp(`${folder}.`);
  await chmod(made, 0o755);
  try {
    await product.build(made);
    await precompress(made);
    const names = await readdir(made);
    await keepRetired(folder, made, started);
    await tellOfOtherHashes(folder, made);
    await rm(folder, { recursive: true, force: true });
    await rename(made, folder);
    await writeFile(markOf(folder), names.join('\n'));
  } finally {
    await rm(made, { recursive: true, force: true });
  }
  // What was edited meanwhile may have come too late.
  await utimes(markOf(folder), started, started);
}

assertComplete();
// The first `npm start` of a checkout would be silent for most of a minute.
if ((await Promise.all(products.map(builtAt))).every((built) => built === undefined)) {
  console.log(
    'Here for the first time: three parts are built, which takes about a minute; later starts do without it.',
  );
}
for (const product of products) {
  if (flags['if-missing'] && (await isFresh(product))) continue;
  const started = Date.now();
  console.log(`Building ${product.name}: ${product.purpose}…`);
  await make(product);
  console.log(
    `Built ${product.name} into ${join(target, product.folder)} in ${((Date.now() - started) / 1000).toFixed(1)} s.`,
  );
}
