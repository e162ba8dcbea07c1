// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Price } from '../contract/index.ts';
import { arr, num, obj, str } from './checks.ts';

export const isPrice = (v: unknown): v is Price =>
  obj(v) && str(v.form) && str(v.currency) && arr(v.tariffs, (item) => obj(item) && str(item.per) && num(item.amount));
