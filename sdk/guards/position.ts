// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { Position } from '../contract/index.ts';
import { num, str, textOrNull, shape } from './checks.ts';

export const isPosition = shape<Position>({ lat: num, lon: num, precision: str, source: textOrNull });
