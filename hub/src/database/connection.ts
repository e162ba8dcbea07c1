import postgres from 'postgres';
import { arrayTypes } from './arrays.ts';
import { Pool } from './pool.ts';

/** JSON numbers where the value is exact, else a bigint: no id of ours comes near 2⁵³. */
const parseBigint = (text: string): number | bigint => {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
};

/**
 * How values travel. The driver's defaults turn a `date` into an instant in the server's time zone and a `bigint`
 * into a string; a day stays the text it is here, and a bigint becomes a number.
 */
const types = {
  day: { to: 1082, from: [1082], serialize: (day: unknown) => String(day), parse: (text: string) => text },
  bigint: {
    to: 20,
    from: [20],
    serialize: (value: unknown) => String(value),
    parse: parseBigint as (text: string) => number,
  },
} satisfies Record<string, postgres.PostgresType>;

type Types = { day: string; bigint: number };

export type Sql = postgres.Sql<Types>;

export interface ConnectionOptions {
  /** Size of the pool. */
  readonly max?: number;
  readonly applicationName?: string;
  /** Called when a connection is lost. */
  readonly onlost?: () => void;
  /** Seconds to wait for a connection. */
  readonly connectTimeout?: number;
  /** Seconds after which a connection is replaced; null for never. By default 30 to 60 minutes. */
  readonly maxLifetime?: null;
  /** Milliseconds after which the server gives a statement up; null for never. By default a minute. */
  readonly longestStatement?: number | null;
}

/** An address, or the folder of a socket and what is behind it. */
export type Target = string | { readonly socketFolder: string; readonly user: string; readonly database: string };

/** Milliseconds: far beyond any statement of ours but those of a migration. */
const LONGEST_STATEMENT = 60_000;
/** Milliseconds that the server has beyond that to say so, before it counts as gone. */
const GRACE = 5000;

/** Opens a pool; nothing is connected before the first query. */
export function connect(target: Target, options: ConnectionOptions = {}, grace = GRACE): Sql {
  const read = readTarget(target, options);
  // What the address says of it counts: `…?statement_timeout=300000`.
  const longest = Number(read.connection['statement_timeout']);
  const pool = new Pool(read, {
    patience: read.connect_timeout * 1000,
    longestSilence: longest > 0 ? longest + grace : 0,
    onlost: () => options.onlost?.(),
  });
  return pool.sql;
}

/** Lets the driver read where to connect and how; it connects to nothing. */
function readTarget(target: Target, options: ConnectionOptions): Sql['options'] {
  const longest = options.longestStatement === undefined ? LONGEST_STATEMENT : options.longestStatement;
  const common = {
    types,
    max: options.max ?? 10,
    connect_timeout: options.connectTimeout ?? 10,
    // We know ours without asking.
    fetch_types: false,
    // « extension already exists, skipping » is no news to anybody.
    onnotice: () => undefined,
    ...(options.maxLifetime === null ? { max_lifetime: null } : {}),
    connection: {
      application_name: options.applicationName ?? 'escale',
      TimeZone: 'UTC',
      // The locks of a hub whose machine is gone are free again after as long.
      ...(longest === null ? {} : { statement_timeout: longest, idle_in_transaction_session_timeout: longest }),
    },
  };
  // Everything is said about a socket, so that no PGHOST or PGPASSWORD of the environment has a word in it.
  const inFolder = ({ socketFolder, user, database }: Exclude<Target, string>) =>
    postgres({ ...common, host: socketFolder, port: 5432, user, database, password: 'unused' });
  const { options: read } = typeof target === 'string' ? postgres(target, common) : inFolder(target);
  for (const { to, serialize, parse } of arrayTypes(read.parsers, read.serializers)) {
    read.serializers[to] = serialize;
    read.parsers[to] = parse;
  }
  return read;
}

/** SQLSTATE of a failed query, or undefined when the failure came from elsewhere. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof postgres.PostgresError ? error.code : undefined;
}

const lost = new Set(
  'CONNECTION_CLOSED CONNECTION_ENDED CONNECTION_DESTROYED CONNECT_TIMEOUT ECONNREFUSED ECONNRESET EPIPE ENOENT ETIMEDOUT ENOTFOUND EAI_AGAIN EHOSTUNREACH'.split(
    ' ',
  ),
);

/**
 * Whether the error says that the database is away, not that the query was wrong: the connection was lost, or a
 * SQLSTATE of class 08 (connection), 53 (resources), 57P01-57P03 (shutdown, crash, starting up), 25006 (read only
 * after a failover).
 */
export function isDatabaseAway(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined) return /^(08|53)|^57P0[123]$|^25006$/.test(state);
  return error instanceof Error && 'code' in error && lost.has(String(error.code));
}
