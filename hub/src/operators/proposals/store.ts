import { randomUUID } from 'node:crypto';
import type { PlaceEdit, Proposal } from '../../../../sdk/contract/index.ts';
import { capabilityOf } from '../../bookings/capability.ts';
import type { Sql } from '../../database/database.ts';
import type { Language } from '../../http/language.ts';
import { ProblemError } from '../../http/problem.ts';
import { queueLetter } from '../../messages/outbox.ts';
import type { Queries, Transaction } from '../../places/transaction.ts';

/** Days within which a proposal is to be confirmed; then it is forgotten. */
const CONFIRM_DAYS = 7;
const DAY = 86_400_000;

export interface NewProposal {
  readonly placeId: number | undefined;
  /** Checked and normalised. */
  readonly edit: PlaceEdit;
  readonly word: string | null;
  readonly email: string;
  readonly language: Language;
  /** Of the API: the same request twice is one proposal. */
  readonly key?: string;
}

export interface StoredProposal {
  readonly id: string;
  readonly placeId: number | null;
  readonly edit: PlaceEdit;
  readonly word: string | null;
  readonly email: string | null;
  readonly language: Language;
  readonly status: Proposal['status'];
  readonly createdAt: Date;
  readonly confirmedAt: Date | null;
  readonly reply: string | null;
  readonly acceptedPlace: number | null;
}

const columns = (sql: Queries) => sql`
  id, place_id as "placeId", edit, word, email, language, status, created_at as "createdAt",
  confirmed_at as "confirmedAt", reply, accepted_place as "acceptedPlace"`;

/**
 * Stores a proposal and asks its author by e-mail to confirm it.
 * @throws ProblemError `idempotency-key-reused`
 */
export async function propose(sql: Sql, proposal: NewProposal, now: Date): Promise<StoredProposal> {
  const { placeId, edit, word, email, language, key } = proposal;
  const text = JSON.stringify({ placeId, edit, word, email });
  // Under a key of the hub: it holds an e-mail address, and must not be guessed back.
  const fingerprint = key === undefined ? null : (await capabilityOf(sql)).digest(text).toString('base64url');
  return sql.begin(async (tx) => {
    const [stored] = await tx<StoredProposal[]>`
      insert into proposal (id, place_id, edit, word, email, language, status, idempotency_key, fingerprint, created_at)
      values (${randomUUID()}, ${placeId ?? null}, ${JSON.stringify(edit)}::text::jsonb, ${word}, ${email}, ${language},
        'unconfirmed', ${key ?? null}, ${fingerprint}, ${now})
      on conflict (idempotency_key) do nothing
      returning ${columns(tx)}`;
    if (stored !== undefined) {
      await queueLetter(tx, { letter: 'proposal-confirm', subject: stored.id, now });
      return stored;
    }
    const [same] = await tx<StoredProposal[]>`
      select ${columns(tx)} from proposal where idempotency_key = ${key ?? null} and fingerprint = ${fingerprint}`;
    if (same === undefined) throw keyReused();
    return same;
  });
}

const keyReused = (): ProblemError =>
  new ProblemError('idempotency-key-reused', {
    detail: {
      fr: 'Cette clé d’idempotence a déjà servi pour une autre proposition.',
      en: 'This idempotency key was already used for another proposal.',
    },
    final: true,
  });

export async function readProposal(sql: Queries, id: string, lock = false): Promise<StoredProposal | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined;
  const [row] = await sql<StoredProposal[]>`
    select ${columns(sql)} from proposal where id::text = ${id} ${lock ? sql`for update` : sql``}`;
  return row;
}

/** What is waiting for a decision, oldest first; `placeIds` undefined for all. */
export const listWaiting = (sql: Queries, placeIds?: readonly number[]): Promise<StoredProposal[]> =>
  sql<StoredProposal[]>`
    select ${columns(sql)} from proposal
    where status = 'waiting' ${placeIds ? sql`and place_id = any(${placeIds as number[]}::bigint[])` : sql``}
    order by confirmed_at, id limit 500`;

/** The right to confirm a proposal, which only its letter holds: nothing secret is stored. */
export const confirmationToken = async (sql: Sql, id: string): Promise<string> =>
  (await capabilityOf(sql)).sign(`proposal:${id}`);

/**
 * Looks at what a letter's link leads to. Looking changes nothing: mail scanners open links.
 * @returns undefined for a link that is not right, or was left too long
 */
export async function lookAtProposal(
  sql: Sql,
  id: string,
  token: string,
  now: Date,
): Promise<StoredProposal | undefined> {
  if (!(await capabilityOf(sql)).verify(`proposal:${id}`, token)) return undefined;
  const proposal = await readProposal(sql, id);
  const late = proposal !== undefined && now.getTime() - proposal.createdAt.getTime() > CONFIRM_DAYS * DAY;
  return late && proposal.status === 'unconfirmed' ? undefined : proposal;
}

/** Hands a proposal over to those who decide, and tells them. Confirming twice is harmless. */
export async function confirmProposal(sql: Sql, id: string, now: Date): Promise<void> {
  await sql.begin(async (tx) => {
    const [confirmed] = await tx<{ placeId: number | null }[]>`
      update proposal set status = 'waiting', confirmed_at = ${now}
      where id = ${id} and status = 'unconfirmed' returning place_id as "placeId"`;
    if (confirmed === undefined) return;
    for (const account of await deciders(tx, confirmed.placeId)) {
      await queueLetter(tx, { letter: 'proposal-waiting', subject: `${id} ${account}`, now });
    }
  });
}

/** The place's operators, or whoever administers the network when there is none. */
async function deciders(sql: Transaction, placeId: number | null): Promise<string[]> {
  const of = (condition: ReturnType<typeof sql>) => sql<{ id: string }[]>`
    select distinct a.id from account a join account_role r on r.account_id = a.id
    where a.removed_at is null and ${condition}`;
  const operators = placeId === null ? [] : await of(sql`r.kind = 'operator' and r.place_id = ${placeId}`);
  const found = operators.length > 0 ? operators : await of(sql`r.kind = 'administrator'`);
  return found.map(({ id }) => id);
}

/** Days after which a decided proposal no longer says whose it was, and an unconfirmed one is gone. */
const ERASE_DAYS = 365;

/** Forgets what was never confirmed, and who proposed what was decided long ago. */
export async function eraseOldProposals(sql: Queries, now: Date): Promise<number> {
  const gone = await sql`
    delete from proposal where status = 'unconfirmed' and created_at < ${new Date(now.getTime() - 2 * CONFIRM_DAYS * DAY)}`;
  const erased = await sql`
    update proposal set email = null
    where email is not null and decided_at < ${new Date(now.getTime() - ERASE_DAYS * DAY)}`;
  return gone.count + erased.count;
}
