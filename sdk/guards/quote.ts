// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Quote } from '../contract/index.ts';
import { arr, num, obj, str } from './checks.ts';

export const isQuote = (v: unknown): v is Quote =>
  obj(v) &&
  str(v.currency) &&
  (num(v.total) || v.total === null) &&
  arr(v.lines, (item) => obj(item) && str(item.per) && num(item.count) && num(item.amount));
