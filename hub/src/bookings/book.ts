import { randomUUID } from 'node:crypto';
import type { Booking, BookingRequest, BookingStatus, Problem, Slot } from '../../../sdk/contract/index.ts';
import { sqlState } from '../database/connection.ts';
import type { Sql } from '../database/database.ts';
import type { Language } from '../http/language.ts';
import { describeProblem, ProblemError } from '../http/problem.ts';
import { findAlternatives } from './availability.ts';
import { toBooking, type BookingRow } from './booking-row.ts';
import { capabilityOf } from './capability.ts';
import { sameRequest, type Intent, type StoredAnswer } from './idempotency.ts';
import { quoteFor } from './quote.ts';
import { refused } from './refusals.ts';
import { isBookable, judgePeriod, slotsOf, type BookableTerms, type Refusal } from './rules.ts';
import { dayNumber, formatDay, type Stretch } from './slots.ts';
import {
  forgetRefusals,
  refusalOfTheMoment,
  shareRefusal,
  type Wanted,
  type WrittenRefusal,
} from './shared-refusals.ts';
import { storeRefusal } from './store-refusals.ts';
import { idsOf, knownTerms, rememberTerms, type KnownTerms } from './terms-cache.ts';
import { termsColumns, unitsFor, unitsOf } from './terms.ts';
import { findVoucher, halfDaysOf, judgeVoucher, type PayingVoucher } from './voucher.ts';
import { WallClock } from '../opening/wall-clock.ts';

const MINUTE = 60_000;
/** Minutes for which a seat waits for the click in an e-mail; mail servers that greylist take a quarter of an hour. */
export const HOLD_MINUTES = 60;

export interface PlacingOptions {
  readonly now: Date;
  /** Value of the Idempotency-Key. */
  readonly key: string;
  /** Of the refusal, and of the e-mails unless the request says otherwise; French when left out. */
  readonly language?: Language;
}

/** An answer that is the same, byte for byte, however often the request is sent. */
export type Placed =
  | { readonly status: 201; readonly booking: Booking; readonly answer: string; readonly replayed: boolean }
  | { readonly status: 409; readonly problem: Problem; readonly answer: string; readonly replayed: boolean };

/**
 * Books, or refuses and says why, with other times. One booking results however many processes are asked at once and
 * however often; the database itself keeps two bookings off one seat.
 *
 * The request must have been read with the contract's schema.
 * @throws ProblemError `not-found`; `idempotency-key-reused` when the key came with another request before;
 *   `idempotency-key-busy` when the same request is still being handled
 */
export async function placeBooking(sql: Sql, request: BookingRequest, options: PlacingOptions): Promise<Placed> {
  const { now, key, language = 'fr' } = options;
  const capability = await capabilityOf(sql);
  const intent: Intent = { key, fingerprint: capability.digest(fingerprintText(request)) };
  const period = { from: Date.parse(request.start), to: Date.parse(request.end) };
  try {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const known = tries === 0 ? knownTerms(sql, request) : undefined;
      const { terms, stored } = known ? { terms: known } : await readForBooking(sql, request, intent);
      if (stored) return toPlaced(sameRequest(stored, intent), true);
      const voucher = request.voucher === undefined ? undefined : await findVoucher(sql, request.voucher);
      const placed = await bookOrRefuse(sql, { request, terms, period, intent, now, language, voucher });
      if (placed) return placed;
    }
    throw busy();
  } catch (error) {
    // 55P03, lock_not_available: an equal request, or one for the same seat, is slow to end.
    if (sqlState(error) === '55P03') throw busy(error);
    throw error;
  }
}

/** The terms change so often at one moment only when something is wrong; whoever books may ask again. */
const MOST_TRIES = 4;

/** A booking on its way. */
interface Order {
  readonly request: BookingRequest;
  readonly terms: KnownTerms;
  readonly period: Stretch;
  readonly intent: Intent;
  readonly now: Date;
  readonly language: Language;
  /** Of a request with a voucher; undefined also when there is none of its code. */
  readonly voucher: PayingVoucher | undefined;
}

/** Members in one order, so that the same wish is the same text. */
const fingerprintText = ({ place, resource, start, end, seats, email, name, language, ...rest }: BookingRequest) =>
  JSON.stringify([place, resource, start, end, seats, email, name ?? null, language ?? null, ...ofTerms(rest)]);

const ofTerms = ({ consent, voucher }: Pick<BookingRequest, 'consent' | 'voucher'>): string[] =>
  voucher === undefined ? [consent] : [consent, voucher];

/**
 * What is booked under which terms, and what was answered to this key before: one round trip. Needed only for what
 * nobody booked lately: terms are kept in memory, and the statement that books checks that they are still those.
 */
