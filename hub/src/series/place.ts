import { randomUUID } from 'node:crypto';
import type { Problem, Series, SeriesRequest } from '../../../sdk/contract/index.ts';
import { formatPlaceId } from '../../../sdk/place-id.ts';
import { record, type Author } from '../access/journal.ts';
import { busy, dayOf, durationOf, halfDaysFor, nothingToBook, readForBooking } from '../bookings/book.ts';
import { toBooking, type BookingRow } from '../bookings/booking-row.ts';
import { capabilityOf } from '../bookings/capability.ts';
import { sameRequest, type Intent, type StoredAnswer } from '../bookings/idempotency.ts';
import { quoteFor } from '../bookings/quote.ts';
import { isBookable, type BookableTerms } from '../bookings/rules.ts';
import { forgetRefusals } from '../bookings/shared-refusals.ts';
import { formatDay } from '../bookings/slots.ts';
import { storeRefusal } from '../bookings/store-refusals.ts';
import type { KnownTerms } from '../bookings/terms-cache.ts';
import { unitsFor, unitsOf } from '../bookings/terms.ts';
import { findVoucher, type PayingVoucher } from '../bookings/voucher.ts';
import { sqlState } from '../database/connection.ts';
import type { Sql } from '../database/database.ts';
import type { Language } from '../http/language.ts';
import { describeProblem, ProblemError } from '../http/problem.ts';
import type { LetterName } from '../messages/letters.ts';
import { datesOf, faultsOf } from './dates.ts';
import { addTaken, byTheHouse, judgeDates, refuseSeries, takenWith, type SeriesWish } from './judge.ts';

const MINUTE = 60_000;

export interface SeriesPlacing {
  /** The place of which somebody is an operator: no other is booked, whatever the request says. */
  readonly placeId: number;
  readonly actor: Author;
  readonly now: Date;
  /** Value of the Idempotency-Key. */
  readonly key: string;
  readonly language: Language;
}

/** An answer that is the same, byte for byte, however often the request is sent. */
export type PlacedSeries =
  | { readonly status: 201; readonly series: Series; readonly answer: string; readonly replayed: boolean }
  | { readonly status: 409; readonly problem: Problem; readonly answer: string; readonly replayed: boolean };

/**
 * Books the same hours every week for a person: every date, or none with the reason of each that stands against it. The
 * person is told in one message with one calendar file.
 *
 * Whoever runs the place has said yes by asking, so the bookings are confirmed; its hours, closings and steps hold as
 * for the public, and its notice and horizon do not.
 * @throws ProblemError `invalid-body` for dates that make no sense; `not-found`; `idempotency-key-reused`;
 *   `idempotency-key-busy`
 */
export async function placeSeries(sql: Sql, request: SeriesRequest, options: SeriesPlacing): Promise<PlacedSeries> {
  const errors = faultsOf(request);
  if (errors.length > 0) throw new ProblemError('invalid-body', { errors, final: true });
  const capability = await capabilityOf(sql);
  const intent: Intent = {
    key: options.key,
    fingerprint: capability.digest(fingerprintText(request, options.placeId)),
  };
  const wanted = { place: formatPlaceId(options.placeId), resource: request.resource };
  try {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const { terms, stored } = await readForBooking(sql, wanted, intent);
      if (stored) return toPlaced(sameRequest(stored, intent), true);
      if (terms.placeId !== options.placeId) throw nothingToBook();
      const voucher = request.voucher === undefined ? undefined : { paying: await findVoucher(sql, request.voucher) };
      const placed = await bookOrRefuse(sql, { request, known: terms, intent, voucher, ...options });
      if (placed) return placed;
    }
    throw busy();
  } catch (error) {
    // 55P03, lock_not_available: an equal request, or one for the same seats, is slow to end.
    if (sqlState(error) === '55P03') throw busy(error);
    throw error;
  }
}

/** The terms change so often at one moment only when something is wrong; whoever books may ask again. */
const MOST_TRIES = 4;

interface Order extends SeriesPlacing {
  readonly request: SeriesRequest;
  readonly known: KnownTerms;
  readonly intent: Intent;
  readonly voucher: { readonly paying: PayingVoucher | undefined } | undefined;
}

/** Members in one order, so that the same wish is the same text. */
const fingerprintText = (request: SeriesRequest, placeId: number): string =>
  JSON.stringify(['series', placeId, ...Object.entries(request).sort(([a], [b]) => (a < b ? -1 : 1))]);

/** Undefined when the terms have changed since they were read. */
async function bookOrRefuse(sql: Sql, order: Order): Promise<PlacedSeries | undefined> {
  const { request, known, voucher, now } = order;
  const terms = byTheHouse(known);
  const wish: SeriesWish = { terms, dates: datesOf(request, terms.timeZone), seats: request.seats, voucher, now };
  const refusals = judgeDates(wish);
  if (refusals.size === 0 && isBookable(terms)) {
    const written = await write(sql, order, wish, terms);
    if (written.outcome === 'stale') return undefined;
    if (written.outcome !== 'taken') return written.placed;
    for (const { date, free } of written.taken) refusals.set(date, takenWith(free));
  } else {
    await addTaken(sql, wish, refusals);
  }
  return refuse(sql, order, wish, refusals);
}

async function refuse(
  sql: Sql,
  { language, intent, known, now }: Order,
  wish: SeriesWish,
  refusals: Parameters<typeof refuseSeries>[2],
): Promise<PlacedSeries | undefined> {
  const problem = describeProblem(await refuseSeries(sql, wish, refusals, language), language);
  const answer = JSON.stringify(problem);
  const stored = await storeRefusal(sql, { ...intent, answer, now, terms: known });
  return stored && toPlaced(sameRequest(stored, intent), stored.replayed);
}

