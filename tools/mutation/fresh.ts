/**
 * Loads the project's modules anew for each mutant, in one process: what a module keeps, or made while it was loaded,
 * would otherwise be that of an earlier mutant. Packages are shared; they hold no mutant.
 */
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const harness = new URL('./harness.ts', import.meta.url).href;
const GRAPH = 'graph';

let graph = 0;
let hooked = false;
/** Stripping types is most of the work of loading; a file of the sandbox never changes. */
const stripped = new Map<string, string>();

/**
 * Imports a module of a folder with everything of that folder that it needs, as if for the first time.
 * Tests in it are written with `node:test` and get the harness instead.
 */
export async function importAnew(file: string, root: string): Promise<void> {
  if (!hooked) {
    hooked = true;
    hook(pathToFileURL(root).href);
  }
  graph += 1;
  const url = pathToFileURL(file);
  url.searchParams.set(GRAPH, String(graph));
  await import(url.href);
}

function hook(root: string): void {
  const isOurs = (url: string): boolean =>
    url.startsWith(root) && !url.includes('/node_modules/') && /\.m?[jt]s$/.test(url);

  registerHooks({
    resolve(specifier, context, next) {
      // A module that comes late stays with those that it belongs to, also when the next mutant's turn has come.
      const belongsTo = new URL(context.parentURL ?? 'file:///').searchParams.get(GRAPH);
      if (specifier === 'node:test' && belongsTo !== null) return { url: harness, shortCircuit: true };
      const found = next(specifier, context);
      return belongsTo !== null && isOurs(found.url) ? { ...found, url: `${found.url}?${GRAPH}=${belongsTo}` } : found;
    },
    load(url, context, next) {
      const [path = ''] = url.split('?');
      if (url === path || !path.startsWith(root) || !path.endsWith('.ts')) return next(url, context);
      const source = stripped.get(path) ?? stripTypeScriptTypes(readFileSync(fileURLToPath(path), 'utf8'));
      stripped.set(path, source);
      return { format: 'module', source, shortCircuit: true };
    },
  });
}
