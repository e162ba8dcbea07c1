import type { sources } from './sources.ts';

/** Edition of the factors and assumptions; a published figure stays tied to the one it was computed with. */
export const factorSet = { version: '2026-11', year: 2026, reviewBy: '2027-11-30' } as const;

type SourceId = keyof typeof sources;
/** What a factor is divided by: a vehicle's by the people in it, a passenger's by nothing. */
export type OccupancyBasis = 'vehicle' | 'passenger';

/**
 * Grams of CO2 equivalent per kilometre.
 *
 * - Use: energy used, upstream included, without building the vehicle; cars and motorbikes per vehicle.
 * - Build: what building the vehicle adds, where a source may be reused: the values for cars in Impact CO2 and Nos
 *   Gestes Climat come from ecoinvent and may not.
 * - Speed: kilometres an hour, door to door; 50 for cars is that of ADEME's telework simulator, the others are ours.
 *
 * Impact CO2 publishes cars divided by 1.6 people without saying so: its values are multiplied by 1.6 here. Use and
 * build of its small motorbike look swapped: only the total is taken.
 */
type Row = readonly [
  use: number,
  basis: OccupancyBasis,
  source: SourceId,
  speed: number,
  build?: number,
  builder?: SourceId,
];

const rows = {
  'car-thermal-compact-petrol': [220.822, 'vehicle', 'nosGestesClimat', 50, 25.6, 'monImpactTransport'],
  'car-thermal-compact-diesel': [176.894, 'vehicle', 'nosGestesClimat', 50, 25.6, 'monImpactTransport'],
  'car-thermal-small-petrol': [187.1696, 'vehicle', 'impactCo2', 50],
  'car-suv-petrol': [330.5904, 'vehicle', 'impactCo2', 50],
  'car-electric-compact': [19.343, 'vehicle', 'nosGestesClimat', 50, 83.6, 'monImpactTransport'],
  'car-hybrid-compact': [181.4704, 'vehicle', 'impactCo2', 50],
  'car-plugin-hybrid-compact': [149.0688, 'vehicle', 'impactCo2', 50],
  'motorbike-over-250': [140, 'vehicle', 'impactCo2', 50, 26.5, 'monImpactTransport'],
  'motorbike-under-250': [87.2, 'vehicle', 'impactCo2', 45, 0, 'impactCo2'],
  'scooter-thermal': [60.4, 'vehicle', 'impactCo2', 30, 15.9, 'impactCo2'],
  'scooter-electric': [20.7, 'vehicle', 'impactCo2', 30],
  'bus-diesel': [113.5, 'passenger', 'impactCo2', 18, 8.92, 'impactCo2'],
  'bus-cng': [112.8, 'passenger', 'impactCo2', 18, 8.9, 'impactCo2'],
  'bus-electric': [9.5, 'passenger', 'impactCo2', 18, 12.2, 'impactCo2'],
  coach: [33.14, 'passenger', 'impactCo2', 45, 4.42, 'impactCo2'],
  metro: [4.2, 'passenger', 'impactCo2', 25, 0.24, 'impactCo2'],
  tram: [3.8, 'passenger', 'impactCo2', 18, 0.48, 'impactCo2'],
  'rer-transilien': [6.6, 'passenger', 'impactCo2', 35, 3.18, 'impactCo2'],
  ter: [22.9, 'passenger', 'impactCo2', 60, 4.79, 'impactCo2'],
  intercites: [5.8, 'passenger', 'impactCo2', 90, 3.18, 'impactCo2'],
  tgv: [2.3, 'passenger', 'impactCo2', 150, 0.63, 'impactCo2'],
  'e-bike': [2.23, 'passenger', 'impactCo2', 18, 8.72, 'impactCo2'],
  'e-scooter-kick': [2, 'passenger', 'impactCo2', 15, 22.9, 'impactCo2'],
  bike: [0, 'passenger', 'impactCo2', 14, 0.17, 'impactCo2'],
  walk: [0, 'passenger', 'impactCo2', 4.5, 0, 'impactCo2'],
} as const satisfies Readonly<Record<string, Row>>;

/** A way to travel. */
export type Mode = keyof typeof rows;

export const factorRows: Readonly<Record<Mode, Row>> = rows;

/** Every way to travel, cars first. */
export const modes = Object.keys(rows) as Mode[];

/**
 * Percent. The model gives it for cars; the sources publish none for the others, which are given the same. A factor
 * of nothing is exact.
 */
export const FACTOR_UNCERTAINTY = 25;
