import type { BookingStatus, Quote } from '../../../sdk/contract/index.ts';
import { isBookable, slotsOf } from '../bookings/rules.ts';
import { parseDay } from '../bookings/slots.ts';
import { readTerms, unitsFor, unitsOf, type Terms } from '../bookings/terms.ts';
import type { Queries } from '../places/transaction.ts';
import { daysOfMonth } from './calendar-day.ts';
import { readDeskBookings, type DeskBooking } from './day.ts';

const HOUR = 3_600_000;

/** What was used of one thing: a day, a resource. */
export interface Use {
  /** Bookings that were to be kept or were: confirmed, honoured, and those nobody came for. */
  readonly bookings: number;
  readonly honoured: number;
  readonly noShows: number;
  /** Hours, counted once for each desk, and once for a room. */
  readonly hours: number;
}

export interface DayUse extends Use {
  readonly day: string;
  /** Presences that the place witnessed, with or without a booking. */
  readonly visits: number;
}

export interface ResourceUse extends Use {
  readonly resourceId: number;
  readonly name: string;
  /** Share of the hours during which it is to be had that was booked, 0 to 1; null when it is not booked here. */
  readonly occupancy: number | null;
}

/** What a tariff brings: so many units of it. */
export interface TariffIncome {
  readonly per: string;
  /** Minor unit (cents), for one. */
  readonly amount: number;
  readonly currency: string;
  readonly count: number;
  readonly total: number;
}

export interface EmployerUse {
  readonly employer: string;
  readonly bookings: number;
  readonly halfDays: number;
  /** Minor unit by currency. */
  readonly total: ReadonlyMap<string, number>;
}

export interface MonthStatement {
  readonly month: string;
  readonly bookings: readonly DeskBooking[];
  readonly days: readonly DayUse[];
  readonly resources: readonly ResourceUse[];
  readonly total: Use & { readonly visits: number };
  readonly tariffs: readonly TariffIncome[];
  /** Minor unit by currency: what bookings that are kept or expected cost. */
  readonly income: ReadonlyMap<string, number>;
  /** Of {@link income}, what employers' vouchers pay for. */
  readonly byVoucher: ReadonlyMap<string, number>;
  /** Bookings whose price is told at the place. */
  readonly unpriced: number;
  readonly employers: readonly EmployerUse[];
}

/** States that a statement counts. */
const counted: readonly BookingStatus[] = ['confirmed', 'honoured', 'no-show'];
/** States whose price is expected: for a seat that stayed empty, the place decides. */
const paid: ReadonlySet<BookingStatus> = new Set(['confirmed', 'honoured']);

/** What a month was, or is to be, for a place. */
export async function readMonth(sql: Queries, placeId: number, month: string, now: Date): Promise<MonthStatement> {
  const days = daysOfMonth(month);
  const span = { from: days[0] ?? '', until: days.at(-1) ?? '', statuses: counted };
  const [bookings, terms, visits, halfDays] = await Promise.all([
    readDeskBookings(sql, placeId, span, now),
    readTerms(sql, placeId),
    readVisits(sql, placeId, span),
    readHalfDays(sql, placeId, span),
  ]);
  const byId = new Map((terms ?? []).map((each) => [each.resourceId, each]));
  const uses = days.map((day) => ({
    ...useOf(
      bookings.filter((booking) => booking.day === day),
      byId,
    ),
    day,
    visits: visits.get(day) ?? 0,
  }));
  return {
    month,
    bookings,
    days: uses,
    resources: resourceUses(bookings, byId, days),
    total: { ...useOf(bookings, byId), visits: uses.reduce((sum, each) => sum + each.visits, 0) },
    ...incomeOf(bookings.filter(({ status }) => paid.has(status))),
    employers: employerUses(bookings, halfDays),
  };
}

interface Span {
  readonly from: string;
  readonly until: string;
}

async function readVisits(sql: Queries, placeId: number, { from, until }: Span): Promise<Map<string, number>> {
  const rows = await sql<{ day: string; visits: number }[]>`
    select day, count(*)::int as visits from visit
    where place_id = ${placeId} and day between ${from} and ${until} group by day`;
  return new Map(rows.map(({ day, visits }) => [day, visits]));
}

