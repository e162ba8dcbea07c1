// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Address } from '../contract/index.ts';
import { str, textOrNull, shape } from './checks.ts';

export const isAddress = shape<Address>({
  street: textOrNull,
  complement: textOrNull,
  postalCode: textOrNull,
  city: textOrNull,
  inseeCode: textOrNull,
  country: str,
});
