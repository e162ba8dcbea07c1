// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Network } from '../contract/index.ts';
import { arr, bool, num, obj, str, textOrNull } from './checks.ts';

export const isNetwork = (v: unknown): v is Network =>
  obj(v) &&
  str(v.name) &&
  str(v.version) &&
  bool(v.demonstration) &&
  arr(v.languages, str) &&
  num(v.places) &&
  str(v.tiles) &&
  (v.controller === null || (obj(v.controller) && str(v.controller.name) && textOrNull(v.controller.contact))) &&
  textOrNull(v.privacyNotice) &&
  textOrNull(v.notice) &&
  obj(v.links) &&
  arr(Object.values(v.links), str);
