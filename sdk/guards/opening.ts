// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Opening } from '../contract/index.ts';
import { bool, list, orNull, textOrNull, shape } from './checks.ts';
import { isOpeningDay } from './opening-day.ts';

export const isOpening = shape<Opening>({
  hours: textOrNull,
  openNow: orNull(bool),
  nextChange: textOrNull,
  week: list(isOpeningDay),
});
