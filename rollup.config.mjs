import { basename } from 'node:path';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { adoptedStyles, licences, templates } from './tools/kit-plugins.mjs';
import { leaflet } from './tools/leaflet-plugin.mjs';

const folder = 'dist/kit/v1';

/** The elements, each a folder of `components/` and an entry of the kit. */
const elements = ['booking-button', 'hub', 'place-card', 'place-map'];
const entryOf = (name) => `components/${name}/${name}.ts`;

/**
 * What several elements need goes into one chunk, so that a page holds one copy of lit (Trusted Types accepts its
 * policy once) and asks for two files before its first answer; what one element needs stays with it. Leaflet,
 * supercluster, panels and other languages come when needed.
 */
function coreOf(getModuleInfo, getModuleIds) {
  const users = new Map();
  const visit = (id, element) => {
    const seen = users.get(id) ?? new Set();
    if (seen.has(element)) return;
    users.set(id, seen.add(element));
    for (const imported of getModuleInfo(id)?.importedIds ?? []) visit(imported, element);
  };
  for (const id of getModuleIds())
    for (const name of elements) if (id.replaceAll('\\', '/').endsWith(entryOf(name))) visit(id, name);
  // What one element and a part loaded later share is not worth a request of its own when it is this small.
  const isSmall = (id) =>
    /pictograms[\\/](contact|controls|place)\.ts$|sdk[\\/](place-id|guards[\\/]contact)\.ts$/.test(id);
  const isShared = ([id, seen]) => seen.size > 1 || isSmall(id);
  return new Set([...users].filter(isShared).map(([id]) => id));
}

/** Chunk of each element, by the name of its folder: the first build leaves them for the loader. */
const chunks = new Map();
let core;

const plugins = [
  adoptedStyles,
  leaflet(),
  resolve({ browser: true, extensions: ['.ts', '.js'], exportConditions: ['production'] }),
  esbuild({ tsconfig: 'tsconfig.json', target: 'es2022' }),
  templates,
  terser({ ecma: 2022, module: true, compress: { passes: 3, unsafe_arrows: true }, format: { comments: false } }),
  licences,
];

/** @type {import('rollup').WarningHandlerWithDefault} */
const onwarn = (warning) => {
  // Leaflet's modules import each other; anything else is a fault.
  if (warning.code === 'CIRCULAR_DEPENDENCY' && warning.ids?.every((id) => id.includes('leaflet'))) return;
  throw new Error(`${warning.code}: ${warning.message}`);
};

/** @type {import('rollup').RollupOptions[]} */
export default [
  {
    preserveEntrySignatures: 'allow-extension',
    input: { ...Object.fromEntries(elements.map((name) => [name, entryOf(name)])), index: 'src/index.ts' },
    plugins: [
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
      entryFileNames: ({ name }) => (name === 'index' ? 'index.js' : '[name]-[hash].js'),
      chunkFileNames: '[name]-[hash].js',
      manualChunks: (id, { getModuleInfo, getModuleIds }) =>
        (core ??= coreOf(getModuleInfo, getModuleIds)).has(id) ? 'core' : undefined,
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
