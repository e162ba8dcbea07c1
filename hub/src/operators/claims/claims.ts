import { randomUUID } from 'node:crypto';
import { formatPlaceId } from '../../../../sdk/place-id.ts';
import { addAccount, giveRole, invite } from '../../access/accounts.ts';
import { emailKey } from '../../access/email.ts';
import { record } from '../../access/journal.ts';
import { capabilityOf } from '../../bookings/capability.ts';
import type { Sql } from '../../database/database.ts';
import type { Language } from '../../http/language.ts';
import { queueLetter } from '../../messages/outbox.ts';
import type { Queries } from '../../places/transaction.ts';
import { proofOf, type Proof } from './domain.ts';

/** Hours for which the link of a claim holds, and after which nothing of it is kept. */
const HOURS = 24;
const HOUR = 3_600_000;

/** Who gives the role: nobody but the proof. */
const hub = { id: 'system:claim' };

/** A place as far as claiming it goes. */
export interface ClaimablePlace {
  readonly id: number;
  readonly publicId: string;
  readonly name: string;
  readonly website: string | null;
}

/** A place that is shown and that nobody looks after; undefined for any other. */
export async function readClaimable(sql: Queries, placeId: number, lock = false): Promise<ClaimablePlace | undefined> {
  const [place] = await sql<ClaimablePlace[]>`
    select p.id, p.public_id as "publicId", p.name, p.website from place p
    where p.id = ${placeId} and p.listed ${lock ? sql`for update` : sql``}`;
  if (place === undefined) return undefined;
  // After the lock, so that of two who claim at once the second sees the first.
  const [taken] = await sql`
    select from account_role r join account a on a.id = r.account_id
    where r.place_id = ${placeId} and r.kind = 'operator' and a.removed_at is null`;
  return taken === undefined ? place : undefined;
}

export interface Claim {
  readonly id: string;
  readonly placeId: number;
  readonly email: string;
  readonly language: Language;
}

const columns = (sql: Queries) => sql`id, place_id as "placeId", email, language`;

/** Sends a link to an address at the domain of the place's website; for any other says why not. */
export async function claimPlace(
  sql: Sql,
  place: ClaimablePlace,
  { email, language, now }: { readonly email: string; readonly language: Language; readonly now: Date },
): Promise<Proof> {
  const proof = proofOf(email, place.website);
  if (proof !== 'proved') return proof;
  await sql.begin(async (tx) => {
    const id = randomUUID();
    await tx`
      insert into place_claim (id, place_id, email, language, created_at)
      values (${id}, ${place.id}, ${email}, ${language}, ${now})`;
    await queueLetter(tx, { letter: 'claim-confirm', subject: id, now });
  });
  return proof;
}

/** The right that the link in the letter holds; stored nowhere. */
export const claimToken = async (sql: Sql, id: string): Promise<string> =>
  (await capabilityOf(sql)).sign(`claim:${id}`);

/** A claim whose link still holds. Looking changes nothing: mail scanners open links. */
export async function readClaim(sql: Queries, id: string, now: Date, lock = false): Promise<Claim | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined;
  const [claim] = await sql<Claim[]>`
    select ${columns(sql)} from place_claim
    where id::text = ${id} and used_at is null and created_at > ${new Date(now.getTime() - HOURS * HOUR)}
    ${lock ? sql`for update` : sql``}`;
  return claim;
}

export async function lookAtClaim(sql: Sql, id: string, token: string, now: Date): Promise<Claim | undefined> {
  return (await capabilityOf(sql)).verify(`claim:${id}`, token) ? readClaim(sql, id, now) : undefined;
}

/**
 * Entrusts the place to whoever holds the link, once: an account with the role of an operator, who is invited.
 * @returns the place's public id; undefined when the link no longer holds, or somebody looks after the place by now,
 *   its website has become another, or the address is that of an account which an administrator removed
 */
export async function confirmClaim(sql: Sql, id: string, now: Date): Promise<string | undefined> {
  return sql.begin(async (tx) => {
    const claim = await readClaim(tx, id, now, true);
    const place = claim && (await readClaimable(tx, claim.placeId, true));
    if (!claim || !place || proofOf(claim.email, place.website) !== 'proved') return undefined;
    if (await isShutOut(tx, claim.email)) return undefined;
    await tx`update place_claim set used_at = ${now} where id = ${id}`;
    const by = { actor: hub, now };
    const { email, language } = claim;
    const account = await addAccount(tx, { email, name: null, language }, by);
    await giveRole(tx, account, { kind: 'operator', placeId: place.id }, by);
    await invite(tx, account, now);
    const subject = { kind: 'claim', id: formatPlaceId(place.id), placeId: place.id };
    await record(tx, { ...by, subject, before: null, after: { status: 'proved', website: place.website } });
    return place.publicId;
  });
}

/** Whom an administrator has shut out does not come back by a claim. */
async function isShutOut(sql: Queries, email: string): Promise<boolean> {
  const rows = await sql`select from account where email_key = ${emailKey(email)} and removed_at is not null`;
  return rows.length > 0;
}

/** Forgets claims whose links hold no longer, with the addresses in them. */
export async function eraseOldClaims(sql: Queries, now: Date): Promise<number> {
  return (await sql`delete from place_claim where created_at <= ${new Date(now.getTime() - HOURS * HOUR)}`).count;
}
