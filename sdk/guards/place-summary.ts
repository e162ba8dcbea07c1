// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { PlaceSummary } from '../contract/index.ts';
import { bool, list, num, optional, orNull, str, textOrNull, shape } from './checks.ts';
import { isAddress } from './address.ts';
import { isOpeningState } from './opening-state.ts';
import { isPlaceLabel } from './place-label.ts';
import { isPosition } from './position.ts';
import { isTeleworkSpot } from './telework-spot.ts';

export const isPlaceSummary = shape<PlaceSummary>({
  id: str,
  name: str,
  kinds: list(str),
  status: str,
  timeZone: str,
  address: isAddress,
  position: orNull(isPosition),
  opening: isOpeningState,
  teleworkSpot: orNull(isTeleworkSpot),
  amenities: list(str),
  labels: list(isPlaceLabel),
  bookable: bool,
  summary: textOrNull,
  demonstration: bool,
  updatedAt: str,
  distance: optional(num),
});
