import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cutAtAntimeridian } from './outline-antimeridian.ts';

const closed = (...ring: [number, number][]): [number, number][] => [...ring, ring[0]!];
const area = (ring: readonly (readonly number[])[]): number =>
  Math.abs(
    ring.reduce((sum, [x = 0, y = 0], i) => sum + x * (ring[i + 1]?.[1] ?? y) - (ring[i + 1]?.[0] ?? x) * y, 0),
  ) / 2;

describe('a coast on both sides of the antimeridian', () => {
  it('becomes one ring on each side, of the same land', () => {
    // An island of six degrees by two, two of them in the west.
    const parts = cutAtAntimeridian(closed([176, -18], [-178, -18], [-178, -16], [176, -16]));
    assert.deepEqual(parts.map(area).sort(), [4, 8]);
    for (const part of parts) {
      assert.deepEqual(part[0], part.at(-1));
      const longitudes = part.map(([lon = 0]) => lon);
      assert.ok(longitudes.every((lon) => lon >= -180 && lon <= 180));
      assert.ok(Math.max(...longitudes) - Math.min(...longitudes) <= 4, 'it does not go around the world');
    }
  });

  it('is cut wherever it was begun, and in whichever direction', () => {
    const ring: [number, number][] = [
      [-178, 0],
      [178, 0],
      [178, 3],
      [-179, 3],
    ];
    for (let turn = 0; turn < ring.length; turn += 1) {
      const turned = [...ring.slice(turn), ...ring.slice(0, turn)];
      for (const each of [turned, turned.toReversed()]) {
        const parts = cutAtAntimeridian(closed(...each));
        assert.equal(parts.length, 2);
        assert.ok(Math.abs(parts.map(area).reduce((a, b) => a + b) - 10.5) < 1e-9);
      }
    }
  });

  it('that only touches it, or is elsewhere, stays as it is', () => {
    for (const ring of [
      closed([179, 0], [180, 0], [180, 1], [179, 1]),
      closed([-180, 0], [-179, 0], [-179, 1]),
      closed([-2, 47], [3, 47], [0, 50]),
    ]) {
      assert.deepEqual(cutAtAntimeridian(ring), [ring]);
    }
  });
});
