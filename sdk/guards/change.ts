// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Change } from '../contract/index.ts';
import { num, optional, str, shape } from './checks.ts';

export const isChange = shape<Change>({ place: str, number: num, kind: str, into: optional(str) });
