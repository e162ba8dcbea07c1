import { randomBytes, randomUUID } from 'node:crypto';
import { record, type Author, type State } from '../access/journal.ts';
import { undoable } from '../access/undo.ts';
import { normaliseCode } from '../bookings/voucher.ts';
import type { Sql } from '../database/database.ts';
import { ProblemError } from '../http/problem.ts';
import type { Queries, Transaction } from '../places/transaction.ts';

/** Days that an employer has bought or promised. */
export interface Voucher {
  readonly id: string;
  /** As it is stored: capitals without spaces and hyphens. */
  readonly code: string;
  readonly employer: string;
  /** Half-days in all. */
  readonly halfDays: number;
  /** Half-days that bookings hold or have used. */
  readonly used: number;
  /** The last day that it pays for; null for no end. */
  readonly validUntil: string | null;
  readonly closed: boolean;
}

/** What the administrator says of a voucher. */
export type VoucherTerms = Pick<Voucher, 'employer' | 'halfDays' | 'validUntil'>;

export interface ByAdministrator {
  readonly actor: Author;
  readonly now: Date;
}

/** Half-days of one voucher, at most: a thousand days. */
export const MOST_HALF_DAYS = 2000;

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

/** 50 random bits: nobody who may try ten bookings in ten minutes comes upon one. */
const newCode = (): string => Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % 32]).join('');

/** A code in two groups, as it is printed and told: `K7M4P-X2R9A`. */
export const spacedVoucher = (code: string): string => `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;

/** Makes a voucher with a code of its own. */
export function makeVoucher(sql: Sql, terms: VoucherTerms, by: ByAdministrator): Promise<Voucher> {
  return sql.begin(async (transaction) => {
    const id = randomUUID();
    const code = normaliseCode(newCode());
    await transaction`
      insert into voucher (id, code, employer, half_days, valid_until, created_at)
      values (${id}, ${code}, ${terms.employer}, ${terms.halfDays}, ${terms.validUntil}, ${by.now})`;
    const made = await lockVoucher(transaction, id);
    await record(transaction, { ...by, subject: { kind: 'voucher', id }, before: null, after: stateOf(made) });
    return made;
  });
}

/**
 * Changes what a voucher is worth, and whether it pays at all. Less than what is used leaves nothing, and takes nothing
 * back from who has booked.
 * @throws ProblemError `not-found`
 */
export function changeVoucher(
  sql: Sql,
  id: string,
  terms: VoucherTerms & Pick<Voucher, 'closed'>,
  by: ByAdministrator,
): Promise<Voucher> {
  return sql.begin(async (transaction) => {
    const before = await lockVoucher(transaction, id);
    await writeTerms(transaction, id, terms, by.now);
    const after = await lockVoucher(transaction, id);
    if (JSON.stringify(stateOf(before)) !== JSON.stringify(stateOf(after))) {
      const subject = { kind: 'voucher', id };
      await record(transaction, { ...by, subject, before: stateOf(before), after: stateOf(after) });
    }
    return after;
  });
}

async function writeTerms(
  sql: Transaction,
  id: string,
  { employer, halfDays, validUntil, closed }: VoucherTerms & Pick<Voucher, 'closed'>,
  now: Date,
): Promise<void> {
  await sql`
    update voucher set employer = ${employer}, half_days = ${halfDays}, valid_until = ${validUntil},
      closed_at = case when ${closed} then coalesce(closed_at, ${now}) end
    where id = ${id}`;
}

/** Not the code: whoever reads the journal need not be able to spend it. */
const stateOf = ({ employer, halfDays, validUntil, closed }: Voucher) => ({ employer, halfDays, validUntil, closed });

async function lockVoucher(sql: Transaction, id: string): Promise<Voucher> {
  const [row] = await sql<Voucher[]>`select ${columns(sql)} from voucher v where v.id = ${id} for no key update`;
  if (row === undefined) throw noVoucher();
  return row;
}

const columns = (sql: Queries) => sql`
  v.id, v.code, v.employer, v.half_days as "halfDays", voucher_used(v.id) as used, v.valid_until as "validUntil",
  v.closed_at is not null as closed`;

/** All vouchers, by employer; those that pay first. */
export async function readVouchers(sql: Queries): Promise<Voucher[]> {
  return [
    ...(await sql<Voucher[]>`
      select ${columns(sql)} from voucher v order by v.closed_at is not null, fold(v.employer), v.created_at, v.id`),
  ];
}

export async function readVoucher(sql: Queries, id: string): Promise<Voucher> {
  const [row] = await sql<Voucher[]>`select ${columns(sql)} from voucher v where v.id = ${id}`;
  if (row === undefined) throw noVoucher();
  return row;
}

/** One booking that an employer's voucher pays for; nothing in it says whose it is. */
export interface EmployerLine {
  readonly id: string;
  readonly code: string;
  readonly day: string;
  readonly place: string;
  readonly resource: string;
  readonly status: string;
  readonly halfDays: number;
  /** Minor unit; null when the price is told on site. */
  readonly total: number | null;
  readonly currency: string;
}

/** What an employer's vouchers paid for in some days: bookings that hold, and those nobody came for. */
export async function readEmployerLines(
  sql: Queries,
  employer: string,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<EmployerLine[]> {
  return [
    ...(await sql<EmployerLine[]>`
      select b.id, v.code, b.day, p.name as place, coalesce(r.name, '') as resource, b.status,
        b.voucher_half_days as "halfDays", (b.quote ->> 'total')::int as total, b.quote ->> 'currency' as currency
      from voucher v join booking b on b.voucher_id = v.id join place p on p.id = b.place_id
      left join resource r on r.place_id = b.place_id and r.id = b.resource_id
      where v.employer = ${employer} and b.day between ${from} and ${until}
        and b.status in ('held', 'requested', 'confirmed', 'honoured', 'no-show')
      order by b.day, lower(b.during), b.id`),
  ];
}

undoable('voucher', {
  async read(transaction, { subject }) {
    return stateOf(await lockVoucher(transaction, subject.id));
  },
  async write(transaction, { subject, after }, state, { now }) {
    // Taking back its making closes it: bookings may have been paid with it.
    const terms = (state ?? { ...after, closed: true }) as State & VoucherTerms & Pick<Voucher, 'closed'>;
    await writeTerms(transaction, subject.id, terms, now);
  },
});

const noVoucher = (): ProblemError =>
  new ProblemError('not-found', {
    detail: { fr: 'Ce bon n’existe pas.', en: 'There is no such voucher.' },
    final: true,
  });
