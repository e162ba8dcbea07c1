import { randomUUID } from 'node:crypto';
import type { Sql } from '../database/database.ts';
import type { Actor, Role } from './actor.ts';
import { sessionCookie } from './cookie.ts';
import { keyPrefix } from './keys.ts';
import { rowOf } from './roles.ts';
import { deriveFrom, hashSecret, newSecret } from './secret.ts';
import { openSession } from './sessions.ts';

/** An account for a test, signed in and with a key of the same roles. */
export interface TestAccount {
  readonly id: string;
  readonly email: string;
  readonly actor: Actor;
  /** For the `Cookie` header of requests to http://localhost. */
  readonly cookie: string;
  /** For the field `csrf` of its forms. */
  readonly csrf: string;
  /** For `Authorization: Bearer`. */
  readonly key: string;
  readonly keyId: string;
}

/** Makes an account with roles. Sessions and keys live by the clock of the hub that is asked: give its `now`. */
export async function makeAccount(
  sql: Sql,
  { roles = [], email = `${randomUUID()}@compte.example`, now }: { roles?: readonly Role[]; email?: string; now: Date },
): Promise<TestAccount> {
  const [id, keyId] = [randomUUID(), randomUUID()];
  const [key, key_id] = [`${keyPrefix}${newSecret()}`, keyId];
  await sql`insert into account (id, email, email_key, created_at) values (${id}, ${email}, ${email.toLowerCase()}, ${now})`;
  await sql`
    insert into access_key (id, hash, name, account_id, created_at)
    values (${keyId}, ${hashSecret(key)}, 'Clé d’essai', ${id}, ${now})`;
  for (const role of roles) {
    const { kind, placeId: place_id, scheme } = rowOf(role);
    await sql`insert into account_role ${sql({ account_id: id, kind, place_id, scheme })}`;
    await sql`insert into access_key_role ${sql({ key_id, kind, place_id, scheme })}`;
  }
  const secret = await openSession(sql, { accountId: id, device: 'Essai', now });
  const cookie = sessionCookie(new URL('http://localhost/'), secret).split(';')[0] ?? '';
  const actor = { id: `account:${id}`, name: email, roles };
  return { id, email, actor, cookie, csrf: deriveFrom(secret, 'csrf'), key, keyId };
}

/** The request of a form that somebody sends from a page of the hub at http://localhost. */
export function formRequest(
  path: string,
  { cookie, csrf }: Pick<TestAccount, 'cookie' | 'csrf'>,
  fields: Readonly<Record<string, string | readonly string[]>> = {},
): Request {
  const body = new URLSearchParams({ csrf });
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
  return new Request(`http://localhost${path}`, {
    method: 'POST',
    headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' },
    body,
  });
}
