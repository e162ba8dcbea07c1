// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { PlaceRecord } from '../contract/index.ts';
import { bool, list, num, orNull, shape, str, textOrNull } from './checks.ts';

export const isPlaceRecord = shape<PlaceRecord>({
  id: str,
  revision: num,
  name: str,
  kinds: list(str),
  status: str,
  listed: bool,
  address: shape({
    street: textOrNull,
    complement: textOrNull,
    postalCode: textOrNull,
    city: textOrNull,
    inseeCode: textOrNull,
    country: str,
  }),
  position: orNull(shape({ lat: num, lon: num, precision: str })),
  phone: textOrNull,
  email: textOrNull,
  website: textOrNull,
  agendaUrl: textOrNull,
  openingHours: textOrNull,
  hostHours: textOrNull,
  teleworkSpot: orNull(shape({ hours: textOrNull, note: textOrNull })),
  amenities: list(str),
  accessibility: shape({
    stepFreeEntrance: str,
    adaptedToilet: str,
    adaptedDesk: str,
    lift: str,
    hearingLoop: str,
    reservedParking: str,
  }),
  summary: textOrNull,
  description: textOrNull,
  said: list(str),
  resources: list(
    shape({
      id: str,
      kind: str,
      name: str,
      seats: num,
      price: orNull(shape({ form: str, currency: str, tariffs: list(shape({ per: str, amount: num })) })),
      via: str,
      url: textOrNull,
      rules: orNull(
        shape({
          step: str,
          minDuration: num,
          maxDuration: num,
          notice: num,
          horizon: num,
          cancelUntil: num,
          confirmation: str,
          closedOn: list(str),
        }),
      ),
      calendarUrl: textOrNull,
    }),
  ),
});
