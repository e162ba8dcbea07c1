// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Place } from '../contract/index.ts';
import { bool, list, orNull, str, textOrNull, shape } from './checks.ts';
import { isAccessibility } from './accessibility.ts';
import { isAddress } from './address.ts';
import { isContact } from './contact.ts';
import { isOpening } from './opening.ts';
import { isPlaceLabel } from './place-label.ts';
import { isPosition } from './position.ts';
import { isResource } from './resource.ts';
import { isSource } from './source.ts';
import { isTeleworkSpot } from './telework-spot.ts';

export const isPlace = shape<Place>({
  id: str,
  name: str,
  kinds: list(str),
  status: str,
  timeZone: str,
  address: isAddress,
  position: orNull(isPosition),
  opening: isOpening,
  teleworkSpot: orNull(isTeleworkSpot),
  amenities: list(str),
  labels: list(isPlaceLabel),
  bookable: bool,
  summary: textOrNull,
  demonstration: bool,
  updatedAt: str,
  contact: isContact,
  accessibility: isAccessibility,
  hostHours: textOrNull,
  agendaUrl: textOrNull,
  resources: list(isResource),
  description: textOrNull,
  source: isSource,
});
