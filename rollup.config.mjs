import { basename, join } from 'node:path';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { ownCopies, staticClosure } from './tools/kit-copies.mjs';
import { licences, templates } from './tools/kit-plugins.mjs';
import { leaflet } from './tools/leaflet-plugin.mjs';
import { ownLit } from './tools/own-lit.mjs';

const folder = 'dist/kit/v1';

/** The elements, each a folder of `components/` and an entry of the kit. */
const elements = ['booking-button', 'co2-counter', 'hub', 'impact-simulator', 'label-badge', 'place-card', 'place-map'];
const entryOf = (name) => `components/${name}/${name}.ts`;

/**
 * What every element is made of, and what a page must have once: lit (Trusted Types accepts its policy once), the
 * classes of events, clients and what they remember. Everything else is copied into each element that uses it.
 */
export const core = await staticClosure([
  'src/core/define.ts',
  'src/core/element.ts',
  'src/core/events.ts',
  'src/core/remote.ts',
  'src/pictograms/icon.ts',
  'src/translations/fr/common.ts',
]);

/** What has copies of its own: each element, and the file that holds those which stand on one page. */
const owners = Object.fromEntries(
  [...elements.map((name) => [name, entryOf(name)]), ['several', 'src/several.ts']].map(([name, entry]) => [
    name,
    join(import.meta.dirname, entry),
  ]),
);

/** Chunk of each element, by the name of its folder: the first build leaves them for the loader. */
const chunks = new Map();

/** What becomes of each module. */
export const plugins = [
  ownLit(),
  leaflet(),
  resolve({ browser: true, extensions: ['.ts', '.js'], exportConditions: ['production'] }),
  esbuild({ tsconfig: 'tsconfig.json', target: 'es2022' }),
  templates,
  terser({
    ecma: 2022,
    module: true,
    // A function written out where it is called compresses worse than its call.
    compress: { passes: 3, unsafe_arrows: true, inline: 1, keep_fargs: false, hoist_funs: true },
    format: { comments: false },
  }),
  licences,
];

/** @type {import('rollup').WarningHandlerWithDefault} */
export const onwarn = (warning) => {
  // Leaflet's modules import each other; anything else is a fault.
  if (warning.code === 'CIRCULAR_DEPENDENCY' && warning.ids?.every((id) => id.includes('leaflet'))) return;
  throw new Error(`${warning.code}: ${warning.message}`);
};

/** @type {import('rollup').RollupOptions[]} */
export default [
  {
    preserveEntrySignatures: 'allow-extension',
    input: {
      ...Object.fromEntries(elements.map((name) => [name, entryOf(name)])),
      doctor: 'src/doctor/doctor.ts',
      index: 'src/index.ts',
      languages: 'src/languages.ts',
      several: 'src/several.ts',
    },
    plugins: [
      ownCopies(owners, core, ['several']),
      ...plugins,
      {
        name: 'escale-chunk-names',
        generateBundle(_options, bundle) {
          for (const chunk of Object.values(bundle))
            if (chunk.type === 'chunk' && chunk.isEntry) chunks.set(chunk.name, chunk.fileName);
        },
      },
    ],
    output: {
      dir: folder,
      format: 'es',
      entryFileNames: ({ name }) => (name === 'index' || name === 'languages' ? '[name].js' : '[name]-[hash].js'),
      chunkFileNames: '[name]-[hash].js',
      manualChunks: (id) => (core.has(id) ? 'core' : undefined),
      onlyExplicitManualChunks: true,
    },
    onwarn,
  },
  {
    input: { escale: 'src/loader.ts' },
    plugins: [
      ...plugins,
      {
        name: 'escale-loader-chunks',
        resolveDynamicImport(specifier) {
          const file = chunks.get(basename(String(specifier), '.ts'));
          if (!file) throw new Error(`The loader imports ${specifier}, which is no entry of the kit.`);
          return { id: `./${file}`, external: true };
        },
      },
    ],
    output: { dir: folder, format: 'es' },
    onwarn,
  },
];
