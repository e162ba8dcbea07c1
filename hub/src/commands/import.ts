import { parseArgs } from 'node:util';
import { openDatabase, type Database } from '../database/database.ts';
import { isLanguage, type Language } from '../http/language.ts';
import type { Adapter } from '../import/adapters/adapter.ts';
import { cgetAdapter } from '../import/adapters/cget.ts';
import { franceServicesAdapter } from '../import/adapters/france-services.ts';
import { tableAdapter } from '../import/adapters/table.ts';
import type { Communes } from '../import/communes.ts';
import { settleDemonstration, type DemonstrationChoice, type Terminal } from '../import/demonstration.ts';
import { openTable, type Table } from '../import/file/table.ts';
import { UnreadableFileError } from '../import/file/unreadable.ts';
import { proposeMap } from '../import/map/propose-map.ts';
import { MapError, readMap } from '../import/map/read-map.ts';
import { ProgressBar } from '../import/progress.ts';
import { count, describe, emptyCounts, ReportFile, type ReportLine } from '../import/report.ts';
import { importTable, type RowResult } from '../import/run.ts';
import { describeUnreadable } from '../import/sentences.ts';
import { writeSummary, type Summary } from '../import/summary.ts';
import { refreshSchedules } from '../opening/refresh.ts';
import type { Settings } from '../settings.ts';
import { loadTerritories } from '../territories/territories.ts';

/** Where the command speaks and listens; the process's own unless a test gives others. */
export interface CommandIo extends Terminal {
  readonly errors: NodeJS.WriteStream;
  readonly now: () => Date;
  readonly open: (settings: Settings) => Promise<Database>;
  readonly communes: () => Communes;
}

const processIo: CommandIo = {
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  now: () => new Date(),
  open: openDatabase,
  communes: loadTerritories,
};

const OK = 0;
const FAILED = 1;
/** Exit code of a command line that cannot be understood, as in most Unix tools. */
const MISUSE = 2;
/** Lines of the report that the terminal shows under each heading. */
const EXAMPLES = 3;

const sources = ['cget', 'france-services', 'csv'] as const;
type SourceName = (typeof sources)[number];

interface Request {
  readonly file: string;
  readonly source: SourceName;
  readonly map: string | undefined;
  readonly asTeleworkSpot: boolean;
  readonly dryRun: boolean;
  readonly demonstration: DemonstrationChoice;
  readonly report: string | undefined;
  readonly printMap: boolean;
}

/** The command line cannot be understood; the message says why, in the person's language. */
class UsageError extends Error {}

/**
 * `npm run hub -- import FILE --source …`: stores a list of places and prints a report.
 * @returns 0 when rows were stored or were stored already, 1 when the file could not be read or every row was
 *   refused, 2 when the command line cannot be understood
 */
export async function importCommand(args: string[], settings: Settings, io: CommandIo = processIo): Promise<number> {
  const language = languageOf(args);
  const say = texts[language];
  const print = (text: string) => io.output.write(`${text}\n`);
  const complain = (text: string) => io.errors.write(`${text}\n`);
  if (args.includes('--help') || args.includes('-h')) {
    print(say.usage);
    return OK;
  }
  let request: Request | undefined;
  try {
    request = readRequest(args, language);
    const table = await openTable(request.file);
    if (request.printMap) {
      print(JSON.stringify(proposeMap(table.header), null, 2));
      return OK;
    }
    return await runImport(request, table, settings, language, io);
  } catch (error) {
    if (error instanceof UsageError) {
      complain(`${error.message}\n\n${say.usage}`);
      return MISUSE;
    }
    if (error instanceof UnreadableFileError) {
      complain(`${describeUnreadable(error, request?.file ?? '', language)} ${say.nothingStored}`);
      return FAILED;
    }
    if (error instanceof MapError) {
      complain(error.message);
      return FAILED;
    }
    throw error;
  }
}

