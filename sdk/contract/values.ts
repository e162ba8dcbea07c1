import { z } from 'zod';

/** RFC 3339 instant in UTC, such as `2026-11-21T08:30:00Z`. */
export const Instant = z.iso.datetime().meta({ id: 'Instant', description: 'RFC 3339 instant in UTC.' });

/** A day in the place's own calendar, ISO 8601, such as `2026-11-21`. */
export const LocalDate = z.iso
  .date()
  .meta({ id: 'LocalDate', description: 'A day in the place’s own calendar (ISO 8601).' });

/** Wall-clock time in the place's time zone, `00:00` to `24:00`. */
export const LocalTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
  .meta({ id: 'LocalTime', description: 'Wall-clock time in the place’s time zone, 00:00 to 24:00.' });

/** An http or https address, nothing else: `javascript:` and friends never enter. */
export const WebUrl = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .meta({ id: 'WebUrl', description: 'An http or https address.' });

/** WGS 84 degrees. */
export const Latitude = z.number().min(-90).max(90).meta({ id: 'Latitude', description: 'WGS 84 degrees north.' });
export const Longitude = z.number().min(-180).max(180).meta({ id: 'Longitude', description: 'WGS 84 degrees east.' });

export const Point = z
  .object({ lat: Latitude, lon: Longitude })
  .meta({ id: 'Point', description: 'WGS 84 position in degrees.' });

/** Public id of a place: Crockford base 32 with a check character (see `sdk/place-id.ts`). */
export const PlaceId = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{2,12}$/)
  .meta({ id: 'PlaceId', description: 'Short, public and stable: Crockford base 32, the last character a check.' });

/** The id of a place as somebody asks by it, perhaps from a door or by telephone: read with `parsePlaceId`. */
export const TypedPlaceId = z
  .string()
  .min(2)
  .max(24)
  .meta({ description: 'Public id of a place; case, hyphens and the look-alikes I, L and O are forgiven.' });

export type Point = z.infer<typeof Point>;
