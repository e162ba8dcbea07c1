import { logLevels, type LogLevel } from './settings.ts';

/**
 * What may stand in a log line. Never an IP address, a query string, a name or an e-mail address: a log is kept
 * longer, and read by more people, than a person who looked for a place expects.
 */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  error(event: string, fields?: LogFields, cause?: unknown): void;
  warn(event: string, fields?: LogFields, cause?: unknown): void;
  info(event: string, fields?: LogFields): void;
  debug(event: string, fields?: LogFields): void;
}

export interface LogOptions {
  readonly level?: LogLevel;
  /** One short line for a person instead of JSON; by default when standard output is a terminal. */
  readonly pretty?: boolean;
  readonly write?: (line: string) => void;
  readonly now?: () => Date;
}

/** Writes one line an event to standard output (twelve-factor, XI): JSON for machines, short text on a terminal. */
export function createLog(options: LogOptions = {}): Log {
  const { level = 'info', pretty = process.stdout.isTTY, now = () => new Date() } = options;
  const write = options.write ?? ((line: string) => void process.stdout.write(`${line}\n`));
  const most = logLevels.indexOf(level);
  const at =
    (of: LogLevel) =>
    (event: string, fields: LogFields = {}, cause?: unknown) => {
      if (logLevels.indexOf(of) > most) return;
      const entry = { ...fields, ...describeCause(cause) };
      write(
        pretty
          ? prettyLine(of, event, entry)
          : JSON.stringify({ time: now().toISOString(), level: of, event, ...entry }),
      );
    };
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
}

/** For tests, and for commands that report in their own way. */
const say = (): void => undefined;
export const silentLog: Log = { error: say, warn: say, info: say, debug: say };

function describeCause(cause: unknown): LogFields {
  if (cause === undefined) return {};
  if (!(cause instanceof Error)) return { error: typeof cause === 'string' ? cause : JSON.stringify(cause) };
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  return { error: cause.message, ...(code === undefined ? {} : { code }), stack: cause.stack ?? null };
}

function prettyLine(level: LogLevel, event: string, fields: LogFields): string {
  const { stack, ...rest } = fields;
  const mark = { error: '✖ ', warn: '⚠ ', info: '', debug: '· ' }[level];
  // An event that says it all in its message is written as the sentence alone.
  const { message, ...others } = rest;
  const details = Object.entries(others).map(([name, value]) => `${name}=${String(value)}`);
  return (
    [mark + String(message ?? event), ...details].join('  ') + (stack && level === 'error' ? `\n${String(stack)}` : '')
  );
}