async function runImport(
  request: Request,
  table: Table,
  settings: Settings,
  language: Language,
  io: CommandIo,
): Promise<number> {
  const communes = io.communes();
  const adapter = await chooseAdapter(request, communes, language);
  const report = request.report === undefined ? undefined : await openReport(request.report, language);
  const database = await io.open(settings);
  const started = performance.now();
  const bar = new ProgressBar(io.errors);
  try {
    const tally = new Tally(language, report);
    const { duplicates } = await importTable(database.sql, table, adapter, {
      communes,
      now: io.now(),
      dryRun: request.dryRun,
      onRow: (result) => tally.add(result),
      onProgress: (part) => bar.update(part),
    });
    if (!request.dryRun) await refreshSchedules(database.sql, io.now());
    bar.clear();
    const { counts, examples } = tally;
    const summary: Summary = {
      counts,
      examples,
      duplicates,
      seconds: (performance.now() - started) / 1000,
      dryRun: request.dryRun,
      reportFile: request.report,
      unusedColumns: request.source === 'csv' ? unusedColumns(table, adapter) : [],
    };
    io.output.write(`${writeSummary(summary, language)}\n`);
    const stored = counts.read - counts.rows.refused;
    if (stored > 0 && !request.dryRun) {
      const sentence = await settleDemonstration(database.sql, request.demonstration, io, language);
      if (sentence !== undefined) io.output.write(`${sentence}\n`);
    }
    return counts.read > 0 && stored === 0 ? FAILED : OK;
  } finally {
    bar.clear();
    await report?.close();
    await database.close();
  }
}

/** Counts the rows, keeps the first of each sort for the terminal and hands all of them to the report file. */
class Tally {
  readonly counts = emptyCounts();
  readonly examples = { refused: [], doubtful: [], repaired: [], dropped: [] } as Record<
    keyof Summary['examples'],
    ReportLine[]
  >;
  readonly #language: Language;
  readonly #report: ReportFile | undefined;

  constructor(language: Language, report: ReportFile | undefined) {
    this.#language = language;
    this.#report = report;
  }

  add(result: RowResult): void {
    count(this.counts, result);
    for (const line of describe(result, this.#language)) {
      this.#report?.add(line);
      if (line.outcome === 'created' || line.outcome === 'updated' || line.outcome === 'unchanged') continue;
      const shown = this.examples[line.outcome];
      // One line a row, or the first rows alone would fill the screen.
      if (shown.length < EXAMPLES && shown.at(-1)?.line !== line.line) shown.push(line);
    }
  }
}

async function chooseAdapter(request: Request, communes: Communes, language: Language): Promise<Adapter> {
  if (request.source === 'cget') return cgetAdapter(communes);
  if (request.source === 'france-services') return franceServicesAdapter(request.asTeleworkSpot);
  if (request.map === undefined) throw new UsageError(texts[language].noMap);
  const map = await readMap(request.map, language);
  return tableAdapter(
    request.asTeleworkSpot ? { ...map, always: { ...map.always, teleworkSpot: true } } : map,
    communes,
  );
}

const unusedColumns = (table: Table, adapter: Adapter): string[] =>
  table.header.filter((name) => name !== '' && !adapter.requiredColumns.includes(name));

async function openReport(path: string, language: Language): Promise<ReportFile> {
  try {
    return await ReportFile.create(path, language);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(texts[language].reportNotWritable(path, why), { cause: error });
  }
}

/** French unless the command line or the terminal asks for English. */
function languageOf(args: readonly string[]): Language {
  const index = args.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  const asked = index === -1 ? undefined : (args[index]?.split('=')[1] ?? args[index + 1]);
  if (asked !== undefined && isLanguage(asked)) return asked;
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return /^en/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'en' : 'fr';
}

/** @throws UsageError */
function readRequest(args: string[], language: Language): Request {
  const say = texts[language];
  const { values, positionals } = parse(args, say.misunderstood);
  const [file, ...others] = positionals;
  if (file === undefined) throw new UsageError(say.noFile);
  if (others.length > 0) throw new UsageError(say.oneFile(others.join(' ')));
  const printMap = values['print-map'] === true;
  const source = sources.find((name) => name === (values.source ?? (printMap ? 'csv' : undefined)));
  if (source === undefined) throw new UsageError(say.noSource(values.source, sources.join(', ')));
  if (values.map !== undefined && source !== 'csv') throw new UsageError(say.mapOnlyForCsv);
  if (source === 'csv' && values.map === undefined && !printMap) throw new UsageError(say.noMap);
  if (values.as !== undefined && (values.as !== 'telework-spot' || source === 'cget')) throw new UsageError(say.as);
  if (values.lang !== undefined && !isLanguage(values.lang)) throw new UsageError(say.lang);
  if (values['remove-demonstration'] && values['keep-demonstration']) throw new UsageError(say.both);
  return {
    file,
    source,
    map: values.map,
    asTeleworkSpot: values.as === 'telework-spot',
    dryRun: values['dry-run'] === true,
    demonstration: values['remove-demonstration'] ? 'remove' : values['keep-demonstration'] ? 'keep' : 'ask',
    report: values.report,
    printMap,
  };
}

function parse(args: string[], misunderstood: (why: string) => string) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        source: { type: 'string' },
        map: { type: 'string' },
        as: { type: 'string' },
        report: { type: 'string' },
        lang: { type: 'string' },
        'dry-run': { type: 'boolean' },
        'remove-demonstration': { type: 'boolean' },
        'keep-demonstration': { type: 'boolean' },
        'print-map': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(misunderstood(error instanceof Error ? error.message : String(error)), { cause: error });
  }
}

