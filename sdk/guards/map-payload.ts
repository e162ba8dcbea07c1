// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { MapPayload } from '../contract/index.ts';
import { list, num, str, shape } from './checks.ts';

export const isMapPayload = shape<MapPayload>({
  total: num,
  scale: num,
  id: list(num),
  lat: list(num),
  lon: list(num),
  kinds: list(str),
  kind: list(num),
  flags: list(num),
});
