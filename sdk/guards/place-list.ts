// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { PlaceList } from '../contract/index.ts';
import { arr, num, obj, str, textOrNull } from './checks.ts';
import { isPlaceSummary } from './place-summary.ts';

export const isPlaceList = (v: unknown): v is PlaceList =>
  obj(v) &&
  arr(v.items, isPlaceSummary) &&
  obj(v.links) &&
  str(v.links.self) &&
  textOrNull(v.links.next) &&
  num(v.total) &&
  str(v.evaluatedAt);
