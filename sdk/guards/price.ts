// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Price } from '../contract/index.ts';
import { list, num, shape, str } from './checks.ts';

export const isPrice = shape<Price>({ form: str, currency: str, tariffs: list(shape({ per: str, amount: num })) });