const texts = {
  fr: {
    usage: [
      'Usage\xa0: npm run hub -- import FICHIER --source cget|france-services|csv [options]',
      '',
      '  --source cget             tiers-lieux du CGET (2019)',
      '  --source france-services  structures France services, avec leurs horaires',
      '  --source csv --map MAP    toute autre table, décrite par une correspondance (docs/import.md)',
      '  --print-map               propose une correspondance d’après les colonnes du fichier, et s’arrête',
      '  --as telework-spot        déclare un point de télétravail dans chaque lieu (pour essayer)',
      '  --dry-run                 dit ce qui serait fait, n’enregistre rien',
      '  --report RAPPORT.csv      écrit le rapport complet, ligne par ligne',
      '  --remove-demonstration    retire ensuite le réseau de démonstration',
      '  --keep-demonstration      le garde sans poser la question',
      '  --lang fr|en              langue du rapport',
    ].join('\n'),
    nothingStored: 'Rien n’a été enregistré.',
    misunderstood: (why: string) => `Options incomprises\xa0: ${why}`,
    noFile: 'Quel fichier importer\xa0?',
    oneFile: (others: string) => `Un seul fichier à la fois\xa0; en trop\xa0: ${others}`,
    noSource: (given: string | undefined, known: string) =>
      given === undefined
        ? `De quelle liste s’agit-il\xa0? --source ${known}`
        : `Source inconnue «\xa0${given}\xa0»\xa0: ${known}`,
    noMap: 'Une table se lit avec sa correspondance\xa0: --map FICHIER.json (pour en avoir une\xa0: --print-map)',
    mapOnlyForCsv: '--map ne va qu’avec --source csv.',
    as: '--as n’accepte que «\xa0telework-spot\xa0», avec --source france-services ou csv.',
    lang: '--lang accepte fr ou en.',
    both: '--remove-demonstration et --keep-demonstration se contredisent.',
    reportNotWritable: (path: string, why: string) => `Le rapport «\xa0${path}\xa0» ne peut pas être écrit\xa0: ${why}`,
  },
  en: {
    usage: [
      'Usage: npm run hub -- import FILE --source cget|france-services|csv [options]',
      '',
      '  --source cget             third places of the CGET (2019)',
      '  --source france-services  France services houses, with their hours',
      '  --source csv --map MAP    any other table, described by a map (docs/import.md)',
      '  --print-map               proposes a map from the columns of the file, and stops',
      '  --as telework-spot        declares a telework spot in each place (for trying)',
      '  --dry-run                 says what would be done, stores nothing',
      '  --report REPORT.csv       writes the full report, row by row',
      '  --remove-demonstration    removes the demo network afterwards',
      '  --keep-demonstration      keeps it without asking',
      '  --lang fr|en              language of the report',
    ].join('\n'),
    nothingStored: 'Nothing was stored.',
    misunderstood: (why: string) => `Options not understood: ${why}`,
    noFile: 'Which file is to be imported?',
    oneFile: (others: string) => `One file at a time; too many: ${others}`,
    noSource: (given: string | undefined, known: string) =>
      given === undefined ? `Which list is it? --source ${known}` : `Unknown source “${given}”: ${known}`,
    noMap: 'A table is read with its map: --map FILE.json (to get one: --print-map)',
    mapOnlyForCsv: '--map goes with --source csv only.',
    as: '--as accepts “telework-spot” only, with --source france-services or csv.',
    lang: '--lang accepts fr or en.',
    both: '--remove-demonstration and --keep-demonstration contradict each other.',
    reportNotWritable: (path: string, why: string) => `The report “${path}” cannot be written: ${why}`,
  },
};
