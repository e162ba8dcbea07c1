// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { OpeningDay } from '../contract/index.ts';
import { arr, bool, obj, str, textOrNull } from './checks.ts';

export const isOpeningDay = (v: unknown): v is OpeningDay =>
  obj(v) &&
  str(v.date) &&
  textOrNull(v.holiday) &&
  arr(
    v.periods,
    (item) =>
      obj(item) &&
      str(item.from) &&
      str(item.to) &&
      (bool(item.uncertain) || item.uncertain === undefined) &&
      (str(item.note) || item.note === undefined),
  );
