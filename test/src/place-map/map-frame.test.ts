import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { boxOf, scaleBar } from '../../../components/place-map/map-frame.ts';

const columns = (positions: readonly (readonly [number, number])[]) => ({
  length: positions.length,
  lat: Float64Array.from(positions, ([lat]) => lat),
  lon: Float64Array.from(positions, ([, lon]) => lon),
});

describe('the box of some places', () => {
  it('holds each of a few', () => {
    assert.deepEqual(
      boxOf(
        columns([
          [48, -2],
          [47, 3],
          [49, 1],
        ]),
      ),
      [-2, 47, 3, 49],
    );
    assert.equal(boxOf(columns([])), undefined);
  });

  it('does not make a map of France a map of the world for a few places overseas', () => {
    const france = Array.from({ length: 600 }, (_, n) => [43 + (n % 60) / 10, -1 + n / 100] as const);
    const overseas = [
      [-21, 55.5],
      [14.6, -61],
      [4.9, -52.3],
      [16.2, -61.5],
      [-12.8, 45.2],
    ] as const;
    // One place in twenty, as in the lists that the hub imports.
    for (const times of [1, 6]) {
      const all = [...france, ...Array.from({ length: times }, () => overseas).flat()];
      assert.deepEqual(boxOf(columns(all)), boxOf(columns(france)));
    }
    assert.deepEqual(boxOf(columns(france)), [-1, 43, 4.99, 48.9]);
  });
});

describe('the scale bar', () => {
  it('shows a length of one digit, as long as there is room for', () => {
    assert.deepEqual(scaleBar(10, 100), { metres: 1000, pixels: 100 });
    assert.deepEqual(scaleBar(9, 100), { metres: 500, pixels: 56 });
    for (const metres of [0.3, 4.2, 38, 305, 9784]) {
      const bar = scaleBar(metres, 100);
      assert.ok(bar.pixels <= 100 && bar.pixels >= 40, `${metres}: ${bar.pixels}`);
      assert.match(String(bar.metres), /^[125]0*$/);
    }
  });
});
