import type { RefusedDate } from '../../../sdk/contract/index.ts';
import { fullDay } from '../../../src/translations/dates.ts';
import { en } from '../../../src/translations/en.ts';
import { fr } from '../../../src/translations/fr.ts';
import type { Messages } from '../../../src/translations/messages.ts';
import { dayOf, elsewhen, halfDaysFor } from '../bookings/book.ts';
import { findAlternatives } from '../bookings/availability.ts';
import { refusalSentence } from '../bookings/refusals.ts';
import { isBookable, judgePeriod, type Refusal } from '../bookings/rules.ts';
import { formatDay } from '../bookings/slots.ts';
import { unitsFor, unitsOf, type Terms } from '../bookings/terms.ts';
import { judgeVoucher, type PayingVoucher } from '../bookings/voucher.ts';
import type { Sql } from '../database/database.ts';
import type { Language } from '../http/language.ts';
import { ProblemError } from '../http/problem.ts';
import type { SeriesDate } from './dates.ts';

/** What is to be booked on each date. */
export interface SeriesWish {
  readonly terms: Terms;
  readonly dates: readonly SeriesDate[];
  readonly seats: number;
  readonly voucher: { readonly paying: PayingVoucher | undefined } | undefined;
  readonly now: Date;
}

/** Days: whoever runs a place books further ahead, and at shorter notice, than it lets the public. */
const FAR = 366 + 31;

/** The terms by which a place books for somebody: its hours, closings and steps hold; its notice and horizon do not. */
export const byTheHouse = <T extends Terms>(terms: T): T =>
  terms.rules === null ? terms : { ...terms, rules: { ...terms.rules, notice: 0, horizon: FAR } };

/** What the rules say of each date, before anybody else's bookings come in; only the refused ones are in it. */
export function judgeDates({ terms, dates, seats, voucher, now }: SeriesWish): Map<string, Refusal> {
  if (!isBookable(terms)) return alike(dates, { reason: 'not-bookable' });
  if (seats > terms.seats) return alike(dates, { reason: 'not-enough-seats', free: terms.seats });
  const refusals = new Map<string, Refusal>();
  let spent = 0;
  for (const { date, period } of dates) {
    const refusal = judgePeriod(terms, period, now.getTime());
    if (refusal) refusals.set(date, refusal);
    if (refusal || voucher === undefined) continue;
    // The dates take of the voucher in their order: those that it no longer pays for are the ones that are named.
    const halfDays = halfDaysFor(terms, period, seats);
    const { paying } = voucher;
    const rest = paying && { ...paying, left: paying.left - spent };
    const unpaid = judgeVoucher(rest, { day: formatDay(dayOf(terms, period.from)), halfDays });
    if (unpaid) refusals.set(date, unpaid);
    spent += halfDays;
  }
  return refusals;
}

/** What stands against every date alike. */
const alike = (dates: readonly SeriesDate[], refusal: Refusal): Map<string, Refusal> =>
  new Map(dates.map(({ date }) => [date, refusal]));

/** Adds the dates on which, as far as this moment can tell, somebody else has the seats. */
export async function addTaken(sql: Sql, wish: SeriesWish, refusals: Map<string, Refusal>): Promise<void> {
  const { terms, seats, now } = wish;
  const open = wish.dates.filter(({ date }) => !refusals.has(date));
  if (open.length === 0) return;
  const instants = (of: (date: SeriesDate) => number) => open.map((date) => new Date(of(date)).toISOString());
  const rows = await sql<{ number: number; free: number }[]>`
    select number, free from taken_dates(${terms.placeId}, ${terms.resourceId}, ${unitsOf(terms)},
      ${unitsFor(terms, seats)}, ${instants(({ period }) => period.from)}::timestamptz[],
      ${instants(({ period }) => period.to)}::timestamptz[], ${now})`;
  for (const { number, free } of rows) {
    const date = open[number - 1]?.date;
    if (date !== undefined) refusals.set(date, takenWith(free));
  }
}

export const takenWith = (free: number): Refusal =>
  free > 0 ? { reason: 'not-enough-seats', free } : { reason: 'taken' };

/** One refusal that names every date which stands against the series, with its reason and other times. */
export async function refuseSeries(
  sql: Sql,
  wish: SeriesWish,
  refusals: ReadonlyMap<string, Refusal>,
  language: Language,
): Promise<ProblemError> {
  const refused: RefusedDate[] = [];
  for (const { date, period } of wish.dates) {
    const refusal = refusals.get(date);
    if (refusal === undefined) continue;
    const { terms, seats, now } = wish;
    const alternatives =
      elsewhen.has(refusal.reason) && isBookable(terms)
        ? await findAlternatives(sql, terms, period, seats, now.getTime())
        : [];
    const detail = (refusal.reason === 'taken' ? taken : refusalSentence(refusal, terms))[language];
    refused.push({ date, reason: refusal.reason, detail, alternatives });
  }
  const [first] = refused;
  return new ProblemError('booking-refused', {
    detail: sentence(refused, wish.dates.length),
    ...(first && { reason: first.reason }),
    refused,
    final: true,
  });
}

const taken = { fr: 'Ce créneau est déjà pris.', en: 'This time is taken already.' };

function sentence(refused: readonly RefusedDate[], all: number) {
  const days = (messages: Messages): string => {
    const said = refused.map(({ date }) => fullDay(date, messages));
    return new Intl.ListFormat(messages.common.locale, { type: 'conjunction' }).format(said);
  };
  const { length } = refused;
  return {
    fr: `Rien n’est réservé\xa0: ${length} ${length === 1 ? 'date' : 'dates'} sur ${all} ne ${length === 1 ? 'va' : 'vont'} pas (${days(fr)}).`,
    en: `Nothing is booked: ${length} of ${all} dates ${length === 1 ? 'does' : 'do'} not work (${days(en)}).`,
  };
}
