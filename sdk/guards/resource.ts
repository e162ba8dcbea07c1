// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Resource } from '../contract/index.ts';
import { num, optional, orNull, shape, str, textOrNull } from './checks.ts';
import { isBookingRules } from './booking-rules.ts';
import { isPrice } from './price.ts';

export const isResource = shape<Resource>({
  id: str,
  kind: str,
  name: str,
  seats: num,
  price: orNull(isPrice),
  booking: shape({ via: str, url: textOrNull, rules: optional(isBookingRules) }),
});
