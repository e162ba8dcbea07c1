// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Point } from '../contract/index.ts';
import { num, obj } from './checks.ts';

export const isPoint = (v: unknown): v is Point => obj(v) && num(v.lat) && num(v.lon);
