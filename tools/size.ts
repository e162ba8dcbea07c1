/**
 * Measures what a page downloads for each part of the kit, in brotli as the hub serves it, against the budgets of the
 * design. Fails over budget. Needs a build (`npm run build`).
 *
 *     node tools/size.ts                fails over the design's budget
 *     node tools/size.ts --no-heavier   fails over the weight that docs/decisions/0033 admits until the budget is met
 *     node tools/size.ts --of FOLDER    weighs what `node tools/build.ts --into FOLDER` built
 */
import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Metafile } from 'esbuild';

const root = join(import.meta.dirname, '..');
const { values: options } = parseArgs({ options: { 'no-heavier': { type: 'boolean' }, of: { type: 'string' } } });
const kit = resolve(options.of ?? join(root, 'dist'), 'kit/v1');

interface Budget {
  readonly part: string;
  /** Bytes of brotli, each file on its own. */
  readonly most: number;
  /** Bytes admitted by docs/decisions/0033 where the budget is not met yet: to be lowered, never raised. */
  readonly admitted?: number;
  /** The files that travel. */
  readonly files: () => Promise<Iterable<string>>;
}

/** The kilobyte of the design: 1,000 bytes. */
const kilobytes = (number: number): number => number * 1000;

const budgets: readonly Budget[] = [
  { part: 'loader', most: kilobytes(1.5), files: () => Promise.resolve([join(kit, 'escale.js')]) },
  { part: 'booking button', most: kilobytes(11), files: () => elements('booking-button') },
  { part: 'card', most: kilobytes(12), admitted: 13_600, files: () => elements('place-card') },
  { part: 'CO2 counter', most: kilobytes(11), files: () => elements('co2-counter') },
  {
    part: 'impact simulator, with its engine',
    most: kilobytes(14),
    files: () => elements('impact-simulator'),
  },
  { part: 'label badge', most: kilobytes(11), files: () => elements('label-badge') },
  {
    part: 'those four on one page',
    most: kilobytes(14.5),
    admitted: 19_100,
    // What the loader asks for where three of them or more are on a page.
    files: () => elements('several'),
  },
  {
    part: 'map, before it is opened',
    most: kilobytes(12),
    admitted: 14_900,
    files: () => elements('place-map'),
  },
  {
    part: 'map, all of it, on tiles',
    most: kilobytes(42),
    files: () => needed([chunk('place-map')], isOfTheMap('tile-ground')),
  },
  {
    part: 'map, all of it, on the outline',
    most: kilobytes(42),
    files: () => needed([chunk('place-map')], isOfTheMap('outline-ground')),
  },
];

type Import = Metafile['inputs'][string]['imports'][number];

const isStatic = ({ kind }: Import): boolean => kind === 'import-statement';
/**
 * All that the map itself may load on one ground, and it has one: not another language, not what is loaded when something
 * failed, and not the card of the chosen place or the booking it offers, which are elements with budgets of their own.
 */
const isOfTheMap =
  (ground: 'tile-ground' | 'outline-ground') =>
  ({ path, kind }: Import): boolean => {
    if (isStatic({ path, kind })) return true;
    const name = /(?:^|\/)([a-z-]+)-[\w-]{8}\.js$/.exec(path)?.[1] ?? '';
    return (
      !/^(en|en-place-map|place-card|booking-button|trouble)$/.test(name) &&
      (name === ground || !name.endsWith('-ground'))
    );
  };

/**
 * The chunk of an element that the loader asks for: those of earlier builds stay beside it for a while.
 * @throws Error when the build has no such chunk
 */
function chunk(name: string): string {
  const file = new RegExp(`["'./]${name}-[\\w-]{8}\\.js`).exec(readFileSync(join(kit, 'escale.js'), 'utf8'))?.[0];
  if (file === undefined) throw new Error(`${kit} has no chunk « ${name} »: run npm run build`);
  return join(kit, file.slice(1));
}

/** What a page downloads for these elements before its visitor does anything. */
const elements = (...names: string[]): Promise<Set<string>> => needed(names.map(chunk), isStatic);

/** The entries and every file they import, directly or not, by the imports that `follow` accepts. */
async function needed(entries: string[], follow: (each: Import) => boolean): Promise<Set<string>> {
  // esbuild only reads the imports here; nothing is written.
  const { metafile } = await build({
    entryPoints: entries,
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: join(kit, 'unused'),
    write: false,
    metafile: true,
    absWorkingDir: root,
    logLevel: 'error',
  });
  const found = new Set<string>();
  const visit = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    for (const each of metafile.inputs[path]?.imports ?? []) if (follow(each)) visit(each.path);
  };
  for (const entry of entries) visit(relative(root, entry));
  return new Set([...found].map((path) => join(root, path)));
}

/** Names of the SDK as a page's own bundler minifies them: one file, and what is loaded when first asked for apart. */
async function sdk(names: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents: `export ${names} from './sdk/index.ts';`, resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    write: false,
    plugins: [
      {
        name: 'on-demand',
        setup: (bundle) =>
          bundle.onResolve({ filter: /./ }, ({ kind, path }) =>
            kind === 'dynamic-import' ? { path, external: true } : undefined,
          ),
      },
    ],
  });
  return outputFiles[0]!.contents;
}

/** The hub compresses the kit once, at the highest quality. */
const brotli = (content: Uint8Array): number =>
  brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

function report(part: string, size: number, most: number, files: number): boolean {
  const fits = size <= most;
  const share = `${Math.round((100 * size) / most)} %`;
  console.log(
    [
      fits ? '✔' : '✖',
      part.padEnd(30),
      `${size.toLocaleString('en')} B`.padStart(10),
      `of ${most.toLocaleString('en')} B`.padStart(12),
      share.padStart(6),
      `${files} file${files > 1 ? 's' : ''}`.padStart(9),
    ].join('  '),
  );
  return fits;
}

const ceiling = ({ most, admitted = most }: Omit<Budget, 'files'>): number => (options['no-heavier'] ? admitted : most);

let fits = true;
for (const budget of budgets) {
  const paths = [...(await budget.files())];
  const size = paths.reduce((sum, path) => sum + brotli(readFileSync(path)), 0);
  fits = report(budget.part, size, ceiling(budget), paths.length) && fits;
}
fits = report('SDK in a browser', brotli(await sdk('{ createClient }')), kilobytes(4), 1) && fits;
// Ids, links to other platforms and guards of errors are for those who name them: no budget of the design, but a limit.
fits = report('SDK, every name of it', brotli(await sdk('*')), kilobytes(4.6), 1) && fits;
if (!fits) {
  console.error('Over budget: load a part on demand, or say in the design why it may weigh more.');
  process.exitCode = 1;
}
