// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { UsedAssumption } from '../contract/index.ts';
import { num, optional, str, shape } from './checks.ts';

export const isUsedAssumption = shape<UsedAssumption>({
  id: str,
  value: num,
  low: optional(num),
  high: optional(num),
  unit: str,
});
