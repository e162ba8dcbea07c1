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
  fr: 'Ce fichier n’existe pas. S’il fait partie du kit, construisez-le d’abord\xa0: «\xa0npm run build\xa0».',
  en: 'There is no such file. If it is part of the kit, build it first: “npm run build”.',
};
const noSuchVersion: Sentence = {
  fr: 'Ce fichier n’existe pas\xa0: ce hub n’a pas cette version du kit, ou elle ne contient rien de ce nom.',
  en: 'There is no such file: this hub does not have that version of the kit, or nothing of that name is in it.',
};
const noSuchExample: Sentence = {
  fr: 'Il n’y a pas de fichier de ce nom parmi les exemples.',
  en: 'There is no file of this name among the examples.',
};

/** What any site may load: the kit in all its versions, outlines for its map; and the examples, pages of the hub. */
export function assetRoutes(app: Hono, folders: { readonly root: string } = { root }): void {
  const built = path.join(folders.root, 'dist');
  serveFolder(app, '/kit/v1/', {
    files: new Folder({ folder: path.join(built, 'kit/v1'), maxAge: KIT_MAX_AGE, headers: openHeaders }),
    open: true,
    absent: notBuilt,
  });
  serveFolder(app, '/kit/', {
    files: new Folder({ folder: path.join(built, 'kit'), maxAge: 'never-changes', headers: openHeaders }),
    only: /^\d+\.\d+\.\d+\//,
    open: true,
    absent: noSuchVersion,
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
  /** Paths below the prefix that are served; all when absent. */
  readonly only?: RegExp;
  /** Whether pages of other origins may use the files. */
  readonly open: boolean;
  readonly absent: Sentence;
}

/** Serves a folder under a prefix that ends with a slash. */
export function serveFolder(app: Hono, prefix: string, { files, only, open, absent }: ServedFolder): void {
  app.get(`${prefix}*`, async (context) => {
    // hono leaves a malformed escape as it is; the folder then knows no such name.
    const name = context.req.path.slice(prefix.length);
    const response = !only || only.test(name) ? await files.serve(context.req.raw, name) : undefined;
    if (!response) throw new ProblemError('not-found', { detail: absent });
    return response;
  });
  allowOnly(app, `${prefix}*`, ['GET'], open);
}
