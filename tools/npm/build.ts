/**
 * Builds the package for those who bundle the kit into their own code: ES modules, one for each of ours, and their
 * types, in `dist/npm`, which `npm pack` makes into a file. Lit stays a dependency; Leaflet, in the form that strict
 * pages need, is inside. Tested by tools/npm/check.ts.
 *
 *     node tools/npm/build.ts
 */
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { format } from 'prettier';
import { rollup } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import config, { onwarn } from '../../rollup.config.mjs';
import { factorsCsv, openFactors } from '../../sdk/impact/index.ts';
import { elementsOf, readManifest } from '../analyze.ts';
import { licences, templates } from '../kit-plugins.mjs';
import { leaflet } from '../leaflet-plugin.mjs';
import { writeDeclarations } from './declarations.ts';
import { frameworkFiles, frameworks } from './frameworks.ts';
import { wordReader } from './words.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'dist/npm');

/** The elements, `place-card` and so on. */
const elements = Object.entries(config[0].input).filter(([, path]) => path.startsWith('components/'));

/** What may be imported, by its name below the package. */
const entries: Readonly<Record<string, string>> = {
  '.': 'src/index.ts',
  './sdk': 'sdk/index.ts',
  './impact': 'sdk/impact/index.ts',
  './languages': 'src/languages.ts',
  ...Object.fromEntries(elements.map(([name, path]) => [`./elements/${name}`, path])),
};

async function writeModules(): Promise<void> {
  const bundle = await rollup({
    input: Object.values(entries),
    external: /^(lit|@lit)(\/|$)/,
    plugins: [
      leaflet(),
      nodeResolve({ browser: true, extensions: ['.ts', '.js'] }),
      esbuild({ tsconfig: 'tsconfig.json', target: 'es2022' }),
      templates,
      licences,
    ],
    onwarn,
  });
  await bundle.write({
    dir: folder,
    format: 'es',
    preserveModules: true,
    preserveModulesRoot: root,
    // npm leaves every folder of that name out of a package.
    entryFileNames: ({ name }) => `${name.replaceAll('node_modules/', 'vendor/')}.js`,
  });
  await bundle.close();
}

interface Manifest {
  readonly [field: string]: unknown;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Of the package as it is published, from that of the workshop. */
function manifestOf({ name, version, description, license, type, dependencies }: Manifest): object {
  const paths = Object.entries(entries).map(([entry, source]) => [entry, `./${source.replace(/\.ts$/, '')}`] as const);
  return {
    name,
    version,
    description,
    license,
    type,
    // Elements define themselves; the SDK and the model of impact do nothing until they are called.
    sideEffects: ['./src/**', './components/**', './vendor/**'],
    customElements: './custom-elements.json',
    engines: { node: '>=20' },
    exports: {
      ...Object.fromEntries(
        paths.map(([entry, path]) => [entry, { types: `${path}.d.ts`, default: `${path}.js` }] as const),
      ),
      ...Object.fromEntries(
        frameworks.map((each) => [`./${each}`, { types: `./types/${each}.d.ts`, default: './types/none.js' }] as const),
      ),
      './impact/factors.json': './data/impact-factors.json',
      './impact/factors.csv': './data/impact-factors.csv',
      './custom-elements.json': './custom-elements.json',
      './vscode.html-custom-data.json': './vscode.html-custom-data.json',
      './package.json': './package.json',
    },
    files: [
      'components',
      'data',
      'sdk',
      'src',
      'types',
      'vendor',
      'custom-elements.json',
      'vscode.html-custom-data.json',
      'licenses.txt',
    ],
    // A page has lit once: whoever uses a newer one of the same major version shares it.
    dependencies: Object.fromEntries(Object.entries(dependencies).map(([each, exact]) => [each, `^${exact}`])),
  };
}

async function writeFrameworks(): Promise<void> {
  const words = wordReader(folder);
  const described = elementsOf(await readManifest()).map((element) => ({
    element,
    wordsOf: (field: string) => words(element.name, field),
  }));
  await mkdir(join(folder, 'types'), { recursive: true });
  for (const [path, text] of frameworkFiles(described)) {
    const filepath = join(folder, path);
    await writeFile(filepath, await format(text, { filepath }));
  }
}

/** Factors and assumptions, for whoever computes elsewhere: the same that a hub gives under /v1/impact/factors. */
async function writeFactors(): Promise<void> {
  await mkdir(join(folder, 'data'), { recursive: true });
  await writeFile(join(folder, 'data/impact-factors.json'), `${JSON.stringify(openFactors(), null, 2)}\n`);
  await writeFile(join(folder, 'data/impact-factors.csv'), factorsCsv());
}

export async function buildPackage(): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeModules();
  await writeDeclarations(root, Object.values(entries), folder);
  await writeFrameworks();
  await writeFactors();
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Manifest;
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifestOf(manifest), null, 2));
  await copyFile(join(root, 'docs/npm.md'), join(folder, 'README.md'));
  for (const file of ['LICENSE', 'custom-elements.json']) await copyFile(join(root, file), join(folder, file));
}

if (import.meta.main) await buildPackage();
