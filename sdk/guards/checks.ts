// Generated from sdk/contract by tools/generate.ts: do not edit.

export type Check = (value: unknown) => boolean;

export const str: Check = (value) => typeof value == 'string';
export const num: Check = (value) => typeof value == 'number';
export const bool: Check = (value) => typeof value == 'boolean';

export function orNull(is: Check): Check {
  return (value) => value === null || is(value);
}

export const textOrNull = orNull(str);

/** A field that may be left out. */
export function optional(is: Check): Check {
  return (value) => value === undefined || is(value);
}

export function list(is: Check): Check {
  return (value) => Array.isArray(value) && value.every((item) => is(item));
}

/** An object that has at least these fields. */
export function shape<T = unknown>(fields: Readonly<Record<string, Check>>): (value: unknown) => value is T {
  const checks = Object.entries(fields);
  return (value): value is T => isObject(value) && checks.every(([name, is]) => is(value[name]));
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value == 'object' && value !== null && !Array.isArray(value);
