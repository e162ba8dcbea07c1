// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Territory } from '../contract/index.ts';
import { num, orNull, str, textOrNull, shape } from './checks.ts';
import { tuple } from './collections.ts';
import { isPoint } from './point.ts';

export const isTerritory = shape<Territory>({
  code: str,
  type: str,
  name: str,
  within: textOrNull,
  population: orNull(num),
  centre: orNull(isPoint),
  bbox: orNull(tuple(num, num, num, num)),
});
