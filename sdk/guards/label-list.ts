// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { LabelList } from '../contract/index.ts';
import { list, num, shape, str } from './checks.ts';
import { isLabel } from './label.ts';

export const isLabelList = shape<LabelList>({ items: list(isLabel), links: shape({ self: str }), total: num });
