import { assumed } from './data/assumption-values.ts';
import { ELECTRIC_BONUS, mileageScales, type MileageScaleId } from './data/mileage-scale.ts';
import { MODEL_VERSION, type Result } from './result.ts';
import { within } from './within.ts';

export interface Vehicle {
  readonly scale: MileageScaleId;
  readonly electric?: boolean;
}

/**
 * What a vehicle costs in a year, in euros, by the tax administration's scale of 2026.
 * @param kilometres of the whole year, 0 or more
 * @throws RangeError for a distance that cannot be, or a vehicle without a scale
 */
export function annualTravelCost(kilometres: number, { scale, electric = false }: Vehicle): number {
  within(kilometres, 'a distance');
  if (!Object.hasOwn(mileageScales, scale)) throw new RangeError(`Not a mileage scale: ${scale}`);
  const { bounds, near, middle, fixed, far } = mileageScales[scale];
  const cost =
    kilometres <= bounds[0]
      ? kilometres * near
      : kilometres <= bounds[1]
        ? kilometres * middle + fixed
        : kilometres * far;
  return electric ? cost * ELECTRIC_BONUS : cost;
}

/**
 * Euros saved in a year: `B(before) − B(after)` on the annual scale, never a flat rate times kilometres, because the
 * last kilometres cost least. The range is that of the distances, both wrong by the same share.
 * @param before, after kilometres of the whole year
 */
export function moneySaved(before: number, after: number, vehicle: Vehicle): Result {
  const share = assumed.distanceStated / 100;
  const saved = (factor: number): number =>
    annualTravelCost(before * factor, vehicle) - annualTravelCost(after * factor, vehicle);
  const value = saved(1);
  const others = [value, saved(1 - share), saved(1 + share)];
  return {
    value,
    low: Math.min(...others),
    high: Math.max(...others),
    unit: 'EUR',
    factorIds: [`mileage-scale:${vehicle.scale}`],
    modelVersion: MODEL_VERSION,
    assumptions: [{ id: 'distance-stated', value: share * 100, unit: '%' }],
    coverage: 1,
  };
}
