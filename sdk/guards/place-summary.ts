// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { PlaceSummary } from '../contract/index.ts';
import { arr, bool, num, obj, str, textOrNull } from './checks.ts';
import { isAddress } from './address.ts';
import { isOpeningState } from './opening-state.ts';
import { isPlaceLabel } from './place-label.ts';
import { isPosition } from './position.ts';
import { isTeleworkSpot } from './telework-spot.ts';

export const isPlaceSummary = (v: unknown): v is PlaceSummary =>
  obj(v) &&
  str(v.id) &&
  str(v.name) &&
  arr(v.kinds, str) &&
  str(v.status) &&
  str(v.timeZone) &&
  isAddress(v.address) &&
  (v.position === null || isPosition(v.position)) &&
  isOpeningState(v.opening) &&
  (v.teleworkSpot === null || isTeleworkSpot(v.teleworkSpot)) &&
  arr(v.amenities, str) &&
  arr(v.labels, isPlaceLabel) &&
  bool(v.bookable) &&
  textOrNull(v.summary) &&
  bool(v.demonstration) &&
  str(v.updatedAt) &&
  (num(v.distance) || v.distance === undefined);
