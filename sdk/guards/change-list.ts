// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { ChangeList } from '../contract/index.ts';
import { arr, num, obj, str, textOrNull } from './checks.ts';
import { isChange } from './change.ts';

export const isChangeList = (v: unknown): v is ChangeList =>
  obj(v) &&
  arr(v.items, isChange) &&
  num(v.position) &&
  obj(v.links) &&
  str(v.links.self) &&
  textOrNull(v.links.next) &&
  num(v.total);
