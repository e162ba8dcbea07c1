import path from 'node:path';
import type { Hono } from 'hono';
import { openHeaders, pageHeaders } from '../../http/headers.ts';
import { allowOnly } from '../../http/mount.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Sentence } from '../../http/language.ts';
import { Folder } from './folder.ts';

const root = path.resolve(import.meta.dirname, '../../../..');

/** Seconds: the loader renews itself, so a corrected kit reaches every page within ten minutes. */
const KIT_MAX_AGE = 600;
const OUTLINE_MAX_AGE = 86_400;

const notBuilt: Sentence = {
  fr: 'Ce fichier n’existe pas. S’il fait partie du kit, construisez-le d’abord : « npm run build ».',
  en: 'There is no such file. If it is part of the kit, build it first: “npm run build”.',
};
const noSuchExample: Sentence = {
  fr: 'Il n’y a pas de fichier de ce nom parmi les exemples.',
  en: 'There is no file of this name among the examples.',
};

/** What any site may load: the kit, the outlines for its map; and the examples, which are pages of the hub. */
export function assetRoutes(app: Hono, folders: { readonly root: string } = { root }): void {
  const built = path.join(folders.root, 'dist');
  serveFolder(app, '/kit/v1/', {
    files: new Folder({ folder: path.join(built, 'kit/v1'), maxAge: KIT_MAX_AGE, headers: openHeaders }),
    open: true,
    absent: notBuilt,
  });
  serveFolder(app, '/outline/v1/', {
    files: new Folder({ folder: path.join(built, 'outline/v1'), maxAge: OUTLINE_MAX_AGE, headers: openHeaders }),
    open: true,
    absent: notBuilt,
  });
  serveFolder(app, '/examples/', {
    files: new Folder({ folder: path.join(folders.root, 'examples'), maxAge: 0, headers: pageHeaders }),
    open: false,
    absent: noSuchExample,
  });
}

interface ServedFolder {
  readonly files: Folder;
  /** Whether pages of other origins may use the files. */
  readonly open: boolean;
  readonly absent: Sentence;
}

/** Serves a folder under a prefix that ends with a slash. */
export function serveFolder(app: Hono, prefix: string, { files, open, absent }: ServedFolder): void {
  app.get(`${prefix}*`, async (context) => {
    // hono leaves a malformed escape as it is; the folder then knows no such name.
    const response = await files.serve(context.req.raw, context.req.path.slice(prefix.length));
    if (!response) throw new ProblemError('not-found', { detail: absent });
    return response;
  });
  allowOnly(app, `${prefix}*`, ['GET'], open);
}
