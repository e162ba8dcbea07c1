// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Problem } from '../contract/index.ts';
import { bool, list, num, optional, shape, str } from './checks.ts';
import { isRefusedDate } from './refused-date.ts';
import { isSlot } from './slot.ts';

export const isProblem = shape<Problem>({
  type: str,
  title: str,
  status: num,
  detail: optional(str),
  final: optional(bool),
  errors: optional(list(shape({ pointer: optional(str), parameter: optional(str), detail: str }))),
  reason: optional(str),
  alternatives: optional(list(isSlot)),
  refused: optional(list(isRefusedDate)),
});
