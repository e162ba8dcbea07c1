import type { GeometryObject, Topology } from 'topojson-specification';

/**
 * Simplifies the arcs of a topology (Douglas and Peucker, 1973) and takes them out of quantisation. Arcs are shared
 * by neighbours, so coast and borders stay sewn together; their ends, the junctions, never move.
 * @param tolerance degrees a line may stray at that point
 */
export function simplify<T extends Record<string, GeometryObject>>(
  topology: Topology<T>,
  tolerance: (lon: number, lat: number) => number,
): Topology<T> {
  const { scale, translate } = topology.transform ?? { scale: [1, 1], translate: [0, 0] };
  const arcs = topology.arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([dx = 0, dy = 0]) => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
  const { transform: _quantised, ...rest } = topology;
  return { ...rest, arcs: arcs.map((arc) => douglasPeucker(arc, tolerance)) };
}

function douglasPeucker(points: number[][], tolerance: (lon: number, lat: number) => number): number[][] {
  const kept = new Set([0, points.length - 1]);
  // A closed arc (an island) has its ends on one point: its farthest point keeps it from collapsing into a line.
  const stack: [number, number][] = [[0, points.length - 1]];
  for (let span = stack.pop(); span; span = stack.pop()) {
    const [from, to] = span;
    let worst = 0;
    let at = -1;
    for (let i = from + 1; i < to; i++) {
      const [lon = 0, lat = 0] = points[i]!;
      const excess = distance(points[i]!, points[from]!, points[to]!) / tolerance(lon, lat);
      if (excess > worst) [worst, at] = [excess, i];
    }
    if (worst <= 1) continue;
    kept.add(at);
    stack.push([from, at], [at, to]);
  }
  return points.filter((_, index) => kept.has(index));
}

/** From a point to a segment, in degrees of latitude. */
function distance([px = 0, py = 0]: number[], [ax = 0, ay = 0]: number[], [bx = 0, by = 0]: number[]): number {
  const shrink = Math.cos((py * Math.PI) / 180);
  const [dx, dy] = [(bx - ax) * shrink, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((px - ax) * shrink * dx + (py - ay) * dy) / length;
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot((px - ax) * shrink - t * dx, py - ay - t * dy);
}
