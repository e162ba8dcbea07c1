// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { ImpactAssumption } from '../contract/index.ts';
import { num, optional, shape, str } from './checks.ts';
import { isFactorSource } from './factor-source.ts';

export const isImpactAssumption = shape<ImpactAssumption>({
  id: str,
  value: num,
  low: optional(num),
  high: optional(num),
  unit: str,
  source: isFactorSource,
  note: shape({ fr: str, en: str }),
  reviewBy: str,
});
