// Generated from sdk/contract by tools/generate.ts: do not edit.
import type {
  Accessibility,
  Address,
  Availability,
  Booking,
  BookingRules,
  Contact,
  MapPayload,
  Network,
  Opening,
  OpeningDay,
  OpeningState,
  Place,
  PlaceLabel,
  PlaceList,
  PlaceSummary,
  Point,
  Position,
  Price,
  Problem,
  Quote,
  Resource,
  Slot,
  Source,
  TeleworkSpot,
  Territory,
  TerritoryList,
} from '../contract/index.ts';

const obj = (v: unknown): v is Record<string, unknown> => typeof v == 'object' && v !== null && !Array.isArray(v);
const arr = (v: unknown, is: (item: unknown) => boolean): boolean => Array.isArray(v) && v.every((item) => is(item));
const str = (v: unknown): boolean => typeof v == 'string';
const num = (v: unknown): boolean => typeof v == 'number';
const bool = (v: unknown): boolean => typeof v == 'boolean';
const textOrNull = (v: unknown): boolean => v === null || str(v);

export const isAccessibility = (v: unknown): v is Accessibility =>
  obj(v) &&
  str(v.stepFreeEntrance) &&
  str(v.adaptedToilet) &&
  str(v.adaptedDesk) &&
  str(v.lift) &&
  str(v.hearingLoop) &&
  str(v.reservedParking);

export const isAddress = (v: unknown): v is Address =>
  obj(v) &&
  textOrNull(v.street) &&
  textOrNull(v.complement) &&
  textOrNull(v.postalCode) &&
  textOrNull(v.city) &&
  textOrNull(v.inseeCode) &&
  str(v.country);

export const isAvailability = (v: unknown): v is Availability =>
  obj(v) &&
  str(v.place) &&
  str(v.timeZone) &&
  arr(
    v.resources,
    (item) =>
      obj(item) &&
      str(item.resource) &&
      num(item.seats) &&
      isBookingRules(item.rules) &&
      arr(item.days, (itemOf) => obj(itemOf) && str(itemOf.date) && bool(itemOf.closed) && arr(itemOf.slots, isSlot)),
  ) &&
  str(v.evaluatedAt);

export const isBooking = (v: unknown): v is Booking =>
  obj(v) &&
  str(v.id) &&
  str(v.status) &&
  obj(v.place) &&
  str(v.place.id) &&
  str(v.place.name) &&
  str(v.place.timeZone) &&
  obj(v.resource) &&
  str(v.resource.id) &&
  str(v.resource.name) &&
  str(v.start) &&
  str(v.end) &&
  num(v.seats) &&
  isQuote(v.quote) &&
  str(v.cancelUntil) &&
  textOrNull(v.confirmBy) &&
  str(v.createdAt);

export const isBookingRules = (v: unknown): v is BookingRules =>
  obj(v) &&
  str(v.step) &&
  num(v.minDuration) &&
  num(v.maxDuration) &&
  num(v.notice) &&
  num(v.horizon) &&
  num(v.cancelUntil) &&
  str(v.confirmation) &&
  arr(v.closedOn, str);

export const isContact = (v: unknown): v is Contact =>
  obj(v) && textOrNull(v.phone) && textOrNull(v.email) && textOrNull(v.website);

export const isMapPayload = (v: unknown): v is MapPayload =>
  obj(v) &&
  num(v.total) &&
  num(v.scale) &&
  arr(v.id, num) &&
  arr(v.lat, num) &&
  arr(v.lon, num) &&
  arr(v.kinds, str) &&
  arr(v.kind, num) &&
  arr(v.flags, num);

export const isNetwork = (v: unknown): v is Network =>
  obj(v) &&
  str(v.name) &&
  str(v.version) &&
  bool(v.demonstration) &&
  arr(v.languages, str) &&
  num(v.places) &&
  str(v.tiles) &&
  (v.controller === null || (obj(v.controller) && str(v.controller.name) && textOrNull(v.controller.contact))) &&
  textOrNull(v.privacyNotice) &&
  textOrNull(v.notice) &&
  obj(v.links) &&
  arr(Object.values(v.links), str);

