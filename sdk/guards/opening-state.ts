// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { OpeningState } from '../contract/index.ts';
import { bool, obj, textOrNull } from './checks.ts';

export const isOpeningState = (v: unknown): v is OpeningState =>
  obj(v) && textOrNull(v.hours) && (bool(v.openNow) || v.openNow === null) && textOrNull(v.nextChange);
