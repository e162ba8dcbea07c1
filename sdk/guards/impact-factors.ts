// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { ImpactFactors } from '../contract/index.ts';
import { list, num, shape, str } from './checks.ts';
import { dictionary, tuple } from './collections.ts';
import { isImpactAssumption } from './impact-assumption.ts';
import { isImpactFactor } from './impact-factor.ts';

export const isImpactFactors = shape<ImpactFactors>({
  version: str,
  year: num,
  modelVersion: str,
  factors: list(isImpactFactor),
  assumptions: list(isImpactAssumption),
  mileageScales: dictionary(shape({ bounds: tuple(num, num), near: num, middle: num, fixed: num, far: num })),
});
