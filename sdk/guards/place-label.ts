// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { PlaceLabel } from '../contract/index.ts';
import { obj, str, textOrNull } from './checks.ts';

export const isPlaceLabel = (v: unknown): v is PlaceLabel =>
  obj(v) &&
  str(v.scheme) &&
  str(v.name) &&
  obj(v.issuer) &&
  str(v.issuer.name) &&
  textOrNull(v.issuer.url) &&
  str(v.status) &&
  str(v.from) &&
  textOrNull(v.until);
