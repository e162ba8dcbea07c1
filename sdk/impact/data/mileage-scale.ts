/**
 * The annual mileage scale of the tax administration, 2026, in euros for `d` kilometres: up to the first bound
 * `d × near`, up to the second `d × middle + fixed`, beyond `d × far`. The values of 2023 are unchanged.
 */
export interface MileageScale {
  readonly bounds: readonly [number, number];
  readonly near: number;
  readonly middle: number;
  readonly fixed: number;
  readonly far: number;
}

const scale = (bounds: readonly [number, number], near: number, middle: number, fixed: number, far: number) => ({
  bounds,
  near,
  middle,
  fixed,
  far,
});
const car = [5000, 20_000] as const;
const motorbike = [3000, 6000] as const;

/** By vehicle and fiscal power. */
export const mileageScales = {
  'car-3': scale(car, 0.529, 0.316, 1065, 0.37),
  'car-4': scale(car, 0.606, 0.34, 1330, 0.407),
  'car-5': scale(car, 0.636, 0.357, 1395, 0.427),
  'car-6': scale(car, 0.665, 0.374, 1457, 0.447),
  'car-7': scale(car, 0.697, 0.394, 1515, 0.47),
  'motorbike-2': scale(motorbike, 0.395, 0.099, 891, 0.248),
  'motorbike-5': scale(motorbike, 0.468, 0.082, 1158, 0.275),
  'motorbike-6': scale(motorbike, 0.606, 0.079, 1583, 0.343),
  moped: scale(motorbike, 0.315, 0.079, 711, 0.198),
} as const satisfies Readonly<Record<string, MileageScale>>;

export type MileageScaleId = keyof typeof mileageScales;

/** An electric car counts for so much more. */
export const ELECTRIC_BONUS = 1.2;
