// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Territory } from '../contract/index.ts';
import { num, obj, str, textOrNull } from './checks.ts';
import { isPoint } from './point.ts';

export const isTerritory = (v: unknown): v is Territory =>
  obj(v) &&
  str(v.code) &&
  str(v.type) &&
  str(v.name) &&
  textOrNull(v.within) &&
  (num(v.population) || v.population === null) &&
  (isPoint(v.centre) || v.centre === null) &&
  (v.bbox === null || (Array.isArray(v.bbox) && num(v.bbox[0]) && num(v.bbox[1]) && num(v.bbox[2]) && num(v.bbox[3])));
