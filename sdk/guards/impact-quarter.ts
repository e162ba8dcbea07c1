// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { ImpactQuarter } from '../contract/index.ts';
import { num, orNull, str, shape } from './checks.ts';

export const isImpactQuarter = shape<ImpactQuarter>({
  period: str,
  visits: orNull(num),
  value: orNull(num),
  low: orNull(num),
  high: orNull(num),
});
