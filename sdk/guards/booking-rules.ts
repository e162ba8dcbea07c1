// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { BookingRules } from '../contract/index.ts';
import { list, num, str, shape } from './checks.ts';

export const isBookingRules = shape<BookingRules>({
  step: str,
  minDuration: num,
  maxDuration: num,
  notice: num,
  horizon: num,
  cancelUntil: num,
  confirmation: str,
  closedOn: list(str),
});