export async function readForBooking(
  sql: Sql,
  request: Pick<BookingRequest, 'place' | 'resource'>,
  { key }: Pick<Intent, 'key'>,
) {
  const [placeId, resourceId] = idsOf(request);
  const [row] = await sql<(Found & Partial<StoredAnswer> & { status: number | null })[]>`
    select ${termsColumns(sql)}, terms_version(p.id, r.id) as version, k.status, k.answer, k.fingerprint
    from (select 1) one
    left join idempotency_key k on k.key = ${key}
    -- a page may still name a place by the id that it had before it was merged
    left join place p on p.id = merged_into(${placeId}) and p.listed
    left join schedule s on s.id = p.schedule_id
    left join resource r on r.place_id = p.id and r.id = ${resourceId} and not r.withdrawn`;
  if (row === undefined) throw new Error('A query without a condition gave no row.');
  const { status, answer, fingerprint, ...terms } = row;
  const stored = status != null && answer != null && fingerprint ? { status, answer, fingerprint } : undefined;
  if (terms.resourceId !== null) rememberTerms(sql, request, terms);
  else if (stored === undefined) throw nothingToBook();
  return { terms, stored };
}

/** Without a resource all else is null as well. */
type Found = KnownTerms & { readonly resourceId: number | null };

export const nothingToBook = (): ProblemError =>
  new ProblemError('not-found', {
    detail: {
      fr: 'Ce lieu, ou ce qu’il y a à y réserver, n’existe pas ou n’existe plus.',
      en: 'This place, or what is to be booked there, does not exist or no longer does.',
    },
    final: true,
  });

/** Undefined when the terms have changed since they were read. */
function bookOrRefuse(sql: Sql, order: Order): Promise<Placed | undefined> {
  const judged = judge(order);
  return 'reason' in judged ? refuse(sql, order, judged) : book(sql, order, judged);
}

/** What the rules say, before anybody else's bookings come in. */
function judge({ terms, period, request, now, voucher }: Order): BookableTerms | Refusal {
  if (!isBookable(terms)) return { reason: 'not-bookable' };
  if (request.seats > terms.seats) return { reason: 'not-enough-seats', free: terms.seats };
  const refusal = judgePeriod(terms, period, now.getTime());
  if (refusal !== undefined || request.voucher === undefined) return refusal ?? terms;
  const wanted = { day: formatDay(dayOf(terms, period.from)), halfDays: halfDaysFor(terms, period, request.seats) };
  return judgeVoucher(voucher, wanted) ?? terms;
}

export const halfDaysFor = (terms: BookableTerms, period: Stretch, seats: number): number =>
  halfDaysOf(durationOf(terms, period), unitsFor(terms, seats));

async function book(sql: Sql, order: Order, terms: BookableTerms): Promise<Placed | undefined> {
  const { intent } = order;
  const row = newBooking(order, terms);
  const booking = toBooking(row);
  const answer = JSON.stringify(booking);
  const ready = refusalOfTheMoment(wantedOf(order));
  const result = await writeBooking(sql, order, { row, terms, answer, ready });
  if (result?.outcome === 'stale') return undefined;
  if (result?.outcome === 'refused' && ready) {
    return { status: 409, problem: ready.problem, answer: ready.answer, replayed: false };
  }
  if (result?.outcome === 'booked') {
    forgetRefusals(terms);
    return { status: 201, booking, answer, replayed: false };
  }
  if (result?.outcome === 'known') {
    const { known_status: status, known_answer: known, known_fingerprint: fingerprint } = result;
    return toPlaced(sameRequest({ status, answer: known, fingerprint }, intent), true);
  }
  const free = result?.free ?? 0;
  return refuse(sql, order, free > 0 ? { reason: 'not-enough-seats', free } : { reason: 'taken' }, true);
}

const wantedOf = ({ terms, period, request, language, now }: Order): Wanted => ({
  ...{ terms, period, language, now },
  seats: request.seats,
});

type Written = { readonly outcome: 'booked' | 'known' | 'refused' | 'stale' | 'taken'; readonly free: number } & {
  readonly [K in keyof StoredAnswer as `known_${K}`]: StoredAnswer[K];
};

interface Writing {
  readonly row: BookingRow;
  readonly terms: BookableTerms;
  readonly answer: string;
  readonly ready: WrittenRefusal | undefined;
}

async function writeBooking(
  sql: Sql,
  order: Order,
  { row, terms, answer, ready }: Writing,
): Promise<Written | { readonly outcome: 'stale' } | undefined> {
  const { intent } = order;
  try {
    const [written] = await sql<Written[]>`
      select * from place_booking(
        jsonb_populate_record(null::booking, ${JSON.stringify(columnsOf(row, terms, order))}::text::jsonb),
        ${order.terms.version}, ${unitsOf(terms)}, ${unitsFor(terms, row.seats)},
        ${messagesFor[row.status] ?? []}::text[], ${intent.key}, ${intent.fingerprint}, ${answer},
        ${ready?.answer ?? null})`;
    return written;
  } catch (error) {
    // ESC01, ESC02: between that check and the last line of the statement the place closed on this day, or somebody
    // else used the voucher.
    if (['ESC01', 'ESC02'].includes(sqlState(error) ?? '')) return { outcome: 'stale' };
    throw error;
  }
}

const statusFor = { instant: 'confirmed', email: 'held', operator: 'requested' } as const;

