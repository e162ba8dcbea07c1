// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { DeskBookingList } from '../contract/index.ts';
import { list, num, shape, str } from './checks.ts';
import { isDeskBooking } from './desk-booking.ts';

export const isDeskBookingList = shape<DeskBookingList>({
  place: str,
  timeZone: str,
  items: list(isDeskBooking),
  links: shape({ self: str }),
  total: num,
});