/** Half-days that each booking takes of a voucher. */
async function readHalfDays(sql: Queries, placeId: number, { from, until }: Span): Promise<Map<string, number>> {
  const rows = await sql<{ id: string; halfDays: number }[]>`
    select id, voucher_half_days as "halfDays" from booking
    where place_id = ${placeId} and day between ${from} and ${until} and voucher_id is not null`;
  return new Map(rows.map(({ id, halfDays }) => [id, halfDays]));
}

type TermsById = ReadonlyMap<number, Terms>;

function useOf(bookings: readonly DeskBooking[], terms: TermsById): Use {
  return {
    bookings: bookings.length,
    honoured: bookings.filter(({ status }) => status === 'honoured').length,
    noShows: bookings.filter(({ status }) => status === 'no-show').length,
    hours: bookings.reduce((sum, booking) => sum + hoursOf(booking, terms.get(booking.resourceId)), 0),
  };
}

/** A resource that is no longer offered is counted as a desk, seat by seat. */
const hoursOf = ({ start, end, seats }: DeskBooking, terms: Terms | undefined): number =>
  ((end.getTime() - start.getTime()) / HOUR) * unitsFor({ kind: terms?.kind ?? 'desk' }, seats);

function resourceUses(bookings: readonly DeskBooking[], terms: TermsById, days: readonly string[]): ResourceUse[] {
  const booked = Map.groupBy(bookings, ({ resourceId }) => resourceId);
  const ids = new Set([...terms.keys(), ...booked.keys()]);
  return [...ids].map((resourceId) => {
    const ofResource = booked.get(resourceId) ?? [];
    const use = useOf(ofResource, terms);
    const resource = terms.get(resourceId);
    return {
      ...use,
      resourceId,
      name: resource?.resourceName ?? ofResource[0]?.resource ?? '',
      occupancy: resource === undefined ? null : occupancyOf(use.hours, resource, days),
    };
  });
}

function occupancyOf(hours: number, terms: Terms, days: readonly string[]): number | null {
  if (!isBookable(terms)) return null;
  const slots = slotsOf(terms, parseDay(days[0] ?? ''), days.length).flatMap((day) => day.slots);
  const offered = slots.reduce((sum, { from, to }) => sum + (to - from) / HOUR, 0) * unitsOf(terms);
  // What was booked before hours were cut may be more than is offered now.
  return offered === 0 ? null : Math.min(hours / offered, 1);
}

function incomeOf(bookings: readonly DeskBooking[]) {
  const tariffs = new Map<string, TariffIncome>();
  for (const { quote } of bookings) for (const line of quote.lines) addLine(tariffs, line, quote.currency);
  return {
    tariffs: [...tariffs.values()].sort((a, b) => b.total - a.total),
    income: sumOf(bookings),
    byVoucher: sumOf(bookings.filter(({ employer }) => employer !== null)),
    unpriced: bookings.filter(({ quote }) => quote.total === null).length,
  };
}

function addLine(
  tariffs: Map<string, TariffIncome>,
  { per, amount, count }: Quote['lines'][number],
  currency: string,
): void {
  const key = JSON.stringify([per, amount, currency]);
  const before = tariffs.get(key) ?? { per, amount, currency, count: 0, total: 0 };
  tariffs.set(key, { ...before, count: before.count + count, total: before.total + count * amount });
}

/** Sums of prices by currency: an overseas place may have changed its own. */
function sumOf(bookings: readonly DeskBooking[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { quote } of bookings) {
    if (quote.total !== null) sums.set(quote.currency, (sums.get(quote.currency) ?? 0) + quote.total);
  }
  return sums;
}

function employerUses(bookings: readonly DeskBooking[], halfDays: ReadonlyMap<string, number>): EmployerUse[] {
  const byEmployer = Map.groupBy(
    bookings.filter(({ employer }) => employer !== null),
    ({ employer }) => employer ?? '',
  );
  return [...byEmployer]
    .map(([employer, theirs]) => ({
      employer,
      bookings: theirs.length,
      halfDays: theirs.reduce((sum, { id }) => sum + (halfDays.get(id) ?? 0), 0),
      total: sumOf(theirs),
    }))
    .sort((a, b) => (a.employer < b.employer ? -1 : 1));
}
