import path from 'node:path';
import { isTiles, tilesExpected } from './embed/tiles.ts';

/** Who answers for personal data (RGPD, art. 13). */
export interface Controller {
  readonly name: string;
  /** A role address or a page, as a person would type it. */
  readonly contact: string | null;
}

/** How this hub is run; everything comes from the environment (twelve-factor, III). */
export interface Settings {
  /** TCP port, 0 for any free one. */
  readonly port: number;
  /** Address to listen on; undefined for all. */
  readonly host: string | undefined;
  /** Absolute path of the folder that holds the embedded database. */
  readonly dataFolder: string;
  /** PostgreSQL 15 or newer; undefined for the embedded one. */
  readonly databaseUrl: string | undefined;
  /** How the world reaches this hub, without a slash at the end; undefined to follow the request. */
  readonly publicUrl: string | undefined;
  readonly networkName: string;
  /** Suggested value of the map's `tiles` attribute. */
  readonly tiles: string;
  readonly controller: Controller | undefined;
  readonly privacyNotice: string | undefined;
  /** A sentence for exceptional times. */
  readonly notice: string | undefined;
  readonly logLevel: LogLevel;
  /** Where messages are sent; undefined to write them into a folder. May hold a password. */
  readonly smtpUrl: string | undefined;
  /** False when another process on the same database sends the messages. */
  readonly sendsMessages: boolean;
  /** E-mail address that messages come from. */
  readonly mailFrom: string;
  /** Days after a booking's end for which the person's name and address are kept. */
  readonly eraseAfterDays: number;
  /** Bookings that one address may ask for in ten minutes; 0 for any number. */
  readonly bookingsPerAddress: number;
  /** Bookings that may be asked for under one e-mail address in an hour; 0 for any number. */
  readonly bookingsPerEmail: number;
  /** Proxies of the operator's that a request comes through: only what these say of its origin is believed. */
  readonly proxies: number;
}

export const logLevels = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/** A setting that cannot be used; the message names the variable and what it accepts, in both languages. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(fr: string, en: string, options?: ErrorOptions) {
    super(`${fr} (${en})`, options);
  }
}

/** The value is repeated: not for settings that may hold a password. */
const unusable = (name: string, value: string, fr: string, en: string): SettingsError =>
  new SettingsError(`${name} vaut «\xa0${value}\xa0»\xa0; il faut ${fr}.`, `${name} must be ${en}.`);

const hubFolder = path.resolve(import.meta.dirname, '..');

/**
 * Reads the settings. A variable that is empty counts as absent, as in a compose file.
 * @throws SettingsError naming the first variable that cannot be used
 */
export function readSettings(env: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const read = (name: string): string | undefined => env[name]?.trim() || undefined;
  const controllerName = read('ESCALE_CONTROLLER_NAME');
  const publicUrl = readOrigin('PUBLIC_URL', read('PUBLIC_URL'));
  return {
    port: readPort(read('PORT')),
    host: read('HOST'),
    dataFolder: path.resolve(read('ESCALE_DATA') ?? path.join(hubFolder, 'data')),
    databaseUrl: readDatabaseUrl(read('DATABASE_URL')),
    publicUrl,
    networkName: read('ESCALE_NETWORK_NAME') ?? 'Escale',
    tiles: readTiles(read('ESCALE_TILES')) ?? 'ask',
    controller: controllerName
      ? { name: controllerName, contact: read('ESCALE_CONTROLLER_CONTACT') ?? null }
      : undefined,
    privacyNotice: readWebUrl('ESCALE_PRIVACY_NOTICE', read('ESCALE_PRIVACY_NOTICE')),
    notice: read('ESCALE_NOTICE'),
    logLevel: readLogLevel(read('LOG_LEVEL')),
    smtpUrl: readSmtpUrl(read('SMTP_URL')),
    sendsMessages: readMessages(read('ESCALE_MESSAGES')),
    mailFrom:
      readMailFrom(read('ESCALE_MAIL_FROM')) ?? `no-reply@${publicUrl ? new URL(publicUrl).hostname : 'localhost'}`,
    eraseAfterDays: readEraseAfterDays(read('ESCALE_ERASE_AFTER_DAYS')),
    // A media library's visitors share one address; sixty in ten minutes is more than they book, and little for a flood.
    bookingsPerAddress: readCount('ESCALE_BOOKINGS_PER_ADDRESS', read('ESCALE_BOOKINGS_PER_ADDRESS'), 60),
    bookingsPerEmail: readCount('ESCALE_BOOKINGS_PER_EMAIL', read('ESCALE_BOOKINGS_PER_EMAIL'), 20),
    proxies: readCount('ESCALE_PROXIES', read('ESCALE_PROXIES'), 0),
  };
}

function readSmtpUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  // The value may hold a password: it is never repeated in the message.
  if (!URL.canParse(text) || !/^smtps?:$/.test(new URL(text).protocol) || new URL(text).hostname === '') {
    throw new SettingsError(
      'SMTP_URL doit ressembler à smtp://nom:motdepasse@serveur:587, ou smtps:// pour TLS dès le début.',
      'SMTP_URL must look like smtp://user:password@host:587, or smtps:// for TLS from the start.',
    );
  }
  return text;
}

function readMessages(text: string | undefined): boolean {
  if (text === undefined || text === 'send') return true;
  if (text === 'leave') return false;
  throw unusable('ESCALE_MESSAGES', text, 'send (envoyer) ou leave (laisser)', 'send or leave');
}

function readMailFrom(text: string | undefined): string | undefined {
  if (text === undefined || /^[^\s<>@,;:"]+@[^\s<>@,;:"]+$/.test(text)) return text;
  throw unusable(
    'ESCALE_MAIL_FROM',
    text,
    'une adresse de courriel seule, telle que reseau@exemple.fr\xa0; le nom qui la précède est ESCALE_NETWORK_NAME',
    'an e-mail address alone, such as network@example.org; the name before it is ESCALE_NETWORK_NAME',
  );
}

function readEraseAfterDays(text: string | undefined): number {
  if (text === undefined) return 30;
  const days = Number(text);
  if (!/^\d{1,4}$/.test(text) || days < 1 || days > 3650) {
    throw unusable('ESCALE_ERASE_AFTER_DAYS', text, 'un nombre entier de 1 à 3650', 'a whole number from 1 to 3650');
  }
  return days;
}

function readCount(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw unusable(name, text, 'un nombre entier, 0 ou plus', 'a whole number, 0 or more');
  return Number(text);
}

function readPort(text: string | undefined): number {
  // 8080 because WordPress fetches oEmbed from ports 80, 443 and 8080 only.
  if (text === undefined) return 8080;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw unusable('PORT', text, 'un nombre entier de 0 à 65535', 'a whole number from 0 to 65535');
  }
  return port;
}

function readDatabaseUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  // The value may hold a password: it is never repeated in the message.
  if (!/^postgres(ql)?:\/\//.test(text)) {
    throw new SettingsError(
      'DATABASE_URL doit ressembler à postgres://nom:motdepasse@serveur:5432/base.',
      'DATABASE_URL must look like postgres://user:password@host:5432/database.',
    );
  }
  return text;
}

function readWebUrl(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw unusable(name, text, 'une adresse en http ou https', 'an http or https address');
  }
  return text;
}

/** Without a slash at the end. The hub's own links begin at the root of its host, so there is no room for a folder. */
function readOrigin(name: string, text: string | undefined): string | undefined {
  const address = readWebUrl(name, text);
  if (address === undefined) return undefined;
  const { origin, pathname, search, hash } = new URL(address);
  if (!/^\/*$/.test(pathname) || search || hash) {
    throw unusable(
      name,
      address,
      `une adresse sans dossier, telle que ${origin}\xa0: le hub demande un nom de domaine à lui`,
      `an address without a folder, such as ${origin}: the hub needs a host name of its own`,
    );
  }
  return origin;
}

function readTiles(text: string | undefined): string | undefined {
  if (text === undefined || isTiles(text)) return text;
  throw unusable('ESCALE_TILES', text, tilesExpected.fr, tilesExpected.en);
}

function readLogLevel(text: string | undefined): LogLevel {
  if (text === undefined) return 'info';
  const level = logLevels.find((known) => known === text.toLowerCase());
  if (!level) {
    const known = logLevels.join(', ');
    throw unusable('LOG_LEVEL', text, `l’un de ${known}`, `one of ${known}`);
  }
  return level;
}
