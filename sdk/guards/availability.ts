// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Availability } from '../contract/index.ts';
import { arr, bool, num, obj, str } from './checks.ts';
import { isBookingRules } from './booking-rules.ts';
import { isSlot } from './slot.ts';

export const isAvailability = (v: unknown): v is Availability =>
  obj(v) &&
  str(v.place) &&
  str(v.timeZone) &&
  arr(
    v.resources,
    (item) =>
      obj(item) &&
      str(item.resource) &&
      num(item.seats) &&
      isBookingRules(item.rules) &&
      arr(item.days, (itemOf) => obj(itemOf) && str(itemOf.date) && bool(itemOf.closed) && arr(itemOf.slots, isSlot)),
  ) &&
  str(v.evaluatedAt);
