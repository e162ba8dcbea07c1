import { randomUUID } from 'node:crypto';
import type { Sql } from '../database/database.ts';
import type { Language } from '../http/language.ts';
import { queueLetter } from '../messages/outbox.ts';
import type { Transaction } from '../places/transaction.ts';
import type { Role } from './actor.ts';
import { emailKey } from './email.ts';
import { record, type Author, type Entry, type State } from './journal.ts';
import { roleOf, rolesOfAccount, rowOf, type RoleRow } from './roles.ts';
import { endSessions } from './sessions.ts';
import { undoable } from './undo.ts';

/** Who changes something, and when. */
export interface By {
  readonly actor: Author;
  readonly now: Date;
}

/** The network would be left without anybody who can give access. */
export class LastAdministratorError extends Error {
  override readonly name = 'LastAdministratorError';
}

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly signedInAt: Date | null;
  readonly roles: readonly Role[];
}

type AccountRow = Omit<Account, 'roles'> & { readonly roles: RoleRow[] };

const columns = (sql: Sql) => sql`
  a.id, a.email, a.name, a.signed_in_at as "signedInAt", ${rolesOfAccount(sql)} as roles`;

const accountOf = (row: AccountRow): Account => ({ ...row, roles: row.roles.map(roleOf) });

/** The accounts that may enter, by their address. */
export async function listAccounts(sql: Sql): Promise<Account[]> {
  const rows = await sql<AccountRow[]>`
    select ${columns(sql)} from account a where a.removed_at is null order by a.email_key`;
  return rows.map(accountOf);
}

export async function findAccount(sql: Sql, by: { id: string } | { email: string }): Promise<Account | undefined> {
  const rows = await sql<AccountRow[]>`
    select ${columns(sql)} from account a
    where a.removed_at is null
      and ${'id' in by ? sql`a.id::text = ${by.id}` : sql`a.email_key = ${emailKey(by.email)}`}`;
  return rows.map(accountOf)[0];
}

export interface Invitation {
  readonly email: string;
  readonly name: string | null;
  readonly language: Language;
}

/**
 * Makes an account, or lets one in again that was removed; one that is there stays as it is. Without a role it may
 * nothing.
 */
export async function addAccount(sql: Transaction, invitation: Invitation, { actor, now }: By): Promise<string> {
  const { email, name, language } = invitation;
  const [known] = await sql<{ id: string; removed: boolean }[]>`
    select id, removed_at is not null as removed from account where email_key = ${emailKey(email)} for update`;
  if (known && !known.removed) return known.id;
  const id = known?.id ?? randomUUID();
  await sql`
    insert into account (id, email, email_key, name, language, created_at)
    values (${id}, ${email}, ${emailKey(email)}, ${name}, ${language}, ${now})
    on conflict (id) do update set removed_at = null, name = coalesce(excluded.name, account.name)`;
  await recordAccount(sql, id, { actor, now }, { from: known ? false : null, to: true });
  return id;
}

/** Tells somebody by e-mail that there is an account. */
export const invite = (sql: Transaction, accountId: string, now: Date): Promise<void> =>
  queueLetter(sql, { letter: 'invitation', subject: accountId, now });

/** Gives a role; giving it twice is harmless. */
export async function giveRole(sql: Transaction, accountId: string, role: Role, by: By): Promise<void> {
  if (await insertRole(sql, accountId, role)) await recordRole(sql, accountId, role, by, 'given');
}

/**
 * Takes a role away; it opens nothing from that moment.
 * @throws LastAdministratorError
 */
export async function takeRole(sql: Transaction, accountId: string, role: Role, by: By): Promise<void> {
  if (await deleteRole(sql, accountId, role)) await recordRole(sql, accountId, role, by, 'taken');
}

/**
 * Shuts an account out: its sessions end, its links and keys open nothing. It is erased {@link ERASED_AFTER_DAYS} days
 * later.
 * @throws LastAdministratorError
 */
export async function removeAccount(sql: Transaction, accountId: string, by: By): Promise<void> {
  if (await shutOut(sql, accountId, by.now)) await recordAccount(sql, accountId, by, { from: true, to: false });
}

/** Days for which a removed account can be let in again; then its address and name are erased. */
export const ERASED_AFTER_DAYS = 30;

/** Erases who was removed long ago (RGPD, art. 5). */
export async function eraseRemoved(sql: Sql, now: Date): Promise<number> {
  const { count } = await sql`
    delete from account
    where removed_at < ${now}::timestamptz - ${ERASED_AFTER_DAYS}::int * interval '1 day'`;
  return count;
}

