/**
 * What a visit to a place near home spares, and how it is computed: pure functions, no request, no DOM. The model is
 * described in docs/co2-method.md; every result carries its range, its factors and its assumptions.
 */
export { assumptions, energy, type Assumption, type AssumptionId } from './data/assumptions.ts';
export { FACTOR_UNCERTAINTY, factorSet, modes, type Mode, type OccupancyBasis } from './data/factors.ts';
export { ELECTRIC_BONUS, mileageScales, type MileageScale, type MileageScaleId } from './data/mileage-scale.ts';
export { sources, type Source } from './data/sources.ts';
export * from './disclosure.ts';
export { greatCircle } from './distance.ts';
export * from './factors.ts';
export * from './leg.ts';
export * from './modes.ts';
export * from './money.ts';
export * from './open-data.ts';
export * from './result.ts';
export * from './tally.ts';
export * from './time.ts';
export * from './visit.ts';
export * from './year.ts';
