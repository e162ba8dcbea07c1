import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ProblemError } from '../../http/problem.ts';
import { boxesAround, readBox, type Box } from './area.ts';

const RADIUS = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two points (haversine). */
function metres(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const h =
    Math.sin(radians(lat2 - lat1) / 2) ** 2 +
    Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * Math.sin(radians(lon2 - lon1) / 2) ** 2;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

const holds = (boxes: readonly Box[], lat: number, lon: number): boolean =>
  boxes.some(([west, south, east, north]) => west <= lon && lon <= east && south <= lat && lat <= north);

const degrees = (most: number): fc.Arbitrary<number> => fc.double({ min: -most, max: most, noNaN: true });

describe('boxesAround', () => {
  it('holds every point within the distance, at the poles and across the antimeridian too', () => {
    const near = fc.record({
      bearing: fc.double({ min: 0, max: 360, noNaN: true }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(
        degrees(90),
        degrees(180),
        fc.double({ min: 1, max: 500_000, noNaN: true }),
        near,
        (lat, lon, radius, to) => {
          // the point at a bearing and a distance (great circle)
          const angle = (radius * to.share) / RADIUS;
          const [phi, theta] = [radians(lat), radians(to.bearing)];
          const lat2 = Math.asin(Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(theta));
          const turn = Math.atan2(
            Math.sin(theta) * Math.sin(angle) * Math.cos(phi),
            Math.cos(angle) - Math.sin(phi) * Math.sin(lat2),
          );
          const [pointLat, raw] = [(lat2 * 180) / Math.PI, lon + (turn * 180) / Math.PI];
          const pointLon = raw > 180 ? raw - 360 : raw < -180 ? raw + 360 : raw;
          if (metres(lat, lon, pointLat, pointLon) > radius) return;
          assert.ok(holds(boxesAround(lat, lon, radius), pointLat, pointLon), `${pointLat}, ${pointLon}`);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('stays small far from the poles', () => {
    const [box, ...others] = boxesAround(48.1, -1.7, 10_000);
    assert.equal(others.length, 0);
    assert.ok(box && box[2] - box[0] < 0.28 && box[3] - box[1] < 0.19);
  });
});

describe('readBox', () => {
  it('is one box, or two across the antimeridian', () => {
    assert.deepEqual(readBox([-2, 47, 0, 49]), [[-2, 47, 0, 49]]);
    assert.deepEqual(readBox([170, -30, -170, -10]), [
      [170, -30, 180, -10],
      [-180, -30, -170, -10],
    ]);
  });

  it('refuses a south above the north', () => {
    assert.throws(() => readBox([0, 50, 1, 40]), ProblemError);
  });
});
