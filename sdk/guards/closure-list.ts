// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { ClosureList } from '../contract/index.ts';
import { list, num, shape, str } from './checks.ts';
import { isClosure } from './closure.ts';

export const isClosureList = shape<ClosureList>({ items: list(isClosure), links: shape({ self: str }), total: num });
