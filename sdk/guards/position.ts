// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Position } from '../contract/index.ts';
import { num, obj, str, textOrNull } from './checks.ts';

export const isPosition = (v: unknown): v is Position =>
  obj(v) && num(v.lat) && num(v.lon) && str(v.precision) && textOrNull(v.source);
