// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { PlaceLabel } from '../contract/index.ts';
import { shape, str, textOrNull } from './checks.ts';

export const isPlaceLabel = shape<PlaceLabel>({
  scheme: str,
  name: str,
  issuer: shape({ name: str, url: textOrNull }),
  status: str,
  from: str,
  until: textOrNull,
});
