/** Degrees, WGS 84. */
export interface Place {
  readonly lat: number;
  readonly lon: number;
}

/** Kilometres; mean radius of the Earth (IUGG). */
const EARTH = 6371.0088;

/** Kilometres between two points as the crow flies (haversine). */
export function greatCircle(one: Place, other: Place): number {
  const radians = Math.PI / 180;
  const latitude = Math.sin(((other.lat - one.lat) * radians) / 2) ** 2;
  const longitude = Math.sin(((other.lon - one.lon) * radians) / 2) ** 2;
  const chord = latitude + Math.cos(one.lat * radians) * Math.cos(other.lat * radians) * longitude;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(chord)));
}
