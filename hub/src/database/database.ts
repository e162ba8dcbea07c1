import path from 'node:path';
import { SettingsError, type Settings } from '../settings.ts';
import { joinCluster } from './cluster.ts';
import { connect, isDatabaseAway, type Sql } from './connection.ts';
import { migrate } from './migrations.ts';

export type { Sql } from './connection.ts';

/** A migration may take its time, on one connection. */
const MIGRATING = { max: 1, longestStatement: null };

/** Name of the database in the embedded cluster. */
const NAME = 'escale';

export interface Database {
  readonly sql: Sql;
  /** True for the hub's own PostgreSQL, false for one named by DATABASE_URL. */
  readonly embedded: boolean;
  /** Waits for running queries, then lets go; the embedded server stops with its last user. */
  close(): Promise<void>;
}

/**
 * Opens the database of the settings and brings its schema up to date.
 * @throws Error with a sentence for the operator when it cannot be reached, is older than PostgreSQL 15, or does not
 * fit this hub (MigrationError)
 */
export async function openDatabase(settings: Pick<Settings, 'dataFolder' | 'databaseUrl'>): Promise<Database> {
  if (settings.databaseUrl === undefined) return openEmbedded(settings.dataFolder);
  try {
    await prepare(connect(settings.databaseUrl, MIGRATING));
  } catch (error) {
    throw explainNamed(error);
  }
  const sql = connect(settings.databaseUrl);
  return { sql, embedded: false, close: () => sql.end({ timeout: 10 }) };
}

async function openEmbedded(dataFolder: string): Promise<Database> {
  const cluster = await joinCluster(path.join(dataFolder, 'postgresql')).catch((error: unknown) => {
    throw explainFolder(error, dataFolder);
  });
  try {
    await cluster.createDatabase(NAME);
    await prepare(cluster.connect(NAME, MIGRATING));
    const sql = cluster.connect(NAME);
    const close = async () => {
      await sql.end({ timeout: 10 });
      await cluster.leave();
    };
    return { sql, embedded: true, close };
  } catch (error) {
    await cluster.leave();
    throw error;
  }
}

async function prepare(sql: Sql): Promise<void> {
  try {
    await checkVersion(sql);
    await migrate(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function checkVersion(sql: Sql): Promise<void> {
  const [row] = await sql<{ number: number; text: string }[]>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as text`;
  if (!row || row.number < 150_000) {
    throw new SettingsError(
      `DATABASE_URL mène à PostgreSQL ${row?.text}\xa0; le hub demande la version 15 ou une plus récente.`,
      `DATABASE_URL leads to PostgreSQL ${row?.text}; the hub needs 15 or newer.`,
    );
  }
}

/** Why the database of DATABASE_URL cannot be used, where it is for the operator to mend. */
function explainNamed(error: unknown): unknown {
  const code = codeOf(error);
  const because = (fr: string, en: string) => new SettingsError(fr, en, { cause: error });
  if (code === '28P01' || code === '28000') {
    return because('La base de données refuse le nom ou le mot de passe de DATABASE_URL.', 'Wrong user or password.');
  }
  if (code === '3D000') {
    return because('La base que nomme DATABASE_URL n’existe pas\xa0: créez-la d’abord.', 'No such database.');
  }
  if (code === '42501') {
    return because(
      'Le compte de DATABASE_URL ne peut pas préparer la base\xa0: il doit en être le propriétaire.',
      'The user must own the database.',
    );
  }
  if (!isDatabaseAway(error)) return error;
  const said = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
  return because(
    `Aucune base de données ne répond à l’adresse de DATABASE_URL\xa0: ${said}. Vérifiez l’adresse, et que PostgreSQL est démarré.`,
    'Check DATABASE_URL, and that PostgreSQL runs.',
  );
}

/** Why the folder of the embedded database cannot be used, where the system says so. */
function explainFolder(error: unknown, dataFolder: string): unknown {
  if (codeOf(error) === undefined || !(error instanceof Error)) return error;
  return new SettingsError(
    `Le dossier ESCALE_DATA, ${dataFolder}, ne peut pas servir\xa0: ${error.message}.`,
    'ESCALE_DATA must be a folder that can be written.',
    { cause: error },
  );
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
