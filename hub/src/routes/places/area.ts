import { ProblemError } from '../../http/problem.ts';

/** West, south, east and north in degrees, west never greater than east. */
export type Box = readonly [west: number, south: number, east: number, north: number];

const METRES_PER_DEGREE = (Math.PI / 180) * 6_371_008.8;

/**
 * The boxes of a `bbox` parameter: two when it crosses the antimeridian (RFC 7946, 5.2).
 * @throws ProblemError when south is above north
 */
export function readBox([west, south, east, north]: readonly [number, number, number, number]): Box[] {
  if (south > north) {
    throw new ProblemError('invalid-parameters', {
      errors: [
        {
          parameter: 'bbox',
          detail: {
            fr: `Le sud (${south}) est au nord du nord (${north})\xa0: l’ordre est ouest,sud,est,nord.`,
            en: `South (${south}) is above north (${north}): the order is west,south,east,north.`,
          },
        },
      ],
      final: true,
    });
  }
  return split(west, south, east, north);
}

const split = (west: number, south: number, east: number, north: number): Box[] =>
  west <= east
    ? [[west, south, east, north]]
    : [
        [west, south, 180, north],
        [-180, south, east, north],
      ];

/** Boxes that hold every point within a distance: candidates for an index, to be measured afterwards. */
export function boxesAround(lat: number, lon: number, metres: number): Box[] {
  // a little more than needed, so that rounding never drops a point on the edge
  const degrees = (metres / METRES_PER_DEGREE) * 1.0001 + 1e-9;
  const south = lat - degrees;
  const north = lat + degrees;
  if (south <= -90 || north >= 90) return [[-180, Math.max(south, -90), 180, Math.min(north, 90)]];
  // widest where a meridian touches the circle, a little poleward of its centre
  const widest = Math.asin(Math.min(1, Math.sin((degrees * Math.PI) / 180) / Math.cos((lat * Math.PI) / 180)));
  const span = (widest * 180) / Math.PI;
  const wrap = (degree: number): number => (degree < -180 ? degree + 360 : degree > 180 ? degree - 360 : degree);
  return span >= 180 ? [[-180, south, 180, north]] : split(wrap(lon - span), south, wrap(lon + span), north);
}
