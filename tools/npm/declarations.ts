import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { contractTypes } from './contract-types.ts';

const SPECIFIER = /((?:from|import)\s*\(?\s*['"])(\.[^'"]+)\.ts(['"])/g;

/** Writes the types of the entries, and of whatever they need to be understood, into a folder. */
export async function writeDeclarations(root: string, entries: readonly string[], folder: string): Promise<void> {
  const program = programOf(root, entries);
  const written = new Map<string, string>();
  const emitted = program.emit(undefined, (path, text) => written.set(relative(root, path), text), undefined, true);
  const faults = [...program.getSyntacticDiagnostics(), ...emitted.diagnostics];
  if (faults.length > 0) throw new Error(ts.formatDiagnostics(faults, ts.createCompilerHost({})));
  written.set('sdk/contract/index.d.ts', contractTypes(program, root));
  const needed = new Set<string>();
  const visit = (path: string): void => {
    if (needed.has(path)) return;
    const text = written.get(path);
    if (text === undefined) throw new Error(`${path} is needed, and was not written.`);
    needed.add(path);
    for (const [, , specifier = ''] of text.matchAll(SPECIFIER))
      visit(relative(root, resolve(root, dirname(path), `${specifier}.d.ts`)));
  };
  for (const entry of entries) visit(entry.replace(/\.ts$/, '.d.ts'));
  for (const path of needed) {
    const text = written.get(path)?.replace(SPECIFIER, '$1$2.js$3') ?? '';
    if (/['"]zod['"]/.test(text)) throw new Error(`${path} speaks of zod, which the package does not bring along.`);
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

function programOf(root: string, entries: readonly string[]): ts.Program {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: unknown };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  return ts.createProgram(
    [...entries.map((entry) => join(root, entry)), join(root, 'components/place-map/leaflet-modules.d.ts')],
    { ...options, noEmit: false, declaration: true, emitDeclarationOnly: true, rootDir: root, outDir: root },
  );
}
