// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Opening } from '../contract/index.ts';
import { arr, bool, obj, textOrNull } from './checks.ts';
import { isOpeningDay } from './opening-day.ts';

export const isOpening = (v: unknown): v is Opening =>
  obj(v) &&
  textOrNull(v.hours) &&
  (bool(v.openNow) || v.openNow === null) &&
  textOrNull(v.nextChange) &&
  arr(v.week, isOpeningDay);
