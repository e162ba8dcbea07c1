// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Availability } from '../contract/index.ts';
import { bool, list, num, shape, str } from './checks.ts';
import { isBookingRules } from './booking-rules.ts';
import { isSlot } from './slot.ts';

export const isAvailability = shape<Availability>({
  place: str,
  timeZone: str,
  resources: list(
    shape({
      resource: str,
      seats: num,
      rules: isBookingRules,
      days: list(shape({ date: str, closed: bool, slots: list(isSlot) })),
    }),
  ),
  evaluatedAt: str,
});
