// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Booking } from '../contract/index.ts';
import { num, obj, str, textOrNull } from './checks.ts';
import { isQuote } from './quote.ts';

export const isBooking = (v: unknown): v is Booking =>
  obj(v) &&
  str(v.id) &&
  str(v.status) &&
  obj(v.place) &&
  str(v.place.id) &&
  str(v.place.name) &&
  str(v.place.timeZone) &&
  obj(v.resource) &&
  str(v.resource.id) &&
  str(v.resource.name) &&
  str(v.start) &&
  str(v.end) &&
  num(v.seats) &&
  isQuote(v.quote) &&
  str(v.cancelUntil) &&
  textOrNull(v.confirmBy) &&
  str(v.createdAt);
