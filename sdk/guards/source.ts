// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Source } from '../contract/index.ts';
import { obj, str, textOrNull } from './checks.ts';

export const isSource = (v: unknown): v is Source =>
  obj(v) &&
  str(v.platform) &&
  textOrNull(v.id) &&
  textOrNull(v.url) &&
  textOrNull(v.licence) &&
  textOrNull(v.observedAt);
