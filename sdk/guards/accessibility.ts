// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Accessibility } from '../contract/index.ts';
import { str, shape } from './checks.ts';

export const isAccessibility = shape<Accessibility>({
  stepFreeEntrance: str,
  adaptedToilet: str,
  adaptedDesk: str,
  lift: str,
  hearingLoop: str,
  reservedParking: str,
});
