/**
 * The number itself, when it is one that can be.
 * @throws RangeError that names what it was given for, otherwise
 */
export function within(value: number, what: string, least = 0, most = Infinity): number {
  // Number.isFinite is false for whatever is no number.
  if (Number.isFinite(value) && value >= least && value <= most) return value;
  throw new RangeError(`Not ${what}: ${String(value)}`);
}

/** @throws RangeError when the bounds are none of the value, or one of the three cannot be */
export function withinBounds<B extends { readonly low: number; readonly value: number; readonly high: number }>(
  bounds: B,
  what: string,
  most?: number,
): B {
  within(bounds.low, what, 0, most);
  within(bounds.value, what, bounds.low, most);
  within(bounds.high, what, bounds.value, most);
  return bounds;
}
