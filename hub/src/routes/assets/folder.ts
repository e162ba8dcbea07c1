import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { chooseEncoding, type Encoding } from '../../http/accept.ts';
import { represent, respondWith } from '../../http/representation.ts';
import { vary, type HeaderFields } from '../../http/send.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Coded files that the build may have put beside the plain one. */
const extensions: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz' };

/** A name that a bundler hashed never means other bytes. */
const hashed = /[-.](?=[\w-]*\d)[\w-]{8,}\.(js|css|json|svg|woff2)$/;

export interface FolderOptions {
  /** Absolute path. */
  readonly folder: string;
  /** Seconds for which a file whose name may get other bytes is taken as it was; `never-changes` when none may. */
  readonly maxAge: number | 'never-changes';
  readonly headers: Readonly<Record<string, string>>;
}

/** Files of one folder, sent with validators and the codings that the build made. */
export class Folder {
  readonly #options: FolderOptions;
  /** Hashes of contents, by path, for as long as size and time stay the same. */
  readonly #hashes = new Map<string, { readonly state: string; readonly hash: string }>();

  constructor(options: FolderOptions) {
    this.#options = options;
  }

  /**
   * Answers with the file at a path below the folder, such as `chunks/map.js`.
   * @returns undefined when there is no such file to serve
   */
  async serve(request: Request, name: string): Promise<Response | undefined> {
    const file = this.#resolve(name);
    const type = file && types[path.extname(file)];
    if (!file || !type) return undefined;
    const hash = await this.#hash(file);
    if (hash === undefined) return undefined;
    const headers: HeaderFields = {
      ...this.#options.headers,
      'Content-Type': type,
      'Cache-Control':
        this.#options.maxAge === 'never-changes' || hashed.test(name)
          ? 'public, max-age=31536000, immutable'
          : `public, max-age=${this.#options.maxAge}`,
    };
    const coded = await this.#coded(file, hash, request);
    if (!coded) return represent(request, await readFile(file), headers);
    vary(headers, 'Accept-Encoding');
    return respondWith(request, { ...coded, headers });
  }

  /** The absolute path, or undefined for a name that could lead out of the folder or to a hidden file. */
  #resolve(name: string): string | undefined {
    const segments = name.split('/');
    return segments.every((segment) => /^[\w@][\w@.~+-]*$/.test(segment))
      ? path.join(this.#options.folder, ...segments)
      : undefined;
  }

  /** The state of the file's content, or undefined when it is no file. */
  async #hash(file: string): Promise<string | undefined> {
    const found = await stat(file).catch(ignoreAbsence);
    if (!found?.isFile()) return undefined;
    const state = `${found.size}-${found.mtimeMs}`;
    const known = this.#hashes.get(file);
    if (known?.state === state) return known.hash;
    const hash = createHash('sha256')
      .update(await readFile(file))
      .digest('base64url')
      .slice(0, 22);
    this.#hashes.set(file, { state, hash });
    return hash;
  }

  async #coded(file: string, hash: string, request: Request) {
    const encoding = chooseEncoding(request.headers.get('accept-encoding') ?? undefined);
    if (!encoding) return undefined;
    const coded = file + extensions[encoding];
    const [plain, found] = await Promise.all([stat(file), stat(coded).catch(ignoreAbsence)]);
    // An older coded file belongs to another build.
    if (!found?.isFile() || found.mtimeMs < plain.mtimeMs) return undefined;
    return { tag: `"${hash}.${encoding}"`, encoding, read: () => readFile(coded) };
  }
}

function ignoreAbsence(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && /^(ENOENT|ENOTDIR|ENAMETOOLONG)$/.test(String(error.code))) return;
  throw error;
}