type Written =
  | { readonly outcome: 'stale' }
  | { readonly outcome: 'taken'; readonly taken: readonly { readonly date: string; readonly free: number }[] }
  | { readonly outcome: 'answered'; readonly placed: PlacedSeries };

type Row = {
  readonly outcome: 'booked' | 'known' | 'stale' | 'taken';
  readonly taken: string[];
  readonly free: number[];
} & {
  readonly [K in keyof StoredAnswer as `known_${K}`]: StoredAnswer[K];
};

const letter: LetterName = 'series-booked';

/** One transaction: the bookings, their seats, the message, the answer and the line of the journal. */
async function write(sql: Sql, order: Order, wish: SeriesWish, terms: BookableTerms): Promise<Written> {
  const { request, intent, known, placeId, actor, now } = order;
  const id = randomUUID();
  const rows = wish.dates.map(({ period }) => newRow(order, terms, period, id));
  const series = toSeries(id, terms, rows);
  const answer = JSON.stringify(series);
  const bookings = rows.map((row) => columnsOf(row, terms, order));
  try {
    return await sql.begin(async (tx): Promise<Written> => {
      const [row] = await tx<Row[]>`
        select * from place_series(${id}, ${JSON.stringify(bookings)}::text::jsonb, ${known.version}, ${unitsOf(terms)},
          ${unitsFor(terms, request.seats)}, ${letter}, ${intent.key}, ${intent.fingerprint}, ${answer})`;
      if (row === undefined || row.outcome === 'stale') return { outcome: 'stale' };
      if (row.outcome === 'taken') {
        // The place's own day of a slot past midnight may be the one before: told by the order of the dates.
        const days = bookings.map(({ day }) => day);
        const date = (day: string): string => wish.dates[days.indexOf(day)]?.date ?? day;
        return { outcome: 'taken', taken: row.taken.map((day, at) => ({ date: date(day), free: row.free[at] ?? 0 })) };
      }
      if (row.outcome === 'known') {
        const stored = { status: row.known_status, answer: row.known_answer, fingerprint: row.known_fingerprint };
        return { outcome: 'answered', placed: toPlaced(sameRequest(stored, intent), true) };
      }
      const after = {
        resource: terms.resourceName,
        date: request.date,
        from: request.from,
        to: request.to,
        dates: rows.length,
      };
      await record(tx, { actor, now, subject: { kind: 'series', id, placeId }, before: null, after });
      forgetRefusals(known);
      return { outcome: 'answered', placed: { status: 201, series, answer, replayed: false } };
    });
  } catch (error) {
    // ESC01, ESC02: since the terms were read the place closed on one of the days, or somebody else used the voucher.
    // 40P01, 40001: others were at the same rows, and the database let them go first.
    if (['ESC01', 'ESC02', '40P01', '40001'].includes(sqlState(error) ?? '')) return { outcome: 'stale' };
    throw error;
  }
}

function newRow(
  { request, now, voucher }: Order,
  terms: BookableTerms,
  period: { from: number; to: number },
  seriesId: string,
): BookingRow {
  return {
    id: randomUUID(),
    placeId: terms.placeId,
    placeName: terms.placeName,
    timeZone: terms.timeZone,
    resourceId: terms.resourceId,
    resourceName: terms.resourceName,
    kind: terms.kind,
    start: new Date(period.from),
    end: new Date(period.to),
    seats: request.seats,
    status: 'confirmed',
    quote: quoteFor(terms.price, durationOf(terms, period), unitsFor(terms, request.seats)),
    cancelUntil: new Date(period.from - terms.rules.cancelUntil * MINUTE),
    confirmBy: null,
    createdAt: new Date(Math.floor(now.getTime() / 1000) * 1000),
    revision: 0,
    erased: false,
    ...(voucher?.paying && { voucherHalfDays: halfDaysFor(terms, period, request.seats) }),
    seriesId,
  };
}

function columnsOf(row: BookingRow, terms: BookableTerms, { request, language, voucher }: Order) {
  const period = { from: row.start.getTime(), to: row.end.getTime() };
  return {
    place_id: row.placeId,
    id: row.id,
    resource_id: row.resourceId,
    day: formatDay(dayOf(terms, period.from)),
    during: `[${row.start.toISOString()},${row.end.toISOString()})`,
    seats: row.seats,
    status: row.status,
    quote: row.quote,
    cancel_until: row.cancelUntil,
    email: request.email,
    name: request.name ?? null,
    language: request.language ?? language,
    consent: request.consent,
    created_at: row.createdAt,
    updated_at: row.createdAt,
    revision: 0,
    series_id: row.seriesId,
    ...(voucher?.paying && { voucher_id: voucher.paying.id, voucher_half_days: row.voucherHalfDays }),
  };
}

/** What the API says of a series. */
export const toSeries = (
  id: string,
  {
    placeId,
    placeName,
    timeZone,
    resourceId,
    resourceName,
  }: Pick<BookingRow, 'placeId' | 'placeName' | 'timeZone' | 'resourceId' | 'resourceName'>,
  rows: readonly BookingRow[],
): Series => ({
  id,
  place: { id: formatPlaceId(placeId), name: placeName, timeZone },
  resource: { id: String(resourceId), name: resourceName },
  bookings: rows.map(toBooking),
});

function toPlaced({ status, answer }: Pick<StoredAnswer, 'status' | 'answer'>, replayed: boolean): PlacedSeries {
  // Sound because only `write` and `refuse` store answers under a fingerprint that begins with « series ».
  return status === 201
    ? { status, series: JSON.parse(answer) as Series, answer, replayed }
    : { status: 409, problem: JSON.parse(answer) as Problem, answer, replayed };
}
