/** Web Mercator (EPSG:3857) on the unit square: x grows east, y grows south, as in tiled maps. */

/** @param lon degrees */
export const unitX = (lon: number): number => lon / 360 + 0.5;

/** @param lat degrees; beyond ±85.0511 the square ends */
export function unitY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180);
  const y = 0.5 - (0.25 * Math.log((1 + sine) / (1 - sine))) / Math.PI;
  return Math.min(1, Math.max(0, y));
}

/** Degrees north of a height on the square. */
export const latitudeAt = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

/** Metres on the ground per unit of the square, at that height on it. */
export const metresPerUnit = (y: number): number => 40_075_016.686 / Math.cosh(Math.PI * (1 - 2 * y));
