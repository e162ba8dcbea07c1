/**
 * One chunk for what every element is made of, and for each element a copy of its own of whatever else it uses: a page
 * with one element carries nothing of another, and each chunk only those functions of a module that its element calls.
 * Copies are safe for what has neither state nor identity; what has belongs into the core. Tested by
 * tools/kit-copies.test.ts.
 */
import { readFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { build } from 'esbuild';
import { aliases } from './own-lit.mjs';

const root = join(import.meta.dirname, '..');

/**
 * The modules that these need, directly or not, themselves included.
 * @param {readonly string[]} entries from the root of the project
 * @returns {Promise<ReadonlySet<string>>} absolute paths
 */
export async function staticClosure(entries) {
  const { metafile } = await build({
    entryPoints: [...entries],
    bundle: true,
    splitting: true,
    format: 'esm',
    conditions: ['production'],
    alias: aliases,
    absWorkingDir: root,
    outdir: 'unused',
    write: false,
    metafile: true,
  });
  const found = new Set();
  const visit = (path) => {
    const { imports = [], inputs = {} } = metafile.outputs[path] ?? {};
    // What stays empty only passes on what others export, some of which is left out.
    for (const [input, { bytesInOutput }] of Object.entries(inputs))
      if (bytesInOutput > 0) found.add(join(root, input));
    for (const each of imports) if (each.kind === 'import-statement') visit(each.path);
  };
  for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) if (entries.includes(entryPoint)) visit(path);
  return found;
}

/** Folder that is nowhere, for the copies of one element: `/…/@place-card/src/core/alarm.ts`. */
const COPY = /[\\/]@([\w-]+)(?=[\\/])/;

const original = (id) => id.replace(COPY, '');

/** What a module imports for its effects alone: the elements, in a file that holds several. */
const EFFECTS = /^import '(.+)';$/gm;
const ON_DEMAND = /\bimport\('(\..+?)'\)/g;

/**
 * The code of a module, without the loading of elements that are in the same file: they are defined before anything of
 * them can be wanted.
 * @param {string} path
 * @param {string} entry of the file
 */
async function besides(path, entry) {
  const held = [...(await readFile(entry, 'utf8')).matchAll(EFFECTS)].map(([, source]) => join(dirname(entry), source));
  const code = await readFile(path, 'utf8');
  return code.replace(ON_DEMAND, (whole, source) =>
    held.includes(join(dirname(path), source)) ? 'Promise.resolve()' : whole,
  );
}

/**
 * @param {Readonly<Record<string, string>>} owners entry of each element, absolute, by its name
 * @param {ReadonlySet<string>} core absolute paths of what is not copied
 * @param {readonly string[]} several names of owners that hold whole elements
 * @returns {import('rollup').Plugin}
 */
export function ownCopies(owners, core, several = []) {
  const ownerOf = (id) => COPY.exec(id)?.[1] ?? Object.keys(owners).find((name) => owners[name] === id);
  const isOurs = (id) => id.startsWith(root + sep) && !id.includes('node_modules') && !id.includes('\0');
  /** An element that another one shows is loaded as itself; what holds several of them has each of them. */
  const stays = (id, owner) => core.has(id) || (Object.values(owners).includes(id) && !several.includes(owner));
  return {
    name: 'escale-own-copies',
    resolveId: {
      order: 'pre',
      async handler(source, importer, options) {
        const owner = importer && ownerOf(importer);
        if (!owner) return undefined;
        const resolved = await this.resolve(source, original(importer), { ...options, skipSelf: true });
        if (!resolved || resolved.external || !isOurs(resolved.id) || stays(resolved.id, owner)) return resolved;
        return { ...resolved, id: join(root, `@${owner}`, resolved.id.slice(root.length)) };
      },
    },
    load(id) {
      const owner = COPY.exec(id)?.[1];
      if (!owner || id.includes('node_modules')) return undefined;
      return several.includes(owner) ? besides(original(id), owners[owner]) : readFile(original(id), 'utf8');
    },
  };
}
