import postgres from 'postgres';

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

export type Sql = postgres.Sql<{ day: string; bigint: number }>;

export interface ConnectionOptions {
  /** Size of the pool. */
  readonly max?: number;
  readonly applicationName?: string;
  /** Called when a connection is lost or closed. */
  readonly onclose?: () => void;
  /** Seconds to wait for a connection. */
  readonly connectTimeout?: number;
  /** Seconds after which a connection is replaced; null for never. By default 30 to 60 minutes. */
  readonly maxLifetime?: null;
}

/** An address, or the folder of a socket and what is behind it. */
export type Target = string | { readonly socketFolder: string; readonly user: string; readonly database: string };

/** Opens a pool; nothing is connected before the first query. */
export function connect(target: Target, options: ConnectionOptions = {}): Sql {
  const common = {
    types,
    max: options.max ?? 10,
    // The driver waits up to 20 s before it connects again; a hub whose database is back answers within a second.
    backoff: (retries: number) => Math.min(0.05 * 2 ** retries, 1),
    connect_timeout: options.connectTimeout ?? 10,
    // « extension already exists, skipping » is no news to anybody.
    onnotice: () => undefined,
    ...(options.maxLifetime === null ? { max_lifetime: null } : {}),
    onclose: () => options.onclose?.(),
    connection: { application_name: options.applicationName ?? 'escale', TimeZone: 'UTC' },
  };
  if (typeof target === 'string') return postgres(target, common);
  // Everything is said, so that no PGHOST or PGPASSWORD of the environment has a word in it.
  const { socketFolder, user, database } = target;
  return postgres({ ...common, host: socketFolder, port: 5432, user, database, password: 'unused' });
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
