import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { placeLabels } from '../../../components/place-map/outline-labels.ts';

const town = (name: string, x: number, y: number, importance: number) => ({
  name,
  x,
  y,
  importance,
  population: importance,
});
const view = { width: 800, height: 600 };
const project = ({ x, y }: { x: number; y: number }) => ({ x, y });
const measure = (text: string, size: number) => text.length * size * 0.55;

describe('the names on the outline map', () => {
  it('never touch each other', () => {
    const towns = fc.array(
      fc.record({
        x: fc.integer({ min: 0, max: 800 }),
        y: fc.integer({ min: 0, max: 600 }),
        importance: fc.integer({ min: 1000, max: 2_000_000 }),
      }),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(towns, fc.integer({ min: 5, max: 14 }), (given, zoom) => {
        const sorted = given
          .map(({ x, y, importance }) => town('Ville-sur-Mer', x, y, importance))
          .sort((a, b) => b.importance - a.importance);
        const boxes = placeLabels(sorted, zoom, view, project, measure).map(({ textX, y, size }) => ({
          left: textX,
          right: textX + measure('Ville-sur-Mer', size),
          top: y - size / 2,
          bottom: y + size / 2,
        }));
        for (const [index, one] of boxes.entries()) {
          for (const other of boxes.slice(index + 1)) {
            const apart =
              one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
            assert.ok(apart);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('name the greater of two towns that have no room for both', () => {
    const labels = placeLabels(
      [town('Rennes', 400, 300, 400_000), town('Cesson-Sévigné', 404, 302, 17_000)],
      9,
      view,
      project,
      measure,
    );
    assert.deepEqual(
      labels.map(({ town: { name } }) => name),
      ['Rennes'],
    );
  });

  it('leave small towns out from afar and name them from near', () => {
    const village = [town('Ganges', 400, 300, 4000)];
    assert.equal(placeLabels(village, 6, view, project, measure).length, 0);
    assert.equal(placeLabels(village, 11, view, project, measure).length, 1);
  });
});
