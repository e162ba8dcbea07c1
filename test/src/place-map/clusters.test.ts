import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Box, ClusterIndex, maxZoom } from '../../../components/place-map/clusters.ts';

const world: Box = [-180, -85, 180, 85];

function places(positions: readonly (readonly [lat: number, lon: number])[]) {
  return {
    total: positions.length,
    length: positions.length,
    id: positions.map((_, index) => index + 1),
    lat: Float64Array.from(positions, ([lat]) => lat),
    lon: Float64Array.from(positions, ([, lon]) => lon),
    kind: positions.map(() => 'coworking' as const),
    flags: new Uint8Array(positions.length),
  };
}

const position = fc.tuple(fc.double({ min: 41, max: 51, noNaN: true }), fc.double({ min: -5, max: 9, noNaN: true }));

describe('clusters', () => {
  it('hold every place once, at every zoom', () => {
    fc.assert(
      fc.property(fc.array(position, { maxLength: 120 }), fc.integer({ min: 2, max: maxZoom }), (positions, zoom) => {
        const clusters = new ClusterIndex(places(positions));
        const shown = clusters
          .inView(world, zoom)
          .flatMap((spot) => (spot.cluster < 0 ? [spot.index] : clusters.members(spot)));
        assert.deepEqual(
          shown.sort((a, b) => a - b),
          positions.map((_, index) => index),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('keep places of one point together down to the closest zoom, so that all of them can be listed', () => {
    const clusters = new ClusterIndex(
      places([
        [48.1, -1.7],
        [48.1, -1.7],
        [48.1, -1.7],
        [47, 2],
      ]),
    );
    const together = clusters.inView(world, maxZoom).find(({ count }) => count === 3);
    assert.ok(together);
    assert.ok(clusters.expansionZoom(together) > maxZoom);
    assert.deepEqual(clusters.members(together).sort(), [0, 1, 2]);
  });

  it('say at which zoom two near places part', () => {
    const clusters = new ClusterIndex(
      places([
        [48.1, -1.7],
        [48.11, -1.7],
      ]),
    );
    const [cluster] = clusters.inView(world, 5);
    const zoom = clusters.expansionZoom(cluster!);
    assert.ok(zoom > 5 && zoom <= maxZoom);
    assert.equal(clusters.inView(world, zoom).length, 2);
    assert.equal(clusters.inView(world, zoom - 1).length, 1);
  });

  it('are the same whether their zoom was grouped before or not', () => {
    const positions = fc.sample(position, { numRuns: 300, seed: 7 });
    const [prepared, fresh] = [new ClusterIndex(places(positions)), new ClusterIndex(places(positions))];
    assert.ok(prepared.prepare(9));
    assert.ok(!prepared.prepare(9));
    assert.ok(!prepared.prepare(maxZoom + 1));
    assert.deepEqual(prepared.inView(world, 9), fresh.inView(world, 9));
  });

  it('find the cluster that holds a place', () => {
    const positions = fc.sample(position, { numRuns: 300, seed: 8 });
    const clusters = new ClusterIndex(places(positions));
    for (const zoom of [5, 7, 10])
      positions.forEach((_, index) => {
        const holder = clusters.holder(index, clusters.inView(world, zoom));
        assert.ok(
          holder && (holder.index === index || clusters.members(holder).includes(index)),
          `${index} at ${zoom}`,
        );
      });
  });

  it('give at most 1,000 markers, however much is in view', () => {
    const grid = Array.from({ length: 5000 }, (_, n) => [42 + (n % 70) / 10, -4 + Math.floor(n / 70) / 8] as const);
    const clusters = new ClusterIndex(places(grid));
    for (let zoom = 2; zoom <= maxZoom; zoom++) assert.ok(clusters.inView(world, zoom).length <= 1000, `zoom ${zoom}`);
  });

  it('give a place its exact position', () => {
    const [spot] = new ClusterIndex(places([[48.117266, -1.677793]])).inView(world, 12);
    assert.deepEqual([spot?.lat, spot?.lon, spot?.count], [48.117266, -1.677793, 1]);
  });
});
