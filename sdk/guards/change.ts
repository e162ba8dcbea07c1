// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Change } from '../contract/index.ts';
import { num, obj, str } from './checks.ts';

export const isChange = (v: unknown): v is Change => obj(v) && str(v.place) && num(v.number) && str(v.kind);
