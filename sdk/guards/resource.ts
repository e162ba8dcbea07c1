// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Resource } from '../contract/index.ts';
import { num, obj, str, textOrNull } from './checks.ts';
import { isBookingRules } from './booking-rules.ts';
import { isPrice } from './price.ts';

export const isResource = (v: unknown): v is Resource =>
  obj(v) &&
  str(v.id) &&
  str(v.kind) &&
  str(v.name) &&
  num(v.seats) &&
  (isPrice(v.price) || v.price === null) &&
  obj(v.booking) &&
  str(v.booking.via) &&
  textOrNull(v.booking.url) &&
  (v.booking.rules === undefined || isBookingRules(v.booking.rules));