export const isOpening = (v: unknown): v is Opening =>
  obj(v) &&
  textOrNull(v.hours) &&
  (bool(v.openNow) || v.openNow === null) &&
  textOrNull(v.nextChange) &&
  arr(v.week, isOpeningDay);

export const isOpeningDay = (v: unknown): v is OpeningDay =>
  obj(v) &&
  str(v.date) &&
  textOrNull(v.holiday) &&
  arr(
    v.periods,
    (item) =>
      obj(item) &&
      str(item.from) &&
      str(item.to) &&
      (bool(item.uncertain) || item.uncertain === undefined) &&
      (str(item.note) || item.note === undefined),
  );

export const isOpeningState = (v: unknown): v is OpeningState =>
  obj(v) && textOrNull(v.hours) && (bool(v.openNow) || v.openNow === null) && textOrNull(v.nextChange);

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

export const isPlaceList = (v: unknown): v is PlaceList =>
  obj(v) &&
  arr(v.items, isPlaceSummary) &&
  obj(v.links) &&
  str(v.links.self) &&
  textOrNull(v.links.next) &&
  num(v.total) &&
  str(v.evaluatedAt);

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

export const isPoint = (v: unknown): v is Point => obj(v) && num(v.lat) && num(v.lon);

export const isPosition = (v: unknown): v is Position =>
  obj(v) && num(v.lat) && num(v.lon) && str(v.precision) && textOrNull(v.source);

export const isPrice = (v: unknown): v is Price =>
  obj(v) && str(v.form) && str(v.currency) && arr(v.tariffs, (item) => obj(item) && str(item.per) && num(item.amount));

export const isProblem = (v: unknown): v is Problem =>
  obj(v) &&
  str(v.type) &&
  str(v.title) &&
  num(v.status) &&
  (str(v.detail) || v.detail === undefined) &&
  (bool(v.final) || v.final === undefined) &&
  (v.errors === undefined ||
    arr(
      v.errors,
      (item) =>
        obj(item) &&
        (str(item.pointer) || item.pointer === undefined) &&
        (str(item.parameter) || item.parameter === undefined) &&
        str(item.detail),
    )) &&
  (str(v.reason) || v.reason === undefined) &&
  (arr(v.alternatives, isSlot) || v.alternatives === undefined);

export const isQuote = (v: unknown): v is Quote =>
  obj(v) &&
  str(v.currency) &&
  (num(v.total) || v.total === null) &&
  arr(v.lines, (item) => obj(item) && str(item.per) && num(item.count) && num(item.amount));

export const isResource = (v: unknown): v is Resource =>
  obj(v) &&
  str(v.id) &&
  str(v.kind) &&
  str(v.name) &&
  num(v.seats) &&
  (isPrice(v.price) || v.price === null) &&
  obj(v.booking) &&
  str(v.booking.via) &&
  textOrNull(v.booking.url) &&
  (v.booking.rules === undefined || isBookingRules(v.booking.rules));

export const isSlot = (v: unknown): v is Slot => obj(v) && str(v.start) && str(v.end) && num(v.free);

export const isSource = (v: unknown): v is Source =>
  obj(v) &&
  str(v.platform) &&
  textOrNull(v.id) &&
  textOrNull(v.url) &&
  textOrNull(v.licence) &&
  textOrNull(v.observedAt);

export const isTeleworkSpot = (v: unknown): v is TeleworkSpot => obj(v) && textOrNull(v.hours) && textOrNull(v.note);

export const isTerritory = (v: unknown): v is Territory =>
  obj(v) &&
  str(v.code) &&
  str(v.type) &&
  str(v.name) &&
  textOrNull(v.within) &&
  (num(v.population) || v.population === null) &&
  (isPoint(v.centre) || v.centre === null) &&
  (v.bbox === null || (Array.isArray(v.bbox) && num(v.bbox[0]) && num(v.bbox[1]) && num(v.bbox[2]) && num(v.bbox[3])));

export const isTerritoryList = (v: unknown): v is TerritoryList =>
  obj(v) && arr(v.items, isTerritory) && obj(v.links) && str(v.links.self) && textOrNull(v.links.next) && num(v.total);
