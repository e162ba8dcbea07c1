// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { ImpactFigure } from '../contract/index.ts';
import { list, num, shape, str } from './checks.ts';
import { isImpactComputation } from './impact-computation.ts';
import { isUsedAssumption } from './used-assumption.ts';

export const isImpactFigure = shape<ImpactFigure>({
  value: num,
  low: num,
  high: num,
  unit: str,
  factorIds: list(str),
  modelVersion: str,
  assumptions: list(isUsedAssumption),
  coverage: num,
  visits: num,
  kilometres: shape({ value: num, low: num, high: num }),
  vehicleKilometres: shape({ value: num, low: num, high: num }),
  computation: isImpactComputation,
  factorSet: str,
});
