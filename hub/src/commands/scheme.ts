import { readFile } from 'node:fs/promises';
import { openDatabase, type Database } from '../database/database.ts';
import type { Language } from '../http/language.ts';
import { readLabels } from '../labels/read.ts';
import { readSchemeFile, SchemeFileError } from '../labels/scheme-file.ts';
import { ensureLabelSchemes, saveScheme } from '../labels/store.ts';
import type { Settings } from '../settings.ts';
import { terminalLanguage } from './terminal-language.ts';

/** Where the command speaks; the process's own unless a test gives others. */
export interface SchemeIo {
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  readonly open: (settings: Settings) => Promise<Database>;
  readonly language: Language;
}

const processIo = (): SchemeIo => ({
  print: (text) => process.stdout.write(`${text}\n`),
  complain: (text) => process.stderr.write(`${text}\n`),
  open: openDatabase,
  language: terminalLanguage(process.env),
});

const OK = 0;
const FAILED = 1;
/** Exit code of a command line that cannot be understood, as in most Unix tools. */
const MISUSE = 2;

const texts = {
  fr: {
    usage: [
      'Usage\xa0: npm run hub -- scheme add FICHIER',
      '        npm run hub -- scheme list',
      '',
      'Ajoute un label au réseau, ou remplace celui du même identifiant.',
      'FICHIER est en JSON\xa0; partez de examples/label-scheme.json.',
    ].join('\n'),
    unreadable: (file: string, reason: string) => `${file} ne peut pas être lu\xa0: ${reason}`,
    wrong: (file: string) => `${file} ne décrit pas un label\xa0:`,
    saved: (id: string) =>
      `Le label ${id} est enregistré. Donnez-lui un émetteur\xa0: npm run hub -- operator add ADRESSE --issuer ${id}`,
    unchanged: (id: string) => `Le label ${id} était déjà enregistré ainsi.`,
  },
  en: {
    usage: [
      'Usage: npm run hub -- scheme add FILE',
      '       npm run hub -- scheme list',
      '',
      'Adds a label to the network, or replaces the one of the same id.',
      'FILE is JSON; begin with examples/label-scheme.json.',
    ].join('\n'),
    unreadable: (file: string, reason: string) => `${file} cannot be read: ${reason}`,
    wrong: (file: string) => `${file} does not describe a label:`,
    saved: (id: string) =>
      `The label ${id} is saved. Give it an issuer: npm run hub -- operator add EMAIL --issuer ${id}`,
    unchanged: (id: string) => `The label ${id} was saved like this already.`,
  },
} as const;

/**
 * `npm run hub -- scheme add FILE|list`: the labels of a network, beside a running hub or without one.
 * @returns 0 when it was done, 1 when the file cannot be used, 2 when the command line cannot be understood
 */
export async function schemeCommand(
  args: readonly string[],
  settings: Settings,
  io: SchemeIo = processIo(),
): Promise<number> {
  const say = texts[io.language];
  const [name, file, ...rest] = args;
  if (name === 'help' || name === '--help' || name === '-h') {
    io.print(say.usage);
    return OK;
  }
  if (name === 'list' && file === undefined) return listSchemes(settings, io);
  if (name === 'add' && file !== undefined && rest.length === 0) return addScheme(file, settings, io);
  io.complain(say.usage);
  return MISUSE;
}

async function addScheme(file: string, settings: Settings, io: SchemeIo): Promise<number> {
  const say = texts[io.language];
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (error) {
    io.complain(say.unreadable(file, error instanceof Error ? error.message : String(error)));
    return FAILED;
  }
  try {
    const scheme = readSchemeFile(content);
    const database = await io.open(settings);
    try {
      const saved = await saveScheme(database.sql, scheme);
      io.print(saved ? say.saved(scheme.id) : say.unchanged(scheme.id));
    } finally {
      await database.close();
    }
    return OK;
  } catch (error) {
    if (!(error instanceof SchemeFileError)) throw error;
    io.complain(`${say.wrong(file)}\n${error.in(io.language)}`);
    return FAILED;
  }
}

async function listSchemes(settings: Settings, io: SchemeIo): Promise<number> {
  const database = await io.open(settings);
  try {
    await ensureLabelSchemes(database.sql);
    for (const { id, name, issuer } of await readLabels(database.sql)) io.print(`${id}\t${name.fr}\t${issuer.name}`);
    return OK;
  } finally {
    await database.close();
  }
}
