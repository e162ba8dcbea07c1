// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Slot } from '../contract/index.ts';
import { num, obj, str } from './checks.ts';

export const isSlot = (v: unknown): v is Slot => obj(v) && str(v.start) && str(v.end) && num(v.free);
