// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { ImpactFactor } from '../contract/index.ts';
import { num, str, shape } from './checks.ts';
import { isFactorSource } from './factor-source.ts';

export const isImpactFactor = shape<ImpactFactor>({
  id: str,
  mode: str,
  value: num,
  unit: str,
  scope: str,
  occupancyBasis: str,
  year: num,
  source: isFactorSource,
  uncertaintyPercent: num,
  reviewBy: str,
});
