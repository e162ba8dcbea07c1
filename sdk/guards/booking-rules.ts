// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { BookingRules } from '../contract/index.ts';
import { arr, num, obj, str } from './checks.ts';

export const isBookingRules = (v: unknown): v is BookingRules =>
  obj(v) &&
  str(v.step) &&
  num(v.minDuration) &&
  num(v.maxDuration) &&
  num(v.notice) &&
  num(v.horizon) &&
  num(v.cancelUntil) &&
  str(v.confirmation) &&
  arr(v.closedOn, str);
