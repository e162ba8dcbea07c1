// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { ImpactComputation } from '../contract/index.ts';
import { num, shape } from './checks.ts';

export const isImpactComputation = shape<ImpactComputation>({
  usual: num,
  today: num,
  gross: num,
  rebound: num,
  place: num,
  net: num,
});
