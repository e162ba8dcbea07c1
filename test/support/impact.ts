import type { Impact, ImpactFigure } from '../../sdk/contract/index.ts';

/** A figure of a place, as the hub gives it; what a test or a story cares about is changed. */
export function aFigure(change: Partial<ImpactFigure> = {}): ImpactFigure {
  // The lines of its computation and its kilometres are those of the figure, however large it is.
  const times = (change.value ?? 1_214_000) / 1_214_000;
  return {
    value: 1_214_000,
    low: 872_000,
    high: 1_540_000,
    unit: 'g',
    factorIds: ['bike:use', 'car-thermal-compact-petrol:use', 'ter:use'],
    modelVersion: '1.0.0',
    assumptions: [
      { id: 'rebound', value: 0.25, low: 0, high: 0.31, unit: '1' },
      { id: 'place-energy', value: 442.3, low: 0, high: 884.6, unit: 'g/visit' },
    ],
    coverage: 0.81,
    visits: 412,
    kilometres: scaled({ value: 15_320, low: 15_010, high: 15_630 }, times),
    vehicleKilometres: scaled({ value: 9480, low: 9240, high: 9720 }, times),
    computation: scaled(
      { usual: 2_130_000, today: 314_000, gross: 1_816_000, rebound: -454_340, place: -147_660, net: 1_214_000 },
      times,
    ),
    factorSet: '2026-11',
    ...change,
  };
}

const scaled = <T extends Record<string, number>>(fields: T, times: number): T =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value * times])) as T;

/** An answer of `GET /v1/impact` for a place that has a figure of its own. */
export function anImpact(change: Partial<Impact> = {}): Impact {
  const area = { type: 'place' as const, id: '1002M', name: 'La Halte du canal' };
  const { value, low, high, visits } = change.figure ?? aFigure();
  return {
    asked: area,
    area,
    period: '2026-Q3',
    from: '2026-07-01',
    until: '2026-10-01',
    figure: aFigure(),
    quarters: [
      { period: '2026-Q1', visits: 280, value: value * 0.6, low: low * 0.6, high: high * 0.6 },
      { period: '2026-Q2', visits: null, value: null, low: null, high: null },
      { period: '2026-Q3', visits, value, low, high },
    ],
    leastPeople: 11,
    demonstration: false,
    ...change,
  };
}

/** What is answered where nobody can be told of, however wide the area. */
export const notEnough: Impact = anImpact({ area: null, figure: null, quarters: [] });

/** More was emitted than spared. */
export const negative: Impact = anImpact({
  figure: aFigure({
    ...{ value: -803_639, low: -966_570, high: -640_708, visits: 126, coverage: 1 },
    kilometres: { value: -3214, low: -3530, high: -2898 },
    vehicleKilometres: { value: -3420, low: -3740, high: -3100 },
    computation: {
      ...{ usual: 57_000, today: 804_900, gross: -747_900 },
      ...{ rebound: 0, place: -55_739, net: -803_639 },
    },
  }),
});
