// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Address } from '../contract/index.ts';
import { obj, str, textOrNull } from './checks.ts';

export const isAddress = (v: unknown): v is Address =>
  obj(v) &&
  textOrNull(v.street) &&
  textOrNull(v.complement) &&
  textOrNull(v.postalCode) &&
  textOrNull(v.city) &&
  textOrNull(v.inseeCode) &&
  str(v.country);
