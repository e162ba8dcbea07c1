// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Voucher } from '../contract/index.ts';
import { bool, num, str, textOrNull, shape } from './checks.ts';

export const isVoucher = shape<Voucher>({
  id: str,
  code: str,
  employer: str,
  halfDays: num,
  used: num,
  validUntil: textOrNull,
  closed: bool,
});
