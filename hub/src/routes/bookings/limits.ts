import type { Context } from 'hono';
import { operations, type Operation } from '../../../../sdk/contract/index.ts';
import { RateLimit, senderOf, subscriberOf } from '../../http/rate-limit.ts';
import type { Settings } from '../../settings.ts';

/** Bookings in this many seconds, from one address. */
const ADDRESS_WINDOW = 600;
/** Bookings in this many seconds, under one e-mail address. */
const EMAIL_WINDOW = 3600;
/** Looking at a booking, confirming, cancelling: more than booking, and too little to guess at anything. */
const LOOKS_PER_BOOKING = 5;

/** What keeps one address, or one e-mail address, from flooding the hub; counted in each process. */
export interface BookingLimits {
  /** Counts a request by where it came from. */
  admit(operation: Operation, context: Context): Readonly<Record<string, string>>;
  /** Counts a booking by its e-mail address. */
  countEmail(email: string): void;
}

export type LimitSettings = Pick<Settings, 'bookingsPerAddress' | 'bookingsPerEmail' | 'proxies'>;

export function bookingLimits(settings: LimitSettings): BookingLimits {
  const { bookingsPerAddress: limit, bookingsPerEmail, proxies } = settings;
  const bookings = new RateLimit({ name: 'bookings', limit, window: ADDRESS_WINDOW });
  const looks = new RateLimit({ name: 'booking', limit: limit * LOOKS_PER_BOOKING, window: ADDRESS_WINDOW });
  const emails = new RateLimit({ name: 'e-mail', limit: bookingsPerEmail, window: EMAIL_WINDOW });
  return {
    admit(operation, context) {
      const quota = operation === operations.createBooking ? bookings : operation.capability ? looks : undefined;
      if (quota === undefined) return {};
      return quota.count(subscriberOf(senderOf(connectionOf(context), context.req.header('x-forwarded-for'), proxies)));
    },
    countEmail(email) {
      emails.count(email.trim().toLowerCase());
    },
  };
}

/** The address of the connection, as @hono/node-server hands it on; there is none in a test without a server. */
function connectionOf({ env }: Context): string | undefined {
  const bindings = env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  return bindings?.incoming?.socket?.remoteAddress;
}
