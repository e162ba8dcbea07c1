import { MigrationError } from './database/migrations.ts';
import { terminalLanguage } from './commands/terminal-language.ts';
import type { Language, Sentence } from './http/language.ts';
import { readSettings, SettingsError, type Settings } from './settings.ts';

/** A command of `npm run hub -- …`; loaded only when asked for. */
interface Command {
  readonly summary: Sentence;
  readonly usage: string;
  /** @returns the exit code */
  readonly run: (args: string[], settings: Settings) => Promise<number>;
}

const commands: Readonly<Record<string, Command>> = {
  import: {
    summary: { fr: 'importer une liste de lieux', en: 'import a list of places' },
    usage: 'import FILE --source cget|france-services|csv [--map FILE]',
    run: async (args, settings) => (await import('./commands/import.ts')).importCommand(args, settings),
  },
  operator: {
    summary: { fr: 'ouvrir un accès à l’espace des lieux', en: 'give access to the space for places' },
    usage: 'operator add EMAIL [--administrator] [--place ID] [--issuer SCHEME]',
    run: async (args, settings) => (await import('./commands/operator.ts')).operatorCommand(args, settings),
  },
  scheme: {
    summary: { fr: 'ajouter un label au réseau', en: 'add a label to the network' },
    usage: 'scheme add FILE',
    run: async (args, settings) => (await import('./commands/scheme.ts')).schemeCommand(args, settings),
  },
};

/** Exit code of a command line that cannot be understood, as in most Unix tools. */
const MISUSE = 2;

function help(language: Language): string {
  const width = Math.max(...Object.values(commands).map(({ usage }) => usage.length));
  const lines = Object.values(commands).map(({ usage, summary }) => `  ${usage.padEnd(width)}  ${summary[language]}`);
  return {
    fr: [
      'Usage\xa0: npm run hub -- COMMANDE',
      '',
      'Commandes',
      ...lines,
      '',
      'Le serveur démarre par «\xa0npm start\xa0».',
    ],
    en: ['Usage: npm run hub -- COMMAND', '', 'Commands', ...lines, '', 'The server starts with “npm start”.'],
  }[language].join('\n');
}

async function main(args: readonly string[]): Promise<number> {
  // npm runs a script in the package's folder; file names are meant from where the person stands.
  if (process.env['INIT_CWD']) process.chdir(process.env['INIT_CWD']);
  const language = terminalLanguage(process.env);
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    console.log(help(language));
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    console.error({ fr: `Commande inconnue\xa0: ${name}.`, en: `Unknown command: ${name}.` }[language]);
    console.error(`\n${help(language)}`);
    return MISUSE;
  }
  try {
    return await command.run(rest, readSettings());
  } catch (error) {
    // What an operator can mend is a sentence; anything else is ours, and its trace is worth having.
    const expected = error instanceof SettingsError || error instanceof MigrationError;
    console.error(expected ? error.message : error);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
