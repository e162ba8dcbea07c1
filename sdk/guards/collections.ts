// Generated from sdk/contract by tools/generate.ts: do not edit.

import { type Check, isObject } from './checks.ts';

export function tuple(...checks: readonly Check[]): Check {
  return (value) => Array.isArray(value) && checks.every((is, index) => is(value[index]));
}

/** An object of any names. */
export function dictionary(is: Check): Check {
  return (value) => isObject(value) && Object.values(value).every((each) => is(each));
}
