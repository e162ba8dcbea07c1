import { newBookingKey } from './booking-key.ts';
import { type Connection, shaped } from './connection.ts';
import type { Booking, BookingRequest, RefusalReason, Slot } from './contract/index.ts';
import { isProblemError } from './errors/problem-error.ts';
import { isBooking } from './guards/booking.ts';
import { type Message, send } from './send.ts';

/**
 * The hub understood and will not: sending the same again is of no use. Reasons of a newer hub pass: what is not
 * known is best shown by `detail`.
 */
export interface Refusal {
  readonly status: 'refused';
  readonly reason: RefusalReason;
  /** A sentence for a person, in the client's language, when the hub gave one. */
  readonly detail: string | undefined;
  /** The nearest free times, soonest first. */
  readonly alternatives: readonly Slot[];
}

/** What became of a request about a booking: done, with the booking as it is now, or refused with a reason. */
export type Outcome<Done extends string> = { readonly status: Done; readonly booking: Booking } | Refusal;

export interface CreateOptions {
  /**
   * Names what the person means, 1 to 255 visible ASCII characters. The client makes one for each call and keeps it
   * while it tries again. Give your own (`newBookingKey()`) to ask again after an error that does not say whether the
   * booking was made: the same key and the same request give one booking, however often they are sent.
   */
  readonly key?: string | undefined;
  /** Aborting ends the waiting; the booking may be made all the same. */
  readonly signal?: AbortSignal | undefined;
}

/** The right to a booking (Bearer, RFC 6750), from the e-mail that told of it, and nothing else. */
export interface CapabilityOptions {
  readonly capability: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Bookings. Every call may be repeated without harm and is, when the network fails or the hub asks for patience.
 * They reject like the other calls of the client; a refusal is an answer and no error.
 */
export interface Bookings {
  /** Books seats. The answer holds no capability: that goes to the person's e-mail address alone. */
  create(request: Readonly<BookingRequest>, options?: CreateOptions): Promise<Outcome<'made'>>;
  get(id: string, options: CapabilityOptions): Promise<Booking>;
  /** Confirms a held booking before it expires. */
  confirm(id: string, options: CapabilityOptions): Promise<Outcome<'confirmed'>>;
  /** Cancels until the place's deadline (`cancelUntil`). */
  cancel(id: string, options: CapabilityOptions): Promise<Outcome<'cancelled'>>;
  /** Erases at once who booked, when that serves no live booking any more (RGPD, art. 17). */
  erase(id: string, options: CapabilityOptions): Promise<Outcome<'erased'>>;
}

export function createBookings(connection: Connection): Bookings {
  const ask = (method: Message['method'], path: string, { capability, signal }: CapabilityOptions) => {
    const headers = { authorization: `Bearer ${capability}` };
    return send(connection, path, { method, headers }, readBooking, signal);
  };

  return {
    create: (body, { key = newBookingKey(), signal } = {}) => {
      // A string of RFC 9651: a key of the caller's may hold what must be escaped there.
      const headers = { 'idempotency-key': `"${key.replace(/["\\]/g, '\\$&')}"` };
      return outcome('made', send(connection, path(), { method: 'POST', headers, body }, readBooking, signal));
    },
    get: (id, options) => ask('GET', path(id), options),
    confirm: (id, options) => outcome('confirmed', ask('POST', path(id, '/confirm'), options)),
    cancel: (id, options) => outcome('cancelled', ask('POST', path(id, '/cancel'), options)),
    erase: (id, options) => outcome('erased', ask('DELETE', path(id, '/person'), options)),
  };
}

const path = (id = '', action = ''): string => `v1/bookings${id && `/${encodeURIComponent(id)}`}${action}`;

async function outcome<Done extends string>(status: Done, sent: Promise<Booking>): Promise<Outcome<Done>> {
  try {
    return { status, booking: await sent };
  } catch (error) {
    if (!isProblemError(error) || error.problem.type !== 'urn:escale:problem:booking-refused') throw error;
    const { reason = 'not-bookable', detail, alternatives = [] } = error.problem;
    return { status: 'refused', reason, detail, alternatives };
  }
}

const readBooking = shaped(isBooking, 'Booking');
