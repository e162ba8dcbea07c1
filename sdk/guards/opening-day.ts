// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { OpeningDay } from '../contract/index.ts';
import { bool, list, optional, shape, str, textOrNull } from './checks.ts';

export const isOpeningDay = shape<OpeningDay>({
  date: str,
  holiday: textOrNull,
  periods: list(shape({ from: str, to: str, uncertain: optional(bool), note: optional(str) })),
});
