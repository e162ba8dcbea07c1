// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Booking } from '../contract/index.ts';
import { num, optional, shape, str, textOrNull } from './checks.ts';
import { isQuote } from './quote.ts';

export const isBooking = shape<Booking>({
  id: str,
  status: str,
  place: shape({ id: str, name: str, timeZone: str }),
  resource: shape({ id: str, name: str }),
  start: str,
  end: str,
  seats: num,
  quote: isQuote,
  cancelUntil: str,
  confirmBy: textOrNull,
  createdAt: str,
  voucher: optional(shape({ halfDays: num })),
  series: optional(str),
});
