// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Point } from '../contract/index.ts';
import { num, shape } from './checks.ts';

export const isPoint = shape<Point>({ lat: num, lon: num });
