// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { GrantEvent } from '../contract/index.ts';
import { str, textOrNull, shape } from './checks.ts';

export const isGrantEvent = shape<GrantEvent>({
  at: str,
  action: str,
  by: str,
  from: str,
  until: textOrNull,
  reason: textOrNull,
});
