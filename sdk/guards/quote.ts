// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Quote } from '../contract/index.ts';
import { list, num, orNull, shape, str } from './checks.ts';

export const isQuote = shape<Quote>({
  currency: str,
  total: orNull(num),
  lines: list(shape({ per: str, count: num, amount: num })),
});
