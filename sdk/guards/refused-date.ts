// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { RefusedDate } from '../contract/index.ts';
import { list, str, shape } from './checks.ts';
import { isSlot } from './slot.ts';

export const isRefusedDate = shape<RefusedDate>({ date: str, reason: str, detail: str, alternatives: list(isSlot) });
