// Generated from sdk/contract by tools/generate.ts: do not edit.

export const obj = (v: unknown): v is Record<string, unknown> =>
  typeof v == 'object' && v !== null && !Array.isArray(v);
export const arr = (v: unknown, is: (item: unknown) => boolean): boolean =>
  Array.isArray(v) && v.every((item) => is(item));
export const str = (v: unknown): boolean => typeof v == 'string';
export const num = (v: unknown): boolean => typeof v == 'number';
export const bool = (v: unknown): boolean => typeof v == 'boolean';
export const textOrNull = (v: unknown): boolean => v === null || str(v);
