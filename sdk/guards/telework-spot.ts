// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { TeleworkSpot } from '../contract/index.ts';
import { obj, textOrNull } from './checks.ts';

export const isTeleworkSpot = (v: unknown): v is TeleworkSpot => obj(v) && textOrNull(v.hours) && textOrNull(v.note);
