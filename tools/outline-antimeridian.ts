type Ring = readonly (readonly number[])[];

/** Longitudes without a jump: beyond 180° where the ring goes on past the antimeridian. */
function unwrap(ring: Ring): [lon: number, lat: number][] {
  let turn = 0;
  return ring.map(([lon = 0, lat = 0], index) => {
    const before = ring[index - 1]?.[0] ?? lon;
    if (lon - before > 180) turn -= 360;
    else if (lon - before < -180) turn += 360;
    return [lon + turn, lat];
  });
}

/** What of a closed ring lies on one side of a meridian (Sutherland and Hodgman, 1974), closed. */
function clip(ring: Ring, meridian: number, side: 1 | -1): number[][] {
  const kept: number[][] = [];
  const inside = ([lon = 0]: readonly number[]): boolean => (lon - meridian) * side >= 0;
  for (const [index, to] of ring.entries()) {
    const from = ring[index - 1];
    if (from && inside(from) !== inside(to)) {
      const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [from, to];
      kept.push([meridian, ay + ((by - ay) * (meridian - ax)) / (bx - ax)]);
    }
    if (inside(to)) kept.push([...to]);
  }
  const [first] = kept;
  const last = kept.at(-1);
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) kept.push([...first]);
  return kept;
}

/**
 * Cuts a closed ring that crosses the antimeridian into those on either side of it. `world-atlas` has sewn such rings
 * together for the sphere; drawn flat, their longitudes jump and a line runs around the whole world.
 * @param ring degrees, the last point the first; it goes around no pole
 * @returns rings within -180° to 180°
 */
export function cutAtAntimeridian(ring: Ring): number[][][] {
  const whole = unwrap(ring);
  const west = Math.min(...whole.map(([lon]) => lon));
  const east = Math.max(...whole.map(([lon]) => lon));
  if (west >= -180 && east <= 180) return [whole];
  const meridian = east > 180 ? 180 : -180;
  const parts = [clip(whole, meridian, 1), clip(whole, meridian, -1)];
  return parts
    .filter((part) => part.length > 3)
    .map((part) => {
      const middle = part.reduce((sum, [lon = 0]) => sum + lon, 0) / part.length;
      const shift = middle > 180 ? -360 : middle < -180 ? 360 : 0;
      return part.map(([lon = 0, lat = 0]) => [lon + shift, lat]);
    });
}
