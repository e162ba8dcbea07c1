import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { leafletForEsbuild } from '../tools/leaflet-plugin.mjs';

const types = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
} as const;

interface File {
  readonly type: string;
  /** At the highest quality, as the hub has its own files. */
  readonly brotli: Buffer;
}

/** A site that sends what it was given as the hub sends the kit: compressed once, and kept for ever. */
export class BenchSite {
  readonly #server: Server;
  readonly #files = new Map<string, File>();

  private constructor(server: Server) {
    this.#server = server;
    server.on('request', ({ url }, response) => {
      const file = this.#files.get((url ?? '/').replace(/\?.*/, ''));
      if (file === undefined) {
        response.writeHead(404).end();
        return;
      }
      const headers = { 'content-type': file.type, 'content-encoding': 'br', 'access-control-allow-origin': '*' };
      const cached = file.type === types.html ? 'no-cache' : 'max-age=31536000, immutable';
      response.writeHead(200, { ...headers, 'cache-control': cached }).end(file.brotli);
    });
  }

  static async start(): Promise<BenchSite> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new BenchSite(server);
  }

  /** @returns its address. `localhost`, so that the hub at 127.0.0.1 is another site to the browser */
  add(file: `/${string}.${keyof typeof types}`, content: string | Uint8Array): string {
    const type = types[path.extname(file).slice(1) as keyof typeof types];
    this.#files.set(file, { type, brotli: brotliCompressSync(content) });
    return `${this.#origin}${file}`;
  }

  /** A file of the built kit under its own name. @returns its address */
  async addKitFile(name: string): Promise<string> {
    return this.add(`/kit/${name}` as '/x.js', await readFile(path.join(kit, name)));
  }

  /**
   * A module of bench/ and everything it imports, minified, as a site's own bundler would make it: one file, and one
   * for each part that it loads on demand.
   * @param leaflet as our map has it, without what it never runs, or as it comes
   * @returns its address
   */
  async addBundle(file: string, leaflet: 'ours' | 'whole'): Promise<string> {
    const { outputFiles } = await build({
      entryPoints: [path.join(import.meta.dirname, file)],
      bundle: true,
      minify: true,
      splitting: true,
      write: false,
      outdir: '/',
      format: 'esm',
      target: 'es2022',
      loader: { '.png': 'empty' },
      plugins: leaflet === 'ours' ? [leafletForEsbuild()] : [],
    });
    for (const output of outputFiles) this.add(`/${path.basename(output.path)}` as '/x.js', output.contents);
    return `${this.#origin}/${path.basename(file, '.ts')}.js`;
  }

  get #origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

const kit = path.join(import.meta.dirname, '../dist/kit/v1');

/**
 * The built chunk of an element and what it needs at once, by their names in dist/kit/v1, the chunk first.
 * @throws Error when there is no build
 */
export async function kitFiles(element: string): Promise<string[]> {
  const loader = await readFile(path.join(kit, 'escale.js'), 'utf8');
  const chunk = new RegExp(`["'./](${element}-[\\w-]{8}\\.js)`).exec(loader)?.[1];
  if (chunk === undefined) throw new Error(`dist/kit/v1 has no chunk « ${element} »: run npm run build`);
  const found = [chunk];
  for (const name of found) {
    const code = await readFile(path.join(kit, name), 'utf8');
    // Minified: `import{a}from"./core-….js"`, and `import("./details-….js")` for what is loaded on demand.
    for (const [, other = ''] of code.matchAll(/["']\.\/([\w-]+\.js)["']/g))
      if (!found.includes(other)) found.push(other);
  }
  return found;
}
