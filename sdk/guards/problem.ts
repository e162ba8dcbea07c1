// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Problem } from '../contract/index.ts';
import { arr, bool, num, obj, str } from './checks.ts';
import { isSlot } from './slot.ts';

export const isProblem = (v: unknown): v is Problem =>
  obj(v) &&
  str(v.type) &&
  str(v.title) &&
  num(v.status) &&
  (str(v.detail) || v.detail === undefined) &&
  (bool(v.final) || v.final === undefined) &&
  (v.errors === undefined ||
    arr(
      v.errors,
      (item) =>
        obj(item) &&
        (str(item.pointer) || item.pointer === undefined) &&
        (str(item.parameter) || item.parameter === undefined) &&
        str(item.detail),
    )) &&
  (str(v.reason) || v.reason === undefined) &&
  (arr(v.alternatives, isSlot) || v.alternatives === undefined);
