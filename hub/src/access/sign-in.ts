import type { Sql } from '../database/database.ts';
import type { Language } from '../http/language.ts';
import { emailKey } from './email.ts';
import { hashSecret, newSecret } from './secret.ts';
import { dropEnded, openSession } from './sessions.ts';

/** Minutes for which a sign-in link opens a session, from the moment when its letter is sent. */
export const LINK_MINUTES = 15;

/**
 * Queues a sign-in letter if there is such an account. One statement that does the same whether there is one or not:
 * nobody learns from the answer, or from how long it took, who has an account.
 * @param back the page that was asked for ({@link readReturnAddress}): the link leads there
 */
export async function askForLink(sql: Sql, email: string, now: Date, back?: string): Promise<void> {
  await sql`
    insert into outbox (place_id, id, kind, letter, subject, created_at, next_attempt_at)
    select 0, gen_random_uuid(), 'letter', 'sign-in', concat_ws(' ', id, ${back ?? null}::text), ${now}, ${now}
    from account where email_key = ${emailKey(email)} and removed_at is null`;
}

/** Makes a link that opens a session of an account once. Returns its secret, which is not stored. */
export async function makeLink(sql: Sql, accountId: string, now: Date): Promise<string> {
  const secret = newSecret();
  await sql`
    insert into sign_in_link (hash, account_id, created_at, expires_at)
    values (${hashSecret(secret)}, ${accountId}, ${now},
      ${now}::timestamptz + ${LINK_MINUTES}::int * interval '1 minute')`;
  return secret;
}

/** Whom a link would sign in. Looking spends nothing: mail scanners open links. */
export async function lookAtLink(sql: Sql, secret: string, now: Date): Promise<{ email: string } | undefined> {
  const [row] = await sql<{ email: string }[]>`
    select a.email from sign_in_link l join account a on a.id = l.account_id
    where l.hash = ${hashSecret(secret)} and l.expires_at > ${now} and a.removed_at is null`;
  return row;
}

export interface Entrance {
  readonly device: string;
  readonly language: Language;
  readonly now: Date;
  /** The secret of the session that this browser had: it ends. */
  readonly former: string | undefined;
}

/**
 * Spends a link and opens a session. With it go the account's other links, which nobody needs any more.
 * @returns the session's secret; undefined when the link was spent, ran out, or never was
 */
export async function enter(sql: Sql, secret: string, entrance: Entrance): Promise<string | undefined> {
  const { device, language, now, former } = entrance;
  return sql.begin(async (tx) => {
    // Of two at once one deletes the row, and the other finds none.
    const [row] = await tx<{ accountId: string }[]>`
      delete from sign_in_link l using account a
      where l.hash = ${hashSecret(secret)} and l.expires_at > ${now} and a.id = l.account_id and a.removed_at is null
      returning a.id as "accountId"`;
    if (row === undefined) return undefined;
    const { accountId } = row;
    await tx`delete from sign_in_link where account_id = ${accountId}`;
    if (former !== undefined) await tx`delete from operator_session where hash = ${hashSecret(former)}`;
    await tx`update account set language = ${language} where id = ${accountId}`;
    await dropEnded(tx, now);
    return openSession(tx, { accountId, device, now });
  });
}
