// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { MapPayload } from '../contract/index.ts';
import { arr, num, obj, str } from './checks.ts';

export const isMapPayload = (v: unknown): v is MapPayload =>
  obj(v) &&
  num(v.total) &&
  num(v.scale) &&
  arr(v.id, num) &&
  arr(v.lat, num) &&
  arr(v.lon, num) &&
  arr(v.kinds, str) &&
  arr(v.kind, num) &&
  arr(v.flags, num);
