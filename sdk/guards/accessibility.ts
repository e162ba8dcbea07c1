// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Accessibility } from '../contract/index.ts';
import { obj, str } from './checks.ts';

export const isAccessibility = (v: unknown): v is Accessibility =>
  obj(v) &&
  str(v.stepFreeEntrance) &&
  str(v.adaptedToilet) &&
  str(v.adaptedDesk) &&
  str(v.lift) &&
  str(v.hearingLoop) &&
  str(v.reservedParking);
