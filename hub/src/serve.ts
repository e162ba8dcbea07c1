import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createApp } from './app.ts';
import { startCalendarReader } from './calendars/reader.ts';
import { systemClock } from './clock.ts';
import { openDatabase, type Database } from './database/database.ts';
import { MigrationError } from './database/migrations.ts';
import { demonstrationNeeded, loadDemonstration } from './demo/demonstration.ts';
import { ensureLabelSchemes } from './labels/store.ts';
import { createLog, type Log } from './log.ts';
import { startMessages } from './messages/start.ts';
import { readSettings, SettingsError, type Settings } from './settings.ts';
import { loadTerritories, type Territories } from './territories/territories.ts';
import { startUpkeep } from './upkeep.ts';
import { startWebhooks } from './webhooks/worker.ts';

/** Milliseconds that requests under way get to end when the hub is asked to stop. */
const DRAIN_MS = 10_000;

interface Hub {
  readonly address: string;
  /** Accepts nothing new, lets what is under way end, and closes the database. */
  stop(): Promise<void>;
}

async function startHub(settings: Settings, log: Log): Promise<Hub> {
  const database = await openDatabase(settings);
  try {
    return await serve(settings, database, log);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function serve(settings: Settings, database: Database, log: Log): Promise<Hub> {
  const { sql } = database;
  const territories = loadTerritories();
  await ensureLabelSchemes(sql);
  if (database.embedded) await fillWhenNew(database, territories, log);
  const upkeep = await startUpkeep(sql, systemClock, log);
  const app = createApp({ sql, clock: systemClock, settings, log, territories });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const underWay = followAnswers(server);
  try {
    await listen(server, settings);
  } catch (error) {
    await upkeep.stop();
    throw error;
  }
  const address = settings.publicUrl ?? addressOf(server, settings);
  const messages = await startMessages({ sql, clock: systemClock, settings, log, address });
  const calendars = startCalendarReader(sql, systemClock, log);
  const webhooks = startWebhooks({ sql, clock: systemClock, log });
  const stop = async () => {
    await Promise.all([drain(server, underWay), calendars.stop(), webhooks.stop()]);
    await Promise.all([upkeep.stop(), messages.stop()]);
    await database.close();
  };
  return { address, stop };
}

/** A first start shows the demonstration; without it the hub still serves, so a failure is told and no more. */
async function fillWhenNew({ sql }: Database, territories: Territories, log: Log): Promise<void> {
  try {
    if (!(await demonstrationNeeded(sql))) return;
    const places = await loadDemonstration(sql, { territories, now: systemClock() });
    log.debug('demonstration loaded', { places: places.length });
  } catch (error) {
    log.error('the demonstration could not be loaded', {}, error);
  }
}

async function listen(server: Server, { port, host }: Settings): Promise<void> {
  const listening = once(server, 'listening');
  server.listen(port, host);
  try {
    await listening;
  } catch (error) {
    throw explainPort(error, port, host);
  }
}

/** Why the hub cannot listen there, in a sentence for whoever started it. */
function explainPort(error: unknown, port: number, host: string | undefined): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const because = (fr: string, en: string) => new SettingsError(fr, en, { cause: error });
  if (code === 'EADDRINUSE') {
    return because(
      `Le port ${port} est déjà pris. Arrêtez l’autre programme ou choisissez un autre port\xa0: PORT=8081 npm start.`,
      'Port in use: set PORT.',
    );
  }
  if (code === 'EACCES' && port < 1024) {
    return because(
      `Le port ${port} est réservé au système\xa0: choisissez-en un au-dessus de 1023.`,
      'Privileged port: set PORT.',
    );
  }
  if (host === undefined) return error;
  return because(
    `HOST vaut «\xa0${host}\xa0», qui n’est pas une adresse de cette machine.`,
    'HOST must be an address of this machine.',
  );
}

/** An address that a person can open: a hub that listens on every interface is reached as localhost. */
function addressOf(server: Server, { host }: Settings): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host === undefined ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}/`;
}

/** Follows the answers under way, so that the last ones can say that their connection ends with them. */
function followAnswers(server: Server): Set<ServerResponse> {
  const underWay = new Set<ServerResponse>();
  server.prependListener('request', (_request, response) => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
  });
  return underWay;
}

async function drain(server: Server, underWay: ReadonlySet<ServerResponse>): Promise<void> {
  const sayLast = (response: ServerResponse) => {
    if (!response.headersSent) response.setHeader('Connection', 'close');
  };
  server.prependListener('request', (_request, response) => sayLast(response));
  for (const response of underWay) sayLast(response);
  const closed = new Promise((resolve) => server.close(resolve));
  const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearTimeout(late);
}

/** What whoever started the hub can mend is a sentence; anything else is ours, and its trace is worth having. */
const isExpected = (error: unknown): boolean => error instanceof SettingsError || error instanceof MigrationError;

/** Serves until a signal ends it. */
export async function main(): Promise<void> {
  let log = createLog();
  try {
    const settings = readSettings();
    log = createLog({ level: settings.logLevel });
    const hub = await startHub(settings, log);
    stopOnSignals(hub, log);
    log.info('listening', { message: `Escale\xa0: ${hub.address}`, address: hub.address });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    log.error('start failed', { message }, isExpected(error) ? undefined : error);
    process.exitCode = 1;
  }
}

function stopOnSignals(hub: Hub, log: Log): void {
  let stopping = false;
  const stop = async () => {
    // A second signal means « now ».
    if (stopping) process.exit(1);
    stopping = true;
    try {
      await hub.stop();
      process.exit(0);
    } catch (error) {
      log.error('stop failed', {}, error);
      process.exit(1);
    }
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}
