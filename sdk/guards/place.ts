// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Place } from '../contract/index.ts';
import { arr, bool, obj, str, textOrNull } from './checks.ts';
import { isAccessibility } from './accessibility.ts';
import { isAddress } from './address.ts';
import { isContact } from './contact.ts';
import { isOpening } from './opening.ts';
import { isPlaceLabel } from './place-label.ts';
import { isPosition } from './position.ts';
import { isResource } from './resource.ts';
import { isSource } from './source.ts';
import { isTeleworkSpot } from './telework-spot.ts';

export const isPlace = (v: unknown): v is Place =>
  obj(v) &&
  str(v.id) &&
  str(v.name) &&
  arr(v.kinds, str) &&
  str(v.status) &&
  str(v.timeZone) &&
  isAddress(v.address) &&
  (v.position === null || isPosition(v.position)) &&
  isOpening(v.opening) &&
  (v.teleworkSpot === null || isTeleworkSpot(v.teleworkSpot)) &&
  arr(v.amenities, str) &&
  arr(v.labels, isPlaceLabel) &&
  bool(v.bookable) &&
  textOrNull(v.summary) &&
  bool(v.demonstration) &&
  str(v.updatedAt) &&
  isContact(v.contact) &&
  isAccessibility(v.accessibility) &&
  textOrNull(v.hostHours) &&
  textOrNull(v.agendaUrl) &&
  arr(v.resources, isResource) &&
  textOrNull(v.description) &&
  isSource(v.source);