/** Whom a new booking is told to, and in which words. */
const messagesFor: Partial<Record<BookingStatus, string[]>> = {
  confirmed: ['confirmed', 'operator'],
  held: ['confirm'],
  requested: ['requested', 'operator'],
};

function newBooking({ period, request, now, voucher }: Order, terms: BookableTerms): BookingRow {
  const { rules } = terms;
  const status = statusFor[rules.confirmation];
  // Until the booking begins at the latest, though never before the e-mail can have come.
  const confirmBy = Math.max(Math.min(now.getTime() + HOLD_MINUTES * MINUTE, period.from), now.getTime() + 10 * MINUTE);
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
    status,
    quote: quoteFor(terms.price, durationOf(terms, period), unitsFor(terms, request.seats)),
    cancelUntil: new Date(period.from - rules.cancelUntil * MINUTE),
    confirmBy: status === 'held' ? wholeSecond(confirmBy) : null,
    createdAt: wholeSecond(now.getTime()),
    revision: 0,
    erased: false,
    ...(voucher && { voucherHalfDays: halfDaysFor(terms, period, request.seats) }),
  };
}

const wholeSecond = (instant: number): Date => new Date(Math.floor(instant / 1000) * 1000);

/** What a tariff counts: minutes, and half-days where these are what is sold. */
export function durationOf(terms: BookableTerms, { from, to }: Stretch) {
  const minutes = (to - from) / MINUTE;
  if (terms.rules.step !== 'half-day') return { minutes };
  const day = dayNumber(WallClock.of(terms.timeZone), from);
  const slots = slotsOf(terms, day - 1, 3).flatMap((slotDay) => slotDay.slots);
  return { minutes, halfDays: slots.filter((slot) => slot.from >= from && slot.to <= to).length };
}

/** The day, as `dayNumber` counts, whose slot begins then: what is past midnight may belong to the evening before. */
export function dayOf(terms: BookableTerms, start: number): number {
  const day = dayNumber(WallClock.of(terms.timeZone), start);
  const eve = slotsOf(terms, day - 1, 1).some(({ slots }) => slots.some(({ from }) => from === start));
  return eve ? day - 1 : day;
}

function columnsOf(row: BookingRow, terms: BookableTerms, { request, language, voucher }: Order) {
  return {
    place_id: row.placeId,
    id: row.id,
    resource_id: row.resourceId,
    day: formatDay(dayOf(terms, row.start.getTime())),
    during: `[${row.start.toISOString()},${row.end.toISOString()})`,
    seats: row.seats,
    status: row.status,
    quote: row.quote,
    cancel_until: row.cancelUntil,
    confirm_by: row.confirmBy,
    email: request.email,
    name: request.name ?? null,
    language: request.language ?? language,
    consent: request.consent,
    created_at: row.createdAt,
    updated_at: row.createdAt,
    revision: 0,
    ...(voucher && { voucher_id: voucher.id, voucher_half_days: row.voucherHalfDays }),
  };
}

/** Reasons for which another time may be possible. */
export const elsewhen: ReadonlySet<Refusal['reason']> = new Set<Refusal['reason']>([
  'taken',
  'closed',
  'too-late',
  'not-enough-seats',
  'not-allowed',
]);

/** @param found whether the database has just said so, and by these terms */
async function refuse(sql: Sql, order: Order, refusal: Refusal, found = false): Promise<Placed | undefined> {
  const { terms, intent, now } = order;
  const write = (): Promise<WrittenRefusal> => writeRefusal(sql, order, refusal);
  // What is wrong with somebody's voucher is nobody else's answer.
  const { answer } = refusal.reason === 'voucher' ? await write() : await shareRefusal(wantedOf(order), refusal, write);
  const stored = await storeRefusal(sql, { ...intent, answer, now, ...(found ? {} : { terms }) });
  return stored && toPlaced(sameRequest(stored, intent), stored.replayed);
}

async function writeRefusal(sql: Sql, order: Order, refusal: Refusal): Promise<WrittenRefusal> {
  const { terms, period, request, now, language } = order;
  const alternatives: Slot[] =
    elsewhen.has(refusal.reason) && isBookable(terms)
      ? await findAlternatives(sql, terms, period, request.seats, now.getTime())
      : [];
  const problem = describeProblem(refused(refusal, terms, alternatives), language);
  return { problem, answer: JSON.stringify(problem) };
}

function toPlaced({ status, answer }: Pick<StoredAnswer, 'status' | 'answer'>, replayed: boolean): Placed {
  // Sound because only `book` and `refuse` store answers, as they are described here.
  return status === 201
    ? { status, booking: JSON.parse(answer) as Booking, answer, replayed }
    : { status: 409, problem: JSON.parse(answer) as Problem, answer, replayed };
}

export const busy = (cause?: unknown): ProblemError =>
  new ProblemError('idempotency-key-busy', {
    detail: {
      fr: 'Cette demande est encore en cours. Renvoyez-la telle quelle dans un instant\xa0: elle ne sera pas comptée deux fois.',
      en: 'This request is still under way. Send it again unchanged in a moment: it will not count twice.',
    },
    headers: { 'Retry-After': '1' },
    cause,
  });
