import { parseArgs } from 'node:util';
import { formatPlaceId, parsePlaceId } from '../../../sdk/place-id.ts';
import {
  addAccount,
  findAccount,
  giveRole,
  LastAdministratorError,
  listAccounts,
  removeAccount,
  type Account,
} from '../access/accounts.ts';
import type { Role } from '../access/actor.ts';
import { readEmail } from '../access/email.ts';
import { linkAddress } from '../access/letters.ts';
import { LINK_MINUTES, makeLink } from '../access/sign-in.ts';
import { openDatabase, type Database, type Sql } from '../database/database.ts';
import type { Language } from '../http/language.ts';
import type { Settings } from '../settings.ts';
import { operatorTexts as texts } from './operator-texts.ts';
import { terminalLanguage } from './terminal-language.ts';

/** Where the command speaks; the process's own unless a test gives others. */
export interface OperatorIo {
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  readonly now: () => Date;
  readonly open: (settings: Settings) => Promise<Database>;
  readonly language: Language;
}

const processIo = (): OperatorIo => ({
  print: (text) => process.stdout.write(`${text}\n`),
  complain: (text) => process.stderr.write(`${text}\n`),
  now: () => new Date(),
  open: openDatabase,
  language: terminalLanguage(process.env),
});

const OK = 0;
const FAILED = 1;
/** Exit code of a command line that cannot be understood, as in most Unix tools. */
const MISUSE = 2;

/** Who the journal names for what is done at the terminal: whoever may run commands on the hub's machine. */
const actor = { id: 'system:command' };

/** The command line cannot be understood, or cannot be followed; the message says why, in the person's language. */
class RefusedError extends Error {
  readonly code: number;
  constructor(message: string, code: number) {
    super(message);
    this.code = code;
  }
}

/**
 * `npm run hub -- operator add|list|remove`: makes the first account of a network, beside a running hub or without one.
 * @returns 0 when it was done, 1 when it could not be, 2 when the command line cannot be understood
 */
export async function operatorCommand(
  args: readonly string[],
  settings: Settings,
  io: OperatorIo = processIo(),
): Promise<number> {
  const say = texts[io.language];
  try {
    const request = readRequest(args, io.language);
    if (request.name === 'help') {
      io.print(say.usage);
      return OK;
    }
    const database = await io.open(settings);
    try {
      await run(request, { sql: database.sql, settings, io });
    } finally {
      await database.close();
    }
    return OK;
  } catch (error) {
    if (error instanceof LastAdministratorError) {
      io.complain(say.lastAdministrator);
      return FAILED;
    }
    if (!(error instanceof RefusedError)) throw error;
    io.complain(error.message);
    if (error.code === MISUSE) io.complain(`\n${say.usage}`);
    return error.code;
  }
}

type Request =
  | { readonly name: 'help' | 'list' }
  | { readonly name: 'remove'; readonly email: string }
  | { readonly name: 'add'; readonly email: string; readonly roles: readonly RequestedRole[] };

type RequestedRole =
  | { readonly kind: 'administrator' }
  | { readonly kind: 'operator' | 'staff'; readonly place: string }
  | { readonly kind: 'issuer'; readonly scheme: string };

const options = {
  administrator: { type: 'boolean', default: false },
  place: { type: 'string', multiple: true, default: [] as string[] },
  staff: { type: 'string', multiple: true, default: [] as string[] },
  issuer: { type: 'string', multiple: true, default: [] as string[] },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** @throws RefusedError */
function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new RefusedError(error instanceof Error ? error.message : String(error), MISUSE);
  }
}

