// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Series } from '../contract/index.ts';
import { list, shape, str } from './checks.ts';
import { isBooking } from './booking.ts';

export const isSeries = shape<Series>({
  id: str,
  place: shape({ id: str, name: str, timeZone: str }),
  resource: shape({ id: str, name: str }),
  bookings: list(isBooking),
});