async function insertRole(sql: Transaction, accountId: string, role: Role): Promise<boolean> {
  const { kind, placeId: place_id, scheme } = rowOf(role);
  const row = { account_id: accountId, kind, place_id, scheme };
  return (await sql`insert into account_role ${sql(row)} on conflict do nothing`).count > 0;
}

async function deleteRole(sql: Transaction, accountId: string, role: Role): Promise<boolean> {
  if (role.kind === 'administrator') await keepAdministrator(sql, accountId);
  const { kind, placeId, scheme } = rowOf(role);
  const { count } = await sql`
    delete from account_role
    where account_id = ${accountId} and kind = ${kind} and place_id is not distinct from ${placeId}
      and scheme is not distinct from ${scheme}`;
  return count > 0;
}

async function shutOut(sql: Transaction, accountId: string, now: Date): Promise<boolean> {
  await keepAdministrator(sql, accountId);
  const { count } = await sql`update account set removed_at = ${now} where id = ${accountId} and removed_at is null`;
  await endSessions(sql, accountId);
  await sql`delete from sign_in_link where account_id = ${accountId}`;
  return count > 0;
}

/** Two administrators who remove each other at once wait here for each other. */
async function keepAdministrator(sql: Transaction, accountId: string): Promise<void> {
  const rows = await sql<{ id: string }[]>`
    select a.id from account a join account_role r on r.account_id = a.id
    where r.kind = 'administrator' and a.removed_at is null order by a.id for update of a, r`;
  const others = rows.filter(({ id }) => id !== accountId);
  if (others.length < rows.length && others.length === 0) throw new LastAdministratorError();
}

/** What the journal keeps of an account: whether it may enter. Who it is stands in the account alone. */
const accountState = (open: boolean | null): State => (open === null ? null : { open });

const recordAccount = (sql: Transaction, id: string, by: By, { from, to }: { from: boolean | null; to: boolean }) =>
  record(sql, { ...by, subject: { kind: 'account', id }, before: accountState(from), after: accountState(to) });

const roleState = (accountId: string, role: Role): State => ({ account: accountId, ...rowOf(role) });

function recordRole(sql: Transaction, accountId: string, role: Role, by: By, what: 'given' | 'taken'): Promise<number> {
  const state = roleState(accountId, role);
  const [before, after] = what === 'given' ? [null, state] : [state, null];
  const { kind, placeId, scheme } = rowOf(role);
  // Whose affair it is: administrators', who alone give roles; so it names no place that others look after.
  const id = [accountId, kind, placeId ?? scheme ?? ''].join('/').replace(/\/$/, '');
  return record(sql, { ...by, subject: { kind: 'role', id }, before, after });
}

/** The role that an entry of the journal is about. */
export function roleOfEntry({ before, after }: Pick<Entry, 'before' | 'after'>): { accountId: string; role: Role } {
  const state = (before ?? after) as unknown as RoleRow & { account: string };
  return { accountId: state.account, role: roleOf(state) };
}

undoable('role', {
  async read(sql, entry) {
    const { accountId, role } = roleOfEntry(entry);
    const { kind, placeId, scheme } = rowOf(role);
    const [there] = await sql<{ both: boolean }[]>`
      select exists (select from account where id = ${accountId})
        and (${placeId}::bigint is null or exists (select from place where id = ${placeId}))
        and (${scheme}::text is null or exists (select from label_scheme where id = ${scheme})) as both`;
    // Erased since: nothing is left that a role could be given to, or on.
    if (!there?.both) return { erased: true };
    const rows = await sql`
      select from account_role
      where account_id = ${accountId} and kind = ${kind} and place_id is not distinct from ${placeId}
        and scheme is not distinct from ${scheme} for update`;
    return rows.length > 0 ? roleState(accountId, role) : null;
  },
  async write(sql, entry, state) {
    const { accountId, role } = roleOfEntry(entry);
    await (state === null ? deleteRole(sql, accountId, role) : insertRole(sql, accountId, role));
  },
});

undoable('account', {
  async read(sql, { subject }) {
    const [row] = await sql<{ open: boolean }[]>`
      select removed_at is null as open from account where id::text = ${subject.id} for update`;
    return accountState(row?.open ?? null);
  },
  async write(sql, { subject }, state, { now }) {
    if (state?.['open'] === true) await sql`update account set removed_at = null where id::text = ${subject.id}`;
    else await shutOut(sql, subject.id, now);
  },
});