function readRequest(args: readonly string[], language: Language): Request {
  const say = texts[language];
  const { values, positionals } = parse(args);
  const [name, typed, ...rest] = positionals;
  if (values.help || name === undefined || name === 'help') return { name: 'help' };
  if (rest.length > 0) throw new RefusedError(say.tooMuch(rest.join(' ')), MISUSE);
  if (name === 'list') return { name };
  if (name !== 'add' && name !== 'remove') throw new RefusedError(say.unknown(name), MISUSE);
  const email = readEmail(typed ?? '');
  if (email === undefined) throw new RefusedError(say.email, MISUSE);
  if (name === 'remove') return { name, email };
  const roles: RequestedRole[] = [
    ...(values.administrator ? [{ kind: 'administrator' as const }] : []),
    ...values.place.map((place) => ({ kind: 'operator' as const, place })),
    ...values.staff.map((place) => ({ kind: 'staff' as const, place })),
    ...values.issuer.map((scheme) => ({ kind: 'issuer' as const, scheme })),
  ];
  return { name, email, roles };
}

interface Run {
  readonly sql: Sql;
  readonly settings: Settings;
  readonly io: OperatorIo;
}

async function run(request: Request, { sql, settings, io }: Run): Promise<void> {
  switch (request.name) {
    case 'list':
      return list(sql, io);
    case 'add':
      return add(request, { sql, settings, io });
    case 'remove':
      return remove(sql, request.email, io);
    case 'help':
      return;
  }
}

async function add(
  { email, roles }: { readonly email: string; readonly roles: readonly RequestedRole[] },
  { sql, settings, io }: Run,
): Promise<void> {
  const { language } = io;
  const say = texts[language];
  const now = io.now();
  const wanted = await Promise.all(roles.map((role) => resolve(sql, role, language)));
  const id = await sql.begin(async (tx) => {
    const account = await addAccount(tx, { email, name: null, language }, { actor, now });
    for (const role of wanted) await giveRole(tx, account, role, { actor, now });
    return account;
  });
  const account = await findAccount(sql, { id });
  if (account === undefined || account.roles.length === 0) {
    io.print(say.withoutRole(email));
    return;
  }
  const publicUrl = settings.publicUrl ?? `http://localhost:${settings.port}`;
  io.print(say.added(email, account.roles.map((role) => describe(role, language)).join(', ')));
  io.print(say.link(LINK_MINUTES));
  io.print(linkAddress(publicUrl, await makeLink(sql, id, now), language));
}

async function resolve(sql: Sql, role: RequestedRole, language: Language): Promise<Role> {
  const say = texts[language];
  if (role.kind === 'administrator') return role;
  if (role.kind === 'issuer') {
    const known = await sql<{ id: string }[]>`select id from label_scheme order by id`;
    if (known.some(({ id }) => id === role.scheme)) return role;
    throw new RefusedError(say.noScheme(role.scheme, known.map(({ id }) => id).join(', ')), FAILED);
  }
  const placeId = parsePlaceId(role.place);
  const [place] = await sql`select from place where id = ${placeId ?? null}::bigint`;
  if (placeId === undefined || place === undefined) throw new RefusedError(say.noPlace(role.place), FAILED);
  return { kind: role.kind, placeId };
}

async function list(sql: Sql, { language, print }: OperatorIo): Promise<void> {
  const accounts = await listAccounts(sql);
  if (accounts.length === 0) print(texts[language].none);
  for (const account of accounts) print(line(account, language));
}

const line = ({ email, roles }: Account, language: Language): string =>
  `${email}  ${roles.map((role) => describe(role, language)).join(', ') || texts[language].noRole}`;

function describe(role: Role, language: Language): string {
  const kind = texts[language].kinds[role.kind];
  if ('placeId' in role) return `${kind} ${formatPlaceId(role.placeId)}`;
  return 'scheme' in role ? `${kind} ${role.scheme}` : kind;
}

async function remove(sql: Sql, email: string, { language, now, print }: OperatorIo): Promise<void> {
  const say = texts[language];
  const account = await findAccount(sql, { email });
  if (account === undefined) throw new RefusedError(say.noAccount(email), FAILED);
  await sql.begin((tx) => removeAccount(tx, account.id, { actor, now: now() }));
  print(say.removed(email));
}
