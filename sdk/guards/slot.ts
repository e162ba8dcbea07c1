// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Slot } from '../contract/index.ts';
import { num, str, shape } from './checks.ts';

export const isSlot = shape<Slot>({ start: str, end: str, free: num });
