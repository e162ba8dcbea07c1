// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { VoucherList } from '../contract/index.ts';
import { list, num, shape, str } from './checks.ts';
import { isVoucher } from './voucher.ts';

export const isVoucherList = shape<VoucherList>({ items: list(isVoucher), links: shape({ self: str }), total: num });
